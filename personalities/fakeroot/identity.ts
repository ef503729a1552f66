// The user and group ids of a task: kernel/sys.c.
import { CAP_SETGID, CAP_SETUID, EINVAL, EPERM, Ptr } from "unweld";
import { Credentials, State, credentials, fixCapabilities, fixFileCapabilities, has, refresh } from "./credentials";
import { publish } from "./processes";

/** "Leave it": (uid_t)-1. */
const KEEP: u32 = 0xffffffff;

// @ts-ignore: decorator
@inline
export function isReal(): bool {
  return (credentials().state & State.REAL) != 0;
}

/** setuid(2). */
export function setUid(uid: u32): i64 {
  const who = credentials();
  if (uid == KEEP) return -EINVAL;
  if (has(who, CAP_SETUID)) return changeUids(who, uid, uid, uid);
  if (uid != who.uid && uid != who.suid) return -EPERM;
  return changeUids(who, who.uid, uid, who.suid);
}

/** setreuid(2). */
export function setReUid(ruid: u32, euid: u32): i64 {
  const who = credentials();
  const free = has(who, CAP_SETUID);
  if (ruid != KEEP && ruid != who.uid && ruid != who.euid && !free) return -EPERM;
  if (euid != KEEP && euid != who.uid && euid != who.euid && euid != who.suid && !free) return -EPERM;
  const effective = euid == KEEP ? who.euid : euid;
  const saved = ruid != KEEP || (euid != KEEP && euid != who.uid) ? effective : who.suid;
  return changeUids(who, ruid == KEEP ? who.uid : ruid, effective, saved);
}

/** setresuid(2). */
export function setResUid(ruid: u32, euid: u32, suid: u32): i64 {
  const who = credentials();
  if (!has(who, CAP_SETUID) && !(isOneUid(who, ruid) && isOneUid(who, euid) && isOneUid(who, suid))) return -EPERM;
  return changeUids(who, ruid == KEEP ? who.uid : ruid, euid == KEEP ? who.euid : euid, suid == KEEP ? who.suid : suid);
}

/** setfsuid(2): gives the old id, whether or not it changed. */
export function setFsUid(fsuid: u32): i64 {
  const who = credentials();
  const old = who.fsuid;
  if (fsuid == KEEP || fsuid == old) return <i64>old;
  if (!has(who, CAP_SETUID) && fsuid != who.uid && fsuid != who.euid && fsuid != who.suid) return <i64>old;
  who.fsuid = fsuid;
  fixFileCapabilities(who, old);
  changed(who);
  return <i64>old;
}

/** setgid(2). */
export function setGid(gid: u32): i64 {
  const who = credentials();
  if (gid == KEEP) return -EINVAL;
  if (has(who, CAP_SETGID)) return changeGids(who, gid, gid, gid);
  if (gid != who.gid && gid != who.sgid) return -EPERM;
  return changeGids(who, who.gid, gid, who.sgid);
}

/** setregid(2). */
export function setReGid(rgid: u32, egid: u32): i64 {
  const who = credentials();
  const free = has(who, CAP_SETGID);
  if (rgid != KEEP && rgid != who.gid && rgid != who.egid && !free) return -EPERM;
  if (egid != KEEP && egid != who.gid && egid != who.egid && egid != who.sgid && !free) return -EPERM;
  const effective = egid == KEEP ? who.egid : egid;
  const saved = rgid != KEEP || (egid != KEEP && egid != who.gid) ? effective : who.sgid;
  return changeGids(who, rgid == KEEP ? who.gid : rgid, effective, saved);
}

/** setresgid(2). */
export function setResGid(rgid: u32, egid: u32, sgid: u32): i64 {
  const who = credentials();
  if (!has(who, CAP_SETGID) && !(isOneGid(who, rgid) && isOneGid(who, egid) && isOneGid(who, sgid))) return -EPERM;
  return changeGids(who, rgid == KEEP ? who.gid : rgid, egid == KEEP ? who.egid : egid, sgid == KEEP ? who.sgid : sgid);
}

/** setfsgid(2). */
export function setFsGid(fsgid: u32): i64 {
  const who = credentials();
  const old = who.fsgid;
  if (fsgid == KEEP || fsgid == old) return <i64>old;
  if (!has(who, CAP_SETGID) && fsgid != who.gid && fsgid != who.egid && fsgid != who.sgid) return <i64>old;
  who.fsgid = fsgid;
  changed(who);
  return <i64>old;
}

/** getresuid(2). */
export function getResUid(ruid: Ptr<u32>, euid: Ptr<u32>, suid: Ptr<u32>): i64 {
  const who = credentials();
  ruid.put(who.uid);
  euid.put(who.euid);
  suid.put(who.suid);
  return 0;
}

/** getresgid(2). */
export function getResGid(rgid: Ptr<u32>, egid: Ptr<u32>, sgid: Ptr<u32>): i64 {
  const who = credentials();
  rgid.put(who.gid);
  egid.put(who.egid);
  sgid.put(who.sgid);
  return 0;
}

function isOneUid(who: Credentials, id: u32): bool {
  return id == KEEP || id == who.uid || id == who.euid || id == who.suid;
}

function isOneGid(who: Credentials, id: u32): bool {
  return id == KEEP || id == who.gid || id == who.egid || id == who.sgid;
}

function changeUids(who: Credentials, uid: u32, euid: u32, suid: u32): i64 {
  const oldUid = who.uid;
  const oldEuid = who.euid;
  const oldSuid = who.suid;
  who.uid = uid;
  who.euid = euid;
  who.suid = suid;
  who.fsuid = euid;
  fixCapabilities(who, oldUid, oldEuid, oldSuid);
  changed(who);
  return 0;
}

function changeGids(who: Credentials, gid: u32, egid: u32, sgid: u32): i64 {
  who.gid = gid;
  who.egid = egid;
  who.sgid = sgid;
  who.fsgid = egid;
  changed(who);
  return 0;
}

function changed(who: Credentials): void {
  refresh(who);
  publish();
}

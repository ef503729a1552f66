// chown(2) and its family: the owner is written down, the real file keeps its own.
import {
  AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, CAP_CHOWN, CAP_FSETID, CString, EINVAL, EPERM, Ptr, Put, S_ISGID, S_ISUID, S_IXGRP, Statx,
} from "unweld";
import { withoutCapabilities } from "./attributes";
import { kernel } from "./below";
import { State, credentials, has } from "./credentials";
import { isInGroup } from "./groups";
import { inspect, inspectOpen, isDirectory, scratchStatx } from "./inode";
import { checkSearch, isChecked } from "./permissions";
import { commit, findOrBegin, Record, resultOf, scratchRecord } from "./records";
import { heap } from "./session";
import { isUnlocked } from "./unlock";

/** "Leave it": (uid_t)-1. */
const KEEP: u32 = 0xffffffff;

/** fchownat(2). The real file's change time stays as it is. */
export function chownAt(dirfd: i32, pathname: Ptr<CString>, owner: u32, group: u32, flags: i32): i64 {
  if ((credentials().state & State.REAL) != 0) return kernel.fchownat(dirfd, pathname, owner, group, flags);
  if ((flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH)) != 0) return -EINVAL;
  if (isChecked()) {
    const refused = checkSearch(dirfd, pathname, flags);
    if (refused < 0) return refused;
  }
  const inode = scratchStatx();
  let result = inspect(dirfd, pathname, flags, inode);
  if (isUnlocked(result, dirfd, pathname)) result = inspect(dirfd, pathname, flags, inode);
  if (result < 0) return result;
  const put = change(inode, owner, group);
  if (put == 0 && losesSetId(inode)) kernel.fchmodat(dirfd, pathname, withoutSetId(inode.stx_mode) & 0o7777);
  return put;
}

/** fchown(2). */
export function chownOpen(fd: i32, owner: u32, group: u32): i64 {
  if ((credentials().state & State.REAL) != 0) return kernel.fchown(fd, owner, group);
  const inode = scratchStatx();
  const result = inspectOpen(fd, inode);
  if (result < 0) return result;
  const put = change(inode, owner, group);
  if (put == 0 && losesSetId(inode)) kernel.fchmod(fd, withoutSetId(inode.stx_mode) & 0o7777);
  return put;
}

function change(inode: Statx, owner: u32, group: u32): i64 {
  const record = scratchRecord();
  for (;;) {
    const known = findOrBegin(inode, record);
    if (isChecked() && !mayChange(record, owner, group)) return -EPERM;
    if (owner != KEEP) record.uid = owner;
    if (group != KEEP) record.gid = group;
    const block = record.attributes;
    const bytes = record.attributesBytes;
    let lost: bool = false;
    if (!isDirectory(record.mode)) {
      record.mode = clearedMode(record);
      lost = withoutCapabilities(record);
    }
    // A real file with set-id bits that the record has not is about to lose them.
    const put = commit(record, known, inode.stx_mode & (isDirectory(inode.stx_mode) ? 0xffff : record.mode | ~0o6000));
    if (put == Put.DONE && lost) heap.free(block, bytes);
    if (put != Put.DONE && lost) heap.free(record.attributes, record.attributesBytes);
    if (put != Put.RETRY) return resultOf(put);
  }
  return 0;
}

/** chown_ok and chgrp_ok of fs/attr.c. */
function mayChange(record: Record, owner: u32, group: u32): bool {
  const who = credentials();
  if (has(who, CAP_CHOWN)) return true;
  if (owner != KEEP && (who.fsuid != record.uid || owner != record.uid)) return false;
  return group == KEEP || (who.fsuid == record.uid && (group == record.gid || isInGroup(who, group)));
}

/** A file's set-id bits go with its owner, for root as for others; set-group-id without execution stays for those who may. */
function clearedMode(record: Record): u32 {
  let mode = record.mode & ~S_ISUID;
  const who = credentials();
  if ((mode & S_IXGRP) != 0 || (!has(who, CAP_FSETID) && !isInGroup(who, record.gid))) mode &= ~S_ISGID;
  return mode;
}

/** Whether the real file has set-id bits that the guest's view of it has lost. */
function losesSetId(inode: Statx): bool {
  return !isDirectory(inode.stx_mode) && (inode.stx_mode & 0o6000 & ~scratchRecord().mode) != 0;
}

function withoutSetId(mode: u32): u32 {
  return mode & ~0o6000;
}

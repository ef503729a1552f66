import {
  CAP_CHOWN, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER, CAP_FSETID, CAP_LAST_CAP, CAP_LINUX_IMMUTABLE, CAP_MAC_OVERRIDE, CAP_MKNOD,
  SECBIT_KEEP_CAPS, SECBIT_NO_SETUID_FIXUP, claimThreadBytes, threadArea,
} from "unweld";

/** Why a task's calls take a longer way than root's. */
export namespace State {
  /** It lacks a capability that lets root pass permission checks. */
  export const CHECKED: u32 = 1;
  /** What it creates belongs to somebody else than 0:0. */
  export const OWNS: u32 = 2;
  /** It is in a user namespace it asked for: the kernel's own view is the truth. */
  export const REAL: u32 = 4;
  /** It has its own seccomp filter: only calls like its own are made. */
  export const FILTERED: u32 = 8;
  /** access(2) asks for somebody else than root. */
  export const ACCESS: u32 = 16;
  /** It is in a user namespace made for it without its asking: the kernel knows it as 0:0 there. */
  export const NAMESPACED: u32 = 32;
  /** In the first user namespace it asked for: what its maps call the ids outside are still the session's. */
  export const OUTSIDE: u32 = 64;
  /** Those that do not follow from the identity. */
  export const KEPT: u32 = REAL | FILTERED | NAMESPACED | OUTSIDE;
}

/** What every capability bit together is. */
export const ALL_CAPABILITIES: u64 = (1 << (<u64>CAP_LAST_CAP + 1)) - 1;

/** The list of supplementary groups that a session begins with, 0 alone, and the empty one; others are blocks of the heap. */
export namespace Groups {
  export const ROOT: u32 = 0;
  export const NONE: u32 = 1;
}

/** A task's identity as the guest sees it. Kept as the kernel keeps it: for each thread. */
// @ts-ignore: decorator
@unmanaged
export class Credentials {
  state: u32;
  securebits: u32;
  uid: u32;
  euid: u32;
  suid: u32;
  fsuid: u32;
  gid: u32;
  egid: u32;
  sgid: u32;
  fsgid: u32;
  groups: u32;
  /** What getpriority(2) answers for it where the kernel has a higher nice value; 0 where the kernel's is its own. */
  priority: i32;
  inheritable: u64;
  permitted: u64;
  effective: u64;
  bounding: u64;
  ambient: u64;
}

export const CREDENTIALS_BYTES: usize = 88;

const CURRENT: usize = claimThreadBytes(CREDENTIALS_BYTES);
const NEXT: usize = claimThreadBytes(CREDENTIALS_BYTES);
const EXECUTING: usize = claimThreadBytes(8);

/** The calling thread's. */
// @ts-ignore: decorator
@inline
export function credentials(): Credentials {
  return changetype<Credentials>(threadArea() + CURRENT);
}

/** Those the calling thread has once its execve has succeeded. */
export function nextCredentials(): Credentials {
  return changetype<Credentials>(threadArea() + NEXT);
}

/** Whether an execve is on its way, so that `nextCredentials` are the ones to carry over. */
export function isExecuting(): bool {
  return load<u64>(threadArea() + EXECUTING) != 0;
}

export function setExecuting(value: bool): void {
  store<u64>(threadArea() + EXECUTING, value ? 1 : 0);
}

export function copyCredentials(to: Credentials, from: Credentials): void {
  memory.copy(changetype<usize>(to), changetype<usize>(from), CREDENTIALS_BYTES);
}

/** The identity a session begins with. */
export function becomeRoot(to: Credentials): void {
  memory.fill(changetype<usize>(to), 0, CREDENTIALS_BYTES);
  to.permitted = ALL_CAPABILITIES;
  to.effective = ALL_CAPABILITIES;
  to.bounding = ALL_CAPABILITIES;
}

export function bit(capability: i32): u64 {
  return <u64>1 << <u64>capability;
}

export function has(who: Credentials, capability: i32): bool {
  return (who.effective & bit(capability)) != 0;
}

/** Capabilities that matter to file access, which setfsuid(2) takes and gives: CAP_FS_SET of include/linux/capability.h. */
const FILE_CAPABILITIES: u64 = bit(CAP_CHOWN) | bit(CAP_MKNOD) | bit(CAP_DAC_OVERRIDE) | bit(CAP_DAC_READ_SEARCH) |
  bit(CAP_FOWNER) | bit(CAP_FSETID) | bit(CAP_LINUX_IMMUTABLE) | bit(CAP_MAC_OVERRIDE);

/** Brings `state` in line with the other fields. */
export function refresh(who: Credentials): void {
  let state = who.state & State.KEPT;
  if (who.effective != ALL_CAPABILITIES) state |= State.CHECKED;
  if ((who.fsuid | who.fsgid) != 0) state |= State.OWNS;
  if (who.uid != 0 || (who.effective != ALL_CAPABILITIES)) state |= State.ACCESS;
  who.state = state;
}

/** What a change of user ids does to capabilities: cap_task_fix_setuid of the kernel's security/commoncap.c. */
export function fixCapabilities(who: Credentials, uid: u32, euid: u32, suid: u32): void {
  if ((who.securebits & SECBIT_NO_SETUID_FIXUP) != 0) return;
  const wasRoot = uid == 0 || euid == 0 || suid == 0;
  const isRoot = who.uid == 0 || who.euid == 0 || who.suid == 0;
  if (wasRoot && !isRoot) {
    if ((who.securebits & SECBIT_KEEP_CAPS) == 0) {
      who.permitted = 0;
      who.effective = 0;
    }
    who.ambient = 0;
  }
  if (euid == 0 && who.euid != 0) who.effective = 0;
  if (euid != 0 && who.euid == 0) who.effective = who.permitted;
}

/** The same for setfsuid(2). */
export function fixFileCapabilities(who: Credentials, fsuid: u32): void {
  if ((who.securebits & SECBIT_NO_SETUID_FIXUP) != 0) return;
  if (fsuid == 0 && who.fsuid != 0) who.effective &= ~FILE_CAPABILITIES;
  if (fsuid != 0 && who.fsuid == 0) who.effective |= who.permitted & FILE_CAPABILITIES;
}

// capget(2), capset(2) and what prctl(2) has to do with capabilities: security/commoncap.c.
import {
  CAP_LAST_CAP, CAP_SETPCAP, EINVAL, EPERM, ESRCH, PR_CAPBSET_DROP, PR_CAPBSET_READ, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL,
  PR_CAP_AMBIENT_IS_SET, PR_CAP_AMBIENT_LOWER, PR_CAP_AMBIENT_RAISE, PR_GET_KEEPCAPS, PR_GET_SECUREBITS, PR_SET_KEEPCAPS,
  PR_SET_SECCOMP, PR_SET_SECUREBITS, Ptr, SECBIT_KEEP_CAPS, SECBIT_KEEP_CAPS_LOCKED, SECBIT_NO_CAP_AMBIENT_RAISE, UserCapData,
  UserCapHeader, _LINUX_CAPABILITY_VERSION_1, _LINUX_CAPABILITY_VERSION_2, _LINUX_CAPABILITY_VERSION_3, syscall6, __NR_getpid, __NR_gettid,
} from "unweld";
import { kernel } from "./below";
import { Credentials, State, bit, credentials, has, refresh } from "./credentials";
import { identityOf, publish } from "./processes";
import { realUid } from "./session";

/** capget(2). */
export function getCapabilities(header: Ptr<UserCapHeader>, data: Ptr<UserCapData>): i64 {
  const sets = setsOf(header);
  // A caller that asks for the version gets it and EINVAL, or nothing to complain about.
  if (sets == 0) return data.isNull ? 0 : -EINVAL;
  const pid = header.get().pid;
  if (pid < 0) return -EINVAL;
  if (data.isNull) return 0;
  const who = isOwn(pid) ? credentials() : foreign(pid);
  if (who === null) return kernel.capget(header, data);
  for (let i = 0; i < sets; i++) {
    const to = data.plus(i).get();
    to.effective = <u32>(who.effective >> <u64>i * 32);
    to.permitted = <u32>(who.permitted >> <u64>i * 32);
    to.inheritable = <u32>(who.inheritable >> <u64>i * 32);
  }
  return 0;
}

/** capset(2). */
export function setCapabilities(header: Ptr<UserCapHeader>, data: Ptr<UserCapData>): i64 {
  const sets = setsOf(header);
  if (sets == 0) return -EINVAL;
  const pid = header.get().pid;
  if (!isOwn(pid)) return -EPERM;
  let effective: u64 = 0;
  let permitted: u64 = 0;
  let inheritable: u64 = 0;
  for (let i = 0; i < sets; i++) {
    const from = data.plus(i).get();
    effective |= <u64>from.effective << <u64>i * 32;
    permitted |= <u64>from.permitted << <u64>i * 32;
    inheritable |= <u64>from.inheritable << <u64>i * 32;
  }
  const known = bit(CAP_LAST_CAP + 1) - 1;
  effective &= known;
  permitted &= known;
  inheritable &= known;
  const who = credentials();
  if (!has(who, CAP_SETPCAP) && (inheritable & ~(who.inheritable | who.permitted)) != 0) return -EPERM;
  if ((inheritable & ~(who.inheritable | who.bounding)) != 0) return -EPERM;
  if ((permitted & ~who.permitted) != 0 || (effective & ~permitted) != 0) return -EPERM;
  who.effective = effective;
  who.permitted = permitted;
  who.inheritable = inheritable;
  who.ambient &= permitted & inheritable;
  changed(who);
  return 0;
}

/** prctl(2): capabilities and securebits are the guest's own; the rest is the kernel's. */
export function control(op: i32, arg2: usize, arg3: usize, arg4: usize, arg5: usize): i64 {
  const who = credentials();
  switch (op) {
    case PR_CAPBSET_READ:
      return arg2 > <usize>CAP_LAST_CAP ? -EINVAL : (who.bounding & bit(<i32>arg2)) != 0 ? 1 : 0;
    case PR_CAPBSET_DROP:
      if (!has(who, CAP_SETPCAP)) return -EPERM;
      if (arg2 > <usize>CAP_LAST_CAP) return -EINVAL;
      who.bounding &= ~bit(<i32>arg2);
      changed(who);
      return 0;
    case PR_GET_KEEPCAPS:
      return (who.securebits & SECBIT_KEEP_CAPS) != 0 ? 1 : 0;
    case PR_SET_KEEPCAPS:
      if (arg2 > 1) return -EINVAL;
      if ((who.securebits & SECBIT_KEEP_CAPS_LOCKED) != 0) return -EPERM;
      who.securebits = arg2 != 0 ? who.securebits | SECBIT_KEEP_CAPS : who.securebits & ~SECBIT_KEEP_CAPS;
      return 0;
    case PR_GET_SECUREBITS:
      return <i64>who.securebits;
    case PR_SET_SECUREBITS:
      return setSecureBits(who, arg2);
    case PR_CAP_AMBIENT:
      return ambient(who, arg2, arg3, arg4, arg5);
    case PR_SET_SECCOMP: {
      const result = kernel.prctl(op, arg2, arg3, arg4, arg5);
      if (result >= 0) who.state |= State.FILTERED;
      return result;
    }
    default:
      return kernel.prctl(op, arg2, arg3, arg4, arg5);
  }
}

function setSecureBits(who: Credentials, bits: usize): i64 {
  const locks: u32 = 0xaa;
  const locked = who.securebits & locks;
  // A lock stays, and so does what it locks: the bit below it.
  if ((bits & ~<usize>0xff) != 0 || (locked & ~<u32>bits) != 0 || ((who.securebits ^ <u32>bits) & locked >> 1) != 0) return -EPERM;
  if (!has(who, CAP_SETPCAP)) return -EPERM;
  who.securebits = <u32>bits;
  return 0;
}

function ambient(who: Credentials, op: usize, capability: usize, arg4: usize, arg5: usize): i64 {
  if ((arg4 | arg5) != 0) return -EINVAL;
  if (op == <usize>PR_CAP_AMBIENT_CLEAR_ALL) {
    if (capability != 0) return -EINVAL;
    who.ambient = 0;
    publish();
    return 0;
  }
  if (capability > <usize>CAP_LAST_CAP) return -EINVAL;
  const which = bit(<i32>capability);
  if (op == <usize>PR_CAP_AMBIENT_IS_SET) return (who.ambient & which) != 0 ? 1 : 0;
  if (op == <usize>PR_CAP_AMBIENT_RAISE) {
    if ((who.permitted & who.inheritable & which) == 0 || (who.securebits & SECBIT_NO_CAP_AMBIENT_RAISE) != 0) return -EPERM;
    who.ambient |= which;
  } else if (op == <usize>PR_CAP_AMBIENT_LOWER) who.ambient &= ~which;
  else return -EINVAL;
  publish();
  return 0;
}

/** How many of the data a header's version has; for an unknown version 0, and the header is told the one to use. */
function setsOf(header: Ptr<UserCapHeader>): i32 {
  const from = header.get();
  if (from.version == _LINUX_CAPABILITY_VERSION_1) return 1;
  if (from.version == _LINUX_CAPABILITY_VERSION_2 || from.version == _LINUX_CAPABILITY_VERSION_3) return 2;
  from.version = _LINUX_CAPABILITY_VERSION_3;
  return 0;
}

function isOwn(pid: i32): bool {
  return pid == 0 || pid == <i32>syscall6(__NR_gettid, 0, 0, 0, 0, 0, 0) || pid == <i32>syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0);
}

function foreign(pid: i32): Credentials | null {
  if (kernel.kill(pid, 0) == -ESRCH) return null;
  return identityOf(pid, realUid());
}

function changed(who: Credentials): void {
  refresh(who);
  publish();
}

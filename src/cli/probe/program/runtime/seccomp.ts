import {
  PR_SET_NO_NEW_PRIVS, SECCOMP_FILTER_FLAG_NEW_LISTENER, SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO, SECCOMP_RET_TRACE, SECCOMP_RET_TRAP,
  SECCOMP_RET_USER_NOTIF, SECCOMP_SET_MODE_FILTER,
} from "../../../../../assembly/generated/flags";
import { Abi } from "../../../../../assembly/generated/abi";
import { ENOSYS, EXDEV } from "../../../../../assembly/generated/errno";
import { __NR_getppid } from "../../../../../assembly/generated/numbers";
import { Ptr } from "../../../../../assembly/ptr";
import { NO_EFFECT, outcome } from "./outcome";

// Of <linux/bpf_common.h>.
const BPF_LD_W_ABS: u16 = 0x20;
const BPF_JMP_JEQ_K: u16 = 0x15;
const BPF_RET_K: u16 = 0x06;

const kernel = new Abi();
/** struct sock_filter, four times. */
const instructions: usize = memory.data(32, 8);
/** struct sock_fprog. */
const filter: usize = memory.data(16, 8);

/** A filter that refuses a call. */
export function seccompErrno(): i32 {
  const error = install(SECCOMP_RET_ERRNO | <u32>EXDEV, 0);
  if (error < 0) return outcome(error);
  return kernel.getppid() == -EXDEV ? 0 : NO_EFFECT;
}

/** A filter that makes a call SIGSYS. */
export function seccompTrap(): i32 {
  const error = install(SECCOMP_RET_TRAP, 0);
  if (error < 0) return outcome(error);
  kernel.getppid();
  return NO_EFFECT;
}

/** A filter that asks a listener; it has gone, which the kernel answers with ENOSYS. */
export function seccompNotify(): i32 {
  const listener = install(SECCOMP_RET_USER_NOTIF, SECCOMP_FILTER_FLAG_NEW_LISTENER);
  if (listener < 0) return outcome(listener);
  kernel.close(<i32>listener);
  return kernel.getppid() == -ENOSYS ? 0 : NO_EFFECT;
}

/** A filter that asks a tracer; there is none, which the kernel answers with ENOSYS. */
export function seccompTrace(): i32 {
  const error = install(SECCOMP_RET_TRACE, 0);
  if (error < 0) return outcome(error);
  return kernel.getppid() == -ENOSYS ? 0 : NO_EFFECT;
}

/** Installs a filter that does `action` to getppid and lets the rest through. */
function install(action: u32, flags: u32): i64 {
  const error = kernel.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (error < 0) return error;
  instruction(0, BPF_LD_W_ABS, 0, 0);
  instruction(1, BPF_JMP_JEQ_K, 1, __NR_getppid);
  instruction(2, BPF_RET_K, 0, action);
  instruction(3, BPF_RET_K, 0, SECCOMP_RET_ALLOW);
  // Equal is the next one; else that behind it.
  store<u16>(filter, 4);
  store<usize>(filter, instructions, 8);
  return kernel.seccomp(SECCOMP_SET_MODE_FILTER, flags, Ptr.at<u8>(filter));
}

function instruction(index: usize, code: u16, jumpIfFalse: u8, k: u32): void {
  const at = instructions + index * 8;
  store<u16>(at, code);
  store<u8>(at, 0, 2);
  store<u8>(at, jumpIfFalse, 3);
  store<u32>(at, k, 4);
}

import { PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, SYSCALL_DISPATCH_FILTER_BLOCK } from "../../../../../assembly/generated/flags";
import { Abi } from "../../../../../assembly/generated/abi";
import { NO_EFFECT, outcome } from "./outcome";

/** Of <linux/prctl.h> since 6.17: only calls made inside the range are reflected. */
const PR_SYS_DISPATCH_INCLUSIVE_ON: i32 = 2;

/** The end of the addresses a process may use. */
const ADDRESSES_END: usize = 0x7ffffffff000;

const kernel = new Abi();
const selector: usize = memory.data(1);

/** Syscall User Dispatch: every call from here on is SIGSYS. */
export function dispatch(): i32 {
  store<u8>(selector, SYSCALL_DISPATCH_FILTER_BLOCK);
  return tryCall(outcome(kernel.prctl(PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, 0, 0, selector)));
}

/** The same by the address a call is made at. */
export function dispatchInclusive(): i32 {
  store<u8>(selector, SYSCALL_DISPATCH_FILTER_BLOCK);
  return tryCall(outcome(kernel.prctl(PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_INCLUSIVE_ON, 4096, ADDRESSES_END, selector)));
}

function tryCall(error: i32): i32 {
  if (error != 0) return error;
  kernel.getppid();
  return NO_EFFECT;
}

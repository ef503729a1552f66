// What the kernel is told about signals.
import {
  syscall6, Sigaction, Sigaltstack, SA_NOCLDSTOP, SA_NOCLDWAIT, SA_ONSTACK, SA_RESTART, SA_RESTORER, SA_SIGINFO,
  SIG_BLOCK, SIG_SETMASK, __NR_getpid, __NR_rt_sigaction, __NR_rt_sigprocmask, __NR_rt_tgsigqueueinfo, __NR_sigaltstack,
} from "../../assembly/index";
import { restorerAddress, signalAddress } from "../natives";
import { BLOCK_END, SIGNAL_STACK } from "../thread";
import { OWN_SIGNALS } from "./sets";

/** Bytes of a signal set in every call that takes one. */
export const SET_BYTES: u64 = 8;

/** Flags of the application's that mean something to the kernel even with the runtime's handler. */
const PASSED_FLAGS: u64 = SA_NOCLDSTOP | SA_NOCLDWAIT | SA_RESTART;

/** Has the kernel call the runtime on `signal`; everything else waits while it decides. */
export function catchSignal(signal: i32, flags: u64): i64 {
  const action = new Sigaction();
  action.sa_handler = signalAddress();
  action.sa_flags = (flags & PASSED_FLAGS) | SA_SIGINFO | SA_ONSTACK | SA_RESTORER;
  action.sa_restorer = restorerAddress();
  action.sa_mask = ~OWN_SIGNALS;
  return setAction(signal, action);
}

/** Has the kernel itself ignore `signal` or act by default. */
export function letKernelAct(signal: i32, handler: usize, flags: u64): i64 {
  const action = new Sigaction();
  action.sa_handler = handler;
  action.sa_flags = flags & PASSED_FLAGS | SA_RESTORER;
  action.sa_restorer = restorerAddress();
  return setAction(signal, action);
}

function setAction(signal: i32, action: Sigaction): i64 {
  return syscall6(__NR_rt_sigaction, signal, changetype<usize>(action), 0, SET_BYTES, 0, 0);
}

/** Sends a thread of this process the signal with that siginfo. 0, or -errno: -ESRCH if the thread is not of this process any more. */
export function queueSignal(tid: i32, signal: i32, info: usize): i64 {
  return syscall6(__NR_rt_tgsigqueueinfo, syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0), tid, signal, info, 0, 0);
}

/** Sets the thread's mask in the kernel; returns the one before. */
export function setKernelMask(mask: u64): u64 {
  const sets = new StaticArray<u64>(2);
  sets[0] = mask;
  const at = changetype<usize>(sets);
  syscall6(__NR_rt_sigprocmask, SIG_SETMASK, at, at + 8, SET_BYTES, 0, 0);
  return sets[1];
}

/** The thread's mask in the kernel. */
export function kernelMask(): u64 {
  const set = new StaticArray<u64>(1);
  syscall6(__NR_rt_sigprocmask, SIG_BLOCK, 0, changetype<usize>(set), SET_BYTES, 0, 0);
  return set[0];
}

/** Has signals arrive on the block's signal stack. */
export function useSignalStack(block: usize): void {
  const stack = new Sigaltstack();
  stack.ss_sp = block + SIGNAL_STACK;
  stack.ss_size = BLOCK_END - SIGNAL_STACK;
  syscall6(__NR_sigaltstack, changetype<usize>(stack), 0, 0, 0, 0, 0);
}

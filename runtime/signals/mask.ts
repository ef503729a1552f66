// Signal masks. What the application blocks of SIGSEGV, SIGBUS and SIGSYS is kept here; the kernel never blocks them.
import {
  blockingSyscall6, syscall6, EINTR, SIGBUS, SIGSEGV, Siginfo, SIG_BLOCK, SIG_SETMASK, SIG_UNBLOCK,
  __NR_rt_sigpending, __NR_rt_sigprocmask, __NR_rt_sigtimedwait,
} from "../../assembly/index";
import { currentThread, HELD, Thread } from "../thread";
import { queueSignal, SET_BYTES } from "./kernel";
import { bit, OWN_SIGNALS } from "./sets";

/** Where in a block small arguments of the runtime's own system calls lie. */
const SCRATCH: usize = 512;

/** rt_sigprocmask(2). */
export function changeMask(how: i32, set: usize, oldset: usize, sigsetsize: usize): i64 {
  const thread = currentThread();
  const own = thread.self + SCRATCH;
  const before = thread.blocked;
  if (set == 0 || sigsetsize != <usize>SET_BYTES) {
    const result = blockingSyscall6(__NR_rt_sigprocmask, how, set, oldset, sigsetsize, 0, 0);
    if (result == 0 && oldset != 0) store<u64>(oldset, load<u64>(oldset) | before);
    return result;
  }
  const wanted = load<u64>(set);
  store<u64>(own, wanted & ~OWN_SIGNALS);
  const result = blockingSyscall6(__NR_rt_sigprocmask, how, own, own + 8, SET_BYTES, 0, 0);
  if (result < 0) return result;
  if (how == SIG_BLOCK) thread.blocked = before | (wanted & OWN_SIGNALS);
  else if (how == SIG_UNBLOCK) thread.blocked = before & ~wanted;
  else if (how == SIG_SETMASK) thread.blocked = wanted & OWN_SIGNALS;
  releaseHeld(thread);
  if (oldset != 0) store<u64>(oldset, load<u64>(own, 8) | before);
  return result;
}

/** Sends the thread the signals that came while the application blocked them and that it blocks no more. */
export function releaseHeld(thread: Thread): void {
  let free = thread.held & ~thread.blocked;
  if (free == 0) return;
  thread.held &= ~free;
  for (let signal = 1; signal <= 64; signal++) {
    if ((free & bit(signal)) == 0) continue;
    queueSignal(thread.tid, signal, heldInfo(thread, signal));
  }
}

/**
 * A call that waits under another mask: `index` says which argument points to the mask. The three signals are left out of it
 * for the kernel; one of them that the application lets through meanwhile ends the wait as any other.
 */
export function waitUnderMask(nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64, index: i32, sigsetsize: usize): i64 {
  const thread = currentThread();
  const at = index == 0 ? a0 : index == 3 ? a3 : a4;
  if (at == 0 || sigsetsize != <usize>SET_BYTES) return blockingSyscall6(nr, a0, a1, a2, a3, a4, a5);
  const wanted = load<u64>(at);
  const own = thread.self + SCRATCH;
  store<u64>(own, wanted & ~OWN_SIGNALS);
  if (letHeldThrough(thread, wanted)) return -EINTR;
  if (index == 0) a0 = own;
  else if (index == 3) a3 = own;
  else a4 = own;
  return wait(thread, wanted, nr, a0, a1, a2, a3, a4, a5);
}

/** The same of pselect6 and io_pgetevents, whose last argument points to a mask's address and size. */
export function waitUnderSizedMask(nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, sized: usize): i64 {
  if (sized == 0) return blockingSyscall6(nr, a0, a1, a2, a3, a4, 0);
  const mask = load<usize>(sized);
  const size = load<usize>(sized, 8);
  if (mask == 0 || size != <usize>SET_BYTES) return blockingSyscall6(nr, a0, a1, a2, a3, a4, sized);
  const thread = currentThread();
  const own = thread.self + SCRATCH;
  const wanted = load<u64>(mask);
  store<u64>(own, wanted & ~OWN_SIGNALS);
  store<usize>(own, own, 16);
  store<u64>(own, SET_BYTES, 24);
  if (letHeldThrough(thread, wanted)) return -EINTR;
  return wait(thread, wanted, nr, a0, a1, a2, a3, a4, own + 16);
}

function wait(thread: Thread, mask: u64, nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): i64 {
  thread.waitMask = mask;
  thread.waiting = 1;
  const result = blockingSyscall6(nr, a0, a1, a2, a3, a4, a5);
  if (thread.pending == 0) thread.waiting = 0;
  return result;
}

/** rt_sigtimedwait(2). */
export function takeSignal(set: usize, info: usize, timeout: usize, sigsetsize: usize): i64 {
  const thread = currentThread();
  if (thread.held != 0 && sigsetsize == <usize>SET_BYTES) {
    const wanted = load<u64>(set) & thread.held;
    for (let signal = 1; wanted != 0 && signal <= 64; signal++) {
      if ((wanted & bit(signal)) == 0) continue;
      if (info != 0) memory.copy(info, heldInfo(thread, signal), offsetof<Siginfo>());
      thread.held &= ~bit(signal);
      return signal;
    }
  }
  return blockingSyscall6(__NR_rt_sigtimedwait, set, info, timeout, sigsetsize, 0, 0);
}

/** Keeps a signal that the application blocks and the kernel does not. */
export function holdSignal(thread: Thread, signal: i32, info: usize): void {
  if ((thread.held & bit(signal)) != 0) return;
  memory.copy(heldInfo(thread, signal), info, offsetof<Siginfo>());
  thread.held |= bit(signal);
}

function heldInfo(thread: Thread, signal: i32): usize {
  const index: usize = signal == SIGSEGV ? 0 : signal == SIGBUS ? 1 : 2;
  return thread.self + HELD + index * offsetof<Siginfo>();
}

/** Whether a signal that the application blocked came, and `mask` lets it through: it is on its way then. */
function letHeldThrough(thread: Thread, mask: u64): bool {
  if ((thread.held & ~mask) == 0) return false;
  const blocked = thread.blocked;
  thread.waitMask = mask;
  thread.waiting = 1;
  thread.blocked = mask & OWN_SIGNALS;
  releaseHeld(thread);
  thread.blocked = blocked;
  return true;
}

/** rt_sigpending(2). */
export function pendingSignals(set: usize, sigsetsize: usize): i64 {
  const result = syscall6(__NR_rt_sigpending, set, sigsetsize, 0, 0, 0, 0);
  const held = currentThread().held;
  if (result == 0 && held != 0 && sigsetsize == <usize>SET_BYTES) store<u64>(set, load<u64>(set) | held);
  return result;
}

// rt_sigaction(2), sigaltstack(2) and rt_sigreturn(2).
import {
  syscall6, copyIn, EINVAL, Sigaction, Sigaltstack, SIGCHLD, SIGKILL, SIGSTOP, SIG_DFL, SIG_IGN, Ucontext, __NR_rt_sigaction,
} from "../../assembly/index";
import { SA_IA32_ABI } from "../ia32/signal-frame";
import { isIa32Frame } from "../ia32/trap";
import { nativeSigreturn } from "../natives";
import { currentFrame, currentThread, BLOCK_END, SIGNAL_STACK, Thread } from "../thread";
import { watchOn } from "../trap-stops";
import { isCaught, readAction, writeAction } from "./actions";
import { isOnAlternateStack, readAlternateStack, setAlternateStack } from "./alternate-stack";
import { catchSignal, letKernelAct, SET_BYTES } from "./kernel";
import { releaseHeld } from "./mask";
import { ERESTARTSYS, LOOKING_AT_FRAME } from "./on-signal";
import { bit, IGNORED_BY_DEFAULT, OWN_SIGNALS, UNBLOCKABLE } from "./sets";

/** rt_sigaction(2). */
export function changeAction(signal: i32, act: usize, oldact: usize, sigsetsize: usize): i64 {
  if (sigsetsize != <usize>SET_BYTES || signal < 1 || signal > 64 || ((bit(signal) & UNBLOCKABLE) != 0 && act != 0)) {
    return syscall6(__NR_rt_sigaction, signal, act, oldact, sigsetsize, 0, 0);
  }
  const wanted = new Sigaction();
  if (act != 0) copyIn(changetype<usize>(wanted), act, offsetof<Sigaction>());
  const before = new Sigaction();
  readAction(signal, before);
  if (act != 0) {
    const result = install(signal, wanted, before);
    if (result < 0) return result;
  }
  before.sa_flags &= KNOWN_FLAGS;
  if (oldact != 0) memory.copy(oldact, changetype<usize>(before), offsetof<Sigaction>());
  return 0;
}

/** Flags that sigaction(2) of this kernel keeps; asking for others is how programs find out. */
const KNOWN_FLAGS: u64 = 0xdc000807;

function install(signal: i32, wanted: Sigaction, before: Sigaction): i64 {
  const own = (bit(signal) & OWN_SIGNALS) != 0;
  const caught = isCaught(wanted.sa_handler);
  const flags = (wanted.sa_flags & KNOWN_FLAGS) | (isIa32Frame(currentFrame()) ? SA_IA32_ABI : 0);
  const mask = wanted.sa_mask & ~UNBLOCKABLE;
  // A thread that already is on its way to the handler of before goes by what is noted, so a handler is noted first.
  if (own || caught) writeAction(signal, wanted.sa_handler, flags, wanted.sa_restorer, mask);
  if (own) {
    if (wanted.sa_handler == SIG_IGN) currentThread().held &= ~bit(signal);
    return 0;
  }
  if (caught) return catchSignal(signal, flags);
  const result = isDefaultAsBefore(signal, wanted, before, flags) ? 0 : letKernelAct(signal, wanted.sa_handler, flags);
  writeAction(signal, wanted.sa_handler, flags, wanted.sa_restorer, mask);
  if (signal == SIGCHLD) watchOn();
  return result;
}

/** Whether the kernel has nothing to do: posix_spawn(3) sets every signal's default anew. */
function isDefaultAsBefore(signal: i32, wanted: Sigaction, before: Sigaction, flags: u64): bool {
  // What is pending of a signal that is ignored by default would be dropped.
  return wanted.sa_handler == SIG_DFL && before.sa_handler == SIG_DFL && flags == before.sa_flags && (bit(signal) & IGNORED_BY_DEFAULT) == 0;
}

/** sigaltstack(2). */
export function changeAlternateStack(ss: usize, old: usize): i64 {
  const thread = currentThread();
  const rsp = currentFrame().rsp;
  const wanted = new Sigaltstack();
  if (ss != 0) copyIn(changetype<usize>(wanted), ss, offsetof<Sigaltstack>());
  const before = new Sigaltstack();
  readAlternateStack(thread, rsp, before);
  if (ss != 0) {
    const result = setAlternateStack(thread, rsp, wanted);
    if (result < 0) return result;
  }
  if (old != 0) memory.copy(old, changetype<usize>(before), offsetof<Sigaltstack>());
  return 0;
}

/** rt_sigreturn(2): from the frame at the application's stack pointer. Comes back only when a signal has to be dealt with first. */
export function returnFromSignal(): i64 {
  const thread = currentThread();
  if (thread.pending != 0) return ERESTARTSYS;
  const frame = currentFrame();
  const ucontext = changetype<Ucontext>(frame.rsp);
  thread.deferredFault = LOOKING_AT_FRAME;
  const mask = ucontext.uc_sigmask & ~UNBLOCKABLE;
  const stack = ucontext.uc_stack;
  const wanted = new Sigaltstack();
  copyIn(changetype<usize>(wanted), changetype<usize>(stack), offsetof<Sigaltstack>());
  ucontext.uc_sigmask = mask & ~OWN_SIGNALS;
  stack.ss_sp = thread.self + SIGNAL_STACK;
  stack.ss_flags = 0;
  stack.ss_size = BLOCK_END - SIGNAL_STACK;
  thread.deferredFault = 0;
  const before = new Sigaltstack();
  copyIn(changetype<usize>(before), changetype<usize>(thread) + offsetof<Thread>("altStack"), offsetof<Sigaltstack>());
  // As the kernel, which goes by the stack pointer before the return and drops all errors.
  setAlternateStack(thread, frame.rsp, wanted);
  thread.blocked = mask & OWN_SIGNALS;
  releaseHeld(thread);
  nativeSigreturn(changetype<usize>(ucontext));
  // A signal came first: all is as before this call, which is made again, but the signal may be one that this return lets through.
  copyIn(changetype<usize>(thread) + offsetof<Thread>("altStack"), changetype<usize>(before), offsetof<Sigaltstack>());
  ucontext.uc_sigmask = mask;
  copyIn(changetype<usize>(stack), changetype<usize>(wanted), offsetof<Sigaltstack>());
  return ERESTARTSYS;
}

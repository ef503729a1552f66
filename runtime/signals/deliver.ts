// From the application's context to its handler: what setup_rt_frame of arch/x86/kernel/signal_64.c does, by editing a ucontext
// that rt_sigreturn is then given. So mask, registers and vector state change in one step.
import {
  syscall6, Sigaction, SA_NODEFER, SA_ONSTACK, SA_RESETHAND, SIG_DFL, SIG_IGN, SIGSEGV, SIGSYS, SI_KERNEL, SS_AUTODISARM, Siginfo,
  UC_STRICT_RESTORE_SS, Ucontext, __NR_getpid, __NR_gettid,
} from "../../assembly/index";
import { disableAlternateStack, isOnAlternateStack, isWithinAlternateStack, wantsSwitch } from "./alternate-stack";
import { USER_CS } from "../ia32/program";
import { enterIa32, ia32FrameBelow, SA_IA32_ABI } from "../ia32/signal-frame";
import { currentThread, Thread } from "../thread";
import { isCaught, readAction, writeAction } from "./actions";
import { copyFrameBelow, frameBelow, siginfoOf, ucontextOf } from "./frames";
import { letKernelAct, queueSignal } from "./kernel";
import { bit, OWN_SIGNALS } from "./sets";

const RED_ZONE: usize = 128;
/** The first process of a PID namespace, for which nothing is done by default. */
const INIT: i64 = 1;
/** Direction, resume and trap. */
const CLEARED_FLAGS: u64 = 0x10500;

/**
 * Has the application's handler of `signal` run from the context in `ucontext`, which is the application's. `fault`: the
 * signal is the answer to an instruction, which happens again if there is no handler. `waited`: it ended a call that waits
 * under a mask of its own, which its handler runs under.
 */
export function deliver(signal: i32, info: usize, ucontext: Ucontext, fault: bool, waited: bool): void {
  const action = new Sigaction();
  readAction(signal, action);
  if (!isCaught(action.sa_handler)) {
    // What the kernel answers a call with cannot be ignored.
    const forced = signal == SIGSYS && load<i32>(info, 8) > 0;
    if (action.sa_handler == SIG_IGN && !fault && !forced) return;
    // The mask of a call that waits has let it through.
    if (!fault && waited && syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0) != INIT) ucontext.uc_sigmask &= ~bit(signal);
    actByDefault(signal, info, fault);
    return;
  }
  const thread = currentThread();
  const registers = ucontext.uc_mcontext;
  const ia32 = (action.sa_flags & SA_IA32_ABI) != 0;
  let top = ia32 ? registers.rsp : registers.rsp - RED_ZONE;
  let alternate = isOnAlternateStack(thread, registers.rsp);
  if ((action.sa_flags & SA_ONSTACK) != 0 && wantsSwitch(thread, top)) {
    top = thread.altStack + thread.altBytes;
    alternate = true;
  }
  thread.delivered = signal;
  thread.stepping = 0;
  const frame = ia32 ? ia32FrameBelow(top, action, ucontext) : frameBelow(top, changetype<usize>(ucontext));
  if (alternate && !isWithinAlternateStack(thread, frame)) {
    deliverOverflow(ucontext);
    return;
  }
  const before = ucontext.uc_sigmask | thread.blocked;
  if (ia32) enterIa32(thread, signal, top, frame, action, changetype<Siginfo>(info), ucontext, before);
  else enter(thread, signal, top, frame, action, info, ucontext, before);

  if ((thread.altFlags & SS_AUTODISARM) != 0) disableAlternateStack(thread);
  if ((action.sa_flags & SA_RESETHAND) != 0) {
    writeAction(signal, SIG_DFL, action.sa_flags, action.sa_restorer, action.sa_mask);
    if ((bit(signal) & OWN_SIGNALS) == 0) letKernelAct(signal, SIG_DFL, action.sa_flags);
  }
  const mask = (waited ? thread.waitMask : before) | action.sa_mask | ((action.sa_flags & SA_NODEFER) != 0 ? 0 : bit(signal));
  thread.blocked = mask & OWN_SIGNALS;
  ucontext.uc_sigmask = mask & ~OWN_SIGNALS;
  registers.eflags &= ~CLEARED_FLAGS;
  // No state to restore means the initial one, which handlers start with.
  registers.fpstate = 0;
}

/** There is no room for the frame of the signal that `deliver` was last about: SIGSEGV takes its place, or ends the process. */
export function deliverOverflow(ucontext: Ucontext): void {
  const thread = currentThread();
  const action = new Sigaction();
  readAction(SIGSEGV, action);
  if (thread.delivered == SIGSEGV || !isCaught(action.sa_handler) || (thread.blocked & bit(SIGSEGV)) != 0) {
    actByDefault(SIGSEGV, 0, false);
    return;
  }
  deliver(SIGSEGV, infoOfKernel(SIGSEGV), ucontext, false, false);
}

/** Writes the frame of `signal` below `top` and makes the context that of its handler. `mask`: the program's, that its return sets again. */
function enter(
  thread: Thread, signal: i32, top: usize, frame: usize, action: Sigaction, info: usize, ucontext: Ucontext, mask: u64,
): void {
  const registers = ucontext.uc_mcontext;
  copyFrameBelow(top, frame, info, changetype<usize>(ucontext));
  store<usize>(frame, action.sa_restorer);
  const seen = ucontextOf(frame);
  seen.uc_stack.ss_sp = thread.altStack;
  seen.uc_stack.ss_size = thread.altBytes;
  seen.uc_stack.ss_flags = thread.altFlags;
  seen.uc_sigmask = mask;
  registers.rip = action.sa_handler;
  registers.rsp = frame;
  registers.rdi = <u64>signal;
  registers.rsi = changetype<usize>(siginfoOf(frame));
  registers.rdx = changetype<usize>(seen);
  registers.rax = 0;
  // Code of 32 bits may have been interrupted. Without this flag the kernel keeps a stack segment only if it can be one.
  registers.cs = USER_CS;
  ucontext.uc_flags &= ~UC_STRICT_RESTORE_SS;
}

/** Lets the kernel do what it does without a handler: the signal comes again, by itself or sent again. */
export function actByDefault(signal: i32, info: usize, fault: bool): void {
  letKernelAct(signal, SIG_DFL, 0);
  if (fault) return;
  if (info == 0) info = infoOfKernel(signal);
  queueSignal(<i32>syscall6(__NR_gettid, 0, 0, 0, 0, 0, 0), signal, info);
}

/** A struct siginfo of a signal that the kernel sends without saying more. */
function infoOfKernel(signal: i32): usize {
  const info = changetype<usize>(new StaticArray<u64>(16));
  store<i32>(info, signal);
  store<i32>(info, SI_KERNEL, 8);
  return info;
}

// From the application's context to its handler: what setup_rt_frame of arch/x86/kernel/signal_64.c does, by editing a ucontext
// that rt_sigreturn is then given. So mask, registers and vector state change in one step.
import {
  syscall6, Sigaction, SA_NODEFER, SA_ONSTACK, SA_RESETHAND, SIG_DFL, SIG_IGN, SIGSEGV, SS_AUTODISARM, Siginfo, Ucontext,
  __NR_gettid,
} from "../../assembly/index";
import { disableAlternateStack, wantsSwitch } from "./alternate-stack";
import { USER_CS, USER_DS } from "../ia32/program";
import { enterIa32, ia32FrameBytes, SA_IA32_ABI } from "../ia32/signal-frame";
import { currentThread, Thread } from "../thread";
import { isCaught, readAction, writeAction } from "./actions";
import { copyFrameBelow, frameBytes, siginfoOf, ucontextOf } from "./frames";
import { letKernelAct, queueSignal } from "./kernel";
import { bit, OWN_SIGNALS } from "./sets";

const RED_ZONE: usize = 128;
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
    if (action.sa_handler == SIG_IGN && !fault) return;
    actByDefault(signal, info, fault);
    return;
  }
  const thread = currentThread();
  const registers = ucontext.uc_mcontext;
  const ia32 = (action.sa_flags & SA_IA32_ABI) != 0;
  let top = ia32 ? registers.rsp : registers.rsp - RED_ZONE;
  let bottom: usize = 0;
  if ((action.sa_flags & SA_ONSTACK) != 0 && wantsSwitch(thread, registers.rsp)) {
    top = thread.altStack + thread.altBytes;
    bottom = thread.altStack;
  }
  const needed = ia32 ? ia32FrameBytes(ucontext) : frameBytes(changetype<usize>(ucontext));
  if (bottom != 0 && top - bottom < needed) {
    actByDefault(SIGSEGV, 0, false);
    return;
  }
  const before = ucontext.uc_sigmask | thread.blocked;
  if (ia32) enterIa32(thread, signal, top, action, changetype<Siginfo>(info), ucontext, before);
  else enter(thread, signal, top, action, info, ucontext, before);

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

/** Writes the frame of `signal` below `top` and makes the context that of its handler. `mask`: the program's, that its return sets again. */
function enter(thread: Thread, signal: i32, top: usize, action: Sigaction, info: usize, ucontext: Ucontext, mask: u64): void {
  const registers = ucontext.uc_mcontext;
  const frame = copyFrameBelow(top, info, changetype<usize>(ucontext));
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
  // Code of 32 bits may have been interrupted.
  registers.cs = USER_CS;
  registers.ss = USER_DS;
}

/** Lets the kernel do what it does without a handler: the signal comes again, by itself or sent again. */
export function actByDefault(signal: i32, info: usize, fault: bool): void {
  letKernelAct(signal, SIG_DFL, 0);
  if (fault) return;
  if (info == 0) {
    const empty = new StaticArray<u64>(16);
    store<i32>(changetype<usize>(empty), signal);
    store<i32>(changetype<usize>(empty), SI_KERNEL_CODE, 8);
    info = changetype<usize>(empty);
  }
  queueSignal(<i32>syscall6(__NR_gettid, 0, 0, 0, 0, 0, 0), signal, info);
}

const SI_KERNEL_CODE: i32 = 0x80;

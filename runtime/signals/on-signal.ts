// Where every signal of the process arrives.
import {
  AUDIT_ARCH_I386, BUS_ADRALN, EINTR, ENOSYS, Sigcontext, Siginfo, Ucontext, SEGV_MAPERR, SIGBUS, SIGSEGV, SIGSYS, SIGTRAP, SA_RESTART, SIG_IGN, SI_KERNEL, SI_TKILL, SYS_SECCOMP,
  TRAP_TRACE, isBlocking,
} from "../../assembly/index";
import {
  catchAddress, catchNoMemory, cloneAbort, cloneBegin, cloneEnd, exitBegin, exitEnd, exitJumpFlags, exitJumpPlain,
  deferredBegin, deferredEnd, ia32Block, ia32Exit, ia32ExitEnd, int80Abort, int80Begin, int80End, restorerEnd, returnBegin, returnEnd, returnGs, signalAddress, signalFaultAddress, tryCopyAt,
  tryCopyEnd, tryLoadAt, tryLoadEnd, waitAbort, waitBegin, waitEnd,
} from "../natives";
import { blockAt } from "../blocks";
import { haltsAt } from "../gate/halts";
import { farTarget, isBehindCall, isFarJump, siteAddress, Thunk, thunkAt } from "../gate/thunk";
import { slotOf, isPadArea } from "../gate/region";
import { isFarPad } from "../gate/pads";
import { padTarget } from "../gate/patch";
import { isOfNet, showAsDispatch } from "../dispatch-net";
import { isEnteringIa32, isIa32Program, leaveEntering } from "../ia32/program";
import { isIa32Frame, isRepeatable, leaveIa32 } from "../ia32/trap";
import { isRuntime } from "../library";
import { isCounting, isInGate, isPassing, leaveCounting, leaveGate, leavePassing } from "../gates";
import { isDispatched } from "../own-dispatch";
import { endStrictly, isStrictKill } from "../trap-net/strict";
import { answerHere, isOnOwnStack, onTrap } from "../gate/trap";
import { isTrapped, leaveTrapped } from "../gate/trapped";
import { Frame, takeArguments, takeKept } from "../frame";
import { ARENA, currentThread, DEFERRED, Thread } from "../thread";
import { beginHidden, endHidden } from "../shown-call";
import { isPiece, mapTouched } from "../session/pieces";
import { isForTracer, onTracerSignal } from "../trap-stops";
import { actionOf, isCaught } from "./actions";
import { actByDefault, deliver, deliverOverflow } from "./deliver";
import { end, endedCall, goOn, isEndedBesides } from "./interrupted";
import { copyFrameAbove, setXmm, siginfoOf, ucontextOf } from "./frames";
import { queueSignal } from "./kernel";
import { holdSignal, releaseHeld } from "./mask";
import { bit, OWN_SIGNALS } from "./sets";

/** Thread states while rt_sigreturn(2) looks at a frame of the application's: a fault there is no handler's. */
export const LOOKING_AT_FRAME: i32 = 1;

/** The kernel's call: everything but SIGSEGV, SIGBUS and SIGSYS waits meanwhile, and `ucontext` is what goes on afterwards. */
export function onSignal(signal: i32, info: usize, ucontext: usize): void {
  const mark = load<usize>(currentThread().self + ARENA);
  handleSignal(signal, changetype<Siginfo>(info), changetype<Ucontext>(ucontext));
  store<usize>(currentThread().self + ARENA, mark);
}

function handleSignal(signal: i32, info: Siginfo, ucontext: Ucontext): void {
  const registers = ucontext.uc_mcontext;
  if (signal == SIGSEGV && info.si_code == SEGV_MAPERR && isPiece(info.si_addr) && isRuntime(registers.rip)) {
    if (mapTouched(info.si_addr)) return;
    if (isOnOwnStack(currentThread(), registers.rsp) && load<usize>(currentThread().catchStack) == 0) {
      registers.rip = catchNoMemory();
      registers.rsp = currentThread().frame;
      return;
    }
  }
  const thread = currentThread();
  if (signal == SIGTRAP && info.si_code == TRAP_TRACE && isOwnStep(thread, registers)) return;
  if (signal == SIGBUS && info.si_code == BUS_ADRALN && isGateCode(registers.rip) && isFarJump(registers.rip)) {
    // The program has alignment checked, and what its jump led to is such a jump, wherever it lies.
    registers.rip = farTarget(registers.rip);
    return;
  }
  const ended = endedCall(thread, registers);
  if (isInGate(registers.rip) || isPassing(registers.rip)) {
    leaveGate(registers);
    if (isPassing(registers.rip) && leavePassing(thread, registers) && signal == SIGSYS && info.si_code == SYS_SECCOMP) {
      info.si_call_addr = registers.rip;
    }
  }
  if (isEnteringIa32(registers.rip)) {
    // The fs base is not the block's any more.
    const lost = signal == SIGSEGV && info.si_code > 0 && registers.rip == ia32Block();
    leaveEntering(registers);
    if (lost) return;
  }
  if (isCounting(registers.rip)) leaveCounting(registers);
  if (isTrapped(registers.rip)) {
    if (leaveTrapped(thread, registers) && signal == SIGSYS && info.si_code == SYS_SECCOMP) info.si_call_addr = registers.rip;
  }
  if (signal == SIGSYS && isOfNet(info)) {
    if (isOnOwnStack(thread, registers.rsp)) {
      answerHere(registers);
      return;
    }
    if (!isDispatched(thread, registers.rip)) {
      onTrap(registers, registers.rip - 2, info.si_arch == AUDIT_ARCH_I386);
      return;
    }
    showAsDispatch(info);
  }
  if (signal == SIGSEGV && info.si_code == SI_KERNEL && haltsAt(registers.rip)) {
    onTrap(registers, registers.rip, false);
    return;
  }
  if (signal == SIGSYS && isStrictKill(info)) endStrictly(thread);
  const rip = registers.rip;
  // Also where that has called the vDSO.
  const inHandler = isOnOwnStack(thread, registers.rsp);
  const fault = (signal == SIGSEGV || signal == SIGBUS) && info.si_code > 0;
  if (!fault && (load<usize>(thread.catchStack) != 0 || isLeaving(rip))) {
    // The application's gs base may be in force behind there; it is given back once more.
    if (rip > returnGs() && rip < returnEnd()) registers.rip = returnGs();
    askAgain(thread, signal, info, ucontext);
    return;
  }
  if (inHandler || isRuntime(rip)) {
    if (fault) {
      if (rip == tryCopyAt() || rip == tryLoadAt()) {
        registers.rip = rip == tryCopyAt() ? tryCopyEnd() : tryLoadEnd();
        return;
      }
      if (rip >= int80Begin() && rip < int80End()) {
        // The kernel takes no calls of that table.
        registers.rax = -ENOSYS;
        registers.rip = int80End();
        return;
      }
      const outer = load<usize>(thread.catchStack);
      if (outer != 0) {
        registers.rip = signalFaultAddress();
        registers.rsp = outer;
        return;
      }
      if (isLeavingIa32(rip)) {
        // The segment of code to go on in is none.
        actByDefault(SIGSEGV, 0, false);
        return;
      }
      if (thread.deferredFault != LOOKING_AT_FRAME) {
        registers.rip = catchAddress();
        registers.rsp = thread.frame;
        return;
      }
      thread.deferredFault = 0;
      takeRegisters(changetype<Frame>(thread.frame), ucontext, true);
      deliver(signal, changetype<usize>(info), ucontext, false, false);
      return;
    }
    if (rip == exitJumpPlain() || rip == exitJumpFlags()) {
      registers.rip = thunkAt(registers.rcx).site + 2;
      registers.rcx = registers.rip;
    } else if (thread.pending == 0 && ((rip >= exitBegin() && rip < exitEnd()) || isLeavingIa32(rip))) {
      takeRegisters(changetype<Frame>(thread.frame), ucontext, false);
    } else {
      defer(thread, signal, info, ucontext);
      return;
    }
  } else {
    toSite(registers.rip, ucontext, info, signal);
  }
  if (isForTracer(signal, info)) {
    onTracerSignal(thread, signal, info);
    goOn(registers, ended, ucontext.uc_sigmask);
    return;
  }
  if ((bit(signal) & OWN_SIGNALS & thread.blocked) != 0) {
    // What cannot wait kills.
    if (fault || (signal == SIGSYS && info.si_code > 0)) actByDefault(signal, changetype<usize>(info), fault);
    else {
      if (info.si_code > 0 || info.si_code == SI_TKILL || !passOn(thread, signal, info)) holdSignal(thread, signal, changetype<usize>(info));
      goOn(registers, ended, ucontext.uc_sigmask);
    }
    return;
  }
  if (isIgnored(signal, info)) goOn(registers, ended, ucontext.uc_sigmask);
  else if (endsCall(signal, info)) end(registers, ended);
  deliver(signal, changetype<usize>(info), ucontext, fault, false);
}

/** Whether a signal is one that the kernel is never told to ignore, and that the program does. */
function isIgnored(signal: i32, info: Siginfo): bool {
  return (bit(signal) & OWN_SIGNALS) != 0 && info.si_code <= 0 && actionOf(signal).sa_handler == SIG_IGN;
}

/** Whether a signal of those ends a call that waits. The kernel, which is never told of the program's handler, has it be made again. */
function endsCall(signal: i32, info: Siginfo): bool {
  if ((bit(signal) & OWN_SIGNALS) == 0 || info.si_code > 0) return false;
  const action = actionOf(signal);
  return isCaught(action.sa_handler) && (action.sa_flags & SA_RESTART) == 0;
}

function mayWait(frame: Frame): bool {
  return isIa32Frame(frame) ? isRepeatable(frame) : isBlocking(<i32>frame.nr);
}

/** Makes `ucontext` that of a call of the runtime's that a signal has ended for nobody, as goOn does. `mask`: what was blocked in it. `held`: what the runtime has kept of signals that it lets through. */
function answerAgain(frame: Frame, ucontext: Ucontext, mask: u64, held: u64): void {
  const restarts = frame.rax == ERESTARTSYS;
  if (!restarts && frame.rax != -EINTR) return;
  if (!mayWait(frame)) return;
  frame.rax = isEndedBesides(mask, held, restarts) ? -EINTR : ERESTARTSYS;
  takeRegisters(frame, ucontext, true);
}

/** Has another thread, one that does not block it, get a signal that was sent to the process. False if there is none. */
function passOn(thread: Thread, signal: i32, info: Siginfo): bool {
  for (let i: usize = 0; ; i++) {
    const block = blockAt(i);
    if (block == 0) return false;
    const other = changetype<Thread>(block);
    if (other == thread || other.tid == 0 || (other.blocked & bit(signal)) != 0) continue;
    if (queueSignal(other.tid, signal, changetype<usize>(info)) == 0) return true;
  }
  return false;
}

/** Whether the runtime is on its way out of a call or a signal, past the look at what is pending. */
function isLeaving(rip: usize): bool {
  return (rip >= returnBegin() && rip < returnEnd()) || (rip >= deferredBegin() && rip < deferredEnd()) ||
    (rip >= signalAddress() && rip < restorerEnd());
}

/** Whether a call by `int $0x80` is over, and its registers are on their way back. */
function isLeavingIa32(rip: usize): bool {
  return rip >= ia32Exit() && rip < ia32ExitEnd();
}

/** Has a signal that came while another was being dealt with come again once that is done. */
function askAgain(thread: Thread, signal: i32, info: Siginfo, ucontext: Ucontext): void {
  ucontext.uc_sigmask |= bit(signal);
  queueSignal(thread.tid, signal, changetype<usize>(info));
}

/**
 * Whether the program, which executes instruction by instruction, is at one of the runtime's, or comes from there to the one behind its
 * call. The kernel goes back by `iret`, which lets one instruction pass: a program's next step is behind the one after the call.
 */
function isOwnStep(thread: Thread, registers: Sigcontext): bool {
  const rip = registers.rip;
  if (isOnOwnStack(thread, registers.rsp) || isRuntime(rip)) {
    // From calls of the 32-bit table the runtime goes back by `iret` itself.
    thread.stepping = isIa32Program() ? 0 : 1;
    return true;
  }
  const back = thread.stepping != 0;
  const slot = slotOf(rip);
  // Most thunks execute that instruction themselves.
  thread.stepping = slot != 0 && changetype<Thunk>(slot).copied == 0 ? 1 : 0;
  return back || isGateCode(rip);
}

/** Whether `rip` is in a thunk or landing pad. */
function isGateCode(rip: usize): bool {
  return slotOf(rip) != 0 || isPadArea(rip, rip + 1) || isFarPad(rip);
}

/** Maps an instruction pointer inside a thunk or landing pad to the application's. */
function toSite(rip: usize, ucontext: Ucontext, info: Siginfo, signal: i32): void {
  const registers = ucontext.uc_mcontext;
  let code = slotOf(rip);
  if (code == 0) {
    if (!isPadArea(rip, rip + 1) && !isFarPad(rip)) return;
    code = padTarget(rip);
    if (code == 0) return;
    registers.rip = changetype<Thunk>(slotOf(code)).site;
    return;
  }
  const thunk = changetype<Thunk>(code);
  registers.rip = siteAddress(thunk, rip);
  if (isBehindCall(thunk, rip)) registers.rcx = thunk.site + 2;
  if (signal == SIGSYS && info.si_code == SYS_SECCOMP) info.si_call_addr = thunk.site + 2;
}

/** Makes `ucontext` the application's at the end of its call, whose registers are in the frame. */
function takeRegisters(frame: Frame, ucontext: Ucontext, calleeSaved: bool): void {
  const registers = ucontext.uc_mcontext;
  if (isIa32Frame(frame)) {
    leaveIa32(frame, registers, frame.rax == ERESTARTSYS);
    return;
  }
  const site = thunkAt(frame.thunk).site;
  const again = frame.rax == ERESTARTSYS;
  takeArguments(frame, registers);
  registers.rax = again ? frame.nr : <u64>frame.rax;
  registers.rip = again ? site : site + 2;
  registers.rcx = site + 2;
  registers.r11 = frame.flags;
  registers.eflags = frame.flags;
  registers.rsp = frame.rsp;
  if (calleeSaved) takeKept(frame, registers);
}

/** The result of a call that is to be made again once the signal is dealt with. */
export const ERESTARTSYS: i64 = -512;

/** Keeps a signal for the end of the call that the runtime is in, with all others blocked until then. */
function defer(thread: Thread, signal: i32, info: Siginfo, ucontext: Ucontext): void {
  const registers = ucontext.uc_mcontext;
  if (registers.rip >= waitBegin() && registers.rip < waitEnd()) registers.rip = waitAbort();
  if (registers.rip >= int80Begin() && registers.rip < int80End()) registers.rip = int80Abort();
  if (registers.rip >= cloneBegin() && registers.rip < cloneEnd()) registers.rip = cloneAbort();
  if (thread.pending != 0) {
    // Only of the three that cannot be blocked.
    if (isForTracer(signal, info)) onTracerSignal(thread, signal, info);
    else holdSignal(thread, signal, changetype<usize>(info));
    return;
  }
  copyFrameAbove(thread.self + DEFERRED, changetype<usize>(info), changetype<usize>(ucontext));
  thread.deferredSignal = signal;
  thread.pending = 1;
  ucontext.uc_sigmask = ~OWN_SIGNALS;
}

/**
 * A function ran that changes the XMM registers: `registers` are the application's, and a signal kept meanwhile is to give it those
 * when its handler returns. `block`: the thread's.
 */
export function vectorsChanged(block: usize, registers: usize): void {
  if (changetype<Thread>(block).pending != 0) setXmm(block + DEFERRED, registers);
}

/** The end of a call during which a signal came: the application's context, in the frame that was kept. */
export function leave(): usize {
  const thread = currentThread();
  const kept = thread.self + DEFERRED;
  const frame = changetype<Frame>(thread.frame);
  const context = ucontextOf(kept);
  takeRegisters(frame, context, true);
  if (thread.deferredSignal == SIGSYS && siginfoOf(kept).si_code == SYS_SECCOMP) showAsTrapped(frame, siginfoOf(kept), context.uc_mcontext);
  return changetype<usize>(context);
}

/** A filter of the application's had a call trap by which a layer answered the application's own: that one is what it has trap. */
function showAsTrapped(frame: Frame, info: Siginfo, registers: Sigcontext): void {
  registers.rip = thunkAt(frame.thunk).site + 2;
  registers.rax = frame.nr;
  info.si_call_addr = registers.rip;
  info.si_syscall = <i32>frame.nr;
}

/** Has the kept signal's handler run from the context that `leave` made. */
export function deliverDeferred(ucontext: usize): void {
  const thread = currentThread();
  const kept = thread.self + DEFERRED;
  const signal = thread.deferredSignal;
  thread.pending = 0;
  const waited = thread.waiting != 0 && changetype<Frame>(thread.frame).rax == -EINTR;
  thread.waiting = 0;
  const info = siginfoOf(kept);
  const frame = changetype<Frame>(thread.frame);
  const context = changetype<Ucontext>(ucontext);
  const blocked = waited ? thread.waitMask : thread.blocked;
  if (isForTracer(signal, info)) {
    beginHidden();
    onTracerSignal(thread, signal, info);
    endHidden();
  } else if ((bit(signal) & OWN_SIGNALS & blocked) != 0) holdSignal(thread, signal, changetype<usize>(info));
  else if (!isIgnored(signal, info)) {
    if (frame.rax == ERESTARTSYS && endsCall(signal, info) && mayWait(frame)) {
      frame.rax = -EINTR;
      takeRegisters(frame, context, true);
    }
    deliver(signal, changetype<usize>(info), context, false, waited);
    releaseHeld(thread);
    return;
  }
  answerAgain(frame, context, waited ? thread.waitMask : context.uc_sigmask, thread.held & ~blocked);
  releaseHeld(thread);
}

/** The application's stack cannot take a signal frame. */
export function onFrameFault(ucontext: usize): void {
  deliverOverflow(changetype<Ucontext>(ucontext));
}

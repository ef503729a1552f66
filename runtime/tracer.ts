// ptrace(2) among the programs of a session. Traps are signals, and a tracer would see each of them as a stop; a program starts as
// the image, and a tracer would take the image for it; what layers answer, the runtime does by calls of its own. All this is kept from
// tracers here: they resume such a stop and wait on, or are shown the program's call in its place (shown-call.ts, tracees.ts).
import {
  CLD_DUMPED, CLD_EXITED, CLD_TRAPPED, EINTR, ENOSYS, PTRACE_ATTACH, PTRACE_CONT, PTRACE_DETACH, PTRACE_EVENT_EXEC,
  PTRACE_EVENT_SECCOMP, PTRACE_EVENT_STOP, PTRACE_GETEVENTMSG, PTRACE_GETSIGINFO, PTRACE_O_TRACESECCOMP, PTRACE_PEEKUSR,
  PTRACE_POKEUSR, PTRACE_SEIZE, PTRACE_SETOPTIONS, PTRACE_SINGLEBLOCK, PTRACE_SINGLESTEP, PTRACE_SYSCALL, PTRACE_SYSEMU, PTRACE_SYSEMU_SINGLESTEP,
  PTRACE_TRACEME, SIGBUS, SIGCONT,
  SIGSEGV, SIGSTOP, SIGSYS, SIGTRAP, SIGTTOU, SI_KERNEL, SI_TKILL, SI_USER, Siginfo, TRAP_BRKPT, TRAP_TRACE, UserRegsStruct,
  blockingSyscall6, isBlocking,
  syscall6, __NR_execve, __NR_gettid, __NR_ptrace, __NR_restart_syscall, __NR_rt_sigreturn, __NR_wait4, __NR_waitid,
} from "../assembly/index";
import { CALL_BYTES } from "./gate/thunk";
import { isOfNet } from "./dispatch-net";
import { failsWithMark } from "./filtered-marks";
import { HALTED } from "./gate/halts";
import { rangeEnd, rangeStart } from "./gate/region";
import { seesEveryCall } from "./session/mechanism";
import { isInTrapSession, isTracing, noteTracing, noteTracingByFilter, sessionMechanism } from "./session/session";
import { CALL_BEGINS, CALL_ENDS, LOOK_BEGINS } from "./shown-call";
import { OWN_SIGNALS, bit } from "./signals/sets";
import { ARENA, BLOCK_BYTES, BLOCK_END, currentThread, ORIGIN_VFORK, SIGNAL_STACK, STACK_BYTES, Thread } from "./thread";
import { isBehindPassed, isInOtherCall, isInRuntime, isRestart, isStepOfRuntime, peekWord } from "./traced-registers";
import {
  Hidden, Shown, Tracee, comesBackTo, forget, hold, isAboutRegisters, isInCall, programRip, remember, requestRegisters, settle, show,
  showStep, tellHeld, traceeOf,
} from "./tracees";
import { isCaught, isOtherImage, isTraced, numberInProc, sameImage, tellTracer } from "./tracers";
import { beginWatch } from "./trap-stops";

const SYSGOOD: i32 = 0x80;
/** Offset of debug register 6 in struct user. */
const DEBUG_STATUS: u64 = 896;

/** Whether this tracer has a filter choose the calls at which its tracees stop. Of marks, those count then that the filter hears of. */
let choosesByFilter: bool = false;

/** ptrace(2). */
export function trace(op: i64, pid: i64, addr: usize, data: usize): i64 {
  if (op == PTRACE_TRACEME || op == PTRACE_ATTACH || op == PTRACE_SEIZE) return beginTracing(op, pid, addr, data);
  if (op == PTRACE_SETOPTIONS && (data & PTRACE_O_TRACESECCOMP) != 0) noteTracingByFilter();
  const tracee = traceeOf(<i32>pid);
  if (tracee !== null && tracee.ofOther == 0) {
    if (op == PTRACE_GETEVENTMSG && tracee.hidden == Hidden.LOADED && tracee.status >> 16 != 0) {
      store<u64>(data, tracee.message);
      return 0;
    }
    if (isAboutRegisters(op)) return requestRegisters(tracee, op, addr, data);
    if (op == PTRACE_DETACH) settle(tracee);
  }
  let request = op;
  if (isResume(op)) {
    const resumed = remember(<i32>pid);
    if (resumed !== null && resumed.ofOther == 0) {
      noteResume(resumed, <i32>op, <i32>data);
      request = resumed.request;
    }
    if (op == PTRACE_CONT) beginWatch();
  }
  const result = syscall6(__NR_ptrace, request, pid, addr, data, 0, 0);
  if (op == PTRACE_DETACH && result == 0) forget(<i32>pid);
  if (isResume(op) && result >= 0) noteTracer(<i32>pid);
  return result;
}

function beginTracing(op: i64, pid: i64, addr: usize, data: usize): i64 {
  // Before, so that a program that just begins tells of it; after, so that the tracee looks who its tracer is.
  noteTracing();
  if (op == PTRACE_SEIZE && (data & PTRACE_O_TRACESECCOMP) != 0) noteTracingByFilter();
  if (op == PTRACE_TRACEME && currentThread().origin == ORIGIN_VFORK && !isTraced()) {
    // The parent waits for exec and could not answer a stop before it. Who is traced already is refused, or its tracer stands in.
    currentThread().traceAtExec = 1;
    return 0;
  }
  const result = syscall6(__NR_ptrace, op, pid, addr, data, 0, 0);
  if (result < 0) return result;
  noteTracing();
  if (op == PTRACE_TRACEME) {
    tellTracer();
  } else {
    forget(<i32>pid);
    remember(<i32>pid);
    beginWatch();
  }
  return result;
}

/** Another thread may have been told of the tracee first. */
function noteTracer(pid: i32): void {
  const tracee = traceeOf(pid);
  if (tracee !== null) tracee.tracer = currentThread().tid;
}

function noteResume(tracee: Tracee, op: i32, signal: i32): void {
  tracee.endsCall = isStep(op) && !leavesOut(op) && isInCall(tracee, signal) ? op : 0;
  tracee.stepsFrom = isStep(op) && tracee.endsCall == 0 ? comesBackTo(tracee) : 0;
  tracee.throughCall = 0;
  settle(tracee);
  // Of a call that is several of the runtime's the end is at the last of these.
  tracee.request = tracee.endsCall != 0 && tracee.hidden >= Hidden.ANSWERING ? PTRACE_SYSCALL : op;
  tracee.given = signal;
  if (stopsAtCalls(tracee.request)) return;
  if (tracee.hidden >= Hidden.ANSWERING) tracee.doubtful = 1;
  else if (tracee.hidden == Hidden.BEGINNING || tracee.hidden == Hidden.LOADED) tracee.hidden = Hidden.NOTHING;
}

function stopsAtCalls(op: i32): bool {
  return op == PTRACE_SYSCALL || leavesOut(op);
}

/** PTRACE_SYSEMU and PTRACE_SYSEMU_SINGLESTEP: the tracee stops at a call, which is not made. */
function leavesOut(op: i32): bool {
  return op == PTRACE_SYSEMU || op == PTRACE_SYSEMU + 1;
}

function isStep(op: i64): bool {
  return op == PTRACE_SINGLESTEP || op == PTRACE_SINGLEBLOCK || op == PTRACE_SYSEMU_SINGLESTEP;
}

function isResume(op: i64): bool {
  return op == PTRACE_CONT || op == PTRACE_SYSCALL || (op >= PTRACE_SYSEMU && op <= PTRACE_SYSEMU + 2) || op == PTRACE_SINGLESTEP;
}

/** What a vfork child put off: it is traced from its exec on. Call right before. */
export function traceAtExec(): void {
  const thread = currentThread();
  if (thread.traceAtExec == 0) return;
  thread.traceAtExec = 0;
  syscall6(__NR_ptrace, PTRACE_TRACEME, 0, 0, 0, 0, 0);
  noteTracing();
}

/** wait4(2). */
export function wait4(pid: i32, wstatus: usize, options: i32, rusage: usize): i64 {
  const status = wstatus != 0 ? wstatus : scratch();
  const mark = load<usize>(currentThread().self + ARENA);
  for (;;) {
    store<usize>(currentThread().self + ARENA, mark);
    const result = blockingSyscall6(__NR_wait4, pid, status, options, rusage, 0, 0);
    // Tracing may have begun during the wait.
    if (result <= 0 || !isTracing()) return result;
    if ((load<i32>(status) & 0xff) != 0x7f) forgetEnded(<i32>result, load<i32>(status));
    else if (isHidden(<i32>result, status)) continue;
    return result;
  }
}

/** waitid(2). */
export function waitid(idtype: i32, id: i32, infop: usize, options: i32, rusage: usize): i64 {
  const mark = load<usize>(currentThread().self + ARENA);
  for (;;) {
    store<usize>(currentThread().self + ARENA, mark);
    const result = blockingSyscall6(__NR_waitid, idtype, id, infop, options, rusage, 0);
    if (result < 0 || infop == 0 || !isTracing()) return result;
    const info = changetype<Siginfo>(infop);
    if (info.si_pid != 0 && info.si_code >= CLD_EXITED && info.si_code <= CLD_DUMPED) forgetEnded(info.si_pid, 0);
    if (info.si_pid == 0 || info.si_code != CLD_TRAPPED) return result;
    const status = scratch();
    store<i32>(status, info.si_status << 8 | 0x7f);
    if (isHidden(info.si_pid, status)) continue;
    info.si_status = load<i32>(status) >> 8;
    return result;
  }
}

function scratch(): usize {
  return currentThread().self + 512;
}

function forgetEnded(pid: i32, status: i32): void {
  // A continued process is there still.
  if (status != 0xffff) forget(pid);
}

/** Whether a stop is the runtime's affair; it is resumed then. May change the status the tracer is told. */
function isHidden(pid: i32, status: usize): bool {
  const word = load<i32>(status);
  const signal = (word >> 8) & 0xff;
  const event = word >> 16;
  const isNew = traceeOf(pid) === null;
  const tracee = remember(pid);
  if (tracee === null || tracee.ofOther != 0) return false;
  tracee.event = event;
  if (isNew && !choosesByFilter && isFirstStop(pid, signal, event)) tracee.hidden = Hidden.BEGINNING;
  if (event == PTRACE_EVENT_SECCOMP) {
    choosesByFilter = true;
    return isOfRuntime(tracee) && resume(tracee, 0);
  }
  const looks = stopsAtCalls(tracee.request);
  if (event == 0 && isAtTrap(pid, signal)) {
    if (looks && tracee.hidden == Hidden.NOTHING) tracee.hidden = Hidden.TRAP_CALLS;
    return resume(tracee, signal);
  }
  if (event == 0 && isAtBadPointer(pid, signal)) return resume(tracee, signal);
  if (event == 0 && signal == tracee.given && isActedOnByDefault(pid, signal)) return resume(tracee, signal);
  if (signal == SIGTRAP && isExecStop(pid, event)) {
    noteExec(tracee, word);
    return resume(tracee, 0);
  }
  if (signal == SIGTRAP && event == 0 && tracee.hidden == Hidden.LOADING && signalCode(pid) == SI_TKILL) {
    tracee.hidden = Hidden.LOADED;
    show(tracee, Shown.EXIT, shownOf(pid));
    tracee.event = tracee.status >> 16;
    // The call is not over at the event.
    tracee.result = tracee.event != 0 ? -ENOSYS : 0;
    store<i32>(status, tracee.status);
    return false;
  }
  if (signal == SIGTRAP && event == 0 && stepsThrough(tracee)) return resume(tracee, 0);
  if (looks && tracee.doubtful != 0) resolve(tracee);
  const answering = event == 0 && looks && tracee.hidden == Hidden.ANSWERING;
  // The kernel tells of a signal behind the end of the call in which it came.
  if (answering && !isBlocking(<i32>tracee.nr) && mayBeHeld(signal) && hold(tracee, signal)) return resume(tracee, 0);
  const isAtCall = event == 0 && (signal == (SIGTRAP | SYSGOOD) || (looks && signal == SIGTRAP && isCodeOfCall(tracee)));
  // What a tracer sends to the new program where it is told of the exec.
  if (event == 0 && looks && !isAtCall && signal == SIGTRAP && tracee.hidden == Hidden.LOADED && hold(tracee, signal)) return resume(tracee, 0);
  if (event == 0 && tracee.heldSignal != 0) tellHeld(tracee, signal);
  if (event == 0 && mayBeHeld(signal) && isAtLastMark(tracee)) show(tracee, Shown.EXIT, tracee.at);
  if (!isAtCall) return false;
  if (isInTrapSession() && !leavesOut(tracee.request) && isAboutToTrap(pid)) return resume(tracee, 0);
  if (looks) {
    const mark = markOf(pid);
    if (mark != 0) return isHiddenMark(tracee, mark);
  }
  switch (tracee.hidden) {
    case Hidden.TRAP_CALLS: {
      if (callNumber(pid) == __NR_rt_sigreturn) tracee.hidden = Hidden.TRAP_END;
      return resume(tracee, 0);
    }
    case Hidden.TRAP_END: tracee.hidden = Hidden.NOTHING; return resume(tracee, 0);
    case Hidden.LOADING:
    case Hidden.LOADED:
    case Hidden.BEGINNING: return resume(tracee, 0);
    case Hidden.ANSWERING: {
      if (!isBlocking(<i32>tracee.nr) || !isInterrupted(tracee)) return resume(tracee, 0);
      if (tracee.endsCall != 0) {
        showStep(tracee);
        store<i32>(status, SIGTRAP << 8 | 0x7f);
      }
      return false;
    }
    case Hidden.INTERRUPTED: {
      if (!isAgain(tracee)) return resume(tracee, 0);
      if (tracee.endsCall == 0) return false;
      tracee.shown = Shown.NOTHING;
      return resume(tracee, 0);
    }
    default: {
      const inHandler = looks && isInHandler(pid);
      if (!inHandler && (!looks || !isReturnOfRuntime(pid))) return false;
      if (leavesOut(tracee.request)) {
        makeAgain(pid);
        tracee.hidden = Hidden.TRAP_CALLS;
      } else if (!inHandler) tracee.hidden = Hidden.TRAP_END;
      return resume(tracee, 0);
    }
  }
}

/** Resumes a tracee that stops at a signal of the runtime's, outside of wait(2). */
export function resumeUnseen(tracee: Tracee): void {
  if (tracee.ofOther != 0) return;
  const info = new Siginfo();
  if (syscall6(__NR_ptrace, PTRACE_GETSIGINFO, tracee.pid, 0, changetype<usize>(info), 0, 0) < 0) return;
  const signal = info.si_signo;
  if (isAtTrap(tracee.pid, signal) || isAtBadPointer(tracee.pid, signal)) resume(tracee, signal);
}

function isAtTrap(pid: i32, signal: i32): bool {
  return signal == SIGSYS ? isTrap(pid) : signal == SIGSEGV && isHalt(pid);
}

/** Whether the tracee stops since the runtime was the first to use a bad pointer of the program's. */
function isAtBadPointer(pid: i32, signal: i32): bool {
  return (signal == SIGSEGV || signal == SIGBUS) && signalCode(pid) > 0 && isInRuntime(pid);
}

/**
 * Whether the tracee is at the beginning of an rt_sigreturn that does not end a handler of the program's: the frame lies where the
 * runtime keeps those of signals that it takes first.
 */
function isReturnOfRuntime(pid: i32): bool {
  if (callNumber(pid) != __NR_rt_sigreturn || userWord(pid, offsetof<UserRegsStruct>("rax")) != -ENOSYS) return false;
  const block = <usize>userWord(pid, offsetof<UserRegsStruct>("gs_base")) - STACK_BYTES;
  return <usize>userWord(pid, offsetof<UserRegsStruct>("rsp")) - block < BLOCK_BYTES;
}

/** Whether the tracee is in a call of the runtime's, made while it deals with a signal. */
function isInHandler(pid: i32): bool {
  if (callNumber(pid) == __NR_rt_sigreturn) return false;
  const block = <usize>userWord(pid, offsetof<UserRegsStruct>("gs_base"));
  return <usize>userWord(pid, offsetof<UserRegsStruct>("rsp")) - (block + SIGNAL_STACK) < BLOCK_END - SIGNAL_STACK;
}

/** The tracee, of which wait(2) said `word`, has become the image, perhaps by another thread's call, whose number it then has. */
function noteExec(tracee: Tracee, word: i32): void {
  const message = scratch() + 8;
  store<u64>(message, tracee.pid);
  if (word >> 16 != 0) syscall6(__NR_ptrace, PTRACE_GETEVENTMSG, tracee.pid, 0, message, 0, 0);
  // 0 where it is of another PID namespace.
  tracee.message = load<u64>(message) != 0 ? load<u64>(message) : tracee.pid;
  const caller = traceeOf(<i32>tracee.message);
  tracee.nr = caller !== null && caller.hidden == Hidden.ANSWERING ? caller.nr : __NR_execve;
  memory.fill(changetype<usize>(tracee) + offsetof<Tracee>("a0"), 0, 48);
  if (caller !== null && caller.pid != tracee.pid) caller.pid = 0;
  tracee.status = word;
  tracee.doubtful = 0;
  tracee.hidden = Hidden.LOADING;
}

/** Whether a tracee is still in the call whose beginning was shown. */
function resolve(tracee: Tracee): void {
  tracee.doubtful = 0;
  // Another call's place may be the same.
  if (shownOf(tracee.pid) != tracee.at || peekWord(tracee.pid, tracee.at) != tracee.nr) tracee.hidden = Hidden.NOTHING;
}

/** Where a tracee has its ShownCall; 0 outside of one. */
function shownOf(pid: i32): usize {
  const thread = <usize>userWord(pid, offsetof<UserRegsStruct>("gs_base"));
  return <usize>peekWord(pid, thread + offsetof<Thread>("shown"));
}

/** Whether a signal has just ended a call of the runtime's that waits: the program's ends so too. */
function isInterrupted(tracee: Tracee): bool {
  const result = userWord(tracee.pid, offsetof<UserRegsStruct>("rax"));
  if (result != -EINTR && !isRestart(result)) return false;
  tracee.hidden = Hidden.INTERRUPTED;
  tracee.interruptedAt = <usize>userWord(tracee.pid, offsetof<UserRegsStruct>("rip"));
  show(tracee, Shown.EXIT, tracee.at);
  tracee.result = result;
  return true;
}

/** Whether the kernel makes that call again, since the signal was for nobody. */
function isAgain(tracee: Tracee): bool {
  if (userWord(tracee.pid, offsetof<UserRegsStruct>("rax")) != -ENOSYS) return false;
  if (<usize>userWord(tracee.pid, offsetof<UserRegsStruct>("rip")) != tracee.interruptedAt) return false;
  tracee.hidden = Hidden.ANSWERING;
  show(tracee, Shown.ENTRY, tracee.at);
  if (callNumber(tracee.pid) == __NR_restart_syscall) tracee.nr = __NR_restart_syscall;
  return true;
}

/** Not what stops and continues processes, which it does when it is sent. */
function mayBeHeld(signal: i32): bool {
  return signal <= 64 && signal != SIGTRAP && (signal < SIGCONT || signal > SIGTTOU);
}

/** The mark at whose beginning or end a tracee stops; 0 at other calls. */
function markOf(pid: i32): i64 {
  const nr = callNumber(pid);
  if (nr != __NR_gettid && !failsWithMark(<i32>nr)) return 0;
  const mark = userWord(pid, offsetof<UserRegsStruct>("rdi"));
  return mark == CALL_BEGINS || mark == CALL_ENDS || mark == LOOK_BEGINS ? mark : 0;
}

/** Whether the call that a filter has a tracee stop at is not its program's. Where it is what shows one, that is shown. */
function isOfRuntime(tracee: Tracee): bool {
  // The end of its call shows to those only that are told of ends.
  if (tracee.hidden == Hidden.ANSWERING && !stopsAtCalls(tracee.request)) resolve(tracee);
  if (markOf(tracee.pid) == CALL_BEGINS && callNumber(tracee.pid) != __NR_gettid) {
    tracee.hidden = Hidden.ANSWERING;
    show(tracee, Shown.ENTRY, <usize>userWord(tracee.pid, offsetof<UserRegsStruct>("rsi")));
    return false;
  }
  if (tracee.hidden >= Hidden.LOADING && tracee.hidden <= Hidden.ANSWERING) return true;
  return callNumber(tracee.pid) >= 0 && isInOtherCall(tracee.pid);
}

/** The beginning of the first mark becomes the beginning of the program's call, and the end of the last one that one's end. */
function isHiddenMark(tracee: Tracee, mark: i64): bool {
  if (choosesByFilter && tracee.hidden != Hidden.LOADED && callNumber(tracee.pid) == __NR_gettid) return resume(tracee, 0);
  const isEntry = userWord(tracee.pid, offsetof<UserRegsStruct>("rax")) == -ENOSYS;
  const at = <usize>userWord(tracee.pid, offsetof<UserRegsStruct>("rsi"));
  if (mark == CALL_BEGINS && isEntry) {
    tracee.hidden = Hidden.ANSWERING;
    show(tracee, Shown.ENTRY, at);
    if (leavesOut(tracee.request)) tracee.leftOut = 1;
    return false;
  }
  if (mark == LOOK_BEGINS) tracee.hidden = Hidden.BEGINNING;
  if (mark == CALL_ENDS && isEntry && tracee.leftOut != 0 && leavesOut(tracee.request)) tracee.hidden = Hidden.NOTHING;
  if (mark == CALL_ENDS && isEntry && tracee.endsCall != 0) return resumeToEnd(tracee);
  if (mark != CALL_ENDS || isEntry) return resume(tracee, 0);
  const was = tracee.hidden;
  tracee.hidden = Hidden.NOTHING;
  if (was == Hidden.LOADED) tracee.result = 0;
  else if (was != Hidden.ANSWERING || at == 0) return resume(tracee, 0);
  show(tracee, Shown.EXIT, at);
  if (tracee.endsCall != 0) showStep(tracee);
  return false;
}

/** At the beginning of the mark that ends the program's call: a step is that, or is still to come if that call's end was one already. */
function resumeToEnd(tracee: Tracee): bool {
  const step = tracee.endsCall;
  if (tracee.hidden != Hidden.ANSWERING) {
    tracee.hidden = Hidden.NOTHING;
    tracee.endsCall = 0;
    tracee.request = step;
    tracee.stepsFrom = tracee.rip;
  }
  return syscall6(__NR_ptrace, step, tracee.pid, 0, 0, 0, 0) >= 0;
}

/** Whether the tracee has still to come back from the mark that was the end of the call it was last shown. */
function isAtLastMark(tracee: Tracee): bool {
  if (tracee.hidden != Hidden.NOTHING || tracee.at == 0) return false;
  return markOf(tracee.pid) == CALL_ENDS
    && <usize>userWord(tracee.pid, offsetof<UserRegsStruct>("rsi")) == tracee.at && peekWord(tracee.pid, tracee.at) == tracee.nr;
}

/** Whether it stops at a call without that being said by the signal: a step shows as one. */
function isCodeOfCall(tracee: Tracee): bool {
  const code = signalCode(tracee.pid);
  return code == SIGTRAP || (code == TRAP_BRKPT && tracee.endsCall != 0);
}

/** Whether a process stops for the first time because the one that made it is traced. Nobody sent the signal, if it is one. */
function isFirstStop(pid: i32, signal: i32, event: i32): bool {
  if (!seesEveryCall(sessionMechanism())) return false;
  return event == PTRACE_EVENT_STOP || (event == 0 && signal == SIGSTOP && signalCode(pid) == SI_USER && signalSender(pid) == 0);
}

function resume(tracee: Tracee, signal: i32): bool {
  // What the runtime does is made also where the program's calls are not.
  const request = leavesOut(tracee.request) && tracee.hidden != Hidden.NOTHING ? PTRACE_SYSCALL : tracee.request;
  return syscall6(__NR_ptrace, request, tracee.pid, 0, signal, 0, 0) >= 0;
}

/** Has a tracee make a call of the runtime's that its tracer left out. */
function makeAgain(pid: i32): void {
  const rip = userWord(pid, offsetof<UserRegsStruct>("rip"));
  syscall6(__NR_ptrace, PTRACE_POKEUSR, pid, offsetof<UserRegsStruct>("rax"), callNumber(pid), 0, 0);
  syscall6(__NR_ptrace, PTRACE_POKEUSR, pid, offsetof<UserRegsStruct>("rip"), rip - CALL_BYTES, 0, 0);
}

/** Whether the tracee has just become the image: by event, or by the SIGTRAP that the kernel sends without one. */
function isExecStop(pid: i32, event: i32): bool {
  if (event != PTRACE_EVENT_EXEC && (event != 0 || signalCode(pid) != SI_USER || signalSender(pid) != pid)) return false;
  return sameImage(numberInProc(pid));
}

function signalCode(pid: i32): i32 {
  const info = new Siginfo();
  return syscall6(__NR_ptrace, PTRACE_GETSIGINFO, pid, 0, changetype<usize>(info), 0, 0) < 0 ? i32.MIN_VALUE : info.si_code;
}

/** Whether the tracee, which executes step by step, stops at one of the runtime's. */
function stepsThrough(tracee: Tracee): bool {
  if (!isStep(tracee.request)) return false;
  // It has executed an instruction or a call, or begins a handler.
  const code = signalCode(tracee.pid);
  if (code != TRAP_TRACE && code != TRAP_BRKPT && code != SIGTRAP) return false;
  // At a watchpoint: the next step would say nothing of it.
  if ((userWord(tracee.pid, DEBUG_STATUS) & 15) != 0) return false;
  if (tracee.hidden == Hidden.LOADING) return true;
  if (tracee.endsCall == 0 && !(code == TRAP_BRKPT && isBehindPassed(tracee.pid))) {
    if (code == TRAP_BRKPT) tracee.throughCall = 1;
    if (isStepOfRuntime(tracee.pid)) return true;
    const from = tracee.stepsFrom;
    tracee.stepsFrom = 0;
    if (from != 0 && programRip(tracee.pid) == from) return true;
    if (code != TRAP_TRACE || tracee.throughCall == 0) return false;
  }
  showStep(tracee);
  return false;
}

/** Whether the tracee stops at a signal of the net, which is the same in its process. */
function isTrap(pid: i32): bool {
  const info = new Siginfo();
  return syscall6(__NR_ptrace, PTRACE_GETSIGINFO, pid, 0, changetype<usize>(info), 0, 0) >= 0 && isOfNet(info);
}

/** Whether a signal comes a second time, since the runtime has the kernel do what it does without a handler. */
function isActedOnByDefault(pid: i32, signal: i32): bool {
  if ((bit(signal) & OWN_SIGNALS) == 0) return false;
  const number = numberInProc(pid);
  return !isOtherImage(number) && !isCaught(number, signal);
}

/** Whether the tracee stops at `hlt` where there was a call. */
function isHalt(pid: i32): bool {
  if (signalCode(pid) != SI_KERNEL) return false;
  const rip = <usize>userWord(pid, offsetof<UserRegsStruct>("rip"));
  return <u16>peekWord(pid, rip) == HALTED && sameImage(numberInProc(pid));
}

/**
 * Whether the tracee of a trap session stops at the beginning or the end of a call that is not made but traps: the filter is asked after
 * the tracer. The range is the same in every process; the end of rt_sigreturn has no number.
 */
function isAboutToTrap(pid: i32): bool {
  const code = signalCode(pid);
  if (code != SIGTRAP && code != (SIGTRAP | SYSGOOD)) return false;
  const rip = <usize>userWord(pid, offsetof<UserRegsStruct>("rip"));
  return (rip < rangeStart() || rip >= rangeEnd()) && callNumber(pid) >= 0 && sameImage(numberInProc(pid));
}

function signalSender(pid: i32): i32 {
  const info = new Siginfo();
  return syscall6(__NR_ptrace, PTRACE_GETSIGINFO, pid, 0, changetype<usize>(info), 0, 0) < 0 ? 0 : info.si_pid;
}

function callNumber(pid: i32): i64 {
  return userWord(pid, offsetof<UserRegsStruct>("orig_rax"));
}

/** A word of struct user, -1 if it cannot be had. */
function userWord(pid: i32, offset: u64): i64 {
  const word = scratch() + 8;
  return syscall6(__NR_ptrace, PTRACE_PEEKUSR, pid, offset, word, 0, 0) < 0 ? -1 : load<i64>(word);
}

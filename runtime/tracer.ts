// ptrace(2) among the programs of a session. Traps are signals, and a tracer would see each of them as a stop; a program starts as
// the image, and a tracer would take the image for it. Both are kept from tracers here: they resume such a stop and wait on.
import {
  AT_FDCWD, appendDecimal, appendText, blockingSyscall6, PTRACE_CONT, PTRACE_EVENT_EXEC, PTRACE_GETSIGINFO, PTRACE_PEEKUSR, PTRACE_SINGLESTEP,
  PTRACE_SYSCALL, PTRACE_SYSEMU, PTRACE_TRACEME, Sigaction, Siginfo, SIG_IGN, SIGSYS, SIGTRAP, SI_TKILL, SI_USER, syscall6,
  CLD_DUMPED, CLD_EXITED, CLD_TRAPPED, __NR_close, __NR_getpid, __NR_openat, __NR_pidfd_open, __NR_ptrace, __NR_read, __NR_readlinkat,
  __NR_rt_sigaction, __NR_rt_sigreturn, __NR_tgkill, __NR_wait4, __NR_waitid,
} from "../assembly/index";
import { isOfNet } from "./dispatch-net";
import { rangeEnd, rangeStart } from "./gate/region";
import { isTracing, noteTracing } from "./session/session";
import { currentThread, ORIGIN_VFORK } from "./thread";
import { isFixedImage } from "./trap-net/fixed-image";

/** Offset of orig_rax in struct user. */
const ORIG_RAX: u64 = 120;
const RIP: u64 = 128;
const SYSGOOD: i32 = 0x80;

/** What is kept from the tracer at a tracee's next stops. */
const NOTHING: u32 = 0;
/** The calls of the runtime up to the rt_sigreturn that ends a trap, then that one's own end. */
const TRAP_CALLS: u32 = 1;
const TRAP_END: u32 = 2;
/** After exec: the end of execve is the program's, what follows up to the loader's sign is not. */
const EXEC_END: u32 = 3;
const LOADING: u32 = 4;
/** After exec, for a tracer that does not look at calls: the loader's sign becomes the stop at exec. */
const LOADING_UNSEEN: u32 = 5;

/** One process that this one traces. */
// @ts-ignore: decorator
@unmanaged
class Tracee {
  pid: i32;
  /** How it was last resumed. */
  request: i32;
  hidden: u32;
  /** What wait(2) said of its stop at exec. */
  status: i32;
}

const CAPACITY: usize = 256;
const tracees: usize = memory.data(4096, 8);

function traceeOf(pid: i32): Tracee | null {
  for (let i: usize = 0; i < CAPACITY; i++) {
    const tracee = changetype<Tracee>(tracees + i * offsetof<Tracee>());
    if (tracee.pid == pid) return tracee;
  }
  return null;
}

function remember(pid: i32): Tracee | null {
  const known = traceeOf(pid);
  if (known !== null) return known;
  const free = traceeOf(0);
  if (free !== null) {
    free.pid = pid;
    free.request = PTRACE_CONT;
    free.hidden = NOTHING;
  }
  return free;
}

/** ptrace(2). */
export function trace(op: i64, pid: i64, addr: usize, data: usize): i64 {
  noteTracing();
  if (op == PTRACE_TRACEME && currentThread().origin == ORIGIN_VFORK) {
    // The parent waits for exec and could not answer a stop before it.
    currentThread().traceAtExec = 1;
    return 0;
  }
  if (isResume(op)) {
    const tracee = remember(<i32>pid);
    if (tracee !== null) tracee.request = <i32>op;
  }
  return syscall6(__NR_ptrace, op, pid, addr, data, 0, 0);
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
}

/** wait4(2). */
export function wait4(pid: i32, wstatus: usize, options: i32, rusage: usize): i64 {
  const status = wstatus != 0 ? wstatus : scratch();
  for (;;) {
    const result = blockingSyscall6(__NR_wait4, pid, status, options, rusage, 0, 0);
    // Tracing may have begun during the wait.
    if (result <= 0 || !isTracing()) return result;
    if ((load<i32>(status) & 0xff) != 0x7f) forget(<i32>result, load<i32>(status));
    else if (isHidden(<i32>result, status)) continue;
    return result;
  }
}

/** waitid(2). */
export function waitid(idtype: i32, id: i32, infop: usize, options: i32, rusage: usize): i64 {
  for (;;) {
    const result = blockingSyscall6(__NR_waitid, idtype, id, infop, options, rusage, 0);
    if (result < 0 || infop == 0 || !isTracing()) return result;
    const info = changetype<Siginfo>(infop);
    if (info.si_pid != 0 && info.si_code >= CLD_EXITED && info.si_code <= CLD_DUMPED) forget(info.si_pid, 0);
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

function forget(pid: i32, status: i32): void {
  // A continued process is there still.
  if (status == 0xffff) return;
  const tracee = traceeOf(pid);
  if (tracee !== null) tracee.pid = 0;
}

/** Whether a stop is the runtime's affair; it is resumed then. May change the status the tracer is told. */
function isHidden(pid: i32, status: usize): bool {
  const word = load<i32>(status);
  const signal = (word >> 8) & 0xff;
  const event = word >> 16;
  const tracee = remember(pid);
  if (tracee === null) return false;
  const looks = tracee.request == PTRACE_SYSCALL;
  if (event == 0 && signal == SIGSYS && isTrap(pid)) {
    if (looks && tracee.hidden == NOTHING) tracee.hidden = TRAP_CALLS;
    return resume(tracee, SIGSYS);
  }
  if (signal == SIGTRAP && isExecStop(pid, event)) {
    tracee.status = word;
    if (looks) {
      tracee.hidden = EXEC_END;
      return false;
    }
    tracee.hidden = LOADING_UNSEEN;
    return resume(tracee, 0);
  }
  if (signal == SIGTRAP && event == 0 && (tracee.hidden == LOADING || tracee.hidden == LOADING_UNSEEN) && signalCode(pid) == SI_TKILL) {
    const unseen = tracee.hidden == LOADING_UNSEEN;
    tracee.hidden = NOTHING;
    if (!unseen) return resume(tracee, 0);
    store<i32>(status, tracee.status);
    return false;
  }
  if (event != 0 || (signal != (SIGTRAP | SYSGOOD) && !(looks && signal == SIGTRAP))) return false;
  if (isFixedImage() && isAboutToTrap(pid)) return resume(tracee, 0);
  switch (tracee.hidden) {
    case TRAP_CALLS: {
      if (callNumber(pid) == __NR_rt_sigreturn) tracee.hidden = TRAP_END;
      return resume(tracee, 0);
    }
    case TRAP_END: tracee.hidden = NOTHING; return resume(tracee, 0);
    case EXEC_END: tracee.hidden = LOADING; return false;
    case LOADING:
    case LOADING_UNSEEN: return resume(tracee, 0);
    default: return false;
  }
}

function resume(tracee: Tracee, signal: i32): bool {
  return syscall6(__NR_ptrace, tracee.request, tracee.pid, 0, signal, 0, 0) >= 0;
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

/** Whether the tracee stops at a signal of the net, which is the same in its process. */
function isTrap(pid: i32): bool {
  const info = new Siginfo();
  return syscall6(__NR_ptrace, PTRACE_GETSIGINFO, pid, 0, changetype<usize>(info), 0, 0) >= 0 && isOfNet(info);
}

/**
 * Whether the tracee of a trap session stops at the beginning or the end of a call that is not made but traps: the filter is asked after
 * the tracer. The range is the same in every process; the end of rt_sigreturn has no number.
 */
function isAboutToTrap(pid: i32): bool {
  const code = signalCode(pid);
  if (code != SIGTRAP && code != (SIGTRAP | SYSGOOD)) return false;
  const rip = <usize>userWord(pid, RIP);
  return (rip < rangeStart() || rip >= rangeEnd()) && callNumber(pid) >= 0 && sameImage(numberInProc(pid));
}

function signalSender(pid: i32): i32 {
  const info = new Siginfo();
  return syscall6(__NR_ptrace, PTRACE_GETSIGINFO, pid, 0, changetype<usize>(info), 0, 0) < 0 ? 0 : info.si_pid;
}

function callNumber(pid: i32): i64 {
  return userWord(pid, ORIG_RAX);
}

/** A word of struct user, -1 if it cannot be had. */
function userWord(pid: i32, offset: u64): i64 {
  const word = scratch() + 8;
  return syscall6(__NR_ptrace, PTRACE_PEEKUSR, pid, offset, word, 0, 0) < 0 ? -1 : load<i64>(word);
}

/** Whether another process, by its number in /proc, runs this process's image. */
function sameImage(pid: i32): bool {
  return compareImage(pid) == SAME;
}

function isOtherImage(pid: i32): bool {
  return compareImage(pid) == OTHER;
}

const SAME: i32 = 0;
const OTHER: i32 = 1;
const UNKNOWN: i32 = 2;

function compareImage(pid: i32): i32 {
  const bytes = 512;
  const own = new StaticArray<u8>(bytes);
  const other = new StaticArray<u8>(bytes);
  const name = new StaticArray<u8>(64);
  const at = changetype<usize>(name);
  store<u8>(appendText(at, "/proc/self/exe"), 0);
  const ownLength = syscall6(__NR_readlinkat, AT_FDCWD, at, changetype<usize>(own), bytes, 0, 0);
  store<u8>(appendText(appendDecimal(appendText(at, "/proc/"), pid), "/exe"), 0);
  const length = syscall6(__NR_readlinkat, AT_FDCWD, at, changetype<usize>(other), bytes, 0, 0);
  if (ownLength <= 0 || length <= 0) return UNKNOWN;
  const same = length == ownLength && memory.compare(changetype<usize>(own), changetype<usize>(other), <usize>length) == 0;
  return same ? SAME : OTHER;
}

/** The number of a process in /proc, which may be of another PID namespace than the caller; `pid` itself if that cannot be had. */
function numberInProc(pid: i32): i32 {
  const pidfd = syscall6(__NR_pidfd_open, pid, 0, 0, 0, 0, 0);
  // A thread that is not the first of its process has none.
  if (pidfd < 0) return pid;
  const name = changetype<usize>(new StaticArray<u8>(64));
  store<u8>(appendDecimal(appendText(name, "/proc/self/fdinfo/"), <i32>pidfd), 0);
  const number = numberAfter(name, PID_LINE);
  syscall6(__NR_close, pidfd, 0, 0, 0, 0, 0);
  return number > 0 ? number : pid;
}

/** The loader's sign to a tracer of the session that the program is in place. */
export function announceProgram(): void {
  if (!isTracing()) return;
  // A tracer outside of the PID namespace that /proc is of shows as 0, as none does, and the image of one with more rights does not show.
  if (!isOtherImage(tracerPid())) signalIfTraced();
}

/** A tracer is told of a signal that is ignored, nobody else is. To ignore it again drops one that is blocked. */
function signalIfTraced(): void {
  const kept = new Sigaction();
  const ignoring = new Sigaction();
  ignoring.sa_handler = SIG_IGN;
  syscall6(__NR_rt_sigaction, SIGTRAP, changetype<usize>(ignoring), changetype<usize>(kept), sizeof<u64>(), 0, 0);
  syscall6(__NR_tgkill, syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0), currentThread().tid, SIGTRAP, 0, 0, 0);
  syscall6(__NR_rt_sigaction, SIGTRAP, changetype<usize>(ignoring), 0, sizeof<u64>(), 0, 0);
  syscall6(__NR_rt_sigaction, SIGTRAP, changetype<usize>(kept), 0, sizeof<u64>(), 0, 0);
}

function tracerPid(): i32 {
  const name = changetype<usize>(new StaticArray<u8>(64));
  store<u8>(appendText(name, "/proc/thread-self/status"), 0);
  return numberAfter(name, TRACER_LINE);
}

/** Between a line's end and a number, in files of /proc. */
const PID_LINE = "\nPid:\t";
const TRACER_LINE = "\nTracerPid:\t";

/** The number behind what a line of a file begins with, 0 where there is none. */
function numberAfter(path: usize, line: string): i32 {
  const bytes: usize = 1024;
  const text = changetype<usize>(new StaticArray<u8>(1024));
  const fd = syscall6(__NR_openat, AT_FDCWD, path, 0, 0, 0, 0);
  if (fd < 0) return 0;
  const length = syscall6(__NR_read, fd, text, bytes - 1, 0, 0, 0);
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  const wanted = changetype<usize>(new StaticArray<u8>(16));
  const width = appendText(wanted, line) - wanted;
  const end = text + <usize>max<i64>(length, 0);
  for (let at = text; at + width < end; at++) {
    if (memory.compare(at, wanted, width) != 0) continue;
    let number = 0;
    for (at += width; load<u8>(at) >= 0x30 && load<u8>(at) <= 0x39; at++) number = number * 10 + <i32>load<u8>(at) - 0x30;
    return number;
  }
  return 0;
}

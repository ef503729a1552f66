// Who traces: a process and its tracer know each other by /proc.
import {
  AT_FDCWD, ENOENT, F_OK, SIGSYS, SIGTRAP, SIG_IGN, SI_QUEUE, Sigaction, Siginfo, appendDecimal, appendText, syscall6, __NR_close, __NR_getpid,
  __NR_faccessat, __NR_getppid, __NR_openat, __NR_pidfd_open, __NR_read, __NR_readlinkat, __NR_rt_sigaction, __NR_rt_tgsigqueueinfo, __NR_tgkill,
} from "../assembly/index";
import { numberAt } from "./memory/maps-reader";
import { OWN_SIGNALS, bit } from "./signals/sets";
import { currentThread } from "./thread";

/** Whether another process, by its number in /proc, runs this process's image. */
export function sameImage(pid: i32): bool {
  return compareImage(pid) == SAME;
}

/** Whether it certainly runs another. */
export function isOtherImage(pid: i32): bool {
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
export function numberInProc(pid: i32): i32 {
  const pidfd = syscall6(__NR_pidfd_open, pid, 0, 0, 0, 0, 0);
  // A thread that is not the first of its process has none.
  if (pidfd < 0) return pid;
  const name = changetype<usize>(new StaticArray<u8>(64));
  store<u8>(appendDecimal(appendText(name, "/proc/self/fdinfo/"), <i32>pidfd), 0);
  const number = <i32>numberAfter(name, PID_LINE, 10);
  syscall6(__NR_close, pidfd, 0, 0, 0, 0, 0);
  return number > 0 ? number : pid;
}

/** Whether this process's tracer is of the session, as far as /proc says. */
export function isTracedInSession(): bool {
  const pid = tracerPid();
  return pid != 0 && !isOtherImage(pid);
}

/** Has a tracer of the session look, if there is one. */
export function stopIfTraced(): void {
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

/** What a process tells its tracer by SIGSYS, which every process of a session catches. */
const NOTE: u64 = 0x6465_6361_7274_7775;

/**
 * Has the tracer of the session that the process has just asked to trace it know of that: it need not wait for it before the first trap.
 * Nothing is sent to one that does not catch the signals of the runtime, or in another PID namespace than /proc.
 */
export function tellTracer(): void {
  const tracer = tracerPid();
  // In a Landlock domain the image of a tracer outside does not show, but its signals do.
  if (tracer == 0 || isOtherImage(tracer) || (caughtBy(tracer) & OWN_SIGNALS) != OWN_SIGNALS) return;
  const info = new Siginfo();
  info.si_signo = SIGSYS;
  info.si_code = SI_QUEUE;
  info.si_pid = <i32>syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0);
  info.si_value = NOTE;
  syscall6(__NR_rt_tgsigqueueinfo, syscall6(__NR_getppid, 0, 0, 0, 0, 0, 0), tracer, SIGSYS, changetype<usize>(info), 0, 0);
}

/** Whether a signal says that its sender is traced by the process. */
export function isNoteOfTracee(signal: i32, info: Siginfo): bool {
  return signal == SIGSYS && info.si_code == SI_QUEUE && info.si_value == NOTE;
}

/** Whether a tracer would see signals before the process; one outside of the PID namespace that /proc is of does not show. */
export function isTraced(): bool {
  return tracerPid() != 0;
}

/**
 * Whether a task, by its number in /proc, has a tracer in the kernel's eyes that is no thread of this process: one who stands in for the
 * kernel, as proot does for debuggers inside, whose runtime has hidden what there is to hide.
 */
export function isTracedByOther(pid: i32): bool {
  const tracer = <i32>statusNumber(pid, TRACER_LINE, 10);
  if (tracer == 0) return false;
  const name = changetype<usize>(new StaticArray<u8>(64));
  store<u8>(appendDecimal(appendText(name, "/proc/self/task/"), tracer), 0);
  return syscall6(__NR_faccessat, AT_FDCWD, name, F_OK, 0, 0, 0) == -ENOENT;
}

function tracerPid(): i32 {
  const name = changetype<usize>(new StaticArray<u8>(64));
  store<u8>(appendText(name, "/proc/thread-self/status"), 0);
  return <i32>numberAfter(name, TRACER_LINE, 10);
}

/** Whether a process, by its number in /proc, has a handler for a signal in the kernel's eyes; true if that cannot be had. */
export function isCaught(pid: i32, signal: i32): bool {
  const mask = caughtBy(pid);
  return mask == 0 || (mask & bit(signal)) != 0;
}

/** The signals for which a process has a handler in the kernel's eyes; none if that cannot be had. */
function caughtBy(pid: i32): u64 {
  return statusNumber(pid, CAUGHT_LINE, 16);
}

/** What a line of a process's status in /proc says; 0 if that cannot be had. */
function statusNumber(pid: i32, line: string, base: u64): u64 {
  const name = changetype<usize>(new StaticArray<u8>(64));
  store<u8>(appendText(appendDecimal(appendText(name, "/proc/"), pid), "/status"), 0);
  return numberAfter(name, line, base);
}

/** Between a line's end and a number, in files of /proc. */
const PID_LINE = "\nPid:\t";
const TRACER_LINE = "\nTracerPid:\t";
const CAUGHT_LINE = "\nSigCgt:\t";

/** The number behind what a line of a file begins with, to the base of 10 or 16; 0 where there is none. */
function numberAfter(path: usize, line: string, base: u64): u64 {
  const bytes: usize = 4096;
  const text = changetype<usize>(new StaticArray<u8>(4096));
  const fd = syscall6(__NR_openat, AT_FDCWD, path, 0, 0, 0, 0);
  if (fd < 0) return 0;
  const length = syscall6(__NR_read, fd, text, bytes - 1, 0, 0, 0);
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  const wanted = changetype<usize>(new StaticArray<u8>(16));
  const width = appendText(wanted, line) - wanted;
  const end = text + <usize>max<i64>(length, 0);
  for (let at = text; at + width < end; at++) {
    if (memory.compare(at, wanted, width) == 0) return numberAt(at + width, base);
  }
  return 0;
}

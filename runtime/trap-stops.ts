// A tracer that waits for something else than its tracees. A trap is a signal, at which a tracee stops; outside of wait(2), where such
// stops are kept from the tracer (tracer.ts), nobody would have it go on. SIGCHLD tells of stops: where the program leaves that to the
// kernel, or ignores it, a tracer's runtime catches it from the first tracee that runs on. The program sees nothing of it.
import {
  SA_NOCLDSTOP, SA_NOCLDWAIT, SA_RESTART, SIGCHLD, SIG_IGN, Siginfo, PTRACE_CONT, WNOHANG, WNOWAIT, WSTOPPED, __WALL, syscall6, __NR_getpid,
  __NR_tgkill, __NR_waitid,
} from "../assembly/index";
import { actionOf, isCaught } from "./signals/actions";
import { catchSignal } from "./signals/kernel";
import { Thread, currentThread } from "./thread";
import { resumeUnseen } from "./tracer";
import { nextTracee, remember } from "./tracees";
import { isNoteOfTracee } from "./tracers";

let watching: bool = false;

function isWatching(): bool {
  return watching && !isCaught(actionOf(SIGCHLD).sa_handler);
}

/** From now on tracees go on behind their traps while their tracer does something else. */
export function beginWatch(): void {
  if (watching || isCaught(actionOf(SIGCHLD).sa_handler)) return;
  watching = true;
  watchOn();
}

/** The program has no handler for SIGCHLD any more, and the kernel has been told. */
export function watchOn(): void {
  if (!isWatching()) return;
  const action = actionOf(SIGCHLD);
  // Where it is ignored, children that end are reaped by nobody.
  const flags = action.sa_flags | (action.sa_handler == SIG_IGN ? SA_NOCLDWAIT : 0);
  catchSignal(SIGCHLD, (flags & ~SA_NOCLDSTOP) | SA_RESTART);
  // What has stopped before.
  resumeThose(currentThread());
}

/** Whether a signal is for the tracer, not for the program. */
export function isForTracer(signal: i32, info: Siginfo): bool {
  return (signal == SIGCHLD && isWatching()) || isNoteOfTracee(signal, info);
}

export function onTracerSignal(thread: Thread, signal: i32, info: Siginfo): void {
  if (signal != SIGCHLD) {
    remember(info.si_pid);
    beginWatch();
  }
  // Only its tracer can resume a tracee, whichever thread the kernel told.
  if (resumeThose(thread) && info.si_code > 0) tellOthers(thread);
}

/** Resumes what the thread traces and what stops at a trap. Whether other threads trace something. */
function resumeThose(thread: Thread): bool {
  const stopped = new Siginfo();
  stopped.si_pid = 0;
  syscall6(__NR_waitid, 0, 0, changetype<usize>(stopped), WNOHANG | WNOWAIT | WSTOPPED | __WALL, 0, 0);
  let others = false;
  if (stopped.si_pid == 0) return others;
  for (let tracee = nextTracee(null); tracee !== null; tracee = nextTracee(tracee)) {
    if (tracee.tracer != thread.tid) others = true;
    else if (tracee.request == PTRACE_CONT) resumeUnseen(tracee);
  }
  return others;
}

function tellOthers(thread: Thread): void {
  const pid = syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0);
  let told = thread.tid;
  for (let tracee = nextTracee(null); tracee !== null; tracee = nextTracee(tracee)) {
    if (tracee.tracer == told || tracee.tracer == thread.tid) continue;
    told = tracee.tracer;
    // Who has ended traces nothing any more.
    if (syscall6(__NR_tgkill, pid, told, SIGCHLD, 0, 0, 0) < 0) tracee.pid = 0;
  }
}

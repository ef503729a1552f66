// A tracer that waits for something else than its tracees. A trap is a signal, at which a tracee stops; outside of wait(2), where such
// stops are kept from the tracer (tracer.ts), nobody would have it go on. SIGCHLD tells of stops: where the program leaves that to the
// kernel, the runtime catches it while a tracee runs. The program sees nothing of it, and a call that it interrupts is made again.
import {
  EINTR, PTRACE_CONT, SA_NOCLDSTOP, SA_RESTART, SIGCHLD, SIG_DFL, Sigcontext, Siginfo, isBlocking, syscall6, __NR_getpid, __NR_tgkill,
} from "../assembly/index";
import { slotOf } from "./gate/region";
import { Thunk } from "./gate/thunk";
import { isTrapped, trappedCall } from "./gate/trapped";
import { isText } from "./memory/text";
import { actionOf } from "./signals/actions";
import { catchSignal, letKernelAct } from "./signals/kernel";
import { Thread, currentThread } from "./thread";
import { resumeUnseen } from "./tracer";
import { nextTracee, remember } from "./tracees";
import { isNoteOfTracee } from "./tracers";

let watching: bool = false;

/** Whether SIGCHLD is caught though the program does not catch it. */
function isWatching(): bool {
  return watching && actionOf(SIGCHLD).sa_handler == SIG_DFL;
}

/** From now on tracees go on behind their traps while their tracer does something else. */
export function beginWatch(): void {
  const action = actionOf(SIGCHLD);
  if (action.sa_handler != SIG_DFL) return;
  watching = catchSignal(SIGCHLD, (action.sa_flags & ~SA_NOCLDSTOP) | SA_RESTART) >= 0;
  resumeThose(currentThread());
}

/** Up to the next one the tracer waits for them. Whether they were watched. */
export function endWatch(): bool {
  if (!isWatching()) return false;
  watching = false;
  letKernelAct(SIGCHLD, SIG_DFL, actionOf(SIGCHLD).sa_flags);
  return true;
}

/** Whether a signal is for the tracer, not for the program. */
export function isForTracer(signal: i32, info: Siginfo): bool {
  return (signal == SIGCHLD && isWatching()) || isNoteOfTracee(signal, info);
}

export function onTracerSignal(thread: Thread, signal: i32, info: Siginfo): void {
  if (signal == SIGCHLD) {
    onChildStop(thread, info);
    return;
  }
  remember(info.si_pid);
  beginWatch();
}

function onChildStop(thread: Thread, info: Siginfo): void {
  // Only its tracer can resume a tracee, whichever thread the kernel told.
  const other = resumeThose(thread);
  if (other != 0 && info.si_code > 0) {
    syscall6(__NR_tgkill, syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0), other, SIGCHLD, 0, 0, 0);
  }
}

/** Resumes what the thread traces and what stops at a trap. Another thread that traces something, 0 if none does. */
function resumeThose(thread: Thread): i32 {
  let other = 0;
  for (let tracee = nextTracee(null); tracee !== null; tracee = nextTracee(tracee)) {
    if (tracee.tracer != thread.tid) other = tracee.tracer;
    else if (tracee.request == PTRACE_CONT) resumeUnseen(tracee);
  }
  return other;
}

/** The number of the call that a thread has just come back from with EINTR, -1 if there is none or its number is not known for sure. */
export function interruptedCall(thread: Thread, registers: Sigcontext): i32 {
  if (<i64>registers.rax != -EINTR) return -1;
  const rip = registers.rip;
  if (isTrapped(rip)) return knownToWait(trappedCall(thread, rip));
  const slot = slotOf(rip);
  if (slot == 0) return -1;
  const thunk = changetype<Thunk>(slot);
  if (rip != thunk.code + <usize>thunk.behind || !isConstant(thunk.site, thunk.number)) return -1;
  return knownToWait(thunk.number);
}

function knownToWait(nr: i32): i32 {
  return isBlocking(nr) ? nr : -1;
}

/** How far before a call its number may be loaded. */
const BEFORE: usize = 64;
const MOV_EAX_BYTES: usize = 5;
const MOV_EAX: u8 = 0xb8;
/** `xor %eax, %eax` as a little-endian word. */
const XOR_EAX: u16 = 0xc031;

/** Whether the code before a site loads that number into eax. */
function isConstant(site: usize, nr: i32): bool {
  if (!isText(site - BEFORE, site)) return false;
  for (let at = site - 2; at >= site - BEFORE; at--) {
    if (at + MOV_EAX_BYTES <= site && load<u8>(at) == MOV_EAX && load<i32>(at, 1) == nr) return true;
    if (nr == 0 && load<u16>(at) == XOR_EAX) return true;
  }
  return false;
}

// What a traced program does in the sight of a tracer in the session. A call that layers answer is several calls of the runtime's, or
// none; so before and behind it the runtime makes one that does nothing, where the tracer is shown the program's (tracer.ts).
import {
  ENOSYS, PR_SET_SECCOMP, syscall6, __NR_clone, __NR_clone3, __NR_fork, __NR_gettid, __NR_prctl, __NR_rt_sigreturn,
  __NR_seccomp, __NR_vfork,
} from "../assembly/index";
import { isOutside } from "./boundary/boundary";
import { failsWithMark, isFailureOfMark } from "./filtered-marks";
import { isPatchingStopped } from "./gate/patch";
import { CALL_BYTES, thunkAt } from "./gate/thunk";
import { prepareTrapped } from "./gate/trapped";
import { isIa32Frame } from "./ia32/trap";
import { answer } from "./natives";
import { isTracing, isTracingByFilter, tracersSeen } from "./session/session";
import { currentFrame, currentThread, ORIGIN_VFORK } from "./thread";
import { isTracedInSession, stopIfTraced } from "./tracers";
import { hasOwnFilter } from "./trap-net/told";

/** First arguments of gettid(2), which has none: no program makes it with these. A new task makes it in any case. */
export const CALL_BEGINS: i64 = 0x6e75_5f77_6563_6c01;
export const CALL_ENDS: i64 = 0x6e75_5f77_6563_6c02;
/** Nothing up to the next mark is the program's. */
export const LOOK_BEGINS: i64 = 0x6e75_5f77_6563_6c03;

/** One call as it is shown and, since a tracer may change it, as it is made. Offsets as in native/entry.S. */
// @ts-ignore: decorator
@unmanaged
export class ShownCall {
  nr: u64;
  a0: u64;
  a1: u64;
  a2: u64;
  a3: u64;
  a4: u64;
  a5: u64;
  result: i64;
  /** Where the program goes on, and on which stack. */
  rip: usize;
  rsp: usize;
}

assert(offsetof<ShownCall>("a0") == 8 && offsetof<ShownCall>("rip") == 64 && offsetof<ShownCall>("rsp") == 72);

/** The tracers of the session that were there when this process last looked, and whether one was its own. */
let known: u64 = 0;
let traced: bool = false;

export { isTracing };

/** Answers a call, in the sight of the process's tracer if it has one. */
export function showCall(nr: i32, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): i64 {
  const asks = isAsked(nr);
  if (!asks && (!isMarked(nr, a0) || !isTraced())) {
    const result = answer(nr, a0, a1, a2, a3, a4, a5);
    if (result == 0 && makesProcess(nr)) showChild();
    return result;
  }
  const call = new ShownCall();
  call.nr = nr;
  call.a0 = a0;
  call.a1 = a1;
  call.a2 = a2;
  call.a3 = a3;
  call.a4 = a4;
  call.a5 = a5;
  call.result = -ENOSYS;
  describe(call);
  const by = asks ? nr : __NR_gettid;
  const said = showAt(by, CALL_BEGINS, call);
  // The filter has it trapped (SECCOMP_RET_TRAP): the program's handler of SIGSYS says what becomes of it.
  if (asks && said == nr && currentThread().pending != 0) {
    currentThread().shown = 0;
    return said;
  }
  // The filter has refused.
  if (asks && !isFailureOfMark(said) && call.nr == <u64>nr) {
    call.nr = u64.MAX_VALUE;
    call.result = said;
  }
  const made = <i64>call.nr;
  if (made >= 0) call.result = answer(<i32>made, call.a0, call.a1, call.a2, call.a3, call.a4, call.a5);
  if (call.result == 0 && makesProcess(<i32>made)) {
    known = 0;
    keepArguments(call, a0, a1, a2, a3, a4, a5);
    currentThread().shown = 0;
    showChild();
    return 0;
  }
  showAt(by, CALL_ENDS, call);
  keepArguments(call, a0, a1, a2, a3, a4, a5);
  currentThread().shown = 0;
  return call.result;
}

/** The program finds its arguments as its tracer left them. */
function keepArguments(call: ShownCall, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): void {
  const frame = currentFrame();
  if (isIa32Frame(frame)) return;
  if (call.a0 != a0) frame.rdi = call.a0;
  if (call.a1 != a1) frame.rsi = call.a1;
  if (call.a2 != a2) frame.rdx = call.a2;
  if (call.a3 != a3) frame.r10 = call.a3;
  if (call.a4 != a4) frame.r8 = call.a4;
  if (call.a5 != a5) frame.r9 = call.a5;
}

/** Says where the program goes on. */
function describe(call: ShownCall): void {
  const frame = currentFrame();
  call.rip = isIa32Frame(frame) ? frame.rip : thunkAt(frame.thunk).site + CALL_BYTES;
  call.rsp = frame.rsp;
}

/** Has the tracer look, and the program go on where and on which stack the tracer then wants it to. What the kernel says of the mark. */
function showAt(by: i32, place: i64, call: ShownCall): i64 {
  const thread = currentThread();
  const rip = call.rip;
  const rsp = call.rsp;
  thread.shown = changetype<usize>(call);
  const said = syscall6(by, place, changetype<usize>(call), 0, 0, 0, 0);
  const frame = currentFrame();
  if (call.rsp != rsp) frame.rsp = call.rsp;
  if (call.rip == rip) return said;
  if (isIa32Frame(frame)) frame.rip = call.rip;
  else frame.thunk = prepareTrapped(thread, call.rip - CALL_BYTES, false);
  return said;
}

/**
 * Whether a filter of the program's may have the tracer see this call. The kernel asks it about numbers, so its number is the marks': with
 * such arguments nothing is done. A process that has a filter of its own does not look who traces it: that may be forbidden.
 */
function isAsked(nr: i32): bool {
  // What the boundary refuses has no such result.
  if (!isTracingByFilter() || !failsWithMark(nr) || isOutside(nr)) return false;
  return isPatchingStopped() ? traced : hasOwnFilter() && isTraced();
}

/** Not the return from a handler, and none where a filter of the program's own is or comes in force: it may forbid the marks. */
function isMarked(nr: i32, a0: u64): bool {
  if (nr == __NR_rt_sigreturn || nr == __NR_seccomp || (nr == __NR_prctl && <i32>a0 == PR_SET_SECCOMP)) return false;
  return !isPatchingStopped();
}

/** Ends a call that did not come to its end, where its beginning was shown. What the tracer made of the result. */
export function showResult(result: i64): i64 {
  const thread = currentThread();
  if (!isTracing() || thread.shown == 0) return result;
  const nr = <i32>currentFrame().nr;
  const asks = isAsked(nr);
  const call = new ShownCall();
  call.result = result;
  describe(call);
  if (asks || !isPatchingStopped()) showAt(asks ? nr : __NR_gettid, CALL_ENDS, call);
  thread.shown = 0;
  return call.result;
}

/** The loader's sign to a tracer of the session that the program is in place, and how it begins. */
export function announceProgram(call: ShownCall): void {
  if (!isTracing()) return;
  const thread = currentThread();
  thread.shown = changetype<usize>(call);
  stopIfTraced();
  thread.shown = 0;
}

/** Ends the call that executed the program, which begins as `call` says then. */
export function showProgram(call: ShownCall): void {
  if (isTracing()) mark(CALL_ENDS, changetype<usize>(call));
}

/** Ends what is kept from the tracer of a new task, which is traced from its first call on if it is at all. */
export function showChild(): void {
  if (isTracing()) mark(CALL_ENDS, 0);
}

/** What is done up to endHidden, outside of a call and of a signal's handler, is kept from a tracer. */
export function beginHidden(): void {
  if (isTracing()) mark(LOOK_BEGINS, 0);
}

export function endHidden(): void {
  if (isTracing()) mark(CALL_ENDS, 0);
}

function mark(place: i64, call: usize): void {
  syscall6(__NR_gettid, place, call, 0, 0, 0, 0);
}

function isTraced(): bool {
  const seen = tracersSeen();
  if (seen == known) return traced;
  mark(LOOK_BEGINS, 0);
  const now = isTracedInSession();
  mark(CALL_ENDS, 0);
  // A vfork child's memory is its parent's.
  if (currentThread().origin == ORIGIN_VFORK) return now;
  known = seen;
  traced = now;
  return now;
}

/** Of threads, the child does not come back here (clone.ts). */
export function makesProcess(nr: i32): bool {
  return nr == __NR_clone || nr == __NR_fork || nr == __NR_vfork || nr == __NR_clone3;
}

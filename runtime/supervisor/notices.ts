// The supervisor's loop where the kernel notifies it of calls (seccomp_unotify(2)). Nothing tells of tasks that begin or end: a task is
// met when it asks first, and forgotten once another one does and it is no longer there.
import {
  EINTR, ESRCH, POLLHUP, POLLIN, Pollfd, SECCOMP_IOCTL_NOTIF_RECV, SECCOMP_IOCTL_NOTIF_SET_FLAGS, SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP, SeccompNotif,
  SeccompNotifSizes, SECCOMP_GET_NOTIF_SIZES, Utsname, __NR_ioctl, __NR_poll, __NR_seccomp, __NR_tgkill, __NR_uname, digitCount, parseDecimal,
} from "../../assembly/index";
import { lifecycleSaveState } from "../exec/lifecycle";
import { BLOCK_BYTES, beginCopy, carriedMemory, copyOf, exchangeCopy, forkCopy, giveFreshCopy, leaveCopy, meanCopy, meanNothing, shareCopy } from "./copies";
import { isExecution } from "./filter";
import { beginHandler } from "./handlers";
import { hostCall, isHandled } from "./natives";
import { NOTICE_ROOM, listener, request, sendPass } from "./notice";
import { processOf, parentOf, stackOf } from "./proc";
import { Place, Task, addTask, findTask, removeTask } from "./task";
import { TASKS, stateBase } from "./window";

/** The first release in which waiting for a notice ends with the last task. */
const ENDS_MAJOR: i64 = 6;
const ENDS_MINOR: i64 = 11;
const DOT: u8 = 0x2e;

/** Tasks that have been met, by number, and how many. */
function met(): usize { return stateBase() + 0x80000; }
function metCount(): usize { return stateBase() + 224; }

/** Serves all tasks that have the filter until there is none. */
export function serveNotices(): void {
  const bytes = noticeBytes();
  const call = changetype<SeccompNotif>(request());
  const polls = !waitEnds();
  // Where the kernel has it (6.6): who waits for the answer runs next, on the same processor.
  hostCall(__NR_ioctl, listener(), SECCOMP_IOCTL_NOTIF_SET_FLAGS, SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP, 0, 0, 0);
  for (;;) {
    if (polls && isOver(-1)) return;
    memory.fill(request(), 0, bytes);
    const result = hostCall(__NR_ioctl, listener(), SECCOMP_IOCTL_NOTIF_RECV, request(), 0, 0, 0);
    if (result >= 0) onNotice(call);
    else if (result != -EINTR && isOver(0)) return;
  }
}

/** Bytes of the kernel's struct seccomp_notif. */
function noticeBytes(): usize {
  const sizes = new SeccompNotifSizes();
  if (hostCall(__NR_seccomp, SECCOMP_GET_NOTIF_SIZES, 0, changetype<usize>(sizes), 0, 0, 0) < 0) return NOTICE_ROOM;
  return min(<usize>sizes.seccomp_notif, NOTICE_ROOM);
}

/** Whether the kernel ends the wait for a notice when the last task has ended; else that has to be polled for. */
function waitEnds(): bool {
  const name = new Utsname();
  if (hostCall(__NR_uname, changetype<usize>(name), 0, 0, 0, 0, 0) < 0) return false;
  const release = name.release;
  const digits = digitCount(release, 8);
  const major = parseDecimal(release, digits);
  if (load<u8>(release + digits) != DOT) return false;
  const minor = parseDecimal(release + digits + 1, digitCount(release + digits + 1, 8));
  return major > ENDS_MAJOR || (major == ENDS_MAJOR && minor >= ENDS_MINOR);
}

/** Waits for a notice for `milliseconds`, or without end if that is -1. Whether no task has the filter any more. */
function isOver(milliseconds: i32): bool {
  const waited = changetype<Pollfd>(stateBase() + 232);
  waited.fd = listener();
  waited.events = POLLIN;
  waited.revents = 0;
  hostCall(__NR_poll, changetype<usize>(waited), 1, milliseconds, 0, 0, 0);
  return (waited.revents & POLLHUP) != 0;
}

function onNotice(call: SeccompNotif): void {
  const known = findTask(<i32>call.pid);
  const task = known === null ? meet(<i32>call.pid) : known;
  if (task === null) {
    // It has ended; or there are too many, and it goes on without the personalities' answers no longer than this call.
    const unknown = changetype<Task>(stateBase() + 0x70000);
    unknown.notice = call.id;
    return sendPass(unknown);
  }
  task.notice = call.id;
  const asked = call.data;
  if (copyOf(task).executes != 0) checkExecuted(task);
  if (!isHandled(asked.nr)) {
    if (isExecution(asked.nr)) copyOf(task).executes = stackOf(task.tid);
    return sendPass(task);
  }
  const own = task.original;
  const given = changetype<usize>(asked) + 16;
  own.orig_rax = <u64>asked.nr;
  own.rip = asked.instruction_pointer;
  own.rdi = load<u64>(given);
  own.rsi = load<u64>(given, 8);
  own.rdx = load<u64>(given, 16);
  own.r10 = load<u64>(given, 24);
  own.r8 = load<u64>(given, 32);
  own.r9 = load<u64>(given, 40);
  task.place = Place.BEFORE;
  if (isExecution(asked.nr)) copyOf(task).executes = stackOf(task.tid);
  beginHandler(task);
}

/** A task that has not asked before: a thread of a process that has, or of a new one, whose variables are its parent's as they are now. */
function meet(tid: i32): Task | null {
  forgetEnded();
  const tgid = processOf(tid);
  if (tgid <= 0) return null;
  const leader = findTask(tgid);
  const first = leader === null ? begin(tgid, tgid) : leader;
  if (first === null || tid == tgid) return first;
  return begin(tid, tgid);
}

function begin(tid: i32, tgid: i32): Task | null {
  const task = addTask(tid);
  if (task === null) return null;
  task.tgid = tgid;
  const relative = findTask(tid == tgid ? parentOf(tid) : tgid);
  const result = relative === null ? giveFreshCopy(task) : tid == tgid ? forkCopy(task, relative) : shareCopy(task, relative);
  if (result < 0) {
    removeTask(task);
    return null;
  }
  remember(task);
  return task;
}

/** Has a task looked for when another is met. */
export function remember(task: Task): void {
  const count = load<u32>(metCount());
  if (<usize>count >= TASKS) return;
  store<i32>(met() + <usize>count * 4, task.tid);
  store<u32>(metCount(), count + 1);
}

function forgetEnded(): void {
  const count = load<u32>(metCount());
  let kept: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const tid = load<i32>(met() + <usize>i * 4);
    const task = findTask(tid);
    if (task === null) continue;
    if (hostCall(__NR_tgkill, task.tgid, tid, 0, 0, 0, 0) == -ESRCH) {
      leaveCopy(task);
      removeTask(task);
      continue;
    }
    store<i32>(met() + <usize>kept * 4, tid);
    kept++;
  }
  store<u32>(metCount(), kept);
}

/** Whether a process that was about to execute a program has: its stack is another one then, and its personalities begin anew. */
function checkExecuted(task: Task): void {
  const was = copyOf(task).executes;
  copyOf(task).executes = 0;
  if (stackOf(task.tid) == was) return;
  const copy = beginCopy();
  if (copy < 0) return;
  meanCopy(task);
  const bytes = lifecycleSaveState(carriedMemory(copy), BLOCK_BYTES);
  meanNothing();
  exchangeCopy(task, copy, bytes);
}

// Handlers of the supervisor: they begin when a task stops for a call, wait while the task makes calls for them, and end with a result.
import { EFAULT, ENOMEM } from "../../assembly/index";
import { lifecycleAttach, lifecycleLoadState } from "../exec/lifecycle";
import { carriedAddress, copyOf, emptyArena, meanNothing, meanTask } from "./copies";
import { forgetMemory, giveMemory } from "./guest-memory";
import { dispatch, handlerResult, nativeLeave, nativeResume, nativeRun, setWaitingAt, stackTop, waitingAt } from "./natives";
import { Phase, Place, Task } from "./task";
import { resume, setRegisters, way, Way } from "./tracing";
import { sessionBase } from "./window";

// Results that the kernel's signal delivery takes for "make the call again" (include/linux/errno.h).
const ERESTARTSYS: i64 = 512;
const ERESTART_RESTARTBLOCK: i64 = 516;

/** What a handler's stack begins with. */
export function work(at: usize): i64 {
  const task = changetype<Task>(at);
  const copy = copyOf(task);
  if (copy.attached == 0) {
    copy.attached = 1;
    lifecycleAttach(sessionBase(), false);
    if (copy.carriedBytes != 0) lifecycleLoadState(carriedAddress(), copy.carriedBytes);
  }
  const call = task.original;
  return dispatch(task.nr, call.rdi, call.rsi, call.rdx, call.r10, call.r8, call.r9);
}

/** Begins the handler of the call before which, or behind which, a task is stopped; its registers have been read. */
export function beginHandler(task: Task, place: i32): void {
  memory.copy(changetype<usize>(task.original), changetype<usize>(task.registers), 216);
  task.nr = <i32>task.registers.orig_rax;
  task.place = place;
  task.changed = 0;
  task.replaced = 0;
  task.signal = 0;
  meanTask(task);
  const ended = nativeRun(changetype<usize>(task));
  meanNothing();
  after(task, ended != 0);
}

/** Goes on with the handler of a stopped task: what it waited for is `value`. */
export function resumeHandler(task: Task, value: i64): void {
  const bytes = <usize>task.stackBytes;
  task.stackBytes = 0;
  setWaitingAt(stackTop() - bytes);
  memory.copy(stackTop() - bytes, task.stack, bytes);
  meanTask(task);
  const ended = nativeResume(value);
  meanNothing();
  after(task, ended != 0);
}

/** A forked child's handler goes on where its parent's waits. */
export function copyHandler(child: Task, parent: Task): void {
  memory.copy(changetype<usize>(child.original), changetype<usize>(parent.original), 216);
  memory.copy(child.stack, parent.stack, parent.stackBytes);
  child.stackBytes = parent.stackBytes;
  child.nr = parent.nr;
  child.changed = parent.changed;
  child.place = Place.BEHIND;
}

function after(task: Task, ended: bool): void {
  if (!ended) {
    const bytes = stackTop() - waitingAt();
    memory.copy(task.stack, waitingAt(), bytes);
    task.stackBytes = <u32>bytes;
    return;
  }
  let result = handlerResult();
  if (giveMemory(task) < 0) result = -EFAULT;
  forgetMemory();
  emptyArena(task);
  finish(task, result);
}

function isRestart(result: i64): bool {
  return result <= -ERESTARTSYS && result >= -ERESTART_RESTARTBLOCK;
}

/** Gives a stopped task the result of its call and lets it go on. */
export function finish(task: Task, result: i64): void {
  const registers = task.registers;
  const original = task.original;
  if (task.place == Place.BEFORE) {
    registers.orig_rax = <u64>-1;
    registers.rax = result;
    setRegisters(task);
    task.phase = way() == Way.SYSCALL ? Phase.ANSWERED : Phase.FREE;
    resume(task, 0);
    return;
  }
  const signal = task.signal;
  task.signal = 0;
  task.phase = Phase.FREE;
  if (task.replaced == 0 && (task.changed != 0 || registers.rax != <u64>result)) {
    registers.rdi = original.rdi;
    registers.rsi = original.rsi;
    registers.rdx = original.rdx;
    registers.r10 = original.r10;
    registers.r8 = original.r8;
    registers.r9 = original.r9;
    registers.rip = original.rip;
    registers.orig_rax = task.nr;
    registers.rax = result;
    if (signal != 0) {
      // The signal comes first; then the whole call is made again, unless it has a result.
      registers.orig_rax = <u64>-1;
      if (isRestart(result)) {
        registers.rip = original.rip - 2;
        registers.rax = task.nr;
      }
    }
    setRegisters(task);
  }
  resume(task, signal);
}

/** The language's own errors, and memory used up: the call ends with ENOMEM. */
export function failHandler(): void {
  nativeLeave(-ENOMEM);
}

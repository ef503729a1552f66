// Handlers of the supervisor: they begin when a task stops for a call, wait while the task makes calls for them, and end with a result.
import { EFAULT, ENOMEM } from "../../assembly/index";
import { lifecycleAttach, lifecycleLoadState } from "../exec/lifecycle";
import { carriedAddress, copyOf, emptyArena, meanNothing, meanTask } from "./copies";
import { forgetMemory, giveMemory } from "./guest-memory";
import { handlerResult, nativeLeave, nativeResume, nativeRun, setWaitingAt, stackTop, waitingAt } from "./natives";
import { sendAnswer, sendPass } from "./notice";
import { Phase, Place, Task } from "./task";
import { needRegisters, resume, setRegisters, setResult, skipCall, way, Way } from "./tracing";
import { sessionBase, stateBase } from "./window";

// Results that the kernel's signal delivery takes for "make the call again" (include/linux/errno.h).
const ERESTARTSYS: i64 = 512;
const ERESTART_RESTARTBLOCK: i64 = 516;

/** What a handler's stack begins with. The address of the number and the arguments to dispatch. */
export function prepare(at: usize): usize {
  const task = changetype<Task>(at);
  const copy = copyOf(task);
  if (copy.attached == 0) {
    copy.attached = 1;
    lifecycleAttach(sessionBase(), false);
    if (copy.carriedBytes != 0) lifecycleLoadState(carriedAddress(), copy.carriedBytes);
  }
  const call = task.original;
  const words = dispatched();
  store<i64>(words, task.nr);
  store<u64>(words, call.rdi, 8);
  store<u64>(words, call.rsi, 16);
  store<u64>(words, call.rdx, 24);
  store<u64>(words, call.r10, 32);
  store<u64>(words, call.r8, 40);
  store<u64>(words, call.r9, 48);
  return words;
}

function dispatched(): usize { return stateBase() + 832; }

/** Begins the handler of the call before which a task is stopped, which has been read. */
export function beginHandler(task: Task): void {
  task.nr = <i32>task.original.orig_rax;
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
  if (giveMemory(task) < 0) {
    result = -EFAULT;
    task.passes = 0;
  }
  forgetMemory();
  emptyArena(task);
  if (task.passes != 0) {
    task.passes = 0;
    return pass(task);
  }
  finish(task, result);
}

function isRestart(result: i64): bool {
  return result <= -ERESTARTSYS && result >= -ERESTART_RESTARTBLOCK;
}

/** Notes whether a task's call was answered without being made. Programs repeat themselves: so will what came after such a call last time. */
function note(task: Task, answered: u32): void {
  if (way() != Way.SYSEMU) return;
  const last = task.history & 1;
  task.history = ((task.history & ~(<u32>2 << last)) | (answered << (1 + last))) & ~<u32>1 | answered;
  task.emulated = (task.history >> (1 + answered)) & 1;
}

/** Has a task make the call before which it is stopped, and does not look at its result. */
export function pass(task: Task): void {
  if (way() == Way.NOTICE) return sendPass(task);
  note(task, 0);
  if (task.place == Place.KEPT) {
    needRegisters(task);
    task.registers.rip -= 2;
    task.registers.rax = task.registers.orig_rax;
    setRegisters(task);
    task.phase = Phase.REPEATING;
  } else task.phase = way() == Way.FILTER || task.emulated != 0 ? Phase.FREE : Phase.PASSING;
  resume(task, 0);
}

/** Gives a stopped task the result of a call that it does not make, and lets it go on. */
function answer(task: Task, result: i64): void {
  if (way() == Way.NOTICE) return sendAnswer(task, result);
  if (task.known != 0) {
    if (task.place == Place.BEFORE) task.registers.orig_rax = <u64>-1;
    task.registers.rax = result;
    setRegisters(task);
  } else {
    if (task.place == Place.BEFORE) skipCall(task);
    setResult(task, result);
  }
  note(task, 1);
  task.phase = way() == Way.FILTER || task.emulated != 0 ? Phase.FREE : Phase.ANSWERED;
  resume(task, 0);
}

/** Gives a stopped task the result of its call and lets it go on. */
export function finish(task: Task, result: i64): void {
  if (task.place != Place.BEHIND) return answer(task, result);
  const registers = task.registers;
  const original = task.original;
  const signal = task.signal;
  task.signal = 0;
  task.phase = Phase.FREE;
  note(task, 0);
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

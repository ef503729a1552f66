import { UserRegsStruct } from "../../assembly/index";
import { TASKS, TASK_BYTES, pidsBase, tasksBase } from "./window";

/** What a task's next stop will be about. */
export namespace Phase {
  /** It runs the program's code: the next stop is the beginning of a call. */
  export const FREE: i32 = 0;
  /** It makes a call that nobody answers: the next stop is its end. */
  export const PASSING: i32 = 1;
  /** It makes a call that its handler waits for: the next stop is its end. */
  export const IN_CALL: i32 = 2;
  /** It is about to make a call that its handler waits for: the next stop is its beginning. */
  export const ENTERING: i32 = 3;
  /** It leaves the call that PTRACE_SYSEMU kept it from, to make one that its handler waits for: the next stop is that end. */
  export const LEAVING: i32 = 7;
  /** It leaves a call that was answered: the next stop is its end. */
  export const ANSWERED: i32 = 4;
  /** It is about to make again, as nobody answers it, the call that PTRACE_SYSEMU kept it from: the next stop is the end of the first. */
  export const REPEATING: i32 = 5;
  /** It makes that call again: the next stop is its beginning. */
  export const BEGINNING: i32 = 8;
  /** It is new: its parent's handler or its own first stop is awaited. */
  export const NEW: i32 = 6;
}

/** Where a task whose handler runs is stopped. */
export namespace Place {
  /** Before its call: that can still be made in place, as it is or changed. */
  export const BEFORE: i32 = 0;
  /** Behind a call: another one means going back to the instruction. */
  export const BEHIND: i32 = 1;
  /** Where PTRACE_SYSEMU keeps it from making its call. */
  export const KEPT: i32 = 2;
}

/** A thread of a program. */
// @ts-ignore: decorator
@unmanaged
export class Task {
  tid: i32;
  tgid: i32;
  /** Its process's copy. */
  copy: i32;
  /** Its block in that. */
  block: i32;
  phase: i32;
  place: i32;
  /** The call its handler answers. */
  nr: i32;
  /** A signal that came before a call its handler waits for had begun. */
  signal: i32;
  /** Of a new task: whether its first stop and its parent's news have come. */
  stopped: u32;
  announced: u32;
  /** Whether registers differ from what the kernel would leave. */
  changed: u32;
  /** Whether all signals are blocked for the time of a call, and what was before. */
  masked: u32;
  mask: u64;
  /** The kernel's number of the notice that it waits for an answer to. */
  notice: u64;
  /** Whether the call replaces the registers by others: they are left alone. */
  replaced: u32;
  /** Bytes of the stack of a handler that waits; 0 if none does. */
  stackBytes: u32;
  /** Whether all registers have been read since the last stop. */
  known: u32;
  /** Whether the handler has ended with the program's call as it is, whose result nobody has to see. */
  passes: u32;
  /** Whether PTRACE_SYSEMU keeps it from its next call. */
  emulated: u32;
  /** Bit 0: whether its last call was answered. Bits 1 and 2: whether the one after a call passed, and after one answered, was. */
  history: u32;

  /** As of the last stop. */
  get registers(): UserRegsStruct {
    return changetype<UserRegsStruct>(changetype<usize>(this) + 256);
  }

  /** What its call needs of them, as it was when the program made it: arguments, number and the address behind the instruction. */
  get original(): UserRegsStruct {
    return changetype<UserRegsStruct>(changetype<usize>(this) + 512);
  }

  get stack(): usize {
    return changetype<usize>(this) + 4096;
  }

  /** A number for it below TASKS. */
  get index(): u32 {
    return <u32>((changetype<usize>(this) - tasksBase()) / TASK_BYTES);
  }
}

/** The task of a thread; null if it is not known. */
export function findTask(tid: i32): Task | null {
  const index = load<u32>(pidsBase() + <usize>tid * 4);
  return index == 0 ? null : taskAt(index);
}

function taskAt(index: u32): Task {
  return changetype<Task>(tasksBase() + <usize>index * TASK_BYTES);
}

/** A new task; null if there are too many. */
export function addTask(tid: i32): Task | null {
  for (let tried: usize = 1; tried < TASKS; tried++) {
    const index = <u32>(1 + (<usize>tid + tried) % (TASKS - 1));
    const task = taskAt(index);
    if (task.tid != 0) continue;
    memory.fill(changetype<usize>(task), 0, 1024);
    task.tid = tid;
    store<u32>(pidsBase() + <usize>tid * 4, index);
    return task;
  }
  return null;
}

export function removeTask(task: Task): void {
  store<u32>(pidsBase() + <usize>task.tid * 4, 0);
  task.tid = 0;
}

/** Gives a task another thread's number, which execve(2) does. */
export function renameTask(task: Task, tid: i32): void {
  store<u32>(pidsBase() + <usize>task.tid * 4, 0);
  task.tid = tid;
  store<u32>(pidsBase() + <usize>tid * 4, task.index);
}

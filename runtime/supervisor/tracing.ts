// ptrace(2) as the supervisor uses it.
import {
  PTRACE_CONT, PTRACE_GETEVENTMSG, PTRACE_GETREGS, PTRACE_GETSIGMASK, PTRACE_LISTEN, PTRACE_SETREGS, PTRACE_SETSIGMASK, PTRACE_SYSCALL,
  PTRACE_SYSEMU, __NR_ptrace,
} from "../../assembly/index";
import { hostCall, physical } from "./natives";
import { Phase, Task } from "./task";
import { stateBase } from "./window";

/** How the kernel is asked to stop programs. */
export namespace Way {
  /** PTRACE_SYSCALL: before and behind each call. */
  export const SYSCALL: i32 = 0;
  /** PTRACE_SYSEMU: before each call, which is not made. */
  export const SYSEMU: i32 = 1;
  /** SECCOMP_RET_TRACE: before the calls of a filter. */
  export const FILTER: i32 = 2;
}

function message(): usize { return stateBase() + 128; }

export function setWay(way: i32): void { store<i32>(stateBase(), way, 192); }
// @ts-ignore: decorator
@inline
export function way(): i32 { return load<i32>(stateBase(), 192); }

// @ts-ignore: decorator
@inline
export function ptrace(op: i32, task: Task, address: usize, data: usize): i64 {
  return hostCall(__NR_ptrace, op, task.tid, address, data, 0, 0);
}

/** Reads a stopped task's registers. */
export function getRegisters(task: Task): void {
  ptrace(PTRACE_GETREGS, task, 0, changetype<usize>(task.registers));
}

export function setRegisters(task: Task): void {
  ptrace(PTRACE_SETREGS, task, 0, changetype<usize>(task.registers));
}

/** Lets a task go on, to the next stop that its phase calls for, with a signal or 0. */
export function resume(task: Task, signal: i32): void {
  let op = PTRACE_SYSCALL;
  if (task.phase == Phase.FREE && way() != Way.SYSCALL) op = way() == Way.SYSEMU ? PTRACE_SYSEMU : PTRACE_CONT;
  ptrace(op, task, 0, signal);
}

/** Leaves a task stopped with its process, until that is continued. */
export function listen(task: Task): void {
  ptrace(PTRACE_LISTEN, task, 0, 0);
}

/** What goes with the stop of an event. */
export function eventMessage(task: Task): u64 {
  store<u64>(message(), 0);
  ptrace(PTRACE_GETEVENTMSG, task, 0, message());
  return load<u64>(message());
}

/** Keeps all signals from a task until `unmask`. */
export function mask(task: Task): void {
  if (task.masked != 0) return;
  const at = physical(changetype<usize>(task) + offsetof<Task>("mask"));
  if (ptrace(PTRACE_GETSIGMASK, task, 8, at) < 0) return;
  store<u64>(message(), ~(<u64>0));
  if (ptrace(PTRACE_SETSIGMASK, task, 8, message()) >= 0) task.masked = 1;
}

export function unmask(task: Task): void {
  if (task.masked == 0) return;
  task.masked = 0;
  ptrace(PTRACE_SETSIGMASK, task, 8, changetype<usize>(task) + offsetof<Task>("mask"));
}

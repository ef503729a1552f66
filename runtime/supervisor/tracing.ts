// ptrace(2) as the supervisor uses it.
import {
  PTRACE_CONT, PTRACE_GETEVENTMSG, PTRACE_GETREGS, PTRACE_GETSIGMASK, PTRACE_LISTEN, PTRACE_POKEUSR, PTRACE_SETREGS, PTRACE_SETSIGMASK,
  PTRACE_SYSCALL, PTRACE_SYSEMU, UserRegsStruct, __NR_ptrace,
} from "../../assembly/index";
import { hostCall, physical } from "./natives";
import { Phase, Task } from "./task";
import { stateBase } from "./window";

/** How the kernel is asked to stop programs. */
export namespace Way {
  /** PTRACE_SYSCALL: before and behind each call. */
  export const SYSCALL: i32 = 0;
  /** PTRACE_SYSEMU where the next call is expected to be answered: before it, and it is not made. Else PTRACE_SYSCALL. */
  export const SYSEMU: i32 = 1;
  /** SECCOMP_RET_TRACE: before the calls of a filter. */
  export const FILTER: i32 = 2;
  /** SECCOMP_RET_USER_NOTIF: not by ptrace (notices.ts). */
  export const NOTICE: i32 = 3;
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
  task.known = 1;
}

/** The same, unless that has been done since it stopped. */
export function needRegisters(task: Task): void {
  if (task.known == 0) getRegisters(task);
}

/** Sets the result of a call that is not made, without all the registers. */
export function setResult(task: Task, result: i64): void {
  ptrace(PTRACE_POKEUSR, task, offsetof<UserRegsStruct>("rax"), result);
}

/** Keeps a task stopped before its call from making it; as setResult. */
export function skipCall(task: Task): void {
  ptrace(PTRACE_POKEUSR, task, offsetof<UserRegsStruct>("orig_rax"), -1);
}

export function setRegisters(task: Task): void {
  ptrace(PTRACE_SETREGS, task, 0, changetype<usize>(task.registers));
}

/** Lets a task go on, to the next stop that its phase calls for, with a signal or 0. */
export function resume(task: Task, signal: i32): void {
  let op = PTRACE_SYSCALL;
  if (task.phase == Phase.FREE) {
    if (way() == Way.FILTER) op = PTRACE_CONT;
    else if (task.emulated != 0) op = PTRACE_SYSEMU;
  }
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

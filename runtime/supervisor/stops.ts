// The supervisor's loop: a task stops, is seen to, and goes on.
import {
  AUDIT_ARCH_X86_64, CLONE_THREAD, CLONE_VM, PTRACE_EVENT_CLONE, PTRACE_EVENT_EXEC, PTRACE_EVENT_EXIT, PTRACE_EVENT_FORK, PTRACE_EVENT_SECCOMP,
  PTRACE_EVENT_STOP, PTRACE_EVENT_VFORK, PTRACE_GET_SYSCALL_INFO, SIGKILL, SIGTRAP, __NR_clone, __NR_clone3, __NR_fork, __NR_tgkill, __NR_vfork,
  __NR_wait4, __WALL,
} from "../../assembly/index";
import { lifecycleSaveState } from "../exec/lifecycle";
import {
  BLOCK_BYTES, beginCopy, carriedMemory, exchangeCopy, forkCopy, leaveCopy, meanCopy, meanNothing, shareCopy,
} from "./copies";
import { onExit } from "./ending";
import { readMemory } from "./guest-memory";
import { beginHandler, copyHandler, pass, resumeHandler } from "./handlers";
import { hostCall, isHandled } from "./natives";
import { Phase, Place, Task, addTask, findTask, removeTask, renameTask } from "./task";
import { eventMessage, getRegisters, listen, ptrace, resume, setRegisters, unmask } from "./tracing";
import { stateBase } from "./window";

const ERESTARTSYS: i64 = 512;
/** With PTRACE_O_TRACESYSGOOD. */
const CALL_STOP: i32 = SIGTRAP | 0x80;

/** Serves all tasks until there is none. */
export function serve(): void {
  const status = stateBase() + 256;
  for (;;) {
    const tid = <i32>hostCall(__NR_wait4, -1, status, __WALL, 0, 0, 0);
    if (tid < 0) return;
    onStatus(tid, load<i32>(status));
  }
}

function onStatus(tid: i32, status: i32): void {
  const known = findTask(tid);
  if ((status & 0xff) != 0x7f) {
    if (known !== null) onDeath(known);
    return;
  }
  // A child may stop before its parent's event.
  const task = known === null ? addTask(tid) : known;
  if (task === null) {
    hostCall(__NR_tgkill, tid, tid, SIGKILL, 0, 0, 0);
    return;
  }
  if (known === null) task.phase = Phase.NEW;
  onStop(task, (status >> 8) & 0xff, status >> 16);
}

function onDeath(task: Task): void {
  leaveCopy(task);
  onExit(task, true);
  removeTask(task);
}

function onStop(task: Task, signal: i32, event: i32): void {
  if (task.phase == Phase.NEW) {
    task.stopped = 1;
    if (task.announced != 0) startTask(task);
    return;
  }
  if (signal == CALL_STOP) return onCallStop(task);
  switch (event) {
    case 0: return onSignal(task, signal);
    case PTRACE_EVENT_SECCOMP: return onFilterStop(task);
    case PTRACE_EVENT_FORK:
    case PTRACE_EVENT_VFORK:
    case PTRACE_EVENT_CLONE:
      onNewTask(task);
      break;
    case PTRACE_EVENT_EXEC:
      onExec(task);
      break;
    case PTRACE_EVENT_EXIT:
      onExit(task, false);
      break;
    case PTRACE_EVENT_STOP:
      if (signal != SIGTRAP) return listen(task);
      break;
  }
  resume(task, 0);
}

function onCallStop(task: Task): void {
  switch (task.phase) {
    case Phase.FREE: return onCall(task);
    case Phase.LEAVING: {
      task.phase = Phase.ENTERING;
      break;
    }
    case Phase.ENTERING: {
      task.phase = Phase.IN_CALL;
      break;
    }
    case Phase.REPEATING: {
      task.phase = Phase.BEGINNING;
      break;
    }
    case Phase.BEGINNING: {
      task.phase = task.emulated != 0 ? Phase.FREE : Phase.PASSING;
      break;
    }
    case Phase.IN_CALL: {
      getRegisters(task);
      unmask(task);
      task.place = Place.BEHIND;
      return resumeHandler(task, task.registers.rax);
    }
    default: task.phase = Phase.FREE;
  }
  resume(task, 0);
}

/** The beginning of a call. */
function onCall(task: Task): void {
  task.known = 0;
  task.place = task.emulated != 0 ? Place.KEPT : Place.BEFORE;
  if (!isNative(task)) return pass(task);
  const nr = <i32>load<u64>(info(), 24);
  if (!isHandled(nr)) return pass(task);
  readCall(task);
  beginHandler(task);
}

/** struct ptrace_syscall_info of the last call asked about. */
function info(): usize { return stateBase() + 320; }
const INFO_BYTES: usize = 88;

/** Whether a call is one of the 64-bit table: int 0x80 has another. */
function isNative(task: Task): bool {
  return ptrace(PTRACE_GET_SYSCALL_INFO, task, INFO_BYTES, info()) > 0 && load<u32>(info(), 4) == AUDIT_ARCH_X86_64;
}

/** The call asked about becomes the task's. */
function readCall(task: Task): void {
  const call = task.original;
  call.rip = load<u64>(info(), 8);
  call.orig_rax = load<u64>(info(), 24);
  call.rdi = load<u64>(info(), 32);
  call.rsi = load<u64>(info(), 40);
  call.rdx = load<u64>(info(), 48);
  call.r10 = load<u64>(info(), 56);
  call.r8 = load<u64>(info(), 64);
  call.r9 = load<u64>(info(), 72);
}

/** The filter's stop, before a call of the 64-bit table that is answered. One that its handler has made is met again here. */
function onFilterStop(task: Task): void {
  if (task.phase != Phase.FREE) return resume(task, 0);
  getRegisters(task);
  memory.copy(changetype<usize>(task.original), changetype<usize>(task.registers), 216);
  task.place = Place.BEFORE;
  beginHandler(task);
}

function onSignal(task: Task, signal: i32): void {
  if (task.phase == Phase.ENTERING) {
    // Before a call that may wait: the program's handler comes first.
    getRegisters(task);
    unmask(task);
    task.signal = signal;
    task.place = Place.BEHIND;
    task.changed = 1;
    return resumeHandler(task, -ERESTARTSYS);
  }
  if (task.phase == Phase.BEGINNING) {
    // The program's handler comes first, with calls of its own.
    task.phase = Phase.FREE;
    task.emulated = 0;
  }
  resume(task, signal);
}

/** A task has made another one. */
function onNewTask(parent: Task): void {
  const tid = <i32>eventMessage(parent);
  const known = findTask(tid);
  const child = known === null ? addTask(tid) : known;
  if (child === null) {
    hostCall(__NR_tgkill, tid, tid, SIGKILL, 0, 0, 0);
    return;
  }
  getRegisters(parent);
  const flags = cloneFlags(parent);
  const shares = (flags & CLONE_VM) != 0;
  child.phase = Phase.NEW;
  child.announced = 1;
  child.tgid = (flags & CLONE_THREAD) != 0 ? parent.tgid : tid;
  const result = shares ? shareCopy(child, parent) : forkCopy(child, parent);
  if (result < 0) hostCall(__NR_tgkill, child.tgid, tid, SIGKILL, 0, 0, 0);
  if (parent.phase == Phase.IN_CALL) {
    copyHandler(child, parent);
    // What shares its parent's memory goes straight to the program.
    if (shares) child.stackBytes = 0;
  } else child.nr = -1;
  if (child.stopped != 0) startTask(child);
}

/** The flags with which a task stopped in clone, clone3, fork or vfork made another. */
function cloneFlags(parent: Task): u64 {
  const registers = parent.registers;
  switch (<i32>registers.orig_rax) {
    case __NR_fork: return 0;
    case __NR_vfork: return CLONE_VM;
    case __NR_clone: return registers.rdi;
    case __NR_clone3: {
      const flags = stateBase() + 448;
      return readMemory(parent, flags, <usize>registers.rdi, 8) < 0 ? 0 : load<u64>(flags);
    }
    default: return 0;
  }
}

/** A new task's first steps. */
function startTask(task: Task): void {
  task.phase = Phase.FREE;
  if (task.nr >= 0) {
    getRegisters(task);
    if (task.stackBytes != 0) return resumeHandler(task, 0);
    if (task.changed != 0) {
      const original = task.original;
      task.registers.rdi = original.rdi;
      task.registers.rsi = original.rsi;
      task.registers.rdx = original.rdx;
      task.registers.r10 = original.r10;
      task.registers.r8 = original.r8;
      task.registers.r9 = original.r9;
      task.registers.orig_rax = <u64>-1;
      task.registers.rip = original.rip;
      setRegisters(task);
    }
  }
  resume(task, 0);
}

/** A program has been replaced by another; of its threads the one that did it is left, under the process's number. */
function onExec(task: Task): void {
  const former = <i32>eventMessage(task);
  let caller = task;
  if (former != task.tid) {
    const found = findTask(former);
    if (found !== null) {
      const tid = task.tid;
      leaveCopy(task);
      removeTask(task);
      renameTask(found, tid);
      caller = found;
    }
  }
  const copy = beginCopy();
  if (copy < 0) {
    hostCall(__NR_tgkill, caller.tgid, caller.tid, SIGKILL, 0, 0, 0);
    return;
  }
  meanCopy(caller);
  const bytes = lifecycleSaveState(carriedMemory(copy), BLOCK_BYTES);
  meanNothing();
  exchangeCopy(caller, copy, bytes);
  caller.stackBytes = 0;
  caller.masked = 0;
  if (caller.phase == Phase.IN_CALL) caller.phase = Phase.PASSING;
  if (changetype<usize>(caller) != changetype<usize>(task)) {
    resume(caller, 0);
    task.tid = 0;
  }
}

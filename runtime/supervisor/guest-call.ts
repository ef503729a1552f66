// Calls that handlers make: the program makes them, in place of its own call or again from the same instruction.
import {
  EFAULT, ENOSYS, SHM_REMAP, __NR_clone, __NR_clone3, __NR_execve, __NR_execveat, __NR_fork, __NR_rt_sigreturn, __NR_shmat, __NR_vfork,
} from "../../assembly/index";
import { argumentWidths } from "../../assembly/generated/argument-widths";
import { copyOf } from "./copies";
import { forgetMemory, giveMemory } from "./guest-memory";
import { currentTask, hostCall, nativeLeave, nativeWait, physical, privateBase, privateBytes } from "./natives";
import { Phase, Place, Task } from "./task";
import { mask, needRegisters, resume, setRegisters, way, Way } from "./tracing";
import { copiesBase, sessionBase, stateBase } from "./window";

/**
 * A call of a personality or of the library. Where no program is meant, it is the supervisor's own.
 *
 * @param waits whether it may: a signal may come before it begins, and ends it with -ERESTARTSYS then
 * @param last whether its result is what the handler ends with
 */
export function guestCall(nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64, waits: bool, last: bool): i64 {
  if (currentTask() == 0) {
    return hostCall(nr, physical(<usize>a0), physical(<usize>a1), physical(<usize>a2), physical(<usize>a3), physical(<usize>a4), physical(<usize>a5));
  }
  const task = changetype<Task>(currentTask());
  if (last && task.place != Place.BEHIND && isOwnCall(task, nr, a0, a1, a2, a3, a4, a5)) {
    task.passes = 1;
    nativeLeave(0);
  }
  // What the supervisor is notified of cannot be made by it: such personalities are refused (begin.ts).
  if (way() == Way.NOTICE) nativeLeave(-ENOSYS);
  return callInProgram(task, nr, a0, a1, a2, a3, a4, a5, waits || isOfTask(nr));
}

/** Whether a call is, to the kernel, the one that the program made. */
function isOwnCall(task: Task, nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): bool {
  const own = task.original;
  if (nr != <i64>own.orig_rax) return false;
  const widths = argumentWidths(<i32>nr);
  return isSame(widths, a0, own.rdi) && isSame(widths >> 2, a1, own.rsi) && isSame(widths >> 4, a2, own.rdx) && isSame(widths >> 6, a3, own.r10) &&
    isSame(widths >> 8, a4, own.r8) && isSame(widths >> 10, a5, own.r9);
}

function isSame(width: u32, a: u64, b: u64): bool {
  switch (width & 3) {
    case 0: return true;
    case 1: return <u32>a == <u32>b;
    default: return a == b;
  }
}

/** Whether it makes or changes a task, which would take a mask of ours with it. */
function isOfTask(nr: i64): bool {
  return nr == __NR_clone || nr == __NR_clone3 || nr == __NR_fork || nr == __NR_vfork || nr == __NR_execve || nr == __NR_execveat;
}

function callInProgram(task: Task, nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64, open: bool): i64 {
  if (giveMemory(task) < 0) {
    forgetMemory();
    nativeLeave(-EFAULT);
  }
  forgetMemory();
  const session = copyOf(task).sessionMapped == 0;
  const own = copyOf(task).mapped == 0;
  if (own || session) {
    if (own && (isPrivate(a0) || isPrivate(a1) || isPrivate(a2) || isPrivate(a3) || isPrivate(a4) || isPrivate(a5))) showPrivate(task);
    if (session && (isShared(a0) || isShared(a1) || isShared(a2) || isShared(a3) || isShared(a4) || isShared(a5))) showSession(task);
  }
  return call(task, nr, a0, a1, a2, a3, a4, a5, open);
}

function isPrivate(address: u64): bool {
  return <usize>address - privateBase() < privateBytes();
}

function isShared(address: u64): bool {
  return <usize>address - sessionBase() < copiesBase() - sessionBase();
}

/** The segment of the session's memory. */
export function sessionSegment(): i64 { return load<i64>(stateBase(), 200); }
export function setSessionSegment(id: i64): void { store<i64>(stateBase(), id, 200); }

/** From here on the program has its copy where handlers see it. A fork's child has its parent's there at first. */
function showPrivate(task: Task): void {
  if (call(task, __NR_shmat, copyOf(task).id, privateBase(), SHM_REMAP, 0, 0, 0, false) >= 0) copyOf(task).mapped = 1;
}

function showSession(task: Task): void {
  if (call(task, __NR_shmat, sessionSegment(), sessionBase(), 0, 0, 0, 0, false) >= 0) copyOf(task).sessionMapped = 1;
}

function call(task: Task, nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64, open: bool): i64 {
  const registers = task.registers;
  const original = task.original;
  task.replaced = nr == __NR_rt_sigreturn ? 1 : 0;
  if (task.place == Place.BEFORE) {
    if (!isOwnCall(task, nr, a0, a1, a2, a3, a4, a5)) {
      needRegisters(task);
      registers.orig_rax = nr;
      setArguments(task, a0, a1, a2, a3, a4, a5);
      setRegisters(task);
      task.changed = 1;
    }
    task.phase = Phase.IN_CALL;
  } else {
    needRegisters(task);
    registers.rip = original.rip - 2;
    registers.rax = nr;
    registers.orig_rax = <u64>-1;
    setArguments(task, a0, a1, a2, a3, a4, a5);
    setRegisters(task);
    task.changed = 1;
    if (!open) mask(task);
    task.phase = task.place == Place.KEPT ? Phase.LEAVING : Phase.ENTERING;
  }
  resume(task, 0);
  return nativeWait();
}

function setArguments(task: Task, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): void {
  const registers = task.registers;
  registers.rdi = a0;
  registers.rsi = a1;
  registers.rdx = a2;
  registers.r10 = a3;
  registers.r8 = a4;
  registers.r9 = a5;
}

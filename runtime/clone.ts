// New threads and processes. A child passes through the runtime before it runs the application's code: the kernel turns
// Syscall User Dispatch off in children, and a thread needs a block of its own.
import {
  blockingSyscall6, syscall6, CLONE_CLEAR_SIGHAND, CLONE_FILES, CLONE_SIGHAND, CLONE_VFORK, CLONE_VM, ENOMEM, SA_RESTART, SIGBUS, SIGCHLD,
  SIGSEGV, SIGSYS, SIG_DFL, SIG_IGN, SIG_SETMASK, __NR_clone, __NR_clone3, __NR_exit, __NR_gettid, __NR_rt_sigprocmask,
  tryCopyOut,
} from "../assembly/index";
import { releaseBlock, releaseBlockLocked, takeBlock } from "./blocks";
import { armThread, isNetDown } from "./dispatch-net";
import { giveExecMemory } from "./exec/exec-memory";
import { Frame, FRAME_BYTES } from "./frame";
import { joinFamily, patchForChildren } from "./gate/family";
import { gateLock, lockGate, resetGateLock, unlockGate } from "./gate/lock";
import { isPatchingStopped, patchAmongThreads } from "./gate/patch";
import { noteFork, unsettleForGood } from "./gate/settle";
import { inheritTrapped } from "./gate/trapped";
import { beginThreadIa32 } from "./ia32/program";
import { beginTls, bequeathIa32 } from "./ia32/tasks";
import { prefaultChild, prefaultParent } from "./prefault";
import { isPinned, moveSessionFd, sessionFd } from "./session/session";
import { showChild } from "./shown-call";
import { ERESTARTSYS } from "./signals/on-signal";
import { cloneEnd, nativeClone, nativeExitThread } from "./natives";
import { ACTIONS_BYTES, actionOf, settleActions, writeAction } from "./signals/actions";
import { disableAlternateStack } from "./signals/alternate-stack";
import { catchSignal, letKernelAct, SET_BYTES, setKernelMask, useSignalStack } from "./signals/kernel";
import { OWN_SIGNALS } from "./signals/sets";
import {
  currentFrame, currentThread, ORIGIN_SLAB, ORIGIN_VFORK, OWN_ACTIONS, STACK_BYTES, Thread, THREAD_AREA, THREAD_AREA_BYTES,
} from "./thread";
import { leaveUnwritable } from "./unwritable";

/** A process that shares memory with others: its signal actions may be its own. */
const ORIGIN_PROCESS: u32 = 3;

const CLONE_THREAD: u64 = 0x10000;

/** clone(2). */
export function cloneTask(flags: u64, stack: usize, parentTid: usize, childTid: usize, tls: usize): i64 {
  if ((flags & CLONE_VM) == 0) return forkTask(__NR_clone, flags, 0, parentTid, childTid, tls, stack, flags);
  const child = prepareBlock(flags, stack);
  if (child == 0) return -ENOMEM;
  // The child begins on its private stack; its frame says where the application's is.
  return startThread(child, flags, __NR_clone, flags, firstStack(child), parentTid, childTid, tls);
}

/** fork(2) and vfork(2). */
export function forkProcess(nr: i32): i64 {
  return forkTask(nr, 0, 0, 0, 0, 0, 0, 0);
}

export function vforkProcess(): i64 {
  return cloneTask(CLONE_VM | CLONE_VFORK | SIGCHLD, 0, 0, 0, 0);
}

/** Offsets in struct clone_args. */
const ARGS_FLAGS: usize = 0;
const ARGS_STACK: usize = 40;
const ARGS_STACK_SIZE: usize = 48;
const ARGS_FIRST_SIZE: usize = 64;
const ARGS_LARGEST: usize = 4096;

/** clone3(2). */
export function clone3Task(args: usize, size: usize): i64 {
  if (size < ARGS_FIRST_SIZE || size > ARGS_LARGEST) return syscall6(__NR_clone3, args, size, 0, 0, 0, 0);
  const own = changetype<usize>(new ArrayBuffer(<i32>size));
  // The kernel's own complaint: a filter's comes before that about a bad pointer.
  if (!tryCopyOut(own, args, size)) return syscall6(__NR_clone3, args, size, 0, 0, 0, 0);
  const flags = load<u64>(own, ARGS_FLAGS);
  const stack = load<usize>(own, ARGS_STACK);
  const stackSize = load<usize>(own, ARGS_STACK_SIZE);
  if ((stack == 0) != (stackSize == 0)) return syscall6(__NR_clone3, own, size, 0, 0, 0, 0);
  if ((flags & CLONE_VM) == 0) {
    store<usize>(own, 0, ARGS_STACK);
    store<usize>(own, 0, ARGS_STACK_SIZE);
    return forkTask(__NR_clone3, own, size, 0, 0, 0, stack == 0 ? 0 : stack + stackSize, flags);
  }
  const child = prepareBlock(flags, stack == 0 ? 0 : stack + stackSize);
  if (child == 0) return -ENOMEM;
  store<usize>(own, child - STACK_BYTES, ARGS_STACK);
  store<usize>(own, firstStack(child) - (child - STACK_BYTES), ARGS_STACK_SIZE);
  return startThread(child, flags, __NR_clone3, own, size, 0, 0, 0);
}

function forkTask(nr: i32, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, stack: usize, flags: u64): i64 {
  // What other threads are changing is whole in the copy; but a parent that waits for the child's exec could not give the lock back.
  const alone = (flags & CLONE_VFORK) == 0;
  noteFork();
  if (alone) {
    patchForChildren();
    lockGate();
  }
  const result = nativeClone(nr, a0, a1, a2, a3, a4, 0);
  const thread = currentThread();
  if (result != 0) {
    if (result > 0 && !isPatchingStopped()) prefaultParent(thread.self);
    if (alone) unlockGate();
    return result;
  }
  // A filter of the program's own may be in force, which nobody asked about this.
  if (!isPatchingStopped()) prefaultChild(thread.self);
  resetGateLock();
  if (!alone) settleActions(thread.actions);
  thread.tid = <i32>syscall6(__NR_gettid, 0, 0, 0, 0, 0, 0);
  thread.held = 0;
  joinFamily();
  leaveUnwritable();
  thread.dispatching = 0;
  beginTls();
  if (stack != 0) currentFrame().rsp = stack;
  if ((flags & CLONE_CLEAR_SIGHAND) != 0) clearActions();
  armThread();
  return 0;
}

function prepareBlock(flags: u64, stack: usize): usize {
  const memory = takeBlock();
  if (memory == 0) return 0;
  const parent = currentThread();
  const child = changetype<Thread>(memory);
  child.blocked = parent.blocked;
  child.ownGs = parent.ownGs;
  bequeathIa32(child, parent);
  if ((flags & CLONE_VFORK) != 0) {
    child.altStack = parent.altStack;
    child.altBytes = parent.altBytes;
    child.altFlags = parent.altFlags;
  } else disableAlternateStack(child);
  child.origin = (flags & CLONE_THREAD) != 0 ? ORIGIN_SLAB : (flags & CLONE_VFORK) != 0 ? ORIGIN_VFORK : ORIGIN_PROCESS;
  child.actions = parent.actions;
  if ((flags & CLONE_SIGHAND) == 0) {
    child.actions = memory + OWN_ACTIONS;
    lockGate();
    copy(child.actions, parent.actions, ACTIONS_BYTES);
    unlockGate();
  }
  copy(memory + THREAD_AREA, parent.self + THREAD_AREA, THREAD_AREA_BYTES);
  copy(child.frame, parent.frame, FRAME_BYTES);
  const frame = changetype<Frame>(child.frame);
  frame.rax = 0;
  if (stack != 0) frame.rsp = stack;
  frame.thunk = inheritTrapped(memory, parent.self, frame.thunk);
  return memory;
}

/** Where a child's private stack begins: with where the gate goes on. */
function firstStack(child: usize): usize {
  const at = child - FRAME_BYTES - sizeof<usize>();
  store<usize>(at, cloneEnd());
  return at;
}

function copy(to: usize, from: usize, length: usize): void {
  memory.copy(to, from, length);
}

/** Makes a task that shares this one's memory. No signal may find it before it has its own gs base. */
function startThread(child: usize, flags: u64, nr: i32, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64): i64 {
  const sets = new StaticArray<u64>(2);
  // A signal to the process may be given to any task of it that lets it arrive. That a filter of the program's traps has to arrive.
  sets[0] = isPatchingStopped() ? ~OWN_SIGNALS : ~<u64>0;
  const at = changetype<usize>(sets);
  let result = blockingSyscall6(__NR_rt_sigprocmask, SIG_SETMASK, at, at + 8, SET_BYTES, 0, 0);
  if (result == 0) {
    changetype<Thread>(child).startMask = sets[1];
    if ((flags & CLONE_VFORK) == 0) {
      unsettleForGood();
      patchAmongThreads();
    }
    const down = isNetDown();
    if ((flags & CLONE_CLEAR_SIGHAND) != 0 && (flags & CLONE_SIGHAND) == 0) changetype<Thread>(child).deferredFault = CLEAR_ACTIONS;
    const fd = sessionFd();
    result = nativeClone(nr, a0, a1, a2, a3, a4, child);
    // A child that moved the descriptor did so in its own table.
    if ((flags & CLONE_VFORK) != 0 && (flags & CLONE_FILES) == 0) moveSessionFd(fd);
    if (down && !isNetDown()) armThread();
    setKernelMask(sets[1]);
  }
  if (result < 0 || (flags & CLONE_VFORK) != 0) {
    const block = changetype<Thread>(child);
    if (block.scratch != 0) giveExecMemory(block.scratch, block.scratchPointers);
    releaseBlock(child);
  }
  return result;
}

const CLEAR_ACTIONS: i32 = 2;

/** The first thing a task that shares memory does, on its private stack, all signals blocked. */
export function threadStart(): void {
  const thread = currentThread();
  thread.tid = <i32>syscall6(__NR_gettid, 0, 0, 0, 0, 0, 0);
  useSignalStack(thread.self);
  beginThreadIa32(thread);
  if (thread.deferredFault == CLEAR_ACTIONS) {
    thread.deferredFault = 0;
    clearActions();
  }
  beginTls();
  armThread();
  setKernelMask(thread.startMask);
  showChild();
}

/** CLONE_CLEAR_SIGHAND took the runtime's handlers away as well. */
function clearActions(): void {
  for (let signal = 1; signal <= 64; signal++) writeAction(signal, actionOf(signal).sa_handler == SIG_IGN ? SIG_IGN : SIG_DFL, 0, 0, 0);
  if (actionOf(SIGCHLD).sa_handler == SIG_IGN) letKernelAct(SIGCHLD, SIG_IGN, 0);
  catchOwnSignals();
}

/** Has the three signals that the runtime lives on arrive. */
export function catchOwnSignals(): void {
  // Which calls these end is decided when they come, but for calls that go through a gate.
  const flags: u64 = isPinned() ? 0 : SA_RESTART;
  catchSignal(SIGSEGV, flags);
  catchSignal(SIGBUS, flags);
  catchSignal(SIGSYS, flags);
}

/** exit(2). */
export function exitTask(status: i32): i64 {
  const thread = currentThread();
  if (thread.origin == ORIGIN_SLAB || thread.origin == ORIGIN_PROCESS) {
    setKernelMask(~<u64>0);
    if (thread.pending != 0) return ERESTARTSYS;
    // The lock goes last: from then on the block may be another thread's.
    releaseBlockLocked(thread.self);
    nativeExitThread(status, gateLock());
  }
  return blockingSyscall6(__NR_exit, status, 0, 0, 0, 0, 0);
}

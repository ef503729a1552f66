// What the personalities keep in a process of the program: module variables, objects, the areas of its threads. Each process has
// a copy, a segment of shared memory, in the supervisor's window; handlers see it at the addresses of the private range, and so does
// the program once a call needs that.
import {
  EAGAIN, IPC_CREAT, IPC_PRIVATE, IPC_RMID, SHM_NORESERVE, __NR_shmat, __NR_shmctl, __NR_shmdt, __NR_shmget,
} from "../../assembly/index";
import { blocksOffset, hostCall, mean, ownBlock, privateBase, privateBytes, staticBytes } from "./natives";
import { COPIES, COPY_BYTES, copiesBase, copyTable, pristineBase } from "./window";
import { Task } from "./task";

export const BLOCK_BYTES: usize = 65536;
/** Of a block: the thread's area, which a new thread gets a copy of, and the memory of objects. */
const AREA: usize = 1024;
const AREA_BYTES: usize = 1024;
const ARENA: usize = 2048;
/** The last block is no thread's: it has what an execve carried over. */
const BLOCKS: i32 = 2031;
const CARRIED: usize = 2031;

// @ts-ignore: decorator
@unmanaged
export class Copy {
  /** The segment. */
  id: i32;
  /** How many tasks there are. */
  users: i32;
  /** Whether the personalities have been told of the process. */
  attached: u32;
  /** Whether the program sees it, and whether it sees the session's memory. */
  mapped: u32;
  sessionMapped: u32;
  /** Bytes that an execve carried over. */
  carriedBytes: u32;
  /** Where the kernel tells of no execve: the place of the stack of the process when it was about to; 0 if it was not. */
  executes: u64;
  private pad1: u64;
  private pad2: u64;

  /** One byte a block: whether a thread has it. */
  blockTaken(index: i32): bool {
    return (load<u8>(changetype<usize>(this) + 64 + <usize>(index >> 3)) >> <u8>(index & 7) & 1) != 0;
  }

  setBlock(index: i32, taken: bool): void {
    const at = changetype<usize>(this) + 64 + <usize>(index >> 3);
    const bit: u8 = <u8>1 << <u8>(index & 7);
    store<u8>(at, taken ? load<u8>(at) | bit : load<u8>(at) & ~bit);
  }
}

export function copyOf(task: Task): Copy {
  return copyAt(task.copy);
}

function copyAt(index: i32): Copy {
  return changetype<Copy>(copyTable() + <usize>index * COPY_BYTES);
}

function memoryOf(index: i32): usize {
  return copiesBase() + <usize>index * privateBytes();
}

/** Where a block of a copy lies in this process. */
function blockMemory(index: i32, block: i32): usize {
  return memoryOf(index) + blocksOffset() + <usize>block * BLOCK_BYTES;
}

/** The address by which handlers know a block. */
function blockAddress(block: i32): usize {
  return privateBase() + blocksOffset() + <usize>block * BLOCK_BYTES;
}

/** Where what an execve carries over is kept for the new program. */
export function carriedMemory(index: i32): usize {
  return blockMemory(index, <i32>CARRIED);
}

export function carriedAddress(): usize {
  return blockAddress(<i32>CARRIED);
}

/** From here on addresses mean what they mean to a task. */
export function meanTask(task: Task): void {
  mean(changetype<usize>(task), memoryOf(task.copy) - privateBase(), blockAddress(task.block));
}

/** The same but for the program's memory: what the personalities keep for it is meant. */
export function meanCopy(task: Task): void {
  mean(0, memoryOf(task.copy) - privateBase(), blockAddress(task.block));
}

export function meanNothing(): void {
  mean(0, 0, ownBlock());
}

/** Forgets the objects of a task's call. */
export function emptyArena(task: Task): void {
  store<usize>(blockMemory(task.copy, task.block) + ARENA, 0);
}

/** Keeps what every new program begins with: before the personalities are told of the first process. */
export function keepPristine(): void {
  memory.copy(pristineBase(), privateBase(), staticBytes());
}

/** The number of a new copy without tasks; -1 if there can be no more. */
function newCopy(): i32 {
  for (let index = 1; <usize>index < COPIES; index++) {
    const copy = copyAt(index);
    if (copy.users != 0 || copy.id != 0) continue;
    const id = hostCall(__NR_shmget, IPC_PRIVATE, privateBytes(), IPC_CREAT | SHM_NORESERVE | 0o600, 0, 0, 0);
    if (id < 0) return -1;
    const at = hostCall(__NR_shmat, id, memoryOf(index), 0, 0, 0, 0);
    // It can still be attached, and goes with the last who has it.
    hostCall(__NR_shmctl, id, IPC_RMID, 0, 0, 0, 0);
    if (at < 0) return -1;
    memory.fill(changetype<usize>(copy), 0, COPY_BYTES);
    copy.id = <i32>id;
    return index;
  }
  return -1;
}

function takeBlock(index: i32, block: i32): void {
  copyAt(index).setBlock(block, true);
  store<usize>(blockMemory(index, block) + ARENA, 0);
  store<usize>(blockMemory(index, block) + ARENA, blockAddress(block) + BLOCK_BYTES, 8);
}

/** Gives the first task the copy that this process began with. 0 or -EAGAIN. */
export function giveFirstCopy(task: Task): i64 {
  const index = newCopy();
  if (index < 0) return -EAGAIN;
  memory.copy(memoryOf(index), privateBase(), staticBytes());
  memory.copy(blockMemory(index, 0) + AREA, ownBlock() + AREA, AREA_BYTES);
  takeBlock(index, 0);
  copyAt(index).attached = 1;
  return use(task, index, 0);
}

/** Gives a task of a process that nothing is known of a copy to begin with. 0 or -EAGAIN. */
export function giveFreshCopy(task: Task): i64 {
  const index = beginCopy();
  return index < 0 ? -EAGAIN : use(task, index, 0);
}

/** Gives a new thread, or a process in its parent's memory, a block of its parent's copy. 0 or -EAGAIN. */
export function shareCopy(task: Task, parent: Task): i64 {
  const copy = copyOf(parent);
  for (let block = 0; block < BLOCKS; block++) {
    if (copy.blockTaken(block)) continue;
    takeBlock(parent.copy, block);
    memory.copy(blockMemory(parent.copy, block) + AREA, blockMemory(parent.copy, parent.block) + AREA, AREA_BYTES);
    return use(task, parent.copy, block);
  }
  return -EAGAIN;
}

/** Gives a forked process a copy of its parent's as it is. 0 or -EAGAIN. */
export function forkCopy(task: Task, parent: Task): i64 {
  const index = newCopy();
  if (index < 0) return -EAGAIN;
  memory.copy(memoryOf(index), memoryOf(parent.copy), staticBytes());
  const from = blockMemory(parent.copy, parent.block);
  const next = load<usize>(from + ARENA);
  const used = next == 0 ? ARENA + 16 : next - blockAddress(parent.block);
  copyAt(index).setBlock(parent.block, true);
  memory.copy(blockMemory(index, parent.block), from, used);
  copyAt(index).attached = copyOf(parent).attached;
  return use(task, index, parent.block);
}

/** A copy for a program that an execve begins; `save` is told where to write what is carried over. -1 if there can be none. */
export function beginCopy(): i32 {
  const index = newCopy();
  if (index < 0) return index;
  memory.copy(memoryOf(index), pristineBase(), staticBytes());
  takeBlock(index, 0);
  return index;
}

/** Gives a task a copy begun, instead of the one it had. */
export function exchangeCopy(task: Task, index: i32, carriedBytes: usize): void {
  leaveCopy(task);
  copyAt(index).carriedBytes = <u32>carriedBytes;
  use(task, index, 0);
}

function use(task: Task, index: i32, block: i32): i64 {
  task.copy = index;
  task.block = block;
  copyAt(index).users++;
  return 0;
}

/** A task ends, or gets another copy. */
export function leaveCopy(task: Task): void {
  if (task.copy == 0) return;
  const copy = copyOf(task);
  copy.setBlock(task.block, false);
  if (--copy.users == 0) {
    hostCall(__NR_shmdt, memoryOf(task.copy), 0, 0, 0, 0, 0);
    copy.id = 0;
  }
  task.copy = 0;
}

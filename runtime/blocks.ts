// Thread blocks: taken from slabs, given back when their thread ends.
import { syscall6, MAP_ANONYMOUS, MAP_NORESERVE, MAP_PRIVATE, PROT_READ, PROT_WRITE, __NR_mmap } from "../assembly/index";
import { lockGate, unlockGate } from "./gate/lock";
import { firstBlock } from "./natives";
import { keepRange } from "./memory/own";
import { BLOCK_BYTES, STACK_BYTES, currentThread, initBlock, ORIGIN_SLAB, Thread } from "./thread";

const SLAB_BLOCKS: usize = 8;

/** For as many threads as a kernel's default limit on processes has. */
const MAX_SLABS: usize = 4096;
const slabs: usize = memory.data(32768, 8);
let slabCount: usize = 0;
let unused: usize = 0;

/** The block that a stack pointer into its signal stack or private stack belongs to; 0 if it is no such stack. */
export function blockOfStack(rsp: usize): usize {
  if (rsp - (firstBlock() - STACK_BYTES) < BLOCK_BYTES) return firstBlock();
  for (let i: usize = 0; i < slabCount; i++) {
    const offset = rsp - load<usize>(slabs + i * 8);
    if (offset < SLAB_BLOCKS * BLOCK_BYTES) return rsp - offset % BLOCK_BYTES + STACK_BYTES;
  }
  return 0;
}

/** The `i`th block, in use or not; 0 behind the last one. */
export function blockAt(i: usize): usize {
  if (i == 0) return firstBlock();
  const slab = (i - 1) / SLAB_BLOCKS;
  return slab < slabCount ? load<usize>(slabs + slab * 8) + (i - 1) % SLAB_BLOCKS * BLOCK_BYTES + STACK_BYTES : 0;
}

/** A block for a thread to come, its fields zero; 0 if memory is short. */
export function takeBlock(): usize {
  lockGate();
  if (unused == 0) addSlab();
  const block = unused;
  if (block != 0) unused = changetype<Thread>(block).next;
  unlockGate();
  if (block == 0) return 0;
  const unwritable = changetype<Thread>(block).unwritable;
  const unwritableSince = changetype<Thread>(block).unwritableSince;
  memory.fill(block, 0, offsetof<Thread>());
  initBlock(block).origin = ORIGIN_SLAB;
  changetype<Thread>(block).unwritable = unwritable;
  changetype<Thread>(block).unwritableSince = unwritableSince;
  changetype<Thread>(block).image = currentThread().image;
  changetype<Thread>(block).slots = currentThread().slots;
  return block;
}

/** Gives a block back. Its thread may still be on its stack if it touches memory no more. */
export function releaseBlock(block: usize): void {
  releaseBlockLocked(block);
  unlockGate();
}

/** The same, but the lock is the caller's then. */
export function releaseBlockLocked(block: usize): void {
  lockGate();
  changetype<Thread>(block).next = unused;
  changetype<Thread>(block).tid = 0;
  unused = block;
}

function addSlab(): void {
  const flags = <u64>(MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE);
  const slab = syscall6(__NR_mmap, 0, SLAB_BLOCKS * BLOCK_BYTES, PROT_READ | PROT_WRITE, flags, -1, 0);
  if (slab < 0) return;
  if (slabCount < MAX_SLABS) store<usize>(slabs + slabCount++ * 8, <usize>slab);
  keepRange(<usize>slab, <usize>slab + SLAB_BLOCKS * BLOCK_BYTES);
  for (let i: usize = 0; i < SLAB_BLOCKS; i++) {
    const block = <usize>slab + i * BLOCK_BYTES + STACK_BYTES;
    changetype<Thread>(block).next = unused;
    unused = block;
  }
}

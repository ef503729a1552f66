import { MADV_POPULATE_WRITE } from "./generated/flags";
import { __NR_madvise } from "./generated/numbers";
import { syscall6 } from "./natives";

// Memory of a session from which all its processes allocate. A block never moves and never changes its size class, so
// what is left of a process killed in the middle of a call is at most one block that nobody finds again.

/** Size of the smallest block, and what blocks are counted in: their number is theirs for life, 0 is none. */
export const HEAP_UNIT: usize = 64;
/** Bytes in front of a block's data: the next block of the free list, and how often the block was freed. */
const BLOCK_HEADER: usize = 8;
const CLASSES: usize = 12;
/** Bytes of data in the largest block. */
export const HEAP_LARGEST: usize = (HEAP_UNIT << (CLASSES - 1)) - BLOCK_HEADER;

// The heap's own words.
const NEXT: usize = 0;
const END: usize = 8;
const FREE_LISTS: usize = 16;
const HEADER_UNITS: u64 = 2;
/** A power of two: as many at a time are brought in once as many are used. */
const UNITS_AHEAD: u64 = 1024;

/** A heap in shared memory: lock-free, blocks of 64 bytes times a power of two, each with 8 bytes of its own. */
export class SharedHeap {
  private base: usize = 0;

  /** Shared memory for `units` blocks of the smallest size. */
  static bytes(units: usize): usize {
    return (<usize>HEADER_UNITS + units) * HEAP_UNIT;
  }

  /** Begins to use the heap at `base`; the first process of the session (`fresh`) finds it zero. */
  attach(base: usize, bytes: usize, fresh: bool): void {
    this.base = base;
    if (!fresh) return;
    store<u64>(base, HEADER_UNITS, NEXT);
    store<u64>(base, bytes / HEAP_UNIT, END);
  }

  /** A block with room for `bytes` of data, not zeroed; 0 if there is none. */
  allocate(bytes: usize): u32 {
    const size = sizeClass(bytes);
    if (size >= CLASSES) return 0;
    const list = this.base + FREE_LISTS + size * 8;
    for (let head = atomic.load<u64>(list); <u32>head != 0; head = atomic.load<u64>(list)) {
      const next = atomic.load<u32>(this.base + <usize>(<u32>head) * HEAP_UNIT);
      // The upper half counts changes: a block that came back meanwhile is told from one that never left.
      if (atomic.cmpxchg<u64>(list, head, nextHead(head, next)) == head) return <u32>head;
    }
    const units: u64 = 1 << <u64>size;
    for (;;) {
      const at = atomic.load<u64>(this.base + NEXT);
      if (at + units > load<u64>(this.base, END)) return 0;
      if (atomic.cmpxchg<u64>(this.base + NEXT, at, at + units) != at) continue;
      if ((at ^ (at + units)) >= UNITS_AHEAD) this.prepare(at + units);
      return <u32>at;
    }
    return 0;
  }

  /** Brings in the memory from the block `at` on: a page at a time costs several times as much. Before Linux 5.14 that is the way. */
  private prepare(at: u64): void {
    const units = min(load<u64>(this.base, END) - at, UNITS_AHEAD);
    const from = (this.base + <usize>at * HEAP_UNIT) & ~<usize>4095;
    syscall6(__NR_madvise, from, <usize>units * HEAP_UNIT, MADV_POPULATE_WRITE, 0, 0, 0);
  }

  /** Gives back a block that was allocated for `bytes`; 0 is allowed. Nobody may still write to it, readers have to check. */
  free(block: u32, bytes: usize): void {
    if (block == 0) return;
    const address = this.base + <usize>block * HEAP_UNIT;
    atomic.store<u32>(address + 4, atomic.load<u32>(address + 4) + 1);
    const list = this.base + FREE_LISTS + sizeClass(bytes) * 8;
    for (;;) {
      const head = atomic.load<u64>(list);
      atomic.store<u32>(address, <u32>head);
      if (atomic.cmpxchg<u64>(list, head, nextHead(head, block)) == head) return;
    }
  }

  /** Where a block's data lies, 8 bytes aligned. */
  // @ts-ignore: decorator
  @inline
  data(block: u32): usize {
    return this.base + <usize>block * HEAP_UNIT + BLOCK_HEADER;
  }

  /** How often a block was freed, modulo 2^32. */
  // @ts-ignore: decorator
  @inline
  version(block: u32): u32 {
    return atomic.load<u32>(this.base + <usize>block * HEAP_UNIT + 4);
  }
}

/** Bytes of data that fit the smallest block. */
export const HEAP_SMALLEST: usize = HEAP_UNIT - BLOCK_HEADER;

function sizeClass(bytes: usize): usize {
  let size: usize = 0;
  while (size < CLASSES && (HEAP_UNIT << size) < bytes + BLOCK_HEADER) size++;
  return size;
}

function nextHead(head: u64, block: u32): u64 {
  return ((head >> 32) + 1) << 32 | <u64>block;
}

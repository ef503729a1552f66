// Thunks by site: a hash table that readers need no lock for.
import { syscall6, MAP_ANONYMOUS, MAP_PRIVATE, PROT_READ, PROT_WRITE, __NR_mmap } from "../../assembly/index";
import { keepRange } from "../memory/own";
import { gateBase } from "./region";
import { Thunk, thunkAt } from "./thunk";

const FIRST_CAPACITY: usize = 256;
const ENTRIES: usize = 8;

/** The capacity, a power of two, in 8 bytes, then as many 32-bit offsets of thunks' code in the gate; 0 is none. */
let table: usize = memory.data(1032, 8);
let count: usize = 0;

// @ts-ignore: decorator
@inline
function hash(site: usize): usize {
  return (site * 0x9e3779b97f4a7c15) >> 32;
}

/** How many entries there are to walk over. */
export function entryCount(): usize {
  const size = load<usize>(table);
  return size == 0 ? FIRST_CAPACITY : size;
}

/** The thunk of the i-th entry, or 0. */
export function thunkOfEntry(i: usize): usize {
  const offset = atomic.load<u32>(table + ENTRIES + i * 4);
  return offset == 0 ? 0 : changetype<usize>(thunkAt(gateBase() + <usize>offset));
}

/** The newest thunk of a site; 0 if it has none. */
export function findThunk(site: usize): usize {
  const from = table;
  const size = load<usize>(from);
  const mask = (size == 0 ? FIRST_CAPACITY : size) - 1;
  for (let i = hash(site) & mask; ; i = (i + 1) & mask) {
    const offset = atomic.load<u32>(from + ENTRIES + i * 4);
    if (offset == 0) return 0;
    const thunk = thunkAt(gateBase() + <usize>offset);
    if (thunk.site == site) return changetype<usize>(thunk);
  }
  return 0;
}

/** Adds or replaces a site's thunk. Call with the lock held. */
export function rememberThunk(thunk: Thunk): void {
  const size = entryCount();
  if (count * 4 > size * 3 && !grow(size)) return;
  if (insert(table, entryCount(), thunk)) count++;
}

function insert(into: usize, size: usize, thunk: Thunk): bool {
  const mask = size - 1;
  for (let i = hash(thunk.site) & mask; ; i = (i + 1) & mask) {
    const entry = into + ENTRIES + i * 4;
    const offset = load<u32>(entry);
    if (offset != 0 && thunkAt(gateBase() + <usize>offset).site != thunk.site) continue;
    atomic.store<u32>(entry, <u32>(thunk.code - gateBase()));
    return offset == 0;
  }
  return false;
}

function grow(size: usize): bool {
  const bytes = ENTRIES + size * 8;
  const memory = syscall6(__NR_mmap, 0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory < 0) return false;
  const grown = <usize>memory;
  store<usize>(grown, size * 2);
  for (let i: usize = 0; i < size; i++) {
    const thunk = thunkOfEntry(i);
    if (thunk != 0) insert(grown, size * 2, changetype<Thunk>(thunk));
  }
  keepRange(grown, (grown + bytes + 4095) & ~<usize>4095);
  // The old table is left: another thread may be reading it.
  table = grown;
  return true;
}

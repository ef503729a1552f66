// The sites that were patched: a hash table that readers need no lock for.
import { syscall6, MAP_ANONYMOUS, MAP_NORESERVE, MAP_PRIVATE, PROT_READ, PROT_WRITE, __NR_mmap } from "../../assembly/index";
import { keepRange } from "../memory/own";
import { gateBase } from "./region";
import { Thunk, thunkAt } from "./thunk";

const FIRST_CAPACITY: usize = 256;
const ENTRIES: usize = 8;
/** In an entry, whose upper bits are the offset of a thunk's code in the gate: the site jumps there now. */
const PATCHED: u32 = 1;

/** The capacity, a power of two, in 8 bytes, then as many entries of 32 bits; 0 is none. */
let table: usize = memory.data(1032, 8);
let count: usize = 0;

// @ts-ignore: decorator
@inline
function hash(site: usize): usize {
  return (site * 0x9e3779b97f4a7c15) >> 32;
}

function thunkOf(value: u32): Thunk {
  return thunkAt(gateBase() + <usize>(value & ~PATCHED));
}

/** How many entries there are to walk over. */
export function entryCount(): usize {
  const size = load<usize>(table);
  return size == 0 ? FIRST_CAPACITY : size;
}

/** The thunk of the i-th entry, or null. */
export function thunkOfEntry(i: usize): Thunk | null {
  const value = atomic.load<u32>(table + ENTRIES + i * 4);
  return value == 0 ? null : thunkOf(value);
}

/** Whether the site of the i-th entry jumps to its thunk. */
export function isPatched(i: usize): bool {
  return (atomic.load<u32>(table + ENTRIES + i * 4) & PATCHED) != 0;
}

/** Notes whether it does. Call with the lock held. */
export function setPatched(i: usize, patched: bool): void {
  const entry = table + ENTRIES + i * 4;
  atomic.store<u32>(entry, patched ? load<u32>(entry) | PATCHED : load<u32>(entry) & ~PATCHED);
}

/** The entry of a site; -1 if it has none. Call with the lock held. */
export function findEntry(site: usize): isize {
  const at = placeOf(table, entryCount(), site);
  return load<u32>(table + ENTRIES + at * 4) == 0 ? -1 : <isize>at;
}

/** Whether the site jumps to a thunk. Call with the lock held. */
export function isPatchedAt(site: usize): bool {
  const entry = findEntry(site);
  return entry >= 0 && isPatched(entry);
}

/** Adds a site's thunk, or has it take the place of the one before. Its entry; -1 if there is no memory. Call with the lock held. */
export function addThunk(thunk: Thunk): isize {
  const size = entryCount();
  if (count * 4 > size * 3 && !grow(size)) return -1;
  const at = placeOf(table, entryCount(), thunk.site);
  const entry = table + ENTRIES + at * 4;
  if (load<u32>(entry) == 0) count++;
  atomic.store<u32>(entry, <u32>(thunk.code - gateBase()));
  return <isize>at;
}

/** Where in a table of `size` entries a site's is, or may be put. */
function placeOf(into: usize, size: usize, site: usize): usize {
  for (let i = hash(site) & (size - 1); ; i = (i + 1) & (size - 1)) {
    const value = load<u32>(into + ENTRIES + i * 4);
    if (value == 0 || thunkOf(value).site == site) return i;
  }
  return 0;
}

function grow(size: usize): bool {
  const bytes = ENTRIES + size * 8;
  const memory = syscall6(__NR_mmap, 0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory < 0) return false;
  const grown = <usize>memory;
  store<usize>(grown, size * 2);
  for (let i: usize = 0; i < size; i++) {
    const value = load<u32>(table + ENTRIES + i * 4);
    if (value != 0) store<u32>(grown + ENTRIES + placeOf(grown, size * 2, thunkOf(value).site) * 4, value);
  }
  keepRange(grown, (grown + bytes + 4095) & ~<usize>4095);
  // The old table is left: another thread may be reading it.
  table = grown;
  return true;
}

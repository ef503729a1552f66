// The code that may be patched: private mappings of files, executable and never writable since.

import { syscall6, MAP_ANONYMOUS, MAP_NORESERVE, MAP_PRIVATE, PROT_READ, PROT_WRITE, __NR_mmap } from "../../assembly/index";
import { keepRange } from "./own";

/** One mapping of code. */
// @ts-ignore: decorator
@unmanaged
export class Text {
  start: usize;
  end: usize;
  /** Key of the plan that has the sites which this program executed in this file (gate/plan.ts), or 0. */
  plan: u64;
  /** The file's offset at `start`. */
  offset: u64;
}

const FIRST_CAPACITY: usize = 32;
let regions: usize = memory.data(1024, 8);
let capacity: usize = FIRST_CAPACITY;
let used: usize = 0;

/** Notes that [start, end) is private, comes from a file, and can be executed but not written. */
export function textMapped(start: usize, end: usize, plan: u64, offset: u64): void {
  textChanged(start, end);
  for (let i: usize = 0; i < used; i++) {
    if (region(i).end == 0) {
      set(region(i), start, end, plan, offset);
      return;
    }
  }
  // Code that is not known is merely not patched.
  if (used < capacity || grow()) set(region(used++), start, end, plan, offset);
}

function grow(): bool {
  const bytes = capacity * offsetof<Text>();
  const larger = syscall6(__NR_mmap, 0, bytes * 2, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (larger < 0) return false;
  memory.copy(<usize>larger, regions, bytes);
  keepRange(<usize>larger, (<usize>larger + bytes * 2 + 4095) & ~<usize>4095);
  // The old one is left: another thread may be looking something up.
  regions = <usize>larger;
  capacity *= 2;
  return true;
}

/** Notes that [start, end) is about to be something else. */
export function textChanged(start: usize, end: usize): void {
  for (let i: usize = 0; i < used; i++) {
    const text = region(i);
    const from = text.start;
    const to = text.end;
    if (to <= start || from >= end) continue;
    const plan = text.plan;
    const offset = text.offset;
    set(text, 0, 0, 0, 0);
    if (from < start) set(text, from, start, plan, offset);
    else if (to > end) set(text, end, to, plan, offset + (end - from));
    if (from < start && to > end) textMapped(end, to, plan, offset + (end - from));
  }
}

/** The mapping that has all of [start, end), or null. */
export function textAround(start: usize, end: usize): Text | null {
  for (let i: usize = 0; i < used; i++) {
    if (region(i).start <= start && end <= region(i).end) return region(i);
  }
  return null;
}

/** Whether [start, end) is code that may be patched. */
export function isText(start: usize, end: usize): bool {
  return textAround(start, end) !== null;
}

/** Whether any of [start, end) is. */
export function touchesText(start: usize, end: usize): bool {
  for (let i: usize = 0; i < used; i++) {
    if (region(i).start < end && start < region(i).end) return true;
  }
  return false;
}

function region(i: usize): Text {
  return changetype<Text>(regions + i * offsetof<Text>());
}

function set(text: Text, start: usize, end: usize, plan: u64, offset: u64): void {
  text.start = start;
  text.end = end;
  text.plan = plan;
  text.offset = offset;
}

// The runtime's own mappings: the application may see them, but what it does to memory leaves them out.

/** Pairs of start and end: the first ones lie with other small data, which every process touches. */
const FIRST: usize = 32;
const first: usize = memory.data(512, 8);
const CAPACITY: usize = 1024;
const more: usize = memory.data(15872, 8);
let used: usize = 0;

// @ts-ignore: decorator
@inline
function range(i: usize): usize {
  return i < FIRST ? first + i * 16 : more + (i - FIRST) * 16;
}

/** Notes that [start, end) is the runtime's. Call with the lock held, or before there are threads. */
export function keepRange(start: usize, end: usize): void {
  for (let i: usize = 0; i < used; i++) {
    if (load<usize>(range(i), 8) != start) continue;
    store<usize>(range(i), end, 8);
    return;
  }
  if (used == CAPACITY) return;
  store<usize>(range(used), start);
  store<usize>(range(used), end, 8);
  used++;
}

/** Where the first of the runtime's mappings in [start, end) begins; `end` if there is none. */
export function ownFrom(start: usize, end: usize): usize {
  let lowest = end;
  for (let i: usize = 0; i < used; i++) {
    const from = load<usize>(range(i));
    if (from < end && load<usize>(range(i), 8) > start) lowest = min(lowest, max(from, start));
  }
  return lowest;
}

/** Where the runtime's mapping at `start` ends; `start` if it is not the runtime's. */
export function ownTo(start: usize): usize {
  for (let i: usize = 0; i < used; i++) {
    if (load<usize>(range(i)) <= start && start < load<usize>(range(i), 8)) return load<usize>(range(i), 8);
  }
  return start;
}

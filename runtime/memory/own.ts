// The runtime's own mappings: the application may see them, but what it does to memory leaves them out.

const CAPACITY: usize = 1024;
/** Pairs of start and end. */
const ranges: usize = memory.data(16384, 8);
let used: usize = 0;

/** Notes that [start, end) is the runtime's. Call with the lock held, or before there are threads. */
export function keepRange(start: usize, end: usize): void {
  for (let i: usize = 0; i < used; i++) {
    if (load<usize>(ranges + i * 16, 8) != start) continue;
    store<usize>(ranges + i * 16, end, 8);
    return;
  }
  if (used == CAPACITY) return;
  store<usize>(ranges + used * 16, start);
  store<usize>(ranges + used * 16, end, 8);
  used++;
}

/** Where the first of the runtime's mappings in [start, end) begins; `end` if there is none. */
export function ownFrom(start: usize, end: usize): usize {
  let first = end;
  for (let i: usize = 0; i < used; i++) {
    const from = load<usize>(ranges + i * 16);
    if (from < end && load<usize>(ranges + i * 16, 8) > start) first = min(first, max(from, start));
  }
  return first;
}

/** Where the runtime's mapping at `start` ends; `start` if it is not the runtime's. */
export function ownTo(start: usize): usize {
  for (let i: usize = 0; i < used; i++) {
    if (load<usize>(ranges + i * 16) <= start && start < load<usize>(ranges + i * 16, 8)) return load<usize>(ranges + i * 16, 8);
  }
  return start;
}

// The code that may be patched: private mappings of files, executable and never writable since.

const CAPACITY: usize = 256;
/** Pairs of start and end. */
const regions: usize = memory.data(4096, 8);
let used: usize = 0;

/** Notes that [start, end) is private, comes from a file, and can be executed but not written. */
export function textMapped(start: usize, end: usize): void {
  textChanged(start, end);
  for (let i: usize = 0; i < used; i++) {
    if (load<usize>(entry(i), 8) == 0) {
      set(i, start, end);
      return;
    }
  }
  // Code that is not known is merely not patched.
  if (used < CAPACITY) set(used++, start, end);
}

/** Notes that [start, end) is about to be something else. */
export function textChanged(start: usize, end: usize): void {
  for (let i: usize = 0; i < used; i++) {
    const from = load<usize>(entry(i));
    const to = load<usize>(entry(i), 8);
    if (to <= start || from >= end) continue;
    set(i, 0, 0);
    if (from < start) set(i, from, start);
    else if (to > end) set(i, end, to);
    if (from < start && to > end) textMapped(end, to);
  }
}

/** Whether [start, end) is code that may be patched. */
export function isText(start: usize, end: usize): bool {
  for (let i: usize = 0; i < used; i++) {
    if (load<usize>(entry(i)) <= start && end <= load<usize>(entry(i), 8)) return true;
  }
  return false;
}

/** Whether any of [start, end) is. */
export function touchesText(start: usize, end: usize): bool {
  for (let i: usize = 0; i < used; i++) {
    if (load<usize>(entry(i)) < end && start < load<usize>(entry(i), 8)) return true;
  }
  return false;
}

function entry(i: usize): usize {
  return regions + i * 16;
}

function set(i: usize, start: usize, end: usize): void {
  store<usize>(entry(i), start);
  store<usize>(entry(i), end, 8);
}

// Where a program finds its vDSO: at the image's code, until it unmaps or moves that. The code itself stays.
import { imageBase } from "./natives";

const PAGE: usize = 4096;
/** In the image's file: its first program header, which is that of the code, and where in one the size in memory is. */
const FIRST_HEADER: usize = 64;
const MEMORY_BYTES: usize = 40;

let isThere: bool = true;
/** The copy that it moved it to, which begins at 0 if there is none. */
let copyStart: usize = 0;
let copyEnd: usize = 0;

function codeEnd(): usize {
  return (imageBase() + load<usize>(imageBase(), FIRST_HEADER + MEMORY_BYTES) + PAGE - 1) & ~(PAGE - 1);
}

/** Whether the image's code is still what the program has for its vDSO. */
export function isVdsoInPlace(): bool {
  return isThere;
}

/** Whether [start, end) has some of it, but not all; as the kernel's, it cannot be divided. */
export function dividesVdso(start: usize, end: usize): bool {
  if (!isThere || end <= imageBase() || start >= codeEnd()) return false;
  return start > imageBase() || end < codeEnd();
}

/** The program unmaps [start, end). */
export function unmapVdso(start: usize, end: usize): void {
  if (start <= imageBase() && end >= codeEnd()) isThere = false;
}

/** The program has moved it to [start, end). */
export function moveVdsoTo(start: usize, end: usize): void {
  isThere = false;
  copyStart = start;
  copyEnd = end;
}

/** Whether [start, end) is where it was moved to. */
export function isMovedVdso(start: usize, end: usize): bool {
  return start == copyStart && end == copyEnd;
}

/** [start, end) becomes something else. */
export function forgetVdsoPlace(start: usize, end: usize): void {
  if (start < copyEnd && end > copyStart) copyStart = copyEnd = 0;
}

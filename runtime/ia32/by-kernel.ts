// Calls whose effect depends on the table they come by: what a program of 32 bits asks for is made by that of 32, also where layers
// answer.
import { int80 } from "../natives";
import { currentFrame } from "../thread";
import { IA32_END } from "./program";
import { isIa32Frame } from "./trap";

const OPEN: i32 = 5;
const GETDENTS64: i32 = 220;
const OPENAT: i32 = 295;

/** Whether the calling thread is in a call by `int $0x80`, and memory at `address` can be given to another. */
export function isIa32Call(address: usize): bool {
  return address < IA32_END && isIa32Frame(currentFrame());
}

/** Files too large for a position of 32 bits are refused: O_LARGEFILE is not implied. */
export function openIa32(path: usize, flags: i32, mode: u32): i64 {
  return int80(OPEN, <u32>path, flags, mode, 0, 0, 0);
}

export function openatIa32(dirfd: i32, path: usize, flags: i32, mode: u32): i64 {
  return int80(OPENAT, dirfd, <u32>path, flags, mode, 0, 0);
}

/** File systems give positions of 32 bits. */
export function getdents64Ia32(fd: i32, entries: usize, bytes: u32): i64 {
  return int80(GETDENTS64, fd, <u32>entries, bytes, 0, 0, 0);
}

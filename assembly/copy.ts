import { tryCopy } from "./natives";

/** Copies `length` bytes of the guest at `from` to `to`; a bad address ends the call with -EFAULT. */
export function copyIn(to: usize, from: usize, length: usize): void {
  memory.copy(to, from, length);
}

/** Copies `length` bytes at `from` to the guest's `to`; a bad address ends the call with -EFAULT. */
export function copyOut(to: usize, from: usize, length: usize): void {
  memory.copy(to, from, length);
}

/** Copies `length` bytes at `from` to the guest's `to`, which may be a bad address: then what came before it is copied, and the result false. */
export function tryCopyOut(to: usize, from: usize, length: usize): bool {
  return tryCopy(to, from, length) == 0;
}

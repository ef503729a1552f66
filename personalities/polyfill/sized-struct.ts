import { E2BIG, EINVAL } from "unweld";

const PAGE: usize = 4096;

/**
 * Copies a struct that grows with the kernel: `size` bytes at the guest's `from` to `to`, which has room for the `known` ones, the rest
 * zero. 0; -EINVAL below `least` bytes; -E2BIG if it is more than a page or says something in bytes not known.
 *
 * Source: copy_struct_from_user of include/linux/uaccess.h.
 */
export function copySized(to: usize, known: usize, least: usize, from: usize, size: usize): i64 {
  if (size < least) return -EINVAL;
  if (size > PAGE) return -E2BIG;
  for (let i = known; i < size; i++) if (load<u8>(from + i) != 0) return -E2BIG;
  memory.fill(to, 0, known);
  memory.copy(to, from, size < known ? size : known);
  return 0;
}

/** `bytes` of zero until the call ends. */
export function scratch(bytes: i32): usize {
  return changetype<usize>(new StaticArray<u8>(bytes));
}

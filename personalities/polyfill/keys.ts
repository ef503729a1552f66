// Memory protection keys of a processor that has none.
import { EINVAL, ENOSPC } from "unweld";
import { kernel } from "./below";

const ACCESS_RIGHTS: usize = 3;

/** pkey_mprotect(2): without a key it is mprotect(2). */
export function protectByKey(addr: usize, len: usize, prot: usize, pkey: i32): i64 {
  return pkey == -1 ? kernel.mprotect(addr, len, prot) : -EINVAL;
}

/** pkey_alloc(2). */
export function allocateKey(flags: usize, rights: usize): i64 {
  return flags != 0 || (rights & ~ACCESS_RIGHTS) != 0 ? -EINVAL : -ENOSPC;
}

/** pkey_free(2). */
export function freeKey(): i64 {
  return -EINVAL;
}

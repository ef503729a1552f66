import { MAP_ANONYMOUS, MAP_PRIVATE, PROT_READ, PROT_WRITE, __NR_mmap, syscall6 } from "../../assembly/index";

export const PAGE: usize = 4096;

export function pageStart(address: usize): usize {
  return address & ~(PAGE - 1);
}

export function pageOffset(address: usize): usize {
  return address & (PAGE - 1);
}

export function pageEnd(address: usize): usize {
  return (address + PAGE - 1) & ~(PAGE - 1);
}

/** `bytes` of this process's own memory, zero at first. -errno on failure. */
export function mapMemory(bytes: usize): i64 {
  return syscall6(__NR_mmap, 0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

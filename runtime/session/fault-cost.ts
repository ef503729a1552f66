import {
  CLOCK_MONOTONIC, MAP_ANONYMOUS, MAP_PRIVATE, PROT_READ, PROT_WRITE, syscall6, __NR_clock_gettime, __NR_mmap, __NR_munmap,
} from "../../assembly/index";

/** In nanoseconds: on bare metal and with nested paging a fault takes less than 2000, with shadow page tables 6000 and more. */
export const DEAR_FAULT: u64 = 4000;
const PAGES: usize = 16;
const PAGE: usize = 4096;

/** What it costs to touch a page for the first time, in nanoseconds. Machines differ in that by more than ten times. 0 if it cannot be told. */
export function faultCost(): u64 {
  const pages = syscall6(__NR_mmap, 0, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages < 0) return 0;
  const times = new StaticArray<i64>(4);
  const at = changetype<usize>(times);
  syscall6(__NR_clock_gettime, CLOCK_MONOTONIC, at, 0, 0, 0, 0);
  for (let i: usize = 0; i < PAGES; i++) store<u8>(<usize>pages + i * PAGE, 1);
  syscall6(__NR_clock_gettime, CLOCK_MONOTONIC, at + 16, 0, 0, 0, 0);
  syscall6(__NR_munmap, pages, PAGES * PAGE, 0, 0, 0, 0);
  return <u64>((times[2] - times[0]) * 1000000000 + times[3] - times[1]) / PAGES;
}

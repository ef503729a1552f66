// What is known of the calling thread, in its thread area: a new thread or process starts with nothing known.
import { MADV_WIPEONFORK, __NR_madvise, claimThreadBytes, syscall6, threadArea, timestamp } from "unweld";

/** What the kernel said before, good as long as `stamp` is the process's. */
// @ts-ignore: decorator
@unmanaged
export class Known {
  stamp: u64;
  pid: i32;
  tid: i32;
  uid: u32;
  euid: u32;
  suid: u32;
  gid: u32;
  egid: u32;
  sgid: u32;
  hasIds: u32;
  /** Calls that the kernel was asked for: knowing costs more than a few of them. */
  asked: u32;
}

const BYTES: usize = 56;
const AREA: usize = claimThreadBytes(BYTES);
const FLAGS: usize = claimThreadBytes(8);
/** How often the kernel is asked before its answers are kept: a page to itself costs a process as much. */
export const ENOUGH: u32 = 16;

export const PAGE: usize = 4096;
/** Of the page that the stamp lies in, how much it takes. */
export const STAMP_BYTES: usize = 8;
/** Two pages, one of which lies whole in them. */
const room: usize = memory.data(8192, 16);
/** Holds that address: only at run time is it known where in a page it is. */
const roomAt: usize = memory.data(8);
let page: usize = 0;
let isRefused = false;

// @ts-ignore: decorator
@inline
export function known(): Known {
  return changetype<Known>(threadArea() + AREA);
}

/**
 * Whether what is known is this process's: it carries the process's stamp, which lies in a page that the kernel wipes in the child
 * of a fork, however it was made.
 */
// @ts-ignore: decorator
@inline
export function isFresh(what: Known): bool {
  return what.stamp != 0 && what.stamp == atomic.load<u64>(page);
}

/** Begins to know something of this thread; false where nothing can be kept, or nothing is worth it yet. */
export function begin(what: Known): bool {
  if (isRefused) return false;
  if (what.asked < ENOUGH) {
    what.asked++;
    return false;
  }
  if (page == 0) {
    atomic.store<usize>(roomAt, room);
    const whole = (atomic.load<usize>(roomAt) + PAGE - 1) & ~(PAGE - 1);
    if (syscall6(__NR_madvise, whole, PAGE, MADV_WIPEONFORK, 0, 0, 0) < 0) {
      isRefused = true;
      return false;
    }
    page = whole;
  }
  // Newer than any before: a parent's is older.
  const stamp = timestamp() | 1;
  const before = atomic.cmpxchg<u64>(page, 0, stamp);
  what.stamp = before == 0 ? stamp : before;
  what.pid = 0;
  what.tid = 0;
  what.hasIds = 0;
  return true;
}

/** The page that the kernel wipes in the child of a fork; 0 before `begin` has succeeded. */
export function stampPage(): usize {
  return page;
}

/** From now on the kernel is asked for everything: a filter of the program's own has its word to say. */
export function keepNothing(): void {
  isRefused = true;
  if (page != 0) atomic.store<u64>(page, 0);
}

export function keepsNothing(): bool {
  return isRefused;
}

/** Has the copy that a child begins with know nothing; `recall` gives it back to the parent. */
export function forgetForChild(): u64 {
  const stamp = known().stamp;
  known().stamp = 0;
  return stamp;
}

export function recall(stamp: u64): void {
  known().stamp = stamp;
}

/** Whether the time stamp counter is forbidden to this thread, as PR_SET_TSC has it, which children and programs inherit. */
// @ts-ignore: decorator
@inline
export function isTscForbidden(): bool {
  return load<u32>(threadArea() + FLAGS) != 0;
}

export function forbidTsc(forbidden: bool): void {
  store<u32>(threadArea() + FLAGS, forbidden ? 1 : 0);
}

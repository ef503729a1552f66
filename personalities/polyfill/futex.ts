// futex_wake(2), futex_wait(2) and futex_requeue(2) of Linux 6.7 by futex(2). Only 32-bit words, as in the kernel.
import {
  CLOCK_MONOTONIC, CLOCK_REALTIME, EINVAL, FUTEX2_PRIVATE, FUTEX2_SIZE_U32, FUTEX_CLOCK_REALTIME, FUTEX_CMP_REQUEUE,
  FUTEX_PRIVATE_FLAG, FUTEX_REQUEUE, FUTEX_WAIT_BITSET, FUTEX_WAKE_BITSET, FutexWaitv, Ptr, Timespec,
} from "unweld";
import { kernel } from "./below";
import { scratch } from "./sized-struct";

const SECOND: i64 = 1000000000;
export const WAITER_BYTES: usize = 24;

/** futex_wake(2). */
export function wake(uaddr: Ptr<u32>, mask: usize, nr: i32, flags: u32): i64 {
  if (!isValid(flags, mask)) return -EINVAL;
  const shared = sharing(flags);
  if (mask == 0) return -EINVAL;
  // The old call wakes one where none is asked for; moving none to where they are is to wake none.
  if (nr == 0) return kernel.futex(uaddr, FUTEX_REQUEUE | shared, 0, Ptr.at<Timespec>(0), uaddr, 0);
  return kernel.futex(uaddr, FUTEX_WAKE_BITSET | shared, <u32>nr, Ptr.at<Timespec>(0), Ptr.at<u32>(0), <u32>mask);
}

/** futex_wait(2). With a deadline a signal ends it by EINTR even where its handler has SA_RESTART. */
export function wait(uaddr: Ptr<u32>, val: usize, mask: usize, flags: u32, timeout: Ptr<Timespec>, clockid: i32): i64 {
  if (!isValid(flags, val) || !isValid(flags, mask)) return -EINVAL;
  const refused = checkDeadline(timeout, clockid);
  if (refused < 0) return refused;
  if (mask == 0) return -EINVAL;
  return waitOnWord(uaddr, <u32>val, <u32>mask, flags, timeout, clockid);
}

export function waitOnWord(uaddr: Ptr<u32>, val: u32, mask: u32, flags: u32, timeout: Ptr<Timespec>, clockid: i32): i64 {
  const clock = !timeout.isNull && clockid == CLOCK_REALTIME ? FUTEX_CLOCK_REALTIME : 0;
  return kernel.futex(uaddr, FUTEX_WAIT_BITSET | sharing(flags) | clock, val, timeout, Ptr.at<u32>(0), mask);
}

/** futex_requeue(2). */
export function requeue(waiters: Ptr<FutexWaitv>, flags: u32, wakeCount: i32, requeueCount: i32): i64 {
  if (flags != 0 || waiters.isNull) return -EINVAL;
  const own = scratch(2 * <i32>WAITER_BYTES);
  memory.copy(own, waiters.address, 2 * WAITER_BYTES);
  const from = changetype<FutexWaitv>(own);
  const to = changetype<FutexWaitv>(own + WAITER_BYTES);
  if (!isSound(from) || !isSound(to) || from.flags != to.flags) return -EINVAL;
  const word = Ptr.at<u32>(<usize>from.uaddr);
  const other = Ptr.at<u32>(<usize>to.uaddr);
  const moved = Ptr.at<Timespec>(<usize><i64>requeueCount);
  return kernel.futex(word, FUTEX_CMP_REQUEUE | sharing(from.flags), <u32>wakeCount, moved, other, <u32>from.val);
}

/** Whether a waiter's flags and value are those of a word there is. */
export function isSound(waiter: FutexWaitv): bool {
  return waiter.__reserved == 0 && isValid(waiter.flags, <usize>waiter.val);
}

function isValid(flags: u32, value: usize): bool {
  return (flags & ~<u32>FUTEX2_PRIVATE) == <u32>FUTEX2_SIZE_U32 && value >> 32 == 0;
}

function sharing(flags: u32): i32 {
  return (flags & <u32>FUTEX2_PRIVATE) != 0 ? FUTEX_PRIVATE_FLAG : 0;
}

/** Whether a deadline makes sense; futex2_setup_timeout of kernel/futex/syscalls.c. */
export function checkDeadline(timeout: Ptr<Timespec>, clockid: i32): i64 {
  if (timeout.isNull) return 0;
  if (clockid != CLOCK_REALTIME && clockid != CLOCK_MONOTONIC) return -EINVAL;
  const time = timeout.get();
  return time.tv_sec < 0 || <u64>time.tv_nsec >= <u64>SECOND ? -EINVAL : 0;
}

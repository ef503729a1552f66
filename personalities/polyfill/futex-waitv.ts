import {
  EAGAIN, EINVAL, ETIMEDOUT, FUTEX_BITSET_MATCH_ANY, FUTEX_WAITV_MAX, CLOCK_MONOTONIC, FutexWaitv, Ptr, Timespec,
} from "unweld";
import { kernel } from "./below";
import { WAITER_BYTES, checkDeadline, isSound, waitOnWord } from "./futex";
import { scratch } from "./sized-struct";
import { timeOf } from "./wait";

const SECOND: i64 = 1000000000;
/** How long the other words go unwatched, in nanoseconds: at first, and at most. */
const FIRST_NAP: i64 = 50000;
const LONGEST_NAP: i64 = 2000000;

/**
 * futex_waitv(2). One word is waited for as by futex_wait(2). Of several the first is, and the others are looked at between short
 * waits: whoever wakes has changed the word before, or could be missed by the kernel's own as well.
 */
export function waitForAny(waiters: Ptr<FutexWaitv>, count: u32, flags: u32, timeout: Ptr<Timespec>, clockid: i32): i64 {
  if (flags != 0 || count == 0 || count > <u32>FUTEX_WAITV_MAX || waiters.isNull) return -EINVAL;
  const refused = checkDeadline(timeout, clockid);
  if (refused < 0) return refused;
  const own = scratch(<i32>count * <i32>WAITER_BYTES);
  memory.copy(own, waiters.address, <usize>count * WAITER_BYTES);
  for (let i: u32 = 0; i < count; i++) if (!isSound(waiterAt(own, i))) return -EINVAL;
  const first = changetype<FutexWaitv>(own);
  if (count == 1) return waitOn(first, timeout, clockid);
  const longest = i64.MAX_VALUE / SECOND / 2;
  const end = timeout.isNull ? i64.MAX_VALUE : min(timeout.get().tv_sec, longest) * SECOND + timeout.get().tv_nsec;
  const until = scratch(16);
  let begun = false;
  for (let nap = FIRST_NAP; ; nap = min(2 * nap, LONGEST_NAP)) {
    const changed = firstChanged(own, count);
    if (changed < 0 && changed != NONE) return changed;
    if (changed != NONE) return begun ? changed : -EAGAIN;
    if (end != i64.MAX_VALUE && timeOf(clockid, until) >= end) return -ETIMEDOUT;
    begun = true;
    const then = timeOf(CLOCK_MONOTONIC, until) + nap;
    const moment = changetype<Timespec>(until);
    moment.tv_sec = then / SECOND;
    moment.tv_nsec = then % SECOND;
    const result = waitOn(first, Ptr.at<Timespec>(until), CLOCK_MONOTONIC);
    if (result == 0) return 0;
    if (result != -EAGAIN && result != -ETIMEDOUT) return result;
  }
  return 0;
}

const NONE: i64 = i64.MIN_VALUE;

/** Index of the first word that is not as expected, NONE, or the error. */
function firstChanged(own: usize, count: u32): i64 {
  for (let i: u32 = 0; i < count; i++) {
    const waiter = waiterAt(own, i);
    const at = <usize>waiter.uaddr;
    if ((at & 3) != 0) return -EINVAL;
    if (atomic.load<u32>(at) != <u32>waiter.val) return i;
  }
  return NONE;
}

function waitOn(waiter: FutexWaitv, timeout: Ptr<Timespec>, clockid: i32): i64 {
  return waitOnWord(Ptr.at<u32>(<usize>waiter.uaddr), <u32>waiter.val, FUTEX_BITSET_MATCH_ANY, waiter.flags, timeout, clockid);
}

function waiterAt(own: usize, index: u32): FutexWaitv {
  return changetype<FutexWaitv>(own + <usize>index * WAITER_BYTES);
}

import { CLOCK_MONOTONIC, EINVAL, EpollEvent, POLLIN, Pollfd, Ptr, Timespec } from "unweld";
import { kernel } from "./below";
import { scratch } from "./sized-struct";

const SECOND: i64 = 1000000000;
const MILLISECOND: i64 = 1000000;
const MOST_MILLISECONDS: i64 = 0x7fffffff;
const SET_BYTES: usize = 8;

/** epoll_pwait2(2). A time that no whole number of milliseconds is, is waited by ppoll(2) on the epoll descriptor itself. */
export function waitForEvents(epfd: i32, events: Ptr<EpollEvent>, maxevents: i32, timeout: Ptr<Timespec>, sigmask: Ptr<u64>, sigsetsize: usize): i64 {
  if (timeout.isNull) return kernel.epoll_pwait(epfd, events, maxevents, -1, sigmask, sigsetsize);
  const seconds = timeout.get().tv_sec;
  const nanoseconds = timeout.get().tv_nsec;
  if (seconds < 0 || <u64>nanoseconds >= <u64>SECOND) return -EINVAL;
  if (nanoseconds % MILLISECOND == 0 && seconds < MOST_MILLISECONDS / 1000) {
    return kernel.epoll_pwait(epfd, events, maxevents, <i32>(seconds * 1000 + nanoseconds / MILLISECOND), sigmask, sigsetsize);
  }
  if (!sigmask.isNull && sigsetsize != SET_BYTES) return -EINVAL;
  return waitPrecisely(epfd, events, maxevents, seconds, nanoseconds, sigmask);
}

function waitPrecisely(epfd: i32, events: Ptr<EpollEvent>, maxevents: i32, seconds: i64, nanoseconds: i64, sigmask: Ptr<u64>): i64 {
  const at = scratch(16);
  const end = deadline(seconds, nanoseconds, at);
  const rest = changetype<Timespec>(at);
  const polled = scratch(8);
  for (;;) {
    // Also says what is wrong with the arguments.
    const found = kernel.epoll_pwait(epfd, events, maxevents, 0, Ptr.at<u64>(0), 0);
    if (found != 0) return found;
    const left = end - timeOf(CLOCK_MONOTONIC, at);
    if (left <= 0) return 0;
    rest.tv_sec = left / SECOND;
    rest.tv_nsec = left % SECOND;
    const one = changetype<Pollfd>(polled);
    one.fd = epfd;
    one.events = <i16>POLLIN;
    const ready = kernel.ppoll(Ptr.at<Pollfd>(polled), 1, Ptr.at<Timespec>(at), sigmask, SET_BYTES);
    if (ready < 0) return ready;
  }
  return 0;
}

/** Nanoseconds of CLOCK_MONOTONIC; as far off as can be said for a time that is further. */
function deadline(seconds: i64, nanoseconds: i64, at: usize): i64 {
  const longest = i64.MAX_VALUE / SECOND / 2;
  return timeOf(CLOCK_MONOTONIC, at) + min(seconds, longest) * SECOND + nanoseconds;
}

/** A clock's nanoseconds, by way of the struct timespec at `at`. */
export function timeOf(clockid: i32, at: usize): i64 {
  kernel.clock_gettime(clockid, Ptr.at<Timespec>(at));
  const time = changetype<Timespec>(at);
  return time.tv_sec * SECOND + time.tv_nsec;
}

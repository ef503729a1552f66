// time(2), alarm(2) and the calls that set a file's times.
import {
  AT_FDCWD, CLOCK_REALTIME_COARSE, CString, EINVAL, ENOSYS, ITIMER_REAL, Itimerval, Ptr, Timespec, Timeval, Utimbuf, Vdso,
  __NR_clock_gettime, askVdso, isHandled,
} from "unweld";
import { kernel } from "./below";

const MICROSECONDS: i64 = 1_000_000;

/**
 * time(2). The coarse clock: the precise one would be ahead of the times that files get. The vDSO has it, unless a layer answers for
 * clocks. Source: kernel/time/time.c.
 */
export function time(tloc: Ptr<i64>): i64 {
  let seconds = isHandled(__NR_clock_gettime) ? -ENOSYS : askVdso(Vdso.TIME, 0, 0, 0);
  if (seconds == -ENOSYS) {
    const now = new Timespec();
    const result = kernel.clock_gettime(CLOCK_REALTIME_COARSE, Ptr.at<Timespec>(changetype<usize>(now)));
    if (result < 0) return result;
    seconds = now.tv_sec;
  }
  if (!tloc.isNull) tloc.put(seconds);
  return seconds;
}

/** alarm(2): what was left is rounded, and up where it would be nothing. Source: alarm_setitimer in kernel/time/itimer.c. */
export function alarm(seconds: u32): i64 {
  const wanted = Ptr.at<Itimerval>(changetype<usize>(new StaticArray<u8>(<i32>offsetof<Itimerval>())));
  const before = new Itimerval();
  wanted.get().it_value.tv_sec = <i64>seconds;
  const result = kernel.setitimer(ITIMER_REAL, wanted, Ptr.at<Itimerval>(changetype<usize>(before)));
  if (result < 0) return result;
  const left = before.it_value;
  const up = left.tv_usec >= MICROSECONDS / 2 || (left.tv_sec == 0 && left.tv_usec != 0);
  return <i64><u32>(up ? left.tv_sec + 1 : left.tv_sec);
}

/** utime(2). */
export function utime(filename: Ptr<CString>, times: Ptr<Utimbuf>): i64 {
  if (times.isNull) return kernel.utimensat(AT_FDCWD, filename, Ptr.at<Timespec>(0), 0);
  const both = twoTimes();
  both.get().tv_sec = times.get().actime;
  both.plus(1).get().tv_sec = times.get().modtime;
  return kernel.utimensat(AT_FDCWD, filename, both, 0);
}

/** futimesat(2), and utimes(2) with AT_FDCWD. Microseconds are judged first: the nanoseconds of UTIME_NOW and UTIME_OMIT are none. */
export function futimesat(dirfd: i32, filename: Ptr<CString>, times: Ptr<Timeval>): i64 {
  if (times.isNull) return kernel.utimensat(dirfd, filename, Ptr.at<Timespec>(0), 0);
  const both = twoTimes();
  const accessed = both.get();
  const modified = both.plus(1).get();
  // All is read before any of it is judged.
  accessed.tv_sec = times.get().tv_sec;
  accessed.tv_nsec = times.get().tv_usec;
  modified.tv_sec = times.plus(1).get().tv_sec;
  modified.tv_nsec = times.plus(1).get().tv_usec;
  if (!isFraction(accessed.tv_nsec) || !isFraction(modified.tv_nsec)) return -EINVAL;
  accessed.tv_nsec *= 1000;
  modified.tv_nsec *= 1000;
  return kernel.utimensat(dirfd, filename, both, 0);
}

function isFraction(microseconds: i64): bool {
  return microseconds >= 0 && microseconds < MICROSECONDS;
}

function twoTimes(): Ptr<Timespec> {
  return Ptr.at<Timespec>(changetype<usize>(new StaticArray<u8>(2 * <i32>offsetof<Timespec>())));
}

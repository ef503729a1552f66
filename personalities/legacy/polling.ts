// poll(2) and select(2). Source: fs/select.c.
import { CLOCK_MONOTONIC, EINTR, EINVAL, Pollfd, Ptr, Timespec, Timeval, Vdso, askVdso, tryCopyOut, unwritable } from "unweld";
import { ERESTARTSYS, kernel } from "./below";

const NANOSECONDS: i64 = 1_000_000_000;
const MICROSECONDS: i64 = 1_000_000;

const noMask = Ptr.at<u64>(0);

/**
 * poll(2), whose end a stop does not put off: ppoll goes on with the time it wrote down as left when a signal came. Where it can write
 * down nothing, it ends with EINTR, and what is left is for us to say.
 */
export function poll(fds: Ptr<Pollfd>, nfds: u32, timeoutMs: i32): i64 {
  if (timeoutMs < 0) return kernel.ppoll(fds, nfds, Ptr.at<Timespec>(0), noMask, 0);
  const wait = new Timespec();
  wait.tv_sec = 0;
  wait.tv_nsec = 0;
  // What is ready needs no clock; and that a timeout cannot be written down is a fault in the kernel, which is not free.
  if (nfds != 0 || timeoutMs == 0) {
    const ready = kernel.ppoll(fds, nfds, Ptr.at<Timespec>(changetype<usize>(wait)), noMask, 0);
    if (ready != 0 || timeoutMs == 0) return ready;
  }
  wait.tv_sec = <i64>(timeoutMs / 1000);
  wait.tv_nsec = <i64>(timeoutMs % 1000) * 1_000_000;
  const end = monotonic() + <i64>timeoutMs * 1_000_000;
  let result = pollFor(fds, nfds, wait);
  while (result == -EINTR) {
    const left = max<i64>(end - monotonic(), 0);
    wait.tv_sec = left / NANOSECONDS;
    wait.tv_nsec = left % NANOSECONDS;
    result = pollFor(fds, nfds, wait);
    // It was a handler's signal, which still waits for the end of this call: that is what ends poll.
    if (result == ERESTARTSYS) return -EINTR;
  }
  return result;
}

function pollFor(fds: Ptr<Pollfd>, nfds: u32, wait: Timespec): i64 {
  const constant = unwritable(changetype<usize>(wait));
  return kernel.ppoll(fds, nfds, Ptr.at<Timespec>(constant != 0 ? constant : changetype<usize>(wait)), noMask, 0);
}

/** CLOCK_MONOTONIC in nanoseconds: the kernel's own, by which ppoll goes, whatever layers below make of it. */
function monotonic(): i64 {
  const now = new Timespec();
  const at = changetype<usize>(now);
  if (askVdso(Vdso.CLOCK_GETTIME, CLOCK_MONOTONIC, at, 0) < 0) kernel.clock_gettime(CLOCK_MONOTONIC, Ptr.at<Timespec>(at));
  return now.tv_sec * NANOSECONDS + now.tv_nsec;
}

/** pause(2). */
export function pause(): i64 {
  return kernel.ppoll(Ptr.at<Pollfd>(0), 0, Ptr.at<Timespec>(0), noMask, 0);
}

/**
 * select(2): the time that is left is written back, whatever the outcome, but for a wait that did not begin and a timeout of 0.
 * Where the program's timeval cannot be written, that is no error.
 */
export function select(nfds: i32, readfds: Ptr<u64>, writefds: Ptr<u64>, exceptfds: Ptr<u64>, timeout: Ptr<Timeval>): i64 {
  const noSizedMask = Ptr.at<u8>(0);
  if (timeout.isNull) return kernel.pselect6(nfds, readfds, writefds, exceptfds, Ptr.at<Timespec>(0), noSizedMask);
  const wait = new Timespec();
  const given = timeout.get();
  const microseconds = given.tv_usec;
  // As C divides: a negative number of whole seconds is taken away.
  wait.tv_sec = given.tv_sec + microseconds / MICROSECONDS;
  wait.tv_nsec = microseconds % MICROSECONDS * 1000;
  if (wait.tv_sec < 0 || wait.tv_nsec < 0) return -EINVAL;
  const sec = wait.tv_sec;
  const nsec = wait.tv_nsec;
  const result = kernel.pselect6(nfds, readfds, writefds, exceptfds, Ptr.at<Timespec>(changetype<usize>(wait)), noSizedMask);
  // With personality(2)'s STICKY_TIMEOUTS, the kernel leaves the time as it was.
  if (result == ERESTARTSYS || (wait.tv_sec == sec && wait.tv_nsec == nsec)) return result;
  const left = new Timeval();
  left.tv_sec = wait.tv_sec;
  left.tv_usec = wait.tv_nsec / 1000;
  tryCopyOut(timeout.address, changetype<usize>(left), offsetof<Timeval>());
  return result;
}

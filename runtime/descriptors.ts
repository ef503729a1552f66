// Calls on descriptors: the runtime's own are not there for the application.
import {
  syscall6, EBADF, F_DUPFD, CLOSE_RANGE_UNSHARE, __NR_close, __NR_close_range, __NR_dup2, __NR_dup3, __NR_fcntl,
} from "../assembly/index";
import { copyHigh } from "./session/high-descriptor";
import { moveSessionFd, protectedFd, sessionFd } from "./session/session";

/** close(2). */
export function closeDescriptor(fd: i32): i64 {
  return protectedFd(fd) ? -EBADF : syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
}

/** dup2(2) and dup3(2): a number that the runtime uses is made free first. */
export function duplicateOver(nr: i32, oldfd: i32, newfd: i32, flags: i32): i64 {
  if (protectedFd(oldfd)) return -EBADF;
  if (protectedFd(newfd) && oldfd != newfd && syscall6(__NR_fcntl, oldfd, 1, 0, 0, 0, 0) >= 0) makeFree(newfd);
  return nr == __NR_dup2 ? syscall6(nr, oldfd, newfd, 0, 0, 0, 0) : syscall6(nr, oldfd, newfd, flags, 0, 0, 0);
}

function makeFree(fd: i32): void {
  if (fd != sessionFd()) return;
  const moved = copyHigh(fd, F_DUPFD);
  if (moved >= 0) moveSessionFd(<i32>moved);
}

/** close_range(2), around the runtime's own descriptors. */
export function closeRange(first: u32, last: u32, flags: i32): i64 {
  const own = <u32>sessionFd();
  // Unknown flags and an empty range are the kernel's to refuse.
  if (own < first || own > last || (flags & ~6) != 0) return syscall6(__NR_close_range, first, last, flags, 0, 0, 0);
  if (own > first) {
    const below = syscall6(__NR_close_range, first, own - 1, flags, 0, 0, 0);
    if (below < 0) return below;
    flags &= ~<i32>CLOSE_RANGE_UNSHARE;
  }
  return own < last ? syscall6(__NR_close_range, own + 1, last, flags, 0, 0, 0) : 0;
}

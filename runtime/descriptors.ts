// Calls on descriptors: the runtime's own are not there for the application.
import {
  countPassed, syscall6, EBADF, F_DUPFD, CLONE_FILES, CLOSE_RANGE_UNSHARE, __NR_close, __NR_close_range, __NR_dup2, __NR_dup3, __NR_fcntl,
  __NR_unshare,
} from "../assembly/index";
import { copyHigh } from "./session/high-descriptor";
import { moveSessionFd, ownFd, OWN_FDS, protectedFd, sessionFd } from "./session/session";

/** close(2). */
export function closeDescriptor(fd: i32): i64 {
  countPassed();
  return protectedFd(fd) ? -EBADF : syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
}

/** dup2(2) and dup3(2): a number that the runtime uses is made free first. */
export function duplicateOver(nr: i32, oldfd: i32, newfd: i32, flags: i32): i64 {
  countPassed();
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
  const own = lowestOwn(first, last);
  // Unknown flags and an empty range are the kernel's to refuse.
  if (own < 0 || (flags & ~6) != 0) return syscall6(__NR_close_range, first, last, flags, 0, 0, 0);
  if (<u32>own > first) {
    const below = syscall6(__NR_close_range, first, own - 1, flags, 0, 0, 0);
    if (below < 0) return below;
  } else if ((flags & <i32>CLOSE_RANGE_UNSHARE) != 0) {
    const unshared = syscall6(__NR_unshare, CLONE_FILES, 0, 0, 0, 0, 0);
    if (unshared < 0) return unshared;
  }
  flags &= ~<i32>CLOSE_RANGE_UNSHARE;
  return <u32>own < last ? closeRange(<u32>own + 1, last, flags) : 0;
}

/** The lowest of the runtime's own descriptors between the two, or -1. */
function lowestOwn(first: u32, last: u32): i32 {
  let lowest = -1;
  for (let i = 0; i < OWN_FDS; i++) {
    const fd = ownFd(i);
    if (fd >= 0 && <u32>fd >= first && <u32>fd <= last && (lowest < 0 || fd < lowest)) lowest = fd;
  }
  return lowest;
}

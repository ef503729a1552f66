import {
  AT_EACCESS, AT_EMPTY_PATH, AT_FDCWD, AT_SYMLINK_NOFOLLOW, CLOCK_REALTIME_COARSE, EACCES, ELOOP, ENOSYS, EPERM, ETXTBSY,
  F_DUPFD_CLOEXEC, F_GETFL, O_ACCMODE, O_CLOEXEC, O_NOCTTY, O_NOFOLLOW, O_NONBLOCK, O_PATH, O_RDONLY, O_WRONLY, S_IFLNK,
  S_IFMT, S_IFREG, Stat, Timespec, X_OK, __NR_clock_gettime, __NR_close, __NR_execveat, __NR_faccessat, __NR_faccessat2, __NR_fcntl,
  __NR_newfstatat, __NR_openat, syscall6,
} from "../../assembly/index";
import { sessionStart } from "../session/session";
import { callOfOwn } from "../trap-net/own-call";
import { ownDescriptor } from "./program";

/** Only checks; <linux/fcntl.h>, Linux 6.14. */
const AT_EXECVE_CHECK: i32 = 0x10000;
/** The kernel is asked whether a file is open for writing if it changed in this time: asking costs a twentieth of an exec. */
const RECENT_SECONDS: u64 = 60;
const empty: usize = memory.data(8);

/**
 * Whether the kernel would execute the file: 0, or its errno. As in do_open_execat of fs/exec.c, but -ETXTBSY only from
 * Linux 6.14 on and for files that changed lately or are given by descriptor.
 */
export function checkExecutable(dirfd: i32, path: usize, flags: i32): i64 {
  const allowed = checkAccess(dirfd, path, flags);
  if (allowed < 0) return allowed;
  const stat = new Stat();
  const kind = checkKind(dirfd, path, flags, stat);
  if (kind < 0) return kind;
  return (flags & AT_EMPTY_PATH) != 0 || isRecent(stat.st_ctime) ? checkBusy(dirfd, path, flags) : 0;
}

function checkKind(dirfd: i32, path: usize, flags: i32, stat: Stat): i64 {
  const found = syscall6(__NR_newfstatat, dirfd, path, changetype<usize>(stat), flags, 0, 0);
  if (found < 0) return found;
  const type = stat.st_mode & S_IFMT;
  return type == S_IFREG ? 0 : type == S_IFLNK ? -ELOOP : -EACCES;
}

/**
 * Opens what checkExecutable approves of, for reading; the descriptor is closed by exec. Once open, a file is asked about by its
 * descriptor: the path is walked two times, not three.
 */
export function openByName(path: usize): i64 {
  const stat = new Stat();
  const kind = checkKind(AT_FDCWD, path, 0, stat);
  if (kind < 0) return kind;
  const fd = openExecutable(AT_FDCWD, path, 0);
  if (fd < 0) return fd;
  let refusal = callOfOwn(__NR_faccessat2, fd, empty, X_OK, AT_EMPTY_PATH | AT_EACCESS, 0, 0);
  // Old sandboxes refuse what they do not know.
  if (refusal == -ENOSYS || refusal == -EPERM) refusal = checkAccess(AT_FDCWD, path, 0);
  if (refusal == 0 && isRecent(stat.st_ctime)) refusal = checkBusy(AT_FDCWD, path, 0);
  if (refusal == 0) return fd;
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return refusal;
}

function checkAccess(dirfd: i32, path: usize, flags: i32): i64 {
  const result = callOfOwn(__NR_faccessat2, dirfd, path, X_OK, flags | AT_EACCESS, 0, 0);
  // Old sandboxes refuse what they do not know.
  if (result != -ENOSYS && result != -EPERM) return result;
  return (flags & AT_EMPTY_PATH) != 0 ? 0 : syscall6(__NR_faccessat, dirfd, path, X_OK, 0, 0, 0);
}

function isRecent(seconds: u64): bool {
  // Most files are older than the session: no call then. A clock that was set back since makes later ones seem so.
  if (seconds + RECENT_SECONDS < sessionStart()) return false;
  const now = new Timespec();
  syscall6(__NR_clock_gettime, CLOCK_REALTIME_COARSE, changetype<usize>(now), 0, 0, 0, 0);
  return <u64>now.tv_sec - seconds < RECENT_SECONDS || seconds > <u64>now.tv_sec;
}

function checkBusy(dirfd: i32, path: usize, flags: i32): i64 {
  const nothing = new StaticArray<usize>(2);
  const argv = changetype<usize>(nothing);
  store<usize>(argv, argv + 8);
  // The second word, zero, is the empty string, the end of the arguments, and an empty environment.
  return callOfOwn(__NR_execveat, dirfd, path, argv, argv + 8, flags | AT_EXECVE_CHECK, 0) == -ETXTBSY ? -ETXTBSY : 0;
}

/**
 * Opens for reading what checkExecutable approved of; the descriptor is closed by exec. -EACCES if the file may be executed
 * but not read.
 */
export function openExecutable(dirfd: i32, path: usize, flags: i32): i64 {
  if ((flags & AT_EMPTY_PATH) != 0 && load<u8>(path) == 0) return openAgain(dirfd);
  const nofollow = (flags & AT_SYMLINK_NOFOLLOW) != 0 ? O_NOFOLLOW : 0;
  return syscall6(__NR_openat, dirfd, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | nofollow, 0, 0, 0);
}

function openAgain(fd: i32): i64 {
  const mode = syscall6(__NR_fcntl, fd, F_GETFL, 0, 0, 0, 0);
  if (mode < 0) return mode;
  if ((mode & O_ACCMODE) != O_WRONLY && (mode & O_PATH) == 0) return syscall6(__NR_fcntl, fd, F_DUPFD_CLOEXEC, 0, 0, 0, 0);
  const name = new StaticArray<u8>(32);
  return syscall6(__NR_openat, AT_FDCWD, ownDescriptor(changetype<usize>(name), fd), O_RDONLY | O_CLOEXEC, 0, 0, 0);
}

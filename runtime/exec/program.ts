import {
  AT_FDCWD, ENOENT, F_DUPFD_CLOEXEC, Stat, __NR_fstat, __NR_newfstatat, __NR_openat, __NR_readlinkat, appendDecimal, appendText,
  byteLength, copyOut, syscall6,
} from "../../assembly/index";
import { copyHigh } from "../session/high-descriptor";
import { holdFd } from "../session/session";
import { mapMemory } from "./pages";

const PATH_CAPACITY: usize = 4352;
/** Of ownDescriptor. */
const LOCATION_BYTES: usize = 32;
const DELETED = " (deleted)";

let path: usize = 0;
let pathLength: usize = 0;
/** How the kernel finds the file; the path, unless the file is in no directory any more. */
let location: usize = 0;
let device: u64 = 0;
let inode: u64 = 0;

/**
 * Notes that this process runs the file open as `fd`; `name` is how it was called, for where /proc is not mounted. `room`, of
 * `bytes` bytes, stays in use.
 */
export function setProgram(fd: i32, name: usize, room: usize, bytes: usize): void {
  path = room + LOCATION_BYTES;
  let length = syscall6(__NR_readlinkat, AT_FDCWD, ownDescriptor(room, fd), path, bytes - LOCATION_BYTES, 0, 0);
  if (length == <i64>(bytes - LOCATION_BYTES)) {
    path = <usize>mapMemory(PATH_CAPACITY);
    length = syscall6(__NR_readlinkat, AT_FDCWD, room, path, PATH_CAPACITY - 1, 0, 0);
  }
  pathLength = length > 0 ? <usize>length : byteLength(name, PATH_CAPACITY);
  if (length > 0) store<u8>(path + pathLength, 0);
  else path = name;
  location = path;
  const stat = new Stat();
  if (syscall6(__NR_fstat, fd, changetype<usize>(stat), 0, 0, 0, 0) < 0) return;
  device = stat.st_dev;
  inode = stat.st_ino;
  if (stat.st_nlink != 0) return;
  const held = copyHigh(fd, F_DUPFD_CLOEXEC);
  if (held < 0) return;
  holdFd(<i32>held);
  location = ownDescriptor(room, <i32>held);
}

/** Writes the path by which the kernel finds an open file of this process to `to`, 32 bytes, and returns `to`. */
export function ownDescriptor(to: usize, fd: i32): usize {
  store<u8>(appendDecimal(appendText(to, "/proc/self/fd/"), fd), 0);
  return to;
}

/** The absolute path of the program, NUL-terminated; what /proc/self/exe natively was when it began. */
export function exePath(): usize {
  return path;
}

export function exePathLength(): usize {
  return pathLength;
}

/** A path, NUL-terminated, by which calls that follow links find what /proc/self/exe natively is. */
export function exeLocation(): usize {
  return location;
}

/** The program opened anew. -ENOENT if its file is in no directory any more since it was started. */
export function openExe(flags: i32): i64 {
  return isThere() ? syscall6(__NR_openat, AT_FDCWD, exeLocation(), flags, 0, 0, 0) : -ENOENT;
}

/** What readlink(2) of /proc/self/exe natively gives. */
export function readlinkExe(buf: usize, size: usize): i64 {
  const length = min(size, pathLength);
  copyOut(buf, path, length);
  if (length == size || isThere()) return length;
  const note = new StaticArray<u8>(16);
  appendText(changetype<usize>(note), DELETED);
  const more = min<usize>(size - length, <usize>DELETED.length);
  copyOut(buf + length, changetype<usize>(note), more);
  return length + more;
}

/** Whether the path still leads to the file that runs. */
function isThere(): bool {
  if (location != path || inode == 0) return true;
  const stat = new Stat();
  return syscall6(__NR_newfstatat, AT_FDCWD, path, changetype<usize>(stat), 0, 0, 0) == 0 && stat.st_dev == device && stat.st_ino == inode;
}

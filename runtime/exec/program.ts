import {
  AT_FDCWD, ENOENT, F_DUPFD_CLOEXEC, Stat, __NR_fstat, __NR_newfstatat, __NR_openat, __NR_readlinkat, appendDecimal, appendHex, appendText,
  byteLength, copyOut, syscall6,
} from "../../assembly/index";
import { copyHigh } from "../session/high-descriptor";
import { holdFd } from "../session/session";
import { NOTE_BYTES, endsInNote, mappedFile, withNewlines } from "./mapped-file";
import { mapMemory, pageEnd, pageStart } from "./pages";

/** Of a path as mappedFile has it, and a NUL. */
const PATH_CAPACITY: usize = 4352;
/** Of ownDescriptor. */
const LOCATION_BYTES: usize = 32;
const DELETED = " (deleted)";

/** How the program was called. */
let name: usize = 0;
/** Its code, from the first byte to behind the last. */
let code: usize = 0;
let codeEnd: usize = 0;
/** Memory for what is found out about it. */
let room: usize = 0;
let roomBytes: usize = 0;
/** The absolute path of its file; 0 as long as nobody asked. */
let path: usize = 0;
let pathLength: usize = 0;
/** How the kernel finds the file, if it was in no directory already when the program began; else 0. */
let held: usize = 0;
let device: u64 = 0;
let inode: u64 = 0;

/**
 * Notes that this process runs the file open as `fd`; `calledAs` is for where /proc is not mounted. `to`, of `bytes` bytes, stays in
 * use. What its path is, is found out when somebody asks: looking into /proc costs a twentieth of an exec.
 */
export function setProgram(fd: i32, calledAs: usize, to: usize, bytes: usize): void {
  name = calledAs;
  room = to;
  roomBytes = bytes;
  const stat = new Stat();
  if (syscall6(__NR_fstat, fd, changetype<usize>(stat), 0, 0, 0, 0) < 0) return;
  device = stat.st_dev;
  inode = stat.st_ino;
  if (stat.st_nlink != 0) return;
  const copy = copyHigh(fd, F_DUPFD_CLOEXEC);
  if (copy < 0) return;
  holdFd(<i32>copy);
  held = ownDescriptor(room, <i32>copy);
}

/** Notes where the program's code is: before, nobody knows its path. */
export function setProgramCode(start: usize, end: usize): void {
  code = start;
  codeEnd = end;
}

/** Whether `address` is in its code. */
export function isProgramCode(address: usize): bool {
  return code <= address && address < codeEnd;
}

/** Whether there is a program: there is none in the launcher. */
export function hasProgram(): bool {
  return code != 0;
}

function findPath(): void {
  if (path != 0) return;
  const found = changetype<usize>(new StaticArray<u8>(<i32>PATH_CAPACITY));
  const length = held != 0 ? linkOfHeld(found) : pathOfCode(found);
  // Another time there may be a descriptor for it, or a /proc.
  if (length == 0) return;
  store<u8>(found + length, 0);
  let kept = room + LOCATION_BYTES;
  if (length >= roomBytes - LOCATION_BYTES) {
    const memory = mapMemory(PATH_CAPACITY);
    if (memory < 0) return;
    kept = <usize>memory;
  }
  memory.copy(kept, found, length + 1);
  pathLength = length;
  path = kept;
}

function linkOfHeld(to: usize): usize {
  const got = syscall6(__NR_readlinkat, AT_FDCWD, held, to, PATH_CAPACITY - 1, 0, 0);
  return got > 0 ? <usize>got : 0;
}

/** By what is mapped where the program's code is: by that mapping's link, which takes no descriptor, or where it changed by the list of all. */
function pathOfCode(to: usize): usize {
  const name = changetype<usize>(new StaticArray<u8>(64));
  let end = appendHex(appendText(name, "/proc/self/map_files/"), pageStart(code));
  end = appendHex(appendText(end, "-"), pageEnd(codeEnd));
  store<u8>(end, 0);
  const got = syscall6(__NR_readlinkat, AT_FDCWD, name, to, PATH_CAPACITY - 1, 0, 0);
  const listed = got <= 0;
  let length = listed ? mappedFile(code, to) : <usize>got;
  store<u8>(to + length, 0);
  if (length == 0 || isFile(to)) return length;
  if (listed) length = withNewlines(to, length);
  store<u8>(to + length, 0);
  return endsInNote(to, length) && !isFile(to) ? length - NOTE_BYTES : length;
}

/** [start, end) becomes something else: if that is where the path is found, it is found now. */
export function keepPath(start: usize, end: usize): void {
  if (start <= code && code < end) findPath();
}

/** Writes the path by which the kernel finds an open file of this process to `to`, 32 bytes, and returns `to`. */
export function ownDescriptor(to: usize, fd: i32): usize {
  store<u8>(appendDecimal(appendText(to, "/proc/self/fd/"), fd), 0);
  return to;
}

/** The absolute path of the program, NUL-terminated; what /proc/self/exe natively is. */
export function exePath(): usize {
  findPath();
  return path == 0 ? name : path;
}

export function exePathLength(): usize {
  findPath();
  return path == 0 ? byteLength(name, PATH_CAPACITY) : pathLength;
}

/** A path, NUL-terminated, by which calls that follow links find what /proc/self/exe natively is. */
export function exeLocation(): usize {
  return held != 0 ? held : exePath();
}

/** The program opened anew. -ENOENT if its file is in no directory any more since it was started. */
export function openExe(flags: i32): i64 {
  return isThere() ? syscall6(__NR_openat, AT_FDCWD, exeLocation(), flags, 0, 0, 0) : -ENOENT;
}

/** What readlink(2) of /proc/self/exe natively gives. */
export function readlinkExe(buf: usize, size: usize): i64 {
  const length = min(size, exePathLength());
  copyOut(buf, exePath(), length);
  if (length == size || isThere()) return length;
  const note = new StaticArray<u8>(16);
  appendText(changetype<usize>(note), DELETED);
  const more = min<usize>(size - length, <usize>DELETED.length);
  copyOut(buf + length, changetype<usize>(note), more);
  return length + more;
}

/** Whether the path still leads to the file that runs. */
function isThere(): bool {
  return held != 0 || inode == 0 || isFile(exePath());
}

/** Whether `at` is the path of the file that runs. */
function isFile(at: usize): bool {
  const stat = new Stat();
  return syscall6(__NR_newfstatat, AT_FDCWD, at, changetype<usize>(stat), 0, 0, 0) == 0 && stat.st_dev == device && stat.st_ino == inode;
}

import {
  AT_FDCWD, ENOENT, F_DUPFD_CLOEXEC, Stat, __NR_fstat, __NR_newfstatat, __NR_openat, __NR_readlinkat, appendDecimal, appendHex, appendText,
  byteLength, copyOut, syscall6,
} from "../../assembly/index";
import { isPatchingStopped } from "../gate/patch";
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
/** The path that its file had when it could be found out for the last time; 0 until then. */
let path: usize = 0;
/** How the kernel finds the file, if it was in no directory already when the program began; else 0. */
let held: usize = 0;
let device: u64 = 0;
let inode: u64 = 0;

/**
 * Notes that this process runs the file open as `fd`; `calledAs` is for where /proc is not mounted. `to`, of `bytes` bytes, stays in
 * use. What its path is, is found out whenever somebody asks: looking into /proc costs a twentieth of an exec, and files get other names.
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

/**
 * Writes what the link to the program natively is to `to`, PATH_CAPACITY bytes: its file's path as it is now, with a note behind it if it
 * is deleted. Its length, without the NUL behind it; 0 if that is not to be found out any more, or not without a descriptor or /proc.
 */
function readLink(to: usize): usize {
  if (path != 0) return 0;
  const length = held != 0 ? linkAt(held, to) : linkOfCode(to);
  store<u8>(to + length, 0);
  return length;
}

function linkAt(name: usize, to: usize, bytes: usize = PATH_CAPACITY - 1): usize {
  const got = syscall6(__NR_readlinkat, AT_FDCWD, name, to, bytes, 0, 0);
  return got > 0 ? <usize>got : 0;
}

/** By what is mapped where the program's code is: by that mapping's link, which takes no descriptor, or where it changed by the list of all. */
function linkOfCode(to: usize): usize {
  const name = changetype<usize>(new StaticArray<u8>(64));
  let end = appendHex(appendText(name, "/proc/self/map_files/"), pageStart(code));
  end = appendHex(appendText(end, "-"), pageEnd(codeEnd));
  store<u8>(end, 0);
  const got = linkAt(name, to);
  if (got != 0) return got;
  const length = mappedFile(code, to);
  store<u8>(to + length, 0);
  return length == 0 || isFile(to) ? length : withNewlines(to, length);
}

/** The path alone, NUL-terminated, in a link read to `link`. */
function pathIn(link: usize, length: usize): usize {
  if (held == 0 && endsInNote(link, length) && !isFile(link)) store<u8>(link + length - NOTE_BYTES, 0);
  return link;
}

/** What is asked later is answered by what is there now: soon it cannot be found out. */
export function keepPathNow(): void {
  const link = changetype<usize>(new StaticArray<u8>(<i32>PATH_CAPACITY));
  const length = readLink(link);
  if (length == 0) return;
  let kept = room + LOCATION_BYTES;
  if (length >= roomBytes - LOCATION_BYTES) {
    const memory = mapMemory(PATH_CAPACITY);
    if (memory < 0) return;
    kept = <usize>memory;
  }
  memory.copy(kept, pathIn(link, length), length + 1);
  path = kept;
}

/** [start, end) becomes something else: if that is where the path is found, it is found now. */
export function keepPath(start: usize, end: usize): void {
  if (start <= code && code < end) keepPathNow();
}

/** Writes the path by which the kernel finds an open file of this process to `to`, 32 bytes, and returns `to`. */
export function ownDescriptor(to: usize, fd: i32): usize {
  store<u8>(appendDecimal(appendText(to, "/proc/self/fd/"), fd), 0);
  return to;
}

/** The absolute path of the program, NUL-terminated, in the memory of the call; how it was called if that is all that is known. */
export function exePath(): usize {
  const link = changetype<usize>(new StaticArray<u8>(<i32>PATH_CAPACITY));
  const length = readLink(link);
  return length != 0 ? pathIn(link, length) : knownPath();
}

function knownPath(): usize {
  return path != 0 ? path : name;
}

/** Whether the kernel has no link at `asked`, a guest's name of it: there may be no /proc. A filter may forbid to ask. */
function isMissing(asked: usize): bool {
  return !isPatchingStopped() && linkAt(asked, changetype<usize>(new StaticArray<u8>(8)), 8) == 0;
}

/** A path, NUL-terminated, by which calls that follow links find what `asked`, a guest's name of the link, natively leads to. */
export function exeLocation(asked: usize): usize {
  if (held != 0) return held;
  const link = changetype<usize>(new StaticArray<u8>(<i32>PATH_CAPACITY));
  const length = readLink(link);
  if (length != 0) return pathIn(link, length);
  return isMissing(asked) ? asked : knownPath();
}

/** What readlink(2) of `asked`, as above, natively gives; 0 if that is what the kernel gives. */
export function readlinkExe(asked: usize, buf: usize, size: usize): i64 {
  const link = changetype<usize>(new StaticArray<u8>(<i32>PATH_CAPACITY));
  let length = readLink(link);
  if (length == 0) {
    if (isMissing(asked)) return 0;
    length = byteLength(knownPath(), PATH_CAPACITY - NOTE_BYTES);
    memory.copy(link, knownPath(), length + 1);
    if (held == 0 && !isThere(link)) length = appendText(link + length, DELETED) - link;
  }
  length = min(size, length);
  copyOut(buf, link, length);
  return length;
}

/** The program opened anew. -ENOENT if its file is in no directory any more since it was started. */
export function openExe(flags: i32): i64 {
  if (held != 0) return syscall6(__NR_openat, AT_FDCWD, held, flags, 0, 0, 0);
  const at = exePath();
  return isThere(at) ? syscall6(__NR_openat, AT_FDCWD, at, flags, 0, 0, 0) : -ENOENT;
}

/** Whether the path still leads to the file that runs. */
function isThere(at: usize): bool {
  return inode == 0 || isFile(at);
}

/** Whether `at` is the path of the file that runs. */
function isFile(at: usize): bool {
  const stat = new Stat();
  return syscall6(__NR_newfstatat, AT_FDCWD, at, changetype<usize>(stat), 0, 0, 0) == 0 && stat.st_dev == device && stat.st_ino == inode;
}

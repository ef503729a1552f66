// What the link /proc/PID/exe of another process natively is, where the kernel has the image there: what is mapped where that process
// told the kernel that its code begins, startcode in /proc/PID/stat. Whoever may not read one of the two may not read the other.
import {
  AT_FDCWD, MAP_PRIVATE, O_CLOEXEC, O_RDONLY, PATH_MAX, PROT_READ, S_IFMT, S_IFREG, Stat, __NR_close, __NR_mmap, __NR_munmap,
  __NR_newfstatat, __NR_openat, __NR_pread64, __NR_readlinkat, appendHex, appendText, byteLength, copyOut, digitCount,
  parseDecimal, syscall6,
} from "../../assembly/index";
import { isPatchingStopped } from "../gate/patch";
import { isImageFile } from "../session/session";
import { IMAGE_COPY } from "../session/image-copy";
import { hasOwnFilter } from "../trap-net/told";
import { MAPS_BYTES } from "../memory/maps-reader";
import { Mapping, findMapping, withNewlines } from "./mapped-file";
import { PAGE } from "./pages";
import { HANDOVER_MARK, TRIES, beginsWithHandover, pause } from "./starting";
import { startsWith } from "./words";

/** Of a path with a note behind it, and a NUL. */
const TEXT_BYTES: usize = <usize>PATH_MAX + 32;
const FILE_BYTES: usize = 96;
/** More than /proc/PID/stat has up to the field that counts. */
const STAT_BYTES: usize = 1024;
/** Of proc_pid_stat(5); the second is the last that may have a space or a parenthesis in it. */
const START_OF_CODE: i32 = 26;
const EXE = "/exe";
const SLASH: u8 = 0x2f;
const PARENTHESIS: u8 = 0x29;
const SPACE: u8 = 0x20;

/** What is found, in the memory of the call: the mapping that the program's code begins in, and more. */
// @ts-ignore: decorator
@unmanaged
class Other extends Mapping {
  /** What the kernel has as the link, and what natively is there; not NUL-terminated. */
  image: usize;
  imageLength: usize;
  link: usize;
  linkLength: usize;
  /** The name of a file in the directory of the process, which begins with `directory` bytes. */
  file: usize;
  directory: usize;
  /** MAPS_BYTES bytes. */
  buffer: usize;
}

/** What readlink(2) of `path`, a guest's and none of its own, natively gives; 0 if that is what the kernel gives. */
export function readlinkOther(path: usize, to: usize, size: usize): i64 {
  const other = find(path);
  if (other === null) return 0;
  const length = min(size, other.linkLength);
  copyOut(to, other.link, length);
  return length;
}

/** A path, NUL-terminated, by which calls that follow links find what `path`, as above, natively leads to; `path` itself if there is none. */
export function locationOfOther(path: usize): usize {
  const other = find(path);
  if (other === null) return path;
  // Leads to the very file, for those who may follow it.
  const link = nameMapping(other);
  const stat = new Stat();
  if (syscall6(__NR_newfstatat, AT_FDCWD, link, changetype<usize>(stat), 0, 0, 0) == 0) return link;
  store<u8>(other.link + other.linkLength, 0);
  return isMapped(other.link, other) ? other.link : path;
}

/** What is behind `path`, if the kernel has the image there and something else belongs there. */
function find(path: usize): Other | null {
  if (isPatchingStopped() || hasOwnFilter()) return null;
  const other = new Other();
  other.image = changetype<usize>(new StaticArray<u8>(<i32>TEXT_BYTES));
  other.imageLength = readLink(path, other.image);
  if (other.imageLength == 0 || !isImage(path, other)) return null;
  other.link = changetype<usize>(new StaticArray<u8>(<i32>TEXT_BYTES));
  other.file = changetype<usize>(new StaticArray<u8>(<i32>FILE_BYTES));
  other.directory = writeDirectory(path, other.file);
  other.buffer = changetype<usize>(new StaticArray<u8>(<i32>MAPS_BYTES));
  for (let tries = 0; tries < TRIES && other.imageLength != 0; tries++) {
    if (isFound(other)) return other;
    // It may have got ready meanwhile.
    if (!isStarting(other)) return isFound(other) ? other : null;
    pause();
    other.imageLength = readLink(path, other.image);
  }
  return null;
}

/** Whether the process has a program by now; fills in what that is. */
function isFound(other: Other): bool {
  const code = startOfCode(other);
  if (code == 0 || !findMapping(nameFile(other, "maps"), code, other.buffer, other, other.link) || other.inode == 0) return false;
  const named = readLink(nameMapping(other), other.buffer);
  if (named != 0) memory.copy(other.link, other.buffer, named);
  other.linkLength = named != 0 ? named : withNewlines(other.link, other.nameLength);
  return other.linkLength != other.imageLength || memory.compare(other.link, other.image, other.linkLength) != 0;
}

/** Whether the process is between its exec and its program: its arguments, if the kernel has put them there yet, begin with the handover. */
function isStarting(other: Other): bool {
  const length = readFile(nameFile(other, "cmdline"), other.buffer, HANDOVER_MARK);
  return length == 0 || beginsWithHandover(other.buffer, length);
}

/** Reads a link to `to`, TEXT_BYTES bytes. Its length; 0 if there is none, or if this process may not read it. */
function readLink(path: usize, to: usize): usize {
  const got = syscall6(__NR_readlinkat, AT_FDCWD, path, to, TEXT_BYTES - 1, 0, 0);
  return got > 0 ? <usize>got : 0;
}

/** Whether `path` leads to the image of this session: its file, or a copy that was executed from memory. */
function isImage(path: usize, other: Other): bool {
  if (startsWith(other.image, "/memfd:") && startsWith(other.image + 7, IMAGE_COPY)) return true;
  const stat = new Stat();
  return syscall6(__NR_newfstatat, AT_FDCWD, path, changetype<usize>(stat), 0, 0, 0) == 0 && isImageFile(stat.st_dev, stat.st_ino);
}

/** Writes the directory of the process that `path` is about; its length. That of a thread in its process's has no map_files. */
function writeDirectory(path: usize, to: usize): usize {
  const end = path + byteLength(path, FILE_BYTES) - <usize>EXE.length;
  let number = end;
  while (digitCount(number - 1, 1) != 0) number--;
  const at = appendText(to, "/proc/");
  memory.copy(at, number, end - number);
  store<u8>(at + (end - number), SLASH);
  return at + (end - number) + 1 - to;
}

function nameFile(other: Other, name: string): usize {
  store<u8>(appendText(other.file + other.directory, name), 0);
  return other.file;
}

/** The link to the file of a mapping. */
function nameMapping(other: Other): usize {
  let end = appendHex(appendText(other.file + other.directory, "map_files/"), other.start);
  end = appendHex(appendText(end, "-"), other.end);
  store<u8>(end, 0);
  return other.file;
}

/** Where the code of a process begins; 0 if it does not tell. */
function startOfCode(other: Other): usize {
  const end = other.buffer + <usize>max<i64>(readFile(nameFile(other, "stat"), other.buffer, STAT_BYTES), 0);
  let at = end;
  while (at > other.buffer && load<u8>(at) != PARENTHESIS) at--;
  for (let field = 2; field < START_OF_CODE && at < end; at++) if (load<u8>(at) == SPACE) field++;
  return <usize>max<i64>(parseDecimal(at, digitCount(at, end - at)), 0);
}

/** Reads the beginning of a file. How much that is, or -errno. */
function readFile(path: usize, to: usize, bytes: usize): i64 {
  const fd = syscall6(__NR_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0, 0, 0);
  if (fd < 0) return fd;
  const got = syscall6(__NR_pread64, fd, to, bytes, 0, 0, 0);
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return got;
}

/**
 * Whether the file at `path` is the one that is mapped: of the same device and inode, or as some file systems have others there than
 * stat(2) tells, of those that it has when it is mapped here.
 */
function isMapped(path: usize, other: Other): bool {
  const device = other.device;
  const inode = other.inode;
  const stat = new Stat();
  if (syscall6(__NR_newfstatat, AT_FDCWD, path, changetype<usize>(stat), 0, 0, 0) < 0) return false;
  if (stat.st_dev == device && stat.st_ino == inode) return true;
  // To open anything else might wait.
  if ((stat.st_mode & S_IFMT) != S_IFREG) return false;
  const fd = syscall6(__NR_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0, 0, 0);
  if (fd < 0) return false;
  const at = syscall6(__NR_mmap, 0, PAGE, PROT_READ, MAP_PRIVATE, fd, 0);
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  if (at < 0) return false;
  store<u8>(appendText(other.file, "/proc/self/maps"), 0);
  const found = findMapping(other.file, <usize>at, other.buffer, other, other.image);
  syscall6(__NR_munmap, at, PAGE, 0, 0, 0, 0);
  return found && other.device == device && other.inode == inode;
}

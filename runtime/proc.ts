// What the application would see of the runtime in /proc.
import {
  AT_EACCESS, AT_FDCWD, ENOENT, ENOSYS, ETXTBSY, O_ACCMODE, O_CREAT, O_EXCL, O_PATH, O_RDWR, O_TRUNC, O_WRONLY, W_OK, appendDecimal,
  syscall6, __NR_faccessat2, __NR_readlinkat,
} from "../assembly/index";
import { locationOfOther, readlinkOther } from "./exec/exe-of-other";
import { isExe, isOwn } from "./exec/proc-self";
import { exeLocation, ownDescriptor, readlinkExe } from "./exec/program";
import { OWN_FDS, ownFd } from "./session/session";
import { tryLoad16 } from "./natives";
import { currentThread } from "./thread";

const SLASH: u8 = 0x2f;
const SLASH_P: u32 = 0x702f;

/** Whether `path` is a name of the link to a process's program. */
// @ts-ignore: decorator
@inline
export function namesExe(path: usize): bool {
  // One load decides nearly always. A bad path is the kernel's to refuse: other arguments may come first.
  return tryLoad16(path) == SLASH_P && isExe(path);
}

/** The path that a call which follows links has to be given to find the program at such a name; `path` itself if it is another. */
// @ts-ignore: decorator
@inline
export function throughExe(path: usize): usize {
  return namesExe(path) ? exeAt(path) : path;
}

/** The same for a path that is such a name. */
export function exeAt(path: usize): usize {
  return isOwn(path) ? exeLocation(path) : locationOfOther(path);
}

/**
 * What keeps a call with the flags of open(2), which follows links, from writing to a process's program by such a name: 0 if the call does
 * not or the kernel will say. The kernel executes the image, so that to it the program's file is not busy.
 */
export function refuseWriting(path: usize, flags: u64): i64 {
  const mode = <i32>flags & O_ACCMODE;
  if ((mode != O_WRONLY && mode != O_RDWR && (flags & O_TRUNC) == 0) || (flags & O_PATH) != 0) return 0;
  if ((flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL) || !namesExe(path)) return 0;
  const program = exeAt(path);
  if (program == path) return 0;
  const allowed = syscall6(__NR_faccessat2, AT_FDCWD, program, W_OK, AT_EACCESS, 0, 0);
  // Its file may have lost its name, and before Linux 5.8 the question is not known.
  return allowed < 0 && allowed != -ENOENT && allowed != -ENOSYS ? allowed : -ETXTBSY;
}

/** What readlink(2) gives for a name of the link to a program; 0 if `path` is none, or if the kernel's answer is right. */
export function readExe(path: usize, to: usize, size: i32): i64 {
  if (size <= 0 || !namesExe(path)) return 0;
  return isOwn(path) ? readlinkExe(path, to, size) : readlinkOther(path, to, size);
}

/** Where the name is in struct linux_dirent64, in struct linux_dirent, and in that of 32 bits; the entry's length is just before it, or before the type. */
export const WIDE_ENTRY: usize = 19;
export const ENTRY: usize = 18;
export const NARROW_ENTRY: usize = 10;
// In the thread's block.
const TEXT_SCRATCH: usize = 640;
const PATH_SCRATCH: usize = 672;
const LINK_SCRATCH: usize = 704;
const LINK_BYTES: usize = 128;

/** Takes the runtime's descriptors out of what getdents gave for the directory /proc/PID/fd or fdinfo; the new length. */
export function hideDescriptors(fd: i32, entries: usize, bytes: i64, nameAt: usize): i64 {
  for (let i = 0; i < OWN_FDS; i++) if (ownFd(i) >= 0) bytes = hide(ownFd(i), fd, entries, bytes, nameAt);
  return bytes;
}

function hide(own: i32, fd: i32, entries: usize, bytes: i64, nameAt: usize): i64 {
  const text = currentThread().self + TEXT_SCRATCH;
  const length = appendDecimal(text, own) - text;
  const lengthAt = (nameAt & ~<usize>1) - 2;
  const end = entries + <usize>bytes;
  for (let at = entries; at < end; at += <usize>load<u16>(at + lengthAt)) {
    const name = at + nameAt;
    if (load<u8>(name) != load<u8>(text) || memory.compare(name, text, length) != 0 || load<u8>(name + length) != 0) continue;
    if (!isDescriptorDirectory(fd)) return bytes;
    const size = <usize>load<u16>(at + lengthAt);
    memory.copy(at, at + size, end - at - size);
    return bytes - <i64>size;
  }
  return bytes;
}

/** Whether `fd` is open on a directory called /proc/PID/fd or /proc/PID/fdinfo. */
function isDescriptorDirectory(fd: i32): bool {
  const link = currentThread().self + LINK_SCRATCH;
  const room: usize = LINK_BYTES;
  const got = syscall6(__NR_readlinkat, AT_FDCWD, ownDescriptor(currentThread().self + PATH_SCRATCH, fd), link, room, 0, 0);
  if (got < 9 || load<u32>(link) != 0x6f72702f) return false;
  let tail = link + <usize>got;
  if (load<u32>(tail - 4) == 0x6f666e69) tail -= 4;
  return load<u16>(tail - 2) == 0x6466 && load<u8>(tail - 3) == SLASH;
}

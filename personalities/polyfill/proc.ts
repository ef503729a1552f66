// Open files by the names they have in /proc, which is how older calls take an O_PATH descriptor.
import {
  AT_EMPTY_PATH, AT_FDCWD, AT_SYMLINK_NOFOLLOW, CString, ENOENT, ENOSYS, F_GETFD, F_OK, O_CLOEXEC, O_DIRECTORY, O_NOFOLLOW,
  O_PATH, O_RDONLY, Ptr, appendDecimal, appendText, byteLength, digitCount, parseDecimal,
} from "unweld";
import { kernel } from "./below";
import { scratch } from "./sized-struct";

const dot: usize = memory.data<u8>([0x2e, 0]);
const slash: usize = memory.data<u8>([0x2f, 0]);
const nothing: usize = memory.data(8);

/** The path ".". */
export function dotPath(): Ptr<CString> {
  return Ptr.at<CString>(dot);
}

/** The path "/". */
export function rootPath(): Ptr<CString> {
  return Ptr.at<CString>(slash);
}

/** The empty path. */
export function emptyPath(): Ptr<CString> {
  return Ptr.at<CString>(nothing);
}

/** `text`, which has to be ASCII, as a path until the call ends. */
export function pathOf(text: string): Ptr<CString> {
  const at = scratch(text.length + 1);
  appendText(at, text);
  return Ptr.at<CString>(at);
}

/** The path of an open file of the calling thread, until the call ends: a link that leads to the file itself, whatever it is. */
export function descriptorPath(fd: i32): Ptr<CString> {
  const at = scratch(48);
  appendDecimal(appendText(at, "/proc/thread-self/fd/"), fd);
  return Ptr.at<CString>(at);
}

/** What a call on `descriptorPath(fd)` came to: -EBADF if `fd` is not open, -ENOSYS where there is no /proc to make it with. */
export function throughProc(result: i64, fd: i32): i64 {
  if (result != -ENOENT) return result;
  const refused = kernel.fcntl(fd, F_GETFD, 0);
  if (refused < 0) return refused;
  return kernel.faccessat(AT_FDCWD, pathOf("/proc/thread-self/fd"), F_OK) < 0 ? -ENOSYS : result;
}

/** A file that a call with AT_EMPTY_PATH and AT_SYMLINK_NOFOLLOW means, as a descriptor. */
// @ts-ignore: decorator
@unmanaged
export class Target {
  fd: i32;
  /** Whether it is to be closed again. */
  owned: bool;
}

/** Opens (O_PATH) the file meant; 0 or the error of looking it up. */
export function openTarget(target: Target, dirfd: i32, pathname: Ptr<CString>, flags: u32): i64 {
  let path = pathname;
  if ((flags & <u32>AT_EMPTY_PATH) != 0 && isEmpty(pathname)) {
    if (dirfd != AT_FDCWD) {
      target.fd = dirfd;
      target.owned = false;
      return 0;
    }
    path = dotPath();
  }
  const follow = (flags & <u32>AT_SYMLINK_NOFOLLOW) == 0;
  const fd = kernel.openat(dirfd, path, O_PATH | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW), 0);
  if (fd < 0) return fd;
  target.fd = <i32>fd;
  target.owned = true;
  return 0;
}

export function closeTarget(target: Target): void {
  if (target.owned) kernel.close(target.fd);
}

export function newTarget(): Target {
  return changetype<Target>(scratch(<i32>offsetof<Target>() + 8));
}

/** Whether a path that AT_EMPTY_PATH goes with names nothing: newer kernels take a null pointer too. */
export function isEmpty(pathname: Ptr<CString>): bool {
  return pathname.isNull || load<u8>(pathname.address) == 0;
}

/** Bytes that `mountOf` works with. */
export const MOUNT_SCRATCH: i32 = 560;

/** Number of the mount an open file (or AT_FDCWD) is on; -ENOSYS if it cannot be told. */
export function mountOf(fd: i32, work: usize): i64 {
  let at = fd;
  if (fd == AT_FDCWD) {
    const here = kernel.openat(AT_FDCWD, dotPath(), O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
    if (here < 0) return here;
    at = <i32>here;
  }
  const result = readMount(at, work);
  if (fd == AT_FDCWD) kernel.close(at);
  return result;
}

const INFO_BYTES: usize = 512;

function readMount(fd: i32, work: usize): i64 {
  const path = work;
  store<u8>(appendDecimal(appendText(path, "/proc/thread-self/fdinfo/"), fd), 0);
  const text = work + 48;
  const length = readFile(Ptr.at<CString>(path), text, INFO_BYTES);
  if (length < 0) return -ENOSYS;
  const key = "mnt_id:";
  for (let at: usize = 0; at + <usize>key.length < <usize>length;) {
    const line = changetype<CString>(text + at);
    if (line.hasPrefix(key)) {
      let number = text + at + <usize>key.length;
      while (load<u8>(number) == 0x20 || load<u8>(number) == 0x09) number++;
      const value = parseDecimal(number, digitCount(number, 12));
      return value < 0 ? -ENOSYS : value;
    }
    while (at < <usize>length && load<u8>(text + at) != 0x0a) at++;
    at++;
  }
  return -ENOSYS;
}

/** Reads the beginning of a file, less than `capacity` bytes and a NUL; how many, or the error. */
export function readFile(path: Ptr<CString>, to: usize, capacity: usize): i64 {
  const fd = kernel.openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) return fd;
  const length = kernel.read(<i32>fd, Ptr.at<u8>(to), capacity - 1);
  kernel.close(<i32>fd);
  if (length >= 0) store<u8>(to + <usize>length, 0);
  return length;
}

/** A copy of a guest's path until the call ends, with its NUL, or 0 where it is too long. */
export function copyPath(path: Ptr<CString>): usize {
  const length = byteLength(path.address, PATH_BYTES);
  if (length >= PATH_BYTES) return 0;
  const own = scratch(<i32>length + 1);
  memory.copy(own, path.address, length);
  return own;
}

/** Bytes of the longest path, its NUL included. */
export const PATH_BYTES: usize = 4096;

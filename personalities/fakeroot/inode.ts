// What the kernel says about a file, in statx's form, which has the birth time that tells an inode from a later one.
import {
  AT_EMPTY_PATH, AT_NO_AUTOMOUNT, AT_SYMLINK_NOFOLLOW, CString, ENOSYS, Ptr, STATX_BASIC_STATS, STATX_BTIME, Stat, Statx, S_IFBLK,
  S_IFCHR, S_IFDIR, S_IFMT, S_IFREG, claimThreadBytes, threadArea,
} from "unweld";
import { kernel } from "./below";
import { State, credentials } from "./credentials";

export const STATX_BYTES: usize = 256;
export const STAT_BYTES: i32 = 144;
const SCRATCH: usize = claimThreadBytes(STATX_BYTES);
const empty: usize = memory.data(8);
const dot: usize = memory.data<u8>([0x2e, 0]);

export const WANTED: u32 = STATX_BASIC_STATS | STATX_BTIME;

/** The calling thread's one buffer for a handler that looks at one file. */
// @ts-ignore: decorator
@inline
export function scratchStatx(): Statx {
  return changetype<Statx>(threadArea() + SCRATCH);
}

/** A buffer of its own, until the call ends. */
export function newStatx(): Statx {
  return changetype<Statx>(changetype<usize>(new StaticArray<u8>(<i32>STATX_BYTES)));
}

/** The empty path, for AT_EMPTY_PATH. */
export function emptyPath(): Ptr<CString> {
  return Ptr.at<CString>(empty);
}

/** The path ".". */
export function dotPath(): Ptr<CString> {
  return Ptr.at<CString>(dot);
}

/** statx(2) of a file by path; by newfstatat(2), which knows no birth time, where the guest may have forbidden statx or there is none. */
export function inspect(dirfd: i32, path: Ptr<CString>, flags: i32, into: Statx): i64 {
  if ((credentials().state & State.FILTERED) != 0) return inspectPlainly(dirfd, path, flags, into);
  const result = kernel.statx(dirfd, path, flags | AT_NO_AUTOMOUNT, WANTED, Ptr.at<Statx>(changetype<usize>(into)));
  return result == -ENOSYS ? inspectPlainly(dirfd, path, flags, into) : result;
}

/** The same of an open file. */
export function inspectOpen(fd: i32, into: Statx): i64 {
  if ((credentials().state & State.FILTERED) != 0) return inspectOpenPlainly(fd, into);
  const result = kernel.statx(fd, emptyPath(), AT_EMPTY_PATH, WANTED, Ptr.at<Statx>(changetype<usize>(into)));
  return result == -ENOSYS ? inspectOpenPlainly(fd, into) : result;
}

function inspectOpenPlainly(fd: i32, into: Statx): i64 {
  const stat = changetype<Stat>(changetype<usize>(new StaticArray<u8>(STAT_BYTES)));
  const result = kernel.fstat(fd, Ptr.at<Stat>(changetype<usize>(stat)));
  if (result >= 0) fromStat(stat, into);
  return result;
}

function inspectPlainly(dirfd: i32, path: Ptr<CString>, flags: i32, into: Statx): i64 {
  const stat = changetype<Stat>(changetype<usize>(new StaticArray<u8>(STAT_BYTES)));
  const result = kernel.newfstatat(dirfd, path, Ptr.at<Stat>(changetype<usize>(stat)), flags & (AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH));
  if (result >= 0) fromStat(stat, into);
  return result;
}

/** A device number as struct stat and mknod(2) have it. */
export function deviceNumber(major: u32, minor: u32): u32 {
  return (minor & 0xff) | major << 8 | (minor & ~0xff) << 12;
}

export function majorOf(device: u32): u32 {
  return device >> 8 & 0xfff;
}

export function minorOf(device: u32): u32 {
  return (device & 0xff) | (device >> 12 & 0xfff00);
}

// @ts-ignore: decorator
@inline
export function deviceOf(inode: Statx): u32 {
  return deviceNumber(inode.stx_dev_major, inode.stx_dev_minor);
}

/** When the inode came to be, in nanoseconds since 1970; 0 where the file system does not say. */
export function birthOf(inode: Statx): u64 {
  if ((inode.stx_mask & STATX_BTIME) == 0) return 0;
  return <u64>inode.stx_btime.tv_sec * 1000000000 + <u64>inode.stx_btime.tv_nsec;
}

export function isDirectory(mode: u32): bool {
  return (mode & S_IFMT) == S_IFDIR;
}

/** A file that is a device to the guest and a regular file to the kernel. */
export function isDevice(mode: u32): bool {
  const type = mode & S_IFMT;
  return type == S_IFCHR || type == S_IFBLK;
}

/** The permission bits a real file needs so that its owner in the kernel's eyes can do what root can. */
export function ownerBits(mode: u32): u32 {
  if (isDirectory(mode)) return 0o700;
  return (mode & 0o111) != 0 ? 0o700 : 0o600;
}

/** The type a real file has for the type the guest sees. */
export function realType(mode: u32): u32 {
  return isDevice(mode) ? S_IFREG : mode & S_IFMT;
}

/** struct stat of what statx said. */
export function toStat(from: Statx, to: Stat): void {
  to.st_dev = deviceOf(from);
  to.st_ino = from.stx_ino;
  to.st_nlink = from.stx_nlink;
  to.st_mode = from.stx_mode;
  to.st_uid = from.stx_uid;
  to.st_gid = from.stx_gid;
  to.__pad0 = 0;
  to.st_rdev = deviceNumber(from.stx_rdev_major, from.stx_rdev_minor);
  to.st_size = from.stx_size;
  to.st_blksize = from.stx_blksize;
  to.st_blocks = from.stx_blocks;
  to.st_atime = from.stx_atime.tv_sec;
  to.st_atime_nsec = from.stx_atime.tv_nsec;
  to.st_mtime = from.stx_mtime.tv_sec;
  to.st_mtime_nsec = from.stx_mtime.tv_nsec;
  to.st_ctime = from.stx_ctime.tv_sec;
  to.st_ctime_nsec = from.stx_ctime.tv_nsec;
  const unused = changetype<usize>(to) + 120;
  store<u64>(unused, 0);
  store<u64>(unused + 8, 0);
  store<u64>(unused + 16, 0);
}

function fromStat(from: Stat, to: Statx): void {
  memory.fill(changetype<usize>(to), 0, STATX_BYTES);
  to.stx_mask = STATX_BASIC_STATS;
  to.stx_blksize = <u32>from.st_blksize;
  to.stx_nlink = <u32>from.st_nlink;
  to.stx_uid = from.st_uid;
  to.stx_gid = from.st_gid;
  to.stx_mode = <u16>from.st_mode;
  to.stx_ino = from.st_ino;
  to.stx_size = from.st_size;
  to.stx_blocks = from.st_blocks;
  to.stx_atime.tv_sec = from.st_atime;
  to.stx_atime.tv_nsec = <u32>from.st_atime_nsec;
  to.stx_mtime.tv_sec = from.st_mtime;
  to.stx_mtime.tv_nsec = <u32>from.st_mtime_nsec;
  to.stx_ctime.tv_sec = from.st_ctime;
  to.stx_ctime.tv_nsec = <u32>from.st_ctime_nsec;
  to.stx_rdev_major = majorOf(<u32>from.st_rdev);
  to.stx_rdev_minor = minorOf(<u32>from.st_rdev);
  to.stx_dev_major = majorOf(<u32>from.st_dev);
  to.stx_dev_minor = minorOf(<u32>from.st_dev);
}

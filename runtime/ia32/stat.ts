// stat(2) and its like: struct compat_stat of arch/x86/include/asm/compat.h, and struct stat64 of arch/x86/include/asm/ia32.h.
import { EBADF, EOVERFLOW, Stat, __NR_fstat, __NR_newfstatat } from "../../assembly/index";
import { Frame } from "../frame";
import { dispatch, isOverridden } from "../natives";
import { protectedFd } from "../session/session";
import { mayBeInProc, passIa32 } from "./calls";

/** i386's stat, lstat and fstat: from 195 on their likes are wide. */
const FIRST_WIDE: u64 = 195;
const STAT_BYTES: usize = 64;
const STAT64_BYTES: usize = 96;
/** What old programs can tell of a file's size. */
const MOST_BYTES: u64 = 0x7fffffff;

export function statIa32(frame: Frame, to: i32): i64 {
  const at = to == __NR_newfstatat;
  const ours = to == __NR_fstat ? protectedFd(<i32>frame.rbx) : mayBeInProc(at ? <u32>frame.rcx : <u32>frame.rbx);
  if (!ours && !isOverridden(to)) return passIa32(frame);
  if (to == __NR_fstat && ours) return -EBADF;
  const stat = new Stat();
  const own = changetype<usize>(stat);
  const result = at ? dispatch(to, <u32>frame.rbx, <u32>frame.rcx, own, <u32>frame.rsi, 0, 0) : dispatch(to, <u32>frame.rbx, own, 0, 0, 0, 0);
  if (result < 0) return result;
  if (at) writeWide(<u32>frame.rdx, stat);
  else if (frame.nr >= FIRST_WIDE) writeWide(<u32>frame.rcx, stat);
  else return write(<u32>frame.rcx, stat);
  return result;
}

function writeWide(to: usize, stat: Stat): void {
  memory.fill(to, 0, STAT64_BYTES);
  store<u64>(to, stat.st_dev);
  store<u32>(to, <u32>stat.st_ino, 12);
  store<u32>(to, stat.st_mode, 16);
  store<u32>(to, <u32>stat.st_nlink, 20);
  store<u32>(to, stat.st_uid, 24);
  store<u32>(to, stat.st_gid, 28);
  store<u64>(to, stat.st_rdev, 32);
  store<u64>(to, stat.st_size, 44);
  store<u32>(to, <u32>stat.st_blksize, 52);
  store<u64>(to, stat.st_blocks, 56);
  writeTimes(to + 64, stat);
  store<u64>(to, stat.st_ino, 88);
}

/** As cp_compat_stat of fs/stat.c: -EOVERFLOW for what does not fit. */
function write(to: usize, stat: Stat): i64 {
  if (<u64>stat.st_size > MOST_BYTES || stat.st_ino > <u64>u32.MAX_VALUE || stat.st_nlink > <u64>u16.MAX_VALUE) return -EOVERFLOW;
  memory.fill(to, 0, STAT_BYTES);
  store<u32>(to, <u32>stat.st_dev);
  store<u32>(to, <u32>stat.st_ino, 4);
  store<u16>(to, <u16>stat.st_mode, 8);
  store<u16>(to, <u16>stat.st_nlink, 10);
  store<u16>(to, narrow(stat.st_uid), 12);
  store<u16>(to, narrow(stat.st_gid), 14);
  store<u32>(to, <u32>stat.st_rdev, 16);
  store<u32>(to, <u32>stat.st_size, 20);
  store<u32>(to, <u32>stat.st_blksize, 24);
  store<u32>(to, <u32>stat.st_blocks, 28);
  writeTimes(to + 32, stat);
  return 0;
}

function narrow(id: u32): u16 {
  return id > 0xffff ? 65534 : <u16>id;
}

function writeTimes(to: usize, stat: Stat): void {
  store<u32>(to, <u32>stat.st_atime);
  store<u32>(to, <u32>stat.st_atime_nsec, 4);
  store<u32>(to, <u32>stat.st_mtime, 8);
  store<u32>(to, <u32>stat.st_mtime_nsec, 12);
  store<u32>(to, <u32>stat.st_ctime, 16);
  store<u32>(to, <u32>stat.st_ctime_nsec, 20);
}

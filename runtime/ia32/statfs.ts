// statfs(2) and its like: struct compat_statfs and compat_statfs64 of arch/x86/include/asm/compat.h.
import { EINVAL, EOVERFLOW, Statfs } from "../../assembly/index";
import { Frame } from "../frame";
import { dispatch } from "../natives";

/** i386's statfs and fstatfs; their likes are wide, and are told a size. */
const STATFS: u64 = 99;
const FSTATFS: u64 = 100;
const BYTES: usize = 64;
const WIDE_BYTES: usize = 84;
/** Of f_fsid in struct statfs. */
const FSID: usize = 56;

export function statfsIa32(frame: Frame, to: i32): i64 {
  const narrow = frame.nr == STATFS || frame.nr == FSTATFS;
  if (!narrow && <u32>frame.rcx != <u32>WIDE_BYTES) return -EINVAL;
  const statfs = new Statfs();
  const result = dispatch(to, <u32>frame.rbx, changetype<usize>(statfs), 0, 0, 0, 0);
  if (result < 0) return result;
  return narrow ? write(<u32>frame.rcx, statfs) : writeWide(<u32>frame.rdx, statfs);
}

function write(to: usize, from: Statfs): i64 {
  if (((<u64>from.f_blocks | <u64>from.f_bfree | <u64>from.f_bavail | <u64>from.f_bsize | <u64>from.f_frsize) >> 32) != 0) return -EOVERFLOW;
  memory.fill(to, 0, BYTES);
  store<u32>(to, <u32>from.f_type);
  store<u32>(to, <u32>from.f_bsize, 4);
  store<u32>(to, <u32>from.f_blocks, 8);
  store<u32>(to, <u32>from.f_bfree, 12);
  store<u32>(to, <u32>from.f_bavail, 16);
  store<u32>(to, <u32>from.f_files, 20);
  store<u32>(to, <u32>from.f_ffree, 24);
  store<u64>(to, load<u64>(changetype<usize>(from), FSID), 28);
  store<u32>(to, <u32>from.f_namelen, 36);
  store<u32>(to, <u32>from.f_frsize, 40);
  store<u32>(to, <u32>from.f_flags, 44);
  return 0;
}

function writeWide(to: usize, from: Statfs): i64 {
  memory.fill(to, 0, WIDE_BYTES);
  store<u32>(to, <u32>from.f_type);
  store<u32>(to, <u32>from.f_bsize, 4);
  store<u64>(to, from.f_blocks, 8);
  store<u64>(to, from.f_bfree, 16);
  store<u64>(to, from.f_bavail, 24);
  store<u64>(to, from.f_files, 32);
  store<u64>(to, from.f_ffree, 40);
  store<u64>(to, load<u64>(changetype<usize>(from), FSID), 48);
  store<u32>(to, <u32>from.f_namelen, 56);
  store<u32>(to, <u32>from.f_frsize, 60);
  store<u32>(to, <u32>from.f_flags, 64);
  return 0;
}

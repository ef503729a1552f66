// ustat(2): a file system by its device number, from /proc/self/mountinfo. Source: fs/statfs.c.
import {
  AT_EMPTY_PATH, AT_FDCWD, CString, copyOut, EINVAL, O_CLOEXEC, O_PATH, Ptr, STATX_MNT_ID, Statfs, Statx, parseDecimal,
} from "unweld";
import { ERESTARTSYS, kernel } from "./below";
import { Lines } from "./text-file";

/** struct ustat of include/linux/types.h: int f_tfree; unsigned long f_tinode; char f_fname[6], f_fpack[6]. */
const USTAT_BYTES: usize = 32;
const F_TFREE: usize = 0;
const F_TINODE: usize = 8;

const SPACE: u8 = 0x20;
const COLON: u8 = 0x3a;
const BACKSLASH: u8 = 0x5c;
const NEWLINE: u8 = 0x0a;

/** ustat(2). EINVAL where no mount of this namespace has the device. */
export function ustat(dev: u32, ubuf: usize): i64 {
  const mounts = new Lines();
  const opened = mounts.open("/proc/self/mountinfo");
  if (opened < 0) return opened;
  const about = new Statfs();
  let result: i64 = -EINVAL;
  while (result == -EINVAL && mounts.next()) result = statfsOf(mounts, dev, about);
  mounts.close();
  if (mounts.error < 0) return mounts.error;
  if (result < 0) return result;
  const found = changetype<usize>(new StaticArray<u8>(<i32>USTAT_BYTES));
  store<i32>(found, <i32>about.f_bfree, F_TFREE);
  store<u64>(found, <u64>about.f_ffree, F_TINODE);
  copyOut(ubuf, found, USTAT_BYTES);
  return 0;
}

/**
 * Asks the mount that a line of mountinfo tells of, `ID PARENT MAJOR:MINOR ROOT MOUNTPOINT …`, if it is of the device.
 * EINVAL: it is not, or the mount cannot be reached because of another one on it.
 */
function statfsOf(mount: Lines, dev: u32, about: Statfs): i64 {
  const id = field(mount, 0);
  const device = field(mount, 2);
  const place = field(mount, 4);
  const colon = lengthTo(device, COLON);
  const minor = device + colon + 1;
  // As the kernel packs device numbers in 32 bits.
  if (parseDecimal(device, colon) != <i64>((dev >> 8) & 0xfff)) return -EINVAL;
  if (parseDecimal(minor, lengthTo(minor, SPACE)) != <i64>((dev & 0xff) | ((dev >> 12) & 0xfff00))) return -EINVAL;
  unescape(place);
  const fd = kernel.openat(AT_FDCWD, Ptr.at<CString>(place), O_PATH | O_CLOEXEC, 0);
  if (fd < 0) return fd == ERESTARTSYS ? fd : -EINVAL;
  const inode = new Statx();
  const empty = Ptr.at<CString>(changetype<usize>(new StaticArray<u8>(1)));
  let result = kernel.statx(<i32>fd, empty, AT_EMPTY_PATH, STATX_MNT_ID, Ptr.at<Statx>(changetype<usize>(inode)));
  const isKnown = result == 0 && (inode.stx_mask & STATX_MNT_ID) != 0;
  if (isKnown && inode.stx_mnt_id != <u64>parseDecimal(id, lengthTo(id, SPACE))) result = -EINVAL;
  if (result == 0) result = kernel.fstatfs(<i32>fd, Ptr.at<Statfs>(changetype<usize>(about)));
  kernel.close(<i32>fd);
  return result;
}

/** Address of the `index`th word of a line. */
function field(mount: Lines, index: i32): usize {
  let at = mount.line;
  const end = mount.line + mount.length;
  for (let i = 0; i < index; i++) {
    while (at < end && load<u8>(at) != SPACE) at++;
    if (at < end) at++;
  }
  return at;
}

/** Bytes before `byte` or the end of the line. */
function lengthTo(text: usize, byte: u8): usize {
  let n: usize = 0;
  while (load<u8>(text + n) != byte && load<u8>(text + n) != NEWLINE) n++;
  return n;
}

/** Makes a word of mountinfo, which has some bytes as \OOO, a NUL-terminated path. */
function unescape(word: usize): void {
  const end = word + lengthTo(word, SPACE);
  let to = word;
  for (let from = word; from < end; from++) {
    let byte = load<u8>(from);
    if (byte == BACKSLASH) {
      byte = octal(from + 1) << 6 | octal(from + 2) << 3 | octal(from + 3);
      from += 3;
    }
    store<u8>(to++, byte);
  }
  store<u8>(to, 0);
}

function octal(at: usize): u8 {
  return (load<u8>(at) - 0x30) & 7;
}

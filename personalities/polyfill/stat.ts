import {
  AT_EMPTY_PATH, AT_NO_AUTOMOUNT, AT_STATX_SYNC_TYPE, AT_SYMLINK_NOFOLLOW, CString, EINVAL, Ptr, STATX_BASIC_STATS,
  STATX_MNT_ID, Stat, Statx, StatxTimestamp,
} from "unweld";
import { kernel } from "./below";
import { MOUNT_SCRATCH, closeTarget, emptyPath, mountOf, newTarget, openTarget } from "./proc";
import { scratch } from "./sized-struct";

const STATX_BYTES: usize = 256;
/** STATX__RESERVED of linux/stat.h. */
const RESERVED: u32 = 0x80000000;
const VALID_FLAGS: u32 = <u32>(AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH | AT_STATX_SYNC_TYPE);

/** statx(2): what stat(2) says, and the mount where it is asked for. `stx_mask` tells that nothing else is known. */
export function statExtended(dirfd: i32, pathname: Ptr<CString>, flags: u32, mask: u32, statxbuf: Ptr<Statx>): i64 {
  if ((mask & RESERVED) != 0 || (flags & ~VALID_FLAGS) != 0) return -EINVAL;
  if ((flags & <u32>AT_STATX_SYNC_TYPE) == <u32>AT_STATX_SYNC_TYPE) return -EINVAL;
  // Newer kernels take a null pointer for the empty path.
  const path = pathname.isNull && (flags & <u32>AT_EMPTY_PATH) != 0 ? emptyPath() : pathname;
  const stat = changetype<Stat>(scratch(144));
  const plain = <i32>(flags & <u32>(AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH));
  let mount: i64 = -1;
  let result: i64;
  if ((mask & STATX_MNT_ID) == 0) result = kernel.newfstatat(dirfd, path, Ptr.at<Stat>(changetype<usize>(stat)), plain);
  else {
    const target = newTarget();
    result = openTarget(target, dirfd, path, flags);
    if (result < 0) return result;
    result = kernel.newfstatat(target.fd, emptyPath(), Ptr.at<Stat>(changetype<usize>(stat)), AT_EMPTY_PATH);
    if (result >= 0) mount = mountOf(target.fd, scratch(MOUNT_SCRATCH));
    closeTarget(target);
  }
  if (result < 0) return result;
  const to = changetype<Statx>(scratch(<i32>STATX_BYTES));
  fill(to, stat);
  if (mount >= 0) {
    to.stx_mask |= STATX_MNT_ID;
    to.stx_mnt_id = <u64>mount;
  }
  memory.copy(statxbuf.address, changetype<usize>(to), STATX_BYTES);
  return 0;
}

function fill(to: Statx, from: Stat): void {
  to.stx_mask = STATX_BASIC_STATS;
  to.stx_blksize = <u32>from.st_blksize;
  to.stx_nlink = <u32>from.st_nlink;
  to.stx_uid = from.st_uid;
  to.stx_gid = from.st_gid;
  to.stx_mode = <u16>from.st_mode;
  to.stx_ino = from.st_ino;
  to.stx_size = <u64>from.st_size;
  to.stx_blocks = <u64>from.st_blocks;
  setTime(to.stx_atime, <i64>from.st_atime, <u32>from.st_atime_nsec);
  setTime(to.stx_mtime, <i64>from.st_mtime, <u32>from.st_mtime_nsec);
  setTime(to.stx_ctime, <i64>from.st_ctime, <u32>from.st_ctime_nsec);
  to.stx_rdev_major = majorOf(from.st_rdev);
  to.stx_rdev_minor = minorOf(from.st_rdev);
  to.stx_dev_major = majorOf(from.st_dev);
  to.stx_dev_minor = minorOf(from.st_dev);
}

function setTime(to: StatxTimestamp, seconds: i64, nanoseconds: u32): void {
  to.tv_sec = seconds;
  to.tv_nsec = nanoseconds;
}

/** Source: new_decode_dev of include/linux/kdev_t.h. */
function majorOf(device: u64): u32 {
  return <u32>(device >> 8 & 0xfff);
}

function minorOf(device: u64): u32 {
  return <u32>(device & 0xff | device >> 12 & 0xfff00);
}


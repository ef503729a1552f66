import { kernel, libc } from "./define.js";
import { array, i16, i32, i64, u16, u32, u64, u8, usize } from "../types.js";

// Source: the exported kernel headers each struct names, Linux 6.1 and later, x86-64; <libc> where the kernel exports none.

export const stat = kernel("asm/stat.h", "struct stat", "Stat", 144, {
  st_dev: u64, st_ino: u64, st_nlink: u64, st_mode: u32, st_uid: u32, st_gid: u32, __pad0: u32, st_rdev: u64,
  st_size: i64, st_blksize: i64, st_blocks: i64, st_atime: u64, st_atime_nsec: u64, st_mtime: u64, st_mtime_nsec: u64,
  st_ctime: u64, st_ctime_nsec: u64, __unused: array(i64, 3),
});
export const statxTimestamp = kernel("linux/stat.h", "struct statx_timestamp", "StatxTimestamp", 16, {
  tv_sec: i64, tv_nsec: u32, __reserved: i32,
});
export const statx = kernel("linux/stat.h", "struct statx", "Statx", 256, {
  stx_mask: u32, stx_blksize: u32, stx_attributes: u64, stx_nlink: u32, stx_uid: u32, stx_gid: u32, stx_mode: u16,
  __spare0: u16, stx_ino: u64, stx_size: u64, stx_blocks: u64, stx_attributes_mask: u64, stx_atime: statxTimestamp,
  stx_btime: statxTimestamp, stx_ctime: statxTimestamp, stx_mtime: statxTimestamp, stx_rdev_major: u32,
  stx_rdev_minor: u32, stx_dev_major: u32, stx_dev_minor: u32, stx_mnt_id: u64, stx_dio_mem_align: u32,
  stx_dio_offset_align: u32, __spare3: array(u64, 12),
}, { members: { __spare0: null, __spare3: null } });
export const kernelFsid = kernel("linux/types.h", "__kernel_fsid_t", "KernelFsid", 8, {
  val: array(i32, 2),
});
export const statfs = kernel("asm/statfs.h", "struct statfs", "Statfs", 120, {
  f_type: i64, f_bsize: i64, f_blocks: i64, f_bfree: i64, f_bavail: i64, f_files: i64, f_ffree: i64,
  f_fsid: kernelFsid, f_namelen: i64, f_frsize: i64, f_flags: i64, f_spare: array(i64, 4),
});
export const openHow = kernel("linux/openat2.h", "struct open_how", "OpenHow", 24, {
  flags: u64, mode: u64, resolve: u64,
});
export const mountAttr = kernel("linux/mount.h", "struct mount_attr", "MountAttr", 32, {
  attr_set: u64, attr_clr: u64, propagation: u64, userns_fd: u64,
});
export const fileAttr = kernel("linux/fs.h", "struct file_attr", "FileAttr", 24, {
  fa_xflags: u64, fa_extsize: u32, fa_nextents: u32, fa_projid: u32, fa_cowextsize: u32,
}, { since: "6.17" });
export const xattrArgs = kernel("linux/xattr.h", "struct xattr_args", "XattrArgs", 16, {
  value: u64, size: u32, flags: u32,
}, { since: "6.13" });
export const flock = kernel("linux/fcntl.h", "struct flock", "Flock", 32, {
  l_type: i16, l_whence: i16, l_start: i64, l_len: i64, l_pid: i32,
});
/** getdents64's record up to its name, which follows at once: NUL-terminated, padded so that `d_reclen` is a multiple of 8. */
export const linuxDirent64 = libc("dirent.h", "struct dirent64", "LinuxDirent64", 24, {
  d_ino: u64, d_off: i64, d_reclen: u16, d_type: u8, d_name: array(u8, 5),
}, { longerThere: true });
export const iovec = kernel("linux/uio.h", "struct iovec", "Iovec", 16, {
  iov_base: usize, iov_len: usize,
});
export const pollfd = kernel("linux/poll.h", "struct pollfd", "Pollfd", 8, {
  fd: i32, events: i16, revents: i16,
});
export const epollEvent = kernel("linux/eventpoll.h", "struct epoll_event", "EpollEvent", 12, {
  events: u32, data: u64,
}, { packed: true });

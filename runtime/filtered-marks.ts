// Calls that do nothing when a mark is their first argument: by their numbers a filter is asked about them.
import {
  EBADF, EFAULT, EINVAL, __NR_access, __NR_chdir, __NR_chmod, __NR_chown, __NR_chroot, __NR_close, __NR_creat, __NR_execve,
  __NR_execveat, __NR_faccessat, __NR_faccessat2, __NR_fchdir, __NR_fchmod, __NR_fchmodat, __NR_fchown,
  __NR_fchownat, __NR_fstat, __NR_futimesat, __NR_getxattr, __NR_lchown, __NR_lgetxattr, __NR_link, __NR_linkat, __NR_listxattr,
  __NR_llistxattr, __NR_lremovexattr, __NR_lsetxattr, __NR_lstat, __NR_mkdir, __NR_mkdirat, __NR_mknodat,
  __NR_newfstatat, __NR_open, __NR_openat, __NR_openat2, __NR_readlink, __NR_readlinkat, __NR_removexattr, __NR_rename,
  __NR_renameat, __NR_renameat2, __NR_rmdir, __NR_setxattr, __NR_stat, __NR_statfs, __NR_statx, __NR_symlink, __NR_symlinkat,
  __NR_truncate, __NR_unlink, __NR_unlinkat, __NR_utime, __NR_utimensat, __NR_utimes,
} from "../assembly/index";

/** As an address the mark leads nowhere, and as a descriptor there is none with that number. Not mknod(2): it looks at the mode first. */
export function failsWithMark(nr: i32): bool {
  switch (nr) {
    case __NR_open: case __NR_creat: case __NR_stat: case __NR_lstat: case __NR_access: case __NR_truncate: case __NR_chdir:
    case __NR_chroot: case __NR_mkdir: case __NR_rmdir: case __NR_unlink: case __NR_link: case __NR_symlink: case __NR_rename:
    case __NR_readlink: case __NR_chmod: case __NR_chown: case __NR_lchown: case __NR_utime: case __NR_utimes:
    case __NR_statfs: case __NR_execve: case __NR_setxattr: case __NR_lsetxattr: case __NR_getxattr: case __NR_lgetxattr:
    case __NR_listxattr: case __NR_llistxattr: case __NR_removexattr: case __NR_lremovexattr: case __NR_openat: case __NR_openat2:
    case __NR_newfstatat: case __NR_statx: case __NR_faccessat: case __NR_faccessat2: case __NR_mkdirat: case __NR_mknodat:
    case __NR_unlinkat: case __NR_linkat: case __NR_symlinkat: case __NR_renameat: case __NR_renameat2: case __NR_readlinkat:
    case __NR_fchmodat: case __NR_fchownat: case __NR_futimesat: case __NR_utimensat: case __NR_execveat:
    case __NR_close: case __NR_fstat: case __NR_fchmod: case __NR_fchown: case __NR_fchdir:
      return true;
    default: return false;
  }
}

/** Whether that is what the kernel says of such a call; of a filter, a result says that the call is not to be made. */
export function isFailureOfMark(result: i64): bool {
  return result == -EFAULT || result == -EBADF || result == -EINVAL;
}

import { AT_EMPTY_PATH, AT_FDCWD, AT_SYMLINK_NOFOLLOW, CString, EINVAL, EOPNOTSUPP, Ptr, S_IFLNK, S_IFMT, Stat } from "unweld";
import { kernel } from "./below";
import { closeTarget, descriptorPath, emptyPath, isEmpty, newTarget, openTarget, throughProc } from "./proc";
import { scratch } from "./sized-struct";

/** fchmodat2(2). */
export function chmodExtended(dirfd: i32, pathname: Ptr<CString>, mode: u32, flags: u32): i64 {
  if ((flags & ~<u32>(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH)) != 0) return -EINVAL;
  const byDescriptor = (flags & <u32>AT_SYMLINK_NOFOLLOW) != 0 || ((flags & <u32>AT_EMPTY_PATH) != 0 && isEmpty(pathname));
  if (!byDescriptor) return kernel.fchmodat(dirfd, pathname, mode);
  const target = newTarget();
  let result = openTarget(target, dirfd, pathname, flags);
  if (result < 0) return result;
  const stat = changetype<Stat>(scratch(144));
  result = kernel.newfstatat(target.fd, emptyPath(), Ptr.at<Stat>(changetype<usize>(stat)), AT_EMPTY_PATH);
  if (result >= 0) {
    // Older kernels would change the mode of a link on some file systems.
    if ((stat.st_mode & S_IFMT) == S_IFLNK) result = -EOPNOTSUPP;
    else result = throughProc(kernel.fchmodat(AT_FDCWD, descriptorPath(target.fd), mode), target.fd);
  }
  closeTarget(target);
  return result;
}

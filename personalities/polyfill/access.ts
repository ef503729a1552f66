import {
  AT_EACCESS, AT_EMPTY_PATH, AT_FDCWD, AT_SYMLINK_NOFOLLOW, CString, EACCES, EINVAL, F_OK, Ptr, S_IFDIR, S_IFMT, Stat,
  UserCapData, UserCapHeader, X_OK, _LINUX_CAPABILITY_VERSION_3,
} from "unweld";
import { kernel } from "./below";
import { closeTarget, descriptorPath, emptyPath, isEmpty, newTarget, openTarget, throughProc } from "./proc";
import { scratch } from "./sized-struct";

const VALID_FLAGS: u32 = <u32>(AT_EACCESS | AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH);
const MOST_GROUPS: i32 = 4096;

/**
 * faccessat2(2). With AT_EACCESS, where the effective ids are not the real ones, permission bits decide as in glibc before 2.33: no
 * access control lists, no read-only mounts.
 */
export function accessExtended(dirfd: i32, pathname: Ptr<CString>, mode: i32, flags: i32): i64 {
  if ((mode & ~7) != 0 || (<u32>flags & ~VALID_FLAGS) != 0) return -EINVAL;
  const byDescriptor = (flags & AT_SYMLINK_NOFOLLOW) != 0 || ((flags & AT_EMPTY_PATH) != 0 && isEmpty(pathname));
  const byBits = (flags & AT_EACCESS) != 0 && !isEffective();
  if (!byDescriptor && !byBits) return kernel.faccessat(dirfd, pathname, mode);
  const target = newTarget();
  let result = openTarget(target, dirfd, pathname, <u32>flags);
  if (result < 0) return result;
  if (byBits) result = judge(target.fd, mode);
  else result = throughProc(kernel.faccessat(AT_FDCWD, descriptorPath(target.fd), mode), target.fd);
  closeTarget(target);
  return result;
}

/** Whether faccessat(2), which takes the real ids and the capabilities that go with them, says what the effective ones would. */
function isEffective(): bool {
  const uid = kernel.getuid();
  if (uid != kernel.setfsuid(0xffffffff) || kernel.getgid() != kernel.setfsgid(0xffffffff)) return false;
  const header = changetype<UserCapHeader>(scratch(8));
  header.version = _LINUX_CAPABILITY_VERSION_3;
  const data = scratch(24);
  if (kernel.capget(Ptr.at<UserCapHeader>(changetype<usize>(header)), Ptr.at<UserCapData>(data)) < 0) return false;
  const words = changetype<UserCapData>(data);
  // access(2) has root act with what is permitted, and anyone else with nothing.
  return uid == 0 ? words.effective == words.permitted : words.effective == 0;
}

function judge(fd: i32, mode: i32): i64 {
  const stat = changetype<Stat>(scratch(144));
  const result = kernel.newfstatat(fd, emptyPath(), Ptr.at<Stat>(changetype<usize>(stat)), AT_EMPTY_PATH);
  if (result < 0 || mode == F_OK) return result;
  const uid = <u32>kernel.setfsuid(0xffffffff);
  const bits = stat.st_mode;
  if (uid == 0) {
    const runs = (bits & 0o111) != 0 || (bits & S_IFMT) == S_IFDIR;
    return (mode & X_OK) == 0 || runs ? 0 : -EACCES;
  }
  let granted = bits & 7;
  if (uid == stat.st_uid) granted = bits >> 6 & 7;
  else if (isMember(stat.st_gid)) granted = bits >> 3 & 7;
  return (<u32>mode & ~granted) == 0 ? 0 : -EACCES;
}

function isMember(group: u32): bool {
  if (<u32>kernel.setfsgid(0xffffffff) == group) return true;
  const list = scratch(MOST_GROUPS * 4);
  const count = kernel.getgroups(MOST_GROUPS, Ptr.at<u32>(list));
  for (let i: i64 = 0; i < count; i++) if (load<u32>(list + <usize>i * 4) == group) return true;
  return false;
}

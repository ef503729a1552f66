// execve(2): set-id bits and file capabilities of the file the guest sees.
import {
  AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, CString, EACCES, O_CLOEXEC, O_RDONLY, PR_GET_NO_NEW_PRIVS, Ptr, SECBIT_KEEP_CAPS, SECBIT_NOROOT,
  S_ISGID, S_ISUID, S_IXGRP, Statx, VFS_CAP_FLAGS_EFFECTIVE,
  VFS_CAP_REVISION_3, VFS_CAP_REVISION_MASK,
} from "unweld";
import { AttributeList } from "./attribute-list";
import { kernel } from "./below";
import { Credentials, State, copyCredentials, credentials, nextCredentials, refresh, setExecuting } from "./credentials";
import { inspect, isDevice, newStatx } from "./inode";
import { MAY_EXECUTE, checkOpen, isChecked, may } from "./permissions";
import { Walk } from "./path-walk";
import { newRecord, Record } from "./records";
import { publish } from "./processes";
import { processes } from "./session";
import { isUnlocked } from "./unlock";
import { show } from "./view";

/** In struct vfs_ns_cap_data. */
const ROOT_ID: usize = 20;

/** execve(2) and execveat(2). */
export function execute(dirfd: i32, pathname: Ptr<CString>, argv: Ptr<usize>, envp: Ptr<usize>, flags: i32, plain: bool): i64 {
  const who = credentials();
  copyCredentials(nextCredentials(), who);
  if ((who.state & State.REAL) == 0 && !pathname.isNull) {
    const inode = newStatx();
    const record = newRecord();
    if (inspect(dirfd, pathname, flags & (AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW), inode) >= 0) {
      const known = show(inode, record);
      if (isChecked()) {
        const refused = check(dirfd, pathname, flags);
        if (refused < 0) return refused;
      }
      if (isDevice(inode.stx_mode)) return -EACCES;
      prepare(nextCredentials(), inode, known ? record : null, dirfd, pathname, flags);
    }
  }
  setExecuting(true);
  let result = really(dirfd, pathname, argv, envp, flags, plain);
  if (isUnlocked(result, dirfd, pathname)) result = really(dirfd, pathname, argv, envp, flags, plain);
  setExecuting(false);
  return result;
}

function really(dirfd: i32, pathname: Ptr<CString>, argv: Ptr<usize>, envp: Ptr<usize>, flags: i32, plain: bool): i64 {
  return plain ? kernel.execve(pathname, argv, envp) : kernel.execveat(dirfd, pathname, argv, envp, flags);
}

/** In the new image: others may have to be told what the process is now. */
export function executed(): void {
  const who = credentials();
  refresh(who);
  if (processes.count != 0 || who.state != 0) publish();
}

function check(dirfd: i32, pathname: Ptr<CString>, flags: i32): i64 {
  if ((flags & AT_EMPTY_PATH) != 0 && load<u8>(pathname.address) == 0) return checkOpen(dirfd, MAY_EXECUTE);
  const walk = new Walk();
  const refused = walk.to(dirfd, pathname, (flags & AT_SYMLINK_NOFOLLOW) == 0);
  if (refused < 0) return refused;
  return !walk.exists || may(walk.target, walk.targetRecord, MAY_EXECUTE) ? 0 : -EACCES;
}

/** cap_bprm_creds_from_file of security/commoncap.c, and set-id before it. */
function prepare(next: Credentials, inode: Statx, record: Record | null, dirfd: i32, path: Ptr<CString>, flags: i32): void {
  const had = next.permitted;
  let permitted: u64 = 0;
  let inheritable: u64 = 0;
  let effective = false;
  let fromFile = false;
  let isSetId = false;
  const mode = <u32>inode.stx_mode;
  const capability = record === null ? 0 : capabilityOf(record);
  const setsGroup = (mode & (S_ISGID | S_IXGRP)) == (S_ISGID | S_IXGRP);
  if ((capability != 0 || (mode & S_ISUID) != 0 || setsGroup) && gainsPrivileges(dirfd, path, flags)) {
    if ((mode & S_ISUID) != 0) next.euid = inode.stx_uid;
    if (setsGroup) next.egid = inode.stx_gid;
    isSetId = next.euid != next.uid || next.egid != next.gid;
    if (capability != 0) {
      permitted = <u64>load<u32>(capability, 4) | <u64>load<u32>(capability, 12) << 32;
      inheritable = <u64>load<u32>(capability, 8) | <u64>load<u32>(capability, 16) << 32;
      effective = (load<u32>(capability) & VFS_CAP_FLAGS_EFFECTIVE) != 0;
      fromFile = true;
    }
  }
  next.suid = next.euid;
  next.fsuid = next.euid;
  next.sgid = next.egid;
  next.fsgid = next.egid;
  const noRoot = (next.securebits & SECBIT_NOROOT) != 0;
  if (!noRoot && (next.euid == 0 || next.uid == 0) && !(fromFile && next.uid != 0 && next.euid == 0)) {
    next.permitted = next.bounding | next.inheritable;
    effective = next.euid == 0;
  } else next.permitted = (permitted & next.bounding) | (inheritable & next.inheritable);
  if ((next.permitted & ~had) != 0 && noNewPrivileges()) next.permitted &= had;
  if (fromFile || isSetId) next.ambient = 0;
  next.permitted |= next.ambient;
  next.effective = effective ? next.permitted : next.ambient;
  next.securebits &= ~SECBIT_KEEP_CAPS;
  refresh(next);
}

/** Whether set-id bits and file capabilities count: not for scripts, and not under no_new_privs. */
function gainsPrivileges(dirfd: i32, path: Ptr<CString>, flags: i32): bool {
  if (noNewPrivileges()) return false;
  if ((flags & AT_EMPTY_PATH) != 0 && load<u8>(path.address) == 0) return true;
  const fd = kernel.openat(dirfd, path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) return true;
  const start = changetype<usize>(new StaticArray<u8>(2));
  const read = kernel.read(<i32>fd, Ptr.at<u8>(start), 2);
  kernel.close(<i32>fd);
  return read != 2 || load<u16>(start) != 0x2123;
}

function noNewPrivileges(): bool {
  return kernel.prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
}

/** The value of security.capability, at least 20 bytes; 0 if the file has none, or one for programs of another user namespace's root. */
function capabilityOf(record: Record): usize {
  if (record.attributes == 0) return 0;
  const list = AttributeList.of(record);
  const at = list.findText("security.capability");
  if (at == 0 || list.isRemoved(at)) return 0;
  const value = list.value(at);
  const isOfRoot = (load<u32>(value) & VFS_CAP_REVISION_MASK) != VFS_CAP_REVISION_3 || load<u32>(value, ROOT_ID) == 0;
  return isOfRoot ? value : 0;
}

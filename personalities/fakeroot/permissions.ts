// What the kernel's fs/namei.c would let a task do with a file, given the owner and mode that the guest sees.
import {
  ACL_GROUP, ACL_GROUP_OBJ, ACL_MASK, ACL_OTHER, ACL_USER, ACL_USER_OBJ, AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, CAP_DAC_OVERRIDE,
  CAP_DAC_READ_SEARCH, CAP_FOWNER, CString, EACCES, EPERM, ENOENT, EXDEV, Ptr, S_ISVTX, Statx,
} from "unweld";
import { AclEntries, accessAclOf } from "./acl";
import { Credentials, State, bit, credentials, has } from "./credentials";
import { isInGroup } from "./groups";
import { inspectOpen, isDirectory, newStatx } from "./inode";
import { Walk } from "./path-walk";
import { newRecord, Record } from "./records";
import { show } from "./view";

export const MAY_EXECUTE: u32 = 1;
export const MAY_WRITE: u32 = 2;
export const MAY_READ: u32 = 4;

// @ts-ignore: decorator
@inline
export function isChecked(): bool {
  return (credentials().state & State.CHECKED) != 0;
}

/** Whether the calling thread may do this with a file it sees so. */
export function may(inode: Statx, record: Record, want: u32): bool {
  const who = credentials();
  return mayAs(who, who.fsuid, who.effective, inode, record, want);
}

/** The same for somebody with this user id and these capabilities. */
export function mayAs(who: Credentials, uid: u32, effective: u64, inode: Statx, record: Record, want: u32): bool {
  if ((want & ~granted(who, uid, inode, record)) == 0) return true;
  const mode = <u32>inode.stx_mode;
  const directory = isDirectory(mode);
  const overrides = (effective & bit(CAP_DAC_OVERRIDE)) != 0;
  if (directory) {
    if ((want & MAY_WRITE) == 0 && (effective & bit(CAP_DAC_READ_SEARCH)) != 0) return true;
    return overrides;
  }
  if (want == MAY_READ && (effective & bit(CAP_DAC_READ_SEARCH)) != 0) return true;
  return overrides && ((want & MAY_EXECUTE) == 0 || (mode & 0o111) != 0);
}

/** `may` of a directory on the way to a file. */
export function mayDirectory(inode: Statx, record: Record, want: u32): bool {
  return may(inode, record, want);
}

/** Whether the calling thread owns the file or may act as if it did. */
export function isOwner(inode: Statx): bool {
  const who = credentials();
  return who.fsuid == inode.stx_uid || has(who, CAP_FOWNER);
}

/** The permissions that owner, group and access control list give. */
function granted(who: Credentials, uid: u32, inode: Statx, record: Record): u32 {
  const mode = <u32>inode.stx_mode;
  if (uid == inode.stx_uid) return mode >> 6 & 7;
  const entries = accessAclOf(record);
  if (entries !== null) return grantedByAcl(who, uid, inode, entries);
  return isInGroup(who, inode.stx_gid) ? mode >> 3 & 7 : mode & 7;
}

function grantedByAcl(who: Credentials, uid: u32, inode: Statx, entries: AclEntries): u32 {
  let mask: u32 = 7;
  for (let i = 0; i < entries.count; i++) if (entries.tag(i) == ACL_MASK) mask = entries.permissions(i);
  for (let i = 0; i < entries.count; i++) {
    if (entries.tag(i) == ACL_USER && entries.id(i) == uid) return entries.permissions(i) & mask;
  }
  let inSome = false;
  let groupGrants: u32 = 0;
  for (let i = 0; i < entries.count; i++) {
    const tag = entries.tag(i);
    const gid = tag == ACL_GROUP_OBJ ? inode.stx_gid : tag == ACL_GROUP ? entries.id(i) : 0;
    if ((tag == ACL_GROUP_OBJ || tag == ACL_GROUP) && isInGroup(who, gid)) {
      inSome = true;
      groupGrants |= entries.permissions(i);
    }
  }
  return inSome ? groupGrants & mask : <u32>inode.stx_mode & 7;
}

/** Whether the calling thread may look a file up; 0 or the error. */
export function checkSearch(dirfd: i32, path: Ptr<CString>, flags: i32): i64 {
  if (path.isNull || (load<u8>(path.address) == 0 && (flags & AT_EMPTY_PATH) != 0)) return 0;
  return new Walk().to(dirfd, path, (flags & AT_SYMLINK_NOFOLLOW) == 0);
}

/** Whether it may do this with an existing file by path. */
export function checkAccess(dirfd: i32, path: Ptr<CString>, flags: i32, want: u32): i64 {
  if (path.isNull) return 0;
  const walk = new Walk();
  if (load<u8>(path.address) == 0 && (flags & AT_EMPTY_PATH) != 0) return checkOpen(dirfd, want);
  const refused = walk.to(dirfd, path, (flags & AT_SYMLINK_NOFOLLOW) == 0);
  if (refused < 0) return refused;
  if (!walk.exists) return -ENOENT;
  return may(walk.target, walk.targetRecord, want) ? 0 : -EACCES;
}

/** The same of an open file. */
export function checkOpen(fd: i32, want: u32): i64 {
  const inode = newStatx();
  const record = newRecord();
  const result = inspectOpen(fd, inode);
  if (result < 0) return result;
  show(inode, record);
  return may(inode, record, want) ? 0 : -EACCES;
}

/** Whether it may make a new entry where the path leads. */
export function checkCreate(dirfd: i32, path: Ptr<CString>): i64 {
  if (path.isNull) return 0;
  const walk = new Walk();
  const refused = walk.to(dirfd, path, false);
  return refused < 0 ? refused : checkCreateWhere(walk);
}

function checkCreateWhere(walk: Walk): i64 {
  // That it exists is the kernel's to say.
  if (walk.exists || may(walk.parent, walk.parentRecord, MAY_WRITE | MAY_EXECUTE)) return 0;
  return -EACCES;
}

/** Whether it may remove the entry the path leads to, if there is one. */
export function checkRemove(dirfd: i32, path: Ptr<CString>): i64 {
  if (path.isNull) return 0;
  const walk = new Walk();
  const refused = walk.to(dirfd, path, false);
  return refused < 0 ? refused : checkRemoveWhere(walk);
}

function checkRemoveWhere(walk: Walk): i64 {
  if (!walk.exists) return 0;
  if (!may(walk.parent, walk.parentRecord, MAY_WRITE | MAY_EXECUTE)) return -EACCES;
  const who = credentials();
  const sticky = (walk.parent.stx_mode & S_ISVTX) != 0 && who.fsuid != walk.target.stx_uid && who.fsuid != walk.parent.stx_uid;
  return sticky && !has(who, CAP_FOWNER) ? -EPERM : 0;
}

/** Whether it may rename the one to the other. Another mount is an error before any permission of the two directories is. */
export function checkRename(olddirfd: i32, oldpath: Ptr<CString>, newdirfd: i32, newpath: Ptr<CString>): i64 {
  if (oldpath.isNull || newpath.isNull) return 0;
  const from = new Walk();
  let refused = from.to(olddirfd, oldpath, false);
  if (refused < 0) return refused;
  const to = new Walk();
  refused = to.to(newdirfd, newpath, false);
  if (refused < 0) return refused;
  if (!isOneMount(from.parent, to.parent)) return -EXDEV;
  refused = checkRemoveWhere(from);
  if (refused < 0) return refused;
  return to.exists ? checkRemoveWhere(to) : checkCreateWhere(to);
}

/** Before Linux 5.8 a mount has no number, and one device is taken for one mount. */
function isOneMount(a: Statx, b: Statx): bool {
  return a.stx_mnt_id == b.stx_mnt_id && a.stx_dev_major == b.stx_dev_major && a.stx_dev_minor == b.stx_dev_minor;
}

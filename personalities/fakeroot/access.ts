// Calls that only look a file up or ask for permission: they differ for tasks that lack root's capabilities.
import {
  AT_EACCESS, AT_EMPTY_PATH, AT_FDCWD, AT_SYMLINK_NOFOLLOW, CString, EACCES, EPERM, Ptr, SECBIT_NO_SETUID_FIXUP, Timespec, UTIME_NOW, UTIME_OMIT,
} from "unweld";
import { State, credentials } from "./credentials";
import { inspectOpen, newStatx } from "./inode";
import { MAY_EXECUTE, MAY_WRITE, checkAccess, checkOpen, checkSearch, isChecked, isOwner, may, mayAs } from "./permissions";
import { Walk } from "./path-walk";
import { newRecord } from "./records";
import { show } from "./view";

/** access(2) and its family, which ask for the real ids unless told otherwise. 0, or the error that no capability prevents. */
export function checkAccessOf(dirfd: i32, pathname: Ptr<CString>, mode: i32, flags: i32): i64 {
  const who = credentials();
  if ((who.state & (State.ACCESS | State.CHECKED)) == 0 || (who.state & State.REAL) != 0 || pathname.isNull) return 0;
  let uid = who.fsuid;
  let effective = who.effective;
  if ((flags & AT_EACCESS) == 0) {
    uid = who.uid;
    if ((who.securebits & SECBIT_NO_SETUID_FIXUP) == 0) effective = who.uid == 0 ? who.permitted : 0;
  }
  const inode = newStatx();
  const record = newRecord();
  if (load<u8>(pathname.address) == 0 && (flags & AT_EMPTY_PATH) != 0) {
    const result = inspectOpen(dirfd, inode);
    if (result < 0) return result;
    show(inode, record);
    return mode == 0 || mayAs(who, uid, effective, inode, record, <u32>mode) ? 0 : -EACCES;
  }
  const walk = new Walk();
  const refused = walk.to(dirfd, pathname, (flags & AT_SYMLINK_NOFOLLOW) == 0);
  if (refused < 0) return refused;
  if (!walk.exists || mode == 0) return 0;
  return mayAs(who, uid, effective, walk.target, walk.targetRecord, <u32>mode & 7) ? 0 : -EACCES;
}

/** For a call that looks a file up. */
export function mayFind(pathname: Ptr<CString>, follow: bool): i64 {
  return isChecked() ? checkSearch(AT_FDCWD, pathname, follow ? 0 : AT_SYMLINK_NOFOLLOW) : 0;
}

/** For a call that goes into a directory. */
export function mayEnter(pathname: Ptr<CString>): i64 {
  return isChecked() ? checkAccess(AT_FDCWD, pathname, 0, MAY_EXECUTE) : 0;
}

/** The same where the directory is open. */
export function mayEnterOpen(fd: i32): i64 {
  return isChecked() ? checkOpen(fd, MAY_EXECUTE) : 0;
}

/** For a call that changes a file's content by its path. */
export function mayWrite(pathname: Ptr<CString>): i64 {
  return isChecked() ? checkAccess(AT_FDCWD, pathname, 0, MAY_WRITE) : 0;
}

/** For utimensat(2): given times are the owner's to set, the present may be set by who may write. `times` at 0: the present. */
export function maySetTimes(dirfd: i32, pathname: Ptr<CString>, now: bool, flags: i32): i64 {
  if (!isChecked()) return 0;
  let inode = newStatx();
  let record = newRecord();
  if (pathname.isNull || (load<u8>(pathname.address) == 0 && (flags & AT_EMPTY_PATH) != 0)) {
    const result = inspectOpen(dirfd, inode);
    if (result < 0) return result;
    show(inode, record);
  } else {
    const walk = new Walk();
    const refused = walk.to(dirfd, pathname, (flags & AT_SYMLINK_NOFOLLOW) == 0);
    if (refused < 0) return refused;
    if (!walk.exists) return 0;
    inode = walk.target;
    record = walk.targetRecord;
  }
  if (isOwner(inode)) return 0;
  if (!now) return -EPERM;
  return may(inode, record, MAY_WRITE) ? 0 : -EACCES;
}

/** Whether utimensat's times both mean the present, which needs less permission. */
export function areNow(times: Ptr<Timespec>): bool {
  return times.isNull || (times.get().tv_nsec == UTIME_NOW && times.plus(1).get().tv_nsec == UTIME_NOW);
}

/** Whether they mean that nothing is to be changed. */
export function areOmitted(times: Ptr<Timespec>): bool {
  return !times.isNull && times.get().tv_nsec == UTIME_OMIT && times.plus(1).get().tv_nsec == UTIME_OMIT;
}

/** linkat(2): the source has to be found, and the new entry made. */
export function mayLink(olddirfd: i32, oldpath: Ptr<CString>, flags: i32): i64 {
  return isChecked() ? checkSearch(olddirfd, oldpath, (flags & 0x400) != 0 ? 0 : AT_SYMLINK_NOFOLLOW | flags & AT_EMPTY_PATH) : 0;
}

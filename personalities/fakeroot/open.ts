// open(2) and its family.
import {
  AT_SYMLINK_NOFOLLOW, CString, EACCES, ENOENT, EPERM, O_ACCMODE, O_CREAT, O_EXCL, O_NOATIME, O_NOFOLLOW,
  O_PATH, O_RDONLY, O_TMPFILE, O_TRUNC, O_WRONLY, OpenHow, Ptr,
} from "unweld";
import { kernel } from "./below";
import { State, credentials } from "./credentials";
import { adoptOpen, needsRecord, parentOf } from "./creation";
import { inspect, newStatx } from "./inode";
import { Parent } from "./parent";
import { MAY_EXECUTE, MAY_READ, MAY_WRITE, isChecked, isOwner, may } from "./permissions";
import { Walk } from "./path-walk";
import { openedProc } from "./proc-files";
import { isUnlocked } from "./unlock";

/** openat(2). */
export function openAt(dirfd: i32, pathname: Ptr<CString>, flags: i32, mode: u32): i64 {
  const state = credentials().state;
  if ((state & State.CHECKED) == 0 && !(makes(flags) && needsRecord(mode))) {
    let fd = kernel.openat(dirfd, pathname, flags, mode);
    if (isUnlocked(fd, dirfd, pathname)) fd = kernel.openat(dirfd, pathname, flags, mode);
    return openedProc(fd, pathname, flags);
  }
  if ((state & State.REAL) != 0) return openedProc(kernel.openat(dirfd, pathname, flags, mode), pathname, flags);
  return openSlowly(dirfd, pathname, <u64><u32>flags, mode, 0, false);
}

/** openat2(2). */
export function openExtended(dirfd: i32, pathname: Ptr<CString>, how: Ptr<OpenHow>, size: usize): i64 {
  if (size < offsetof<OpenHow>()) return kernel.openat2(dirfd, pathname, how, size);
  const asked = how.get();
  const flags = <i32>asked.flags;
  const state = credentials().state;
  if ((state & State.REAL) != 0 || ((state & State.CHECKED) == 0 && !(makes(flags) && needsRecord(<u32>asked.mode)))) {
    let fd = kernel.openat2(dirfd, pathname, how, size);
    if (isUnlocked(fd, dirfd, pathname)) fd = kernel.openat2(dirfd, pathname, how, size);
    return openedProc(fd, pathname, flags);
  }
  // What the kernel would refuse, it refuses; and what a later one knows beyond this is its own affair.
  if (size > offsetof<OpenHow>() || (asked.mode & ~<u64>0o7777) != 0 || (asked.flags >> 32) != 0) return kernel.openat2(dirfd, pathname, how, size);
  return openSlowly(dirfd, pathname, asked.flags, <u32>asked.mode, asked.resolve, true);
}

/** Whether these flags may make a file. */
// @ts-ignore: decorator
@inline
function makes(flags: i32): bool {
  return ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE) && (flags & O_PATH) == 0;
}

function openSlowly(dirfd: i32, pathname: Ptr<CString>, flags: u64, mode: u32, resolve: u64, extended: bool): i64 {
  const wanted = <i32>flags;
  if (isChecked() && !pathname.isNull) {
    const refused = check(dirfd, pathname, wanted);
    if (refused < 0) return refused;
  }
  if (!makes(wanted) || !needsRecord(mode)) {
    return openedProc(really(dirfd, pathname, flags, mode, resolve, extended), pathname, wanted);
  }
  if ((wanted & O_TMPFILE) == O_TMPFILE) {
    const parent = new Parent();
    const known = parent.look(dirfd, pathname) && parent.known;
    const fd = really(dirfd, pathname, flags, mode, resolve, extended);
    return fd < 0 ? fd : adoptOpen(<i32>fd, mode, known ? parent : null);
  }
  const exists = inspect(dirfd, pathname, (wanted & O_NOFOLLOW) != 0 ? AT_SYMLINK_NOFOLLOW : 0, newStatx()) != -ENOENT;
  if (exists) return really(dirfd, pathname, flags, mode, resolve, extended);
  const parent = parentOf(dirfd, pathname);
  const fd = really(dirfd, pathname, flags, mode, resolve, extended);
  return fd < 0 ? fd : adoptOpen(<i32>fd, mode, parent);
}

function really(dirfd: i32, pathname: Ptr<CString>, flags: u64, mode: u32, resolve: u64, extended: bool): i64 {
  if (!extended) {
    const fd = kernel.openat(dirfd, pathname, <i32>flags, mode);
    return isUnlocked(fd, dirfd, pathname) ? kernel.openat(dirfd, pathname, <i32>flags, mode) : fd;
  }
  const how = changetype<OpenHow>(changetype<usize>(new StaticArray<u8>(<i32>offsetof<OpenHow>())));
  how.flags = flags;
  how.mode = makes(<i32>flags) ? mode : 0;
  how.resolve = resolve;
  return kernel.openat2(dirfd, pathname, Ptr.at<OpenHow>(changetype<usize>(how)), offsetof<OpenHow>());
}

/** may_open and may_o_create of fs/namei.c. */
function check(dirfd: i32, pathname: Ptr<CString>, flags: i32): i64 {
  const walk = new Walk();
  const refused = walk.to(dirfd, pathname, (flags & O_NOFOLLOW) == 0 && (flags & (O_CREAT | O_EXCL)) != (O_CREAT | O_EXCL));
  if (refused < 0) return refused;
  if ((flags & O_PATH) != 0) return 0;
  if ((flags & O_TMPFILE) == O_TMPFILE) {
    return !walk.exists || may(walk.target, walk.targetRecord, MAY_WRITE | MAY_EXECUTE) ? 0 : -EACCES;
  }
  if (!walk.exists) {
    return (flags & O_CREAT) == 0 || may(walk.parent, walk.parentRecord, MAY_WRITE | MAY_EXECUTE) ? 0 : -EACCES;
  }
  const access = flags & O_ACCMODE;
  let want: u32 = access == O_RDONLY ? MAY_READ : access == O_WRONLY ? MAY_WRITE : MAY_READ | MAY_WRITE;
  if ((flags & O_TRUNC) != 0) want |= MAY_WRITE;
  if (!may(walk.target, walk.targetRecord, want)) return -EACCES;
  return (flags & O_NOATIME) != 0 && !isOwner(walk.target) ? -EPERM : 0;
}

// Root can do anything with any file. Where the kernel refuses because a file of the session's user lacks its owner's
// permissions, the real file gets them, and the record keeps the mode it had. A task that is not root has had its
// permission checked before.
import {
  AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, CString, EACCES, Ptr, Put, S_IFDIR, S_IFLNK, S_IFMT, Statx, X_OK, byteLength,
} from "unweld";
import { kernel } from "./below";
import { State, credentials } from "./credentials";
import { dotPath, inspect, inspectOpen, newStatx, ownerBits } from "./inode";
import { commit, findOrBegin, newRecord } from "./records";
import { realUid } from "./session";

const PATH_BYTES: usize = 4096;

/** Whether a call that came to `result` is worth making again: something on the way to the path has been unlocked. */
// @ts-ignore: decorator
@inline
export function isUnlocked(result: i64, dirfd: i32, path: Ptr<CString>): bool {
  return result == -EACCES && unlockPath(dirfd, path);
}

/** The same for a call on an open file that asks for permission by the file's mode. */
export function isOpenUnlocked(result: i64, fd: i32): bool {
  if (result != -EACCES || (credentials().state & State.REAL) != 0) return false;
  const inode = newStatx();
  if (inspectOpen(fd, inode) < 0) return false;
  const mode = modeForOwner(inode);
  return mode != 0 && kernel.fchmod(fd, mode) >= 0;
}

function unlockPath(dirfd: i32, path: Ptr<CString>): bool {
  if ((credentials().state & State.REAL) != 0 || path.isNull) return false;
  const length = byteLength(path.address, PATH_BYTES);
  if (length >= PATH_BYTES) return false;
  const name = changetype<usize>(new StaticArray<u8>(<i32>length + 2));
  let changed: bool = false;
  if (load<u8>(path.address) != 0x2f) changed = unlock(dirfd, dotPath());
  // Each directory on the way, and the file at its end.
  for (let i: usize = 1; i <= length; i++) {
    if (i != length && load<u8>(path.address + i) != 0x2f) continue;
    memory.copy(name, path.address, i);
    store<u8>(name + i, 0);
    if (unlock(dirfd, Ptr.at<CString>(name))) changed = true;
  }
  return changed;
}

/** Gives the user the owner's permissions of one file; true if it lacked some. */
function unlock(dirfd: i32, path: Ptr<CString>): bool {
  const inode = newStatx();
  if (inspect(dirfd, path, 0, inode) < 0) return false;
  const mode = modeForOwner(inode);
  return mode != 0 && kernel.fchmodat(dirfd, path, mode) >= 0;
}

/** The permissions that a file of the user's needs and lacks, or 0; its record has been told what is seen instead. */
function modeForOwner(inode: Statx): u32 {
  if (inode.stx_uid != realUid() || (inode.stx_mode & S_IFMT) == S_IFLNK) return 0;
  const mode = <u32>inode.stx_mode;
  const needed = mode | ownerBits(mode);
  if (mode == needed) return 0;
  const record = newRecord();
  for (;;) {
    const known = findOrBegin(inode, record);
    const put = commit(record, known, needed);
    if (put == Put.FULL) return 0;
    if (put == Put.DONE) break;
  }
  return needed & 0o7777;
}

/** What access(2) says to root where the kernel refused the session's user. */
export function accessOfRoot(result: i64, dirfd: i32, path: Ptr<CString>, mode: i32, flags: i32): i64 {
  if (result != -EACCES || (credentials().state & (State.REAL | State.CHECKED | State.ACCESS)) != 0 || path.isNull) return result;
  const inode = newStatx();
  if (inspect(dirfd, path, flags & (AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH), inode) < 0 || inode.stx_uid != realUid()) return result;
  const executable = (inode.stx_mode & S_IFMT) == S_IFDIR || (inode.stx_mode & 0o111) != 0;
  return (mode & X_OK) == 0 || executable ? 0 : result;
}

// A record ends with its inode's last name.
import { AT_SYMLINK_NOFOLLOW, CString, EACCES, Ptr, RENAME_EXCHANGE } from "unweld";
import { kernel } from "./below";
import { State, credentials } from "./credentials";
import { inspect, isDirectory, newStatx, scratchStatx } from "./inode";
import { checkRemove, checkRename, isChecked } from "./permissions";
import { Record, drop, find, mustRemoveAtOnce, newRecord, scratchRecord } from "./records";
import { records } from "./session";
import { isUnlocked } from "./unlock";

/** unlinkat(2). */
export function removeAt(dirfd: i32, pathname: Ptr<CString>, flags: i32): i64 {
  if (isChecked()) {
    const refused = checkRemove(dirfd, pathname);
    if (refused < 0) return refused;
  }
  const record = scratchRecord();
  const ends = isLastName(dirfd, pathname, record);
  let result = kernel.unlinkat(dirfd, pathname, flags);
  if (isUnlocked(result, dirfd, pathname)) result = kernel.unlinkat(dirfd, pathname, flags);
  if (result >= 0 && ends) drop(record);
  return result;
}

/** renameat2(2): what was at the new path is gone. */
export function renameAt(olddirfd: i32, oldpath: Ptr<CString>, newdirfd: i32, newpath: Ptr<CString>, flags: u32): i64 {
  if (isChecked()) {
    const refused = checkRename(olddirfd, oldpath, newdirfd, newpath);
    if (refused < 0) return refused;
  }
  const record = scratchRecord();
  const ends = (flags & RENAME_EXCHANGE) == 0 && isLastName(newdirfd, newpath, record) && !isSame(olddirfd, oldpath, record);
  let result = really(olddirfd, oldpath, newdirfd, newpath, flags);
  if (result == -EACCES && (isUnlocked(result, olddirfd, oldpath) || isUnlocked(result, newdirfd, newpath))) {
    isUnlocked(result, newdirfd, newpath);
    result = really(olddirfd, oldpath, newdirfd, newpath, flags);
  }
  if (result >= 0 && ends) drop(record);
  return result;
}

function really(olddirfd: i32, oldpath: Ptr<CString>, newdirfd: i32, newpath: Ptr<CString>, flags: u32): i64 {
  return flags == 0 ? kernel.renameat(olddirfd, oldpath, newdirfd, newpath) : kernel.renameat2(olddirfd, oldpath, newdirfd, newpath, flags);
}

/** Whether a file has a record, copied to `record`, that goes away with this name. */
function isLastName(dirfd: i32, path: Ptr<CString>, record: Record): bool {
  if (records.count == 0 || (credentials().state & State.REAL) != 0 || !mustRemoveAtOnce()) return false;
  const inode = scratchStatx();
  if (inspect(dirfd, path, AT_SYMLINK_NOFOLLOW, inode) < 0) return false;
  return (inode.stx_nlink <= 1 || isDirectory(inode.stx_mode)) && find(inode, record);
}

/** Whether a path names the inode the record is of: renaming a file to itself removes nothing. */
function isSame(dirfd: i32, path: Ptr<CString>, record: Record): bool {
  const inode = newStatx();
  const other = newRecord();
  return inspect(dirfd, path, AT_SYMLINK_NOFOLLOW, inode) >= 0 && find(inode, other) && other.slot == record.slot;
}

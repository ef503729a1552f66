// stat(2) and its family.
import { CString, EINVAL, Ptr, STATX_ALL, Stat, Statx } from "unweld";
import { kernel } from "./below";
import { State, credentials } from "./credentials";
import { deviceOf, inspect, inspectOpen, scratchStatx, toStat } from "./inode";
import { checkSearch } from "./permissions";
import { showProcess } from "./proc-owner";
import { scratchRecord } from "./records";
import { processes, records } from "./session";
import { isUnlocked } from "./unlock";
import { show, showUnknown } from "./view";

const SLOW: u32 = State.REAL | State.CHECKED;

/** newfstatat(2) of what the guest sees. */
export function statAt(dirfd: i32, pathname: Ptr<CString>, statbuf: Ptr<Stat>, flags: i32): i64 {
  const state = credentials().state;
  if ((state & SLOW) != 0) {
    if ((state & State.REAL) != 0) return kernel.newfstatat(dirfd, pathname, statbuf, flags);
    if ((state & State.CHECKED) != 0) {
      const refused = checkSearch(dirfd, pathname, flags);
      if (refused < 0) return refused;
    }
  }
  if (records.count == 0) {
    let plain = kernel.newfstatat(dirfd, pathname, statbuf, flags);
    if (isUnlocked(plain, dirfd, pathname)) plain = kernel.newfstatat(dirfd, pathname, statbuf, flags);
    if (plain < 0) return plain;
    showUnknown(statbuf.get());
    if (processes.count != 0) showProcess(dirfd, pathname, changetype<usize>(statbuf.get()) + offsetof<Stat>("st_uid"), statbuf.get().st_dev);
    return plain;
  }
  // statx takes one flag more.
  if ((flags & 0x8000) != 0) return -EINVAL;
  const inode = scratchStatx();
  let result = inspect(dirfd, pathname, flags, inode);
  if (isUnlocked(result, dirfd, pathname)) result = inspect(dirfd, pathname, flags, inode);
  if (result < 0) return result;
  show(inode, scratchRecord());
  const to = statbuf.get();
  toStat(inode, to);
  if (processes.count != 0) showProcess(dirfd, pathname, changetype<usize>(to) + offsetof<Stat>("st_uid"), to.st_dev);
  return result;
}

/** fstat(2). */
export function statOpen(fd: i32, statbuf: Ptr<Stat>): i64 {
  if ((credentials().state & State.REAL) != 0) return kernel.fstat(fd, statbuf);
  if (records.count == 0) {
    const plain = kernel.fstat(fd, statbuf);
    if (plain >= 0) showUnknown(statbuf.get());
    return plain;
  }
  const inode = scratchStatx();
  const result = inspectOpen(fd, inode);
  if (result < 0) return result;
  show(inode, scratchRecord());
  toStat(inode, statbuf.get());
  return result;
}

/** statx(2). The birth time is always asked for, and told, as the kernel may. */
export function statExtended(dirfd: i32, pathname: Ptr<CString>, flags: u32, mask: u32, statxbuf: Ptr<Statx>): i64 {
  const state = credentials().state;
  if ((state & State.REAL) != 0) return kernel.statx(dirfd, pathname, flags, mask, statxbuf);
  if ((state & State.CHECKED) != 0 && !pathname.isNull) {
    const refused = checkSearch(dirfd, pathname, flags);
    if (refused < 0) return refused;
  }
  let result = kernel.statx(dirfd, pathname, flags, mask | STATX_ALL, statxbuf);
  if (isUnlocked(result, dirfd, pathname)) result = kernel.statx(dirfd, pathname, flags, mask | STATX_ALL, statxbuf);
  if (result < 0) return result;
  const inode = statxbuf.get();
  show(inode, scratchRecord());
  if (processes.count != 0 && !pathname.isNull) {
    const owner = changetype<usize>(inode) + offsetof<Statx>("stx_uid");
    showProcess(dirfd, pathname, owner, <u64>deviceOf(inode));
  }
  return result;
}

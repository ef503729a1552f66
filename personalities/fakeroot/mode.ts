// chmod(2) and its family. The real file gets the mode too; see unlock.ts for what its owner in the kernel's eyes lacks then.
import {
  CAP_FSETID, CString, EPERM, EOPNOTSUPP, Ptr, Put, S_IFLNK, S_IFMT, S_ISGID, Statx,
} from "unweld";
import { ACCESS_ACL, AclEntries } from "./acl";
import { AttributeList } from "./attribute-list";
import { By, Target } from "./attribute-target";
import { kernel } from "./below";
import { State, credentials, has } from "./credentials";
import { isInGroup } from "./groups";
import { inspect, inspectOpen, ownerBits, scratchStatx } from "./inode";
import { options } from "./options";
import { checkSearch, isChecked, isOwner } from "./permissions";
import { Record, SHOWS_MODE, commit, findOrBegin, newRecord, resultOf, scratchRecord } from "./records";
import { heap, session } from "./session";
import { isUnlocked } from "./unlock";

/** fchmodat(2) and fchmodat2(2). */
export function chmodAt(dirfd: i32, pathname: Ptr<CString>, mode: u32, flags: u32): i64 {
  const state = credentials().state;
  if ((state & State.REAL) != 0) return reallyAt(dirfd, pathname, mode, flags);
  if (isPlain(mode, state)) {
    let plain = reallyAt(dirfd, pathname, mode, flags);
    if (isUnlocked(plain, dirfd, pathname)) plain = reallyAt(dirfd, pathname, mode, flags);
    if (plain != -EPERM) return plain;
  }
  if ((state & State.CHECKED) != 0) {
    const refused = checkSearch(dirfd, pathname, flags);
    if (refused < 0) return refused;
  }
  const inode = scratchStatx();
  let result = inspect(dirfd, pathname, flags, inode);
  if (isUnlocked(result, dirfd, pathname)) result = inspect(dirfd, pathname, flags, inode);
  if (result < 0) return result;
  return change(Target.at(dirfd, pathname, flags), inode, mode);
}

/** fchmod(2). */
export function chmodOpen(fd: i32, mode: u32): i64 {
  const state = credentials().state;
  if ((state & State.REAL) != 0) return kernel.fchmod(fd, mode);
  if (isPlain(mode, state)) {
    const plain = kernel.fchmod(fd, mode);
    if (plain != -EPERM) return plain;
  }
  const inode = scratchStatx();
  const result = inspectOpen(fd, inode);
  if (result < 0) return result;
  return change(Target.open(fd), inode, mode);
}

/** Gives a file, already looked at, new permission bits as an access control list does: its other bits stay. */
export function setModeOf(target: Target, inode: Statx, permissions: u32): i64 {
  const record = newRecord();
  findOrBegin(inode, record);
  return change(target, inode, (record.mode & 0o7000) | permissions);
}

/**
 * Whether the kernel's chmod is all there is to do: no record shows a mode of its own or has a list to follow it, and no
 * record is to be saved with the mode.
 */
function isPlain(mode: u32, state: u32): bool {
  const shared = session();
  return (mode & 0o6000) == 0 && (shared.oddModes | shared.attributes) == 0 && (state & State.CHECKED) == 0 && options.save == 0;
}

function change(target: Target, inode: Statx, asked: u32): i64 {
  const record = scratchRecord();
  for (;;) {
    const known = findOrBegin(inode, record);
    let mode = asked & 0o7777;
    if (isChecked()) {
      const who = credentials();
      inode.stx_uid = record.uid;
      if (!isOwner(inode)) return -EPERM;
      if ((mode & S_ISGID) != 0 && !has(who, CAP_FSETID) && !isInGroup(who, record.gid)) mode &= ~S_ISGID;
    }
    // What is odd already stays open to the session's user; else that is for when it is needed.
    const real = (mode & 0o6000) != 0 || (record.flags & SHOWS_MODE) != 0 ? mode | ownerBits((inode.stx_mode & S_IFMT) | mode) : mode;
    const result = really(target, inode, real);
    if (result < 0 && result != -EPERM) return result;
    record.mode = (record.mode & S_IFMT) | mode;
    const put = commitWithAcl(record, known, result < 0 ? inode.stx_mode : (inode.stx_mode & S_IFMT) | real);
    if (put != Put.RETRY) return resultOf(put);
  }
  return 0;
}

/** An access control list follows the mode. */
function commitWithAcl(record: Record, known: bool, realMode: u32): i32 {
  const block = record.attributes;
  const bytes = record.attributesBytes;
  if (block == 0) return commit(record, known, realMode);
  const list = AttributeList.of(record);
  const at = list.findText(ACCESS_ACL);
  if (at == 0 || list.isRemoved(at)) return commit(record, known, realMode);
  new AclEntries(list.value(at), list.valueLength(at)).setMode(record.mode);
  if (!list.storeIn(record)) return Put.FULL;
  const put = commit(record, known, realMode);
  if (put == Put.DONE) heap.free(block, bytes);
  else heap.free(record.attributes, record.attributesBytes);
  return put;
}

function really(target: Target, inode: Statx, mode: u32): i64 {
  if ((inode.stx_mode & S_IFMT) == S_IFLNK && target.by != By.OPEN) return -EOPNOTSUPP;
  switch (target.by) {
    case By.OPEN: return kernel.fchmod(target.fd, mode);
    case By.PATH: return kernel.fchmodat(target.fd, target.path, mode);
    default: return reallyAt(target.fd, target.path, mode, target.flags);
  }
}

function reallyAt(dirfd: i32, pathname: Ptr<CString>, mode: u32, flags: u32): i64 {
  return flags == 0 ? kernel.fchmodat(dirfd, pathname, mode) : kernel.fchmodat2(dirfd, pathname, mode, flags);
}

// New files. Whoever makes one owns it, and it has the mode that was asked for even where the real one needs more.
import {
  AF_UNIX, AT_SYMLINK_NOFOLLOW, CAP_FSETID, CAP_MKNOD, CString, EPERM, Ptr, Put, S_IFDIR, S_IFLNK, S_IFMT,
  S_IFREG, S_IFSOCK, S_ISGID, Sockaddr, Statx, AT_FDCWD,
} from "unweld";
import { ACCESS_ACL, AclEntries, DEFAULT_ACL, aclOf } from "./acl";
import { AttributeList } from "./attribute-list";
import { exchange } from "./attributes";
import { kernel } from "./below";
import { State, credentials, has } from "./credentials";
import { isInGroup } from "./groups";
import { inspect, inspectOpen, isDevice, isDirectory, newStatx } from "./inode";
import { Parent, directoriesMatter } from "./parent";
import { checkCreate, isChecked } from "./permissions";
import { commit, drop, find, findOrBegin, newRecord, Record, resultOf } from "./records";
import { isUnlocked } from "./unlock";

/** Whether a file made with this mode by the calling thread may need a record. */
// @ts-ignore: decorator
@inline
export function needsRecord(mode: u32): bool {
  return (credentials().state & State.OWNS) != 0 || (mode & 0o6000) != 0 || directoriesMatter();
}

/** mkdirat(2). */
export function makeDirectory(dirfd: i32, pathname: Ptr<CString>, mode: u32): i64 {
  if ((credentials().state & State.REAL) != 0) return kernel.mkdirat(dirfd, pathname, mode);
  if (isChecked()) {
    const refused = checkCreate(dirfd, pathname);
    if (refused < 0) return refused;
  }
  if (!needsRecord(mode & 0o1777)) {
    const plain = kernel.mkdirat(dirfd, pathname, mode);
    return isUnlocked(plain, dirfd, pathname) ? kernel.mkdirat(dirfd, pathname, mode) : plain;
  }
  const parent = parentOf(dirfd, pathname);
  let result = kernel.mkdirat(dirfd, pathname, mode);
  if (isUnlocked(result, dirfd, pathname)) result = kernel.mkdirat(dirfd, pathname, mode);
  // mkdir(2) keeps no set-id bits of the mode.
  return result < 0 ? result : adoptAt(dirfd, pathname, S_IFDIR | (mode & 0o1777), 0, parent);
}

/** mknodat(2): a device is an empty regular file with a record. */
export function makeNode(dirfd: i32, pathname: Ptr<CString>, mode: u32, dev: u32): i64 {
  if ((credentials().state & State.REAL) != 0) return kernel.mknodat(dirfd, pathname, mode, dev);
  if ((mode & S_IFMT) == S_IFDIR) return kernel.mknodat(dirfd, pathname, mode, dev);
  const type = (mode & S_IFMT) == 0 ? S_IFREG : mode & S_IFMT;
  const device = isDevice(type);
  if (device && !has(credentials(), CAP_MKNOD)) return -EPERM;
  if (isChecked()) {
    const refused = checkCreate(dirfd, pathname);
    if (refused < 0) return refused;
  }
  if (!device && !needsRecord(mode)) {
    const plain = kernel.mknodat(dirfd, pathname, mode, dev);
    return isUnlocked(plain, dirfd, pathname) ? kernel.mknodat(dirfd, pathname, mode, dev) : plain;
  }
  const parent = parentOf(dirfd, pathname);
  const real = (device ? S_IFREG : type) | (mode & 0o7777);
  let result = kernel.mknodat(dirfd, pathname, real, 0);
  if (isUnlocked(result, dirfd, pathname)) result = kernel.mknodat(dirfd, pathname, real, 0);
  return result < 0 ? result : adoptAt(dirfd, pathname, type | (mode & 0o7777), dev, parent);
}

/** symlinkat(2). */
export function makeLink(target: Ptr<CString>, dirfd: i32, pathname: Ptr<CString>): i64 {
  const state = credentials().state;
  if ((state & State.REAL) != 0) return kernel.symlinkat(target, dirfd, pathname);
  if ((state & State.CHECKED) != 0) {
    const refused = checkCreate(dirfd, pathname);
    if (refused < 0) return refused;
  }
  const parent = parentOf(dirfd, pathname);
  let result = kernel.symlinkat(target, dirfd, pathname);
  if (isUnlocked(result, dirfd, pathname)) result = kernel.symlinkat(target, dirfd, pathname);
  if ((state & State.OWNS) == 0 && parent === null) return result;
  return result < 0 ? result : adoptAt(dirfd, pathname, S_IFLNK | 0o777, 0, parent);
}

/** bind(2), which makes a file for a Unix socket with a path. */
export function bindSocket(sockfd: i32, addr: Ptr<Sockaddr>, addrlen: i32): i64 {
  const state = credentials().state;
  if ((state & State.REAL) != 0 || ((state & (State.OWNS | State.CHECKED)) == 0 && !directoriesMatter())) return kernel.bind(sockfd, addr, addrlen);
  if (addrlen <= 2 || addrlen > 110 || addr.get().sa_family != <u16>AF_UNIX || load<u8>(addr.address + 2) == 0) return kernel.bind(sockfd, addr, addrlen);
  const name = changetype<usize>(new StaticArray<u8>(addrlen + 1));
  memory.copy(name, addr.address + 2, <usize>addrlen - 2);
  const path = Ptr.at<CString>(name);
  if ((state & State.CHECKED) != 0) {
    const refused = checkCreate(AT_FDCWD, path);
    if (refused < 0) return refused;
  }
  const parent = parentOf(AT_FDCWD, path);
  const result = kernel.bind(sockfd, addr, addrlen);
  return result < 0 ? result : adoptAt(AT_FDCWD, path, S_IFSOCK | 0o777, 0, parent);
}

/** What a new file gets from its directory; null where no directory of the session gives anything. */
export function parentOf(dirfd: i32, path: Ptr<CString>): Parent | null {
  if (!directoriesMatter()) return null;
  const parent = new Parent();
  return parent.find(dirfd, path) && parent.known ? parent : null;
}

/** Makes the calling thread the owner of the file it has just made at a path. */
function adoptAt(dirfd: i32, path: Ptr<CString>, mode: u32, rdev: u32, parent: Parent | null): i64 {
  const inode = newStatx();
  const result = inspect(dirfd, path, AT_SYMLINK_NOFOLLOW, inode);
  if (result < 0) return 0;
  return adopt(inode, mode, rdev, parent);
}

/** The same of an open file. Gives the descriptor, or an error after closing it. */
export function adoptOpen(fd: i32, mode: u32, parent: Parent | null): i64 {
  const inode = newStatx();
  if (inspectOpen(fd, inode) < 0) return <i64>fd;
  const result = adopt(inode, S_IFREG | (mode & 0o7777), 0, parent);
  if (result < 0) {
    kernel.close(fd);
    return result;
  }
  return <i64>fd;
}

/**
 * Writes down a new inode. The kernel has taken the mask of the process from the real mode, so what the real one has of
 * the mode asked for is what the file was to have.
 */
function adopt(inode: Statx, asked: u32, rdev: u32, parent: Parent | null): i64 {
  const who = credentials();
  const record = newRecord();
  // An inode this number belonged to before may have left a record where the file system knows no birth times.
  if (find(inode, record)) drop(record);
  let put: i32 = Put.RETRY;
  while (put == Put.RETRY) {
    const known = findOrBegin(inode, record);
    record.uid = who.fsuid;
    record.gid = who.fsgid;
    record.rdev = rdev;
    record.mode = (asked & S_IFMT) | (asked & 0o7000) | (asked & inode.stx_mode & 0o777);
    if (isDirectory(asked)) record.mode |= inode.stx_mode & S_ISGID;
    let list: AttributeList | null = null;
    if (parent !== null) {
      if ((parent.inode.stx_mode & S_ISGID) != 0) {
        record.gid = parent.record.gid;
        if (isDirectory(asked)) record.mode |= S_ISGID;
        else if ((record.mode & 0o2010) == 0o2010 && !has(who, CAP_FSETID) && !isInGroup(who, record.gid)) record.mode &= ~S_ISGID;
      }
      const acl = aclOf(parent.record, DEFAULT_ACL);
      if (acl !== null && (asked & S_IFMT) != S_IFLNK) {
        list = inherited(parent.record, acl, asked);
        record.mode = (record.mode & ~0o777) | acl.mode();
      }
    }
    put = list === null ? commit(record, known, inode.stx_mode) : exchange(record, known, list, inode.stx_mode);
  }
  return resultOf(put);
}

/**
 * The attributes a new file has from its directory's default access control list, which is changed to what the file gets:
 * no class more than both the list and the mode give it.
 */
function inherited(directory: Record, acl: AclEntries, mode: u32): AttributeList {
  let list = new AttributeList(0, 0);
  if (isDirectory(mode)) {
    const all = AttributeList.of(directory);
    const at = all.findText(DEFAULT_ACL);
    list = list.with(all.name(at), all.nameLength(at), all.value(at), all.valueLength(at), false);
  }
  acl.setMode(acl.mode() & mode);
  if (acl.isMinimal()) return list;
  const name = String.UTF8.encode(ACCESS_ACL);
  return list.with(changetype<usize>(name), <usize>name.byteLength, acl.at, acl.length, false);
}

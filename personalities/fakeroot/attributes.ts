// Extended attributes. Those a user may not set are kept in the record: security.*, trusted.* and access control lists. The
// others are the kernel's. Where a real file has some of the former, they are seen until they are changed.
import {
  CAP_SETFCAP, CAP_SYS_ADMIN, CString, E2BIG, EACCES, EEXIST, EINVAL, ENODATA, ENOSPC, EOPNOTSUPP, EPERM, ERANGE,
  Ptr, Put, S_IFLNK, S_IFMT, Statx, VFS_CAP_REVISION_2, VFS_CAP_REVISION_3, VFS_CAP_REVISION_MASK, XATTR_CREATE, XATTR_NAME_MAX,
  XATTR_REPLACE, XATTR_SIZE_MAX,
} from "unweld";
import { ACCESS_ACL, AclEntries, DEFAULT_ACL } from "./acl";
import { AttributeList, MOST_BYTES } from "./attribute-list";
import { Target } from "./attribute-target";
import { credentials, has } from "./credentials";
import { isDevice, isDirectory, newStatx } from "./inode";
import { setModeOf } from "./mode";
import { MAY_READ, MAY_WRITE, isChecked, isOwner, may } from "./permissions";
import { commit, find, findOrBegin, newRecord, Record } from "./records";
import { heap, session } from "./session";
import { show } from "./view";

const CAPABILITY: string = "security.capability";

/** setxattr(2) and its family. */
export function setAttribute(target: Target, name: Ptr<CString>, value: Ptr<u8>, size: usize, flags: i32): i64 {
  if (!isKept(name)) return isDeviceTarget(target) && name.get().hasPrefix("user.") ? -EPERM : checkedSet(target, name, value, size, flags);
  const text = name.get();
  if ((flags & ~(XATTR_CREATE | XATTR_REPLACE)) != 0) return -EINVAL;
  if (text.length(256) > <usize>XATTR_NAME_MAX) return -ERANGE;
  if (size > <usize>XATTR_SIZE_MAX) return -E2BIG;
  if (isAcl(text)) return setAcl(target, name, new AclEntries(value.address, size));
  const inode = newStatx();
  const looked = target.inspect(inode);
  if (looked < 0) return looked;
  const refused = maySet(inode, text, value.address, size);
  if (refused < 0) return refused;
  return keep(target, inode, name, value.address, size, flags);
}

/** Access control lists: do_set_acl of fs/posix_acl.c, which XATTR_CREATE and XATTR_REPLACE are nothing to. */
function setAcl(target: Target, name: Ptr<CString>, entries: AclEntries): i64 {
  const wrong = entries.formError();
  if (wrong < 0) return wrong;
  if (entries.isNone()) return removeAttribute(target, name);
  const inode = newStatx();
  const looked = target.inspect(inode);
  if (looked < 0) return looked;
  const refused = maySet(inode, name.get(), entries.at, entries.length);
  if (refused < 0) return refused;
  if (!entries.isValid()) return -EINVAL;
  if (name.get().is(ACCESS_ACL)) {
    const changed = setModeOf(target, inode, entries.mode());
    if (changed < 0) return changed;
    target.inspect(inode);
    if (entries.isMinimal()) return takeAway(target, inode, name);
  } else {
    session().defaultAcls = 1;
  }
  return keep(target, inode, name, entries.at, entries.length, 0);
}

/** Puts an attribute into the record. */
function keep(target: Target, inode: Statx, name: Ptr<CString>, value: usize, size: usize, flags: i32): i64 {
  const text = name.get();
  const name0 = text.address;
  const nameLength = text.length(256);
  const record = newRecord();
  for (;;) {
    const known = findOrBegin(inode, record);
    const old = AttributeList.of(record);
    const at = old.find(name0, nameLength);
    const there = at != 0 ? !old.isRemoved(at) : target.reallyHas(name);
    if (there && (flags & XATTR_CREATE) != 0) return -EEXIST;
    if (!there && (flags & XATTR_REPLACE) != 0) return -ENODATA;
    const others = at != 0 ? old.without(at) : old;
    if (others.length + nameLength + size > MOST_BYTES) return -ENOSPC;
    const list = others.with(name0, nameLength, value, size, false);
    session().attributes = 1;
    const put = exchange(record, known, list, inode.stx_mode);
    if (put != Put.RETRY) return put == Put.FULL ? -ENOSPC : 0;
  }
  return 0;
}

/** getxattr(2) and its family. */
export function getAttribute(target: Target, name: Ptr<CString>, value: Ptr<u8>, size: usize): i64 {
  if (!isKept(name)) return checkedGet(target, name, value, size);
  const text = name.get();
  if (text.hasPrefix("trusted.") && !has(credentials(), CAP_SYS_ADMIN)) return -ENODATA;
  if (session().attributes == 0) return target.get(name, value, size);
  const inode = newStatx();
  const looked = target.inspect(inode);
  if (looked < 0) return looked;
  const record = newRecord();
  if (!find(inode, record) || record.attributes == 0) return target.get(name, value, size);
  const list = AttributeList.of(record);
  const at = list.find(text.address, text.length(256));
  if (at == 0) return target.get(name, value, size);
  if (list.isRemoved(at)) return -ENODATA;
  const length = list.valueLength(at);
  if (size == 0) return <i64>length;
  if (size < length) return -ERANGE;
  memory.copy(value.address, list.value(at), length);
  return <i64>length;
}

const LIST_BYTES: i32 = 16384;

/** listxattr(2) and its family: the real ones that were not removed, then those of the record. */
export function listAttributes(target: Target, to: Ptr<u8>, size: usize): i64 {
  if (session().attributes == 0) return target.list(to, size);
  const inode = newStatx();
  const looked = target.inspect(inode);
  if (looked < 0) return looked;
  const record = newRecord();
  if (!find(inode, record) || record.attributes == 0) return target.list(to, size);
  const kept = AttributeList.of(record);
  const real = changetype<usize>(new StaticArray<u8>(LIST_BYTES));
  const realLength = target.list(Ptr.at<u8>(real), LIST_BYTES);
  if (realLength < 0 && realLength != -EOPNOTSUPP) return realLength;
  const all = changetype<usize>(new StaticArray<u8>(LIST_BYTES + <i32>kept.length));
  let end = all;
  for (let at = real; at < real + (realLength < 0 ? 0 : <usize>realLength);) {
    const length = Ptr.at<CString>(at).get().length(256);
    if (kept.find(at, length) == 0) {
      memory.copy(end, at, length + 1);
      end += length + 1;
    }
    at += length + 1;
  }
  const trusted = has(credentials(), CAP_SYS_ADMIN);
  for (let at = kept.first(); at != 0; at = kept.next(at)) {
    const name = kept.name(at);
    const length = kept.nameLength(at);
    if (kept.isRemoved(at) || (!trusted && load<u8>(name) == 0x74)) continue;
    memory.copy(end, name, length);
    store<u8>(end + length, 0);
    end += length + 1;
  }
  const length = end - all;
  if (size == 0) return <i64>length;
  if (size < length) return -ERANGE;
  memory.copy(to.address, all, length);
  return <i64>length;
}

/** removexattr(2) and its family. */
export function removeAttribute(target: Target, name: Ptr<CString>): i64 {
  if (!isKept(name)) return checkedRemove(target, name);
  const inode = newStatx();
  const looked = target.inspect(inode);
  if (looked < 0) return looked;
  const refused = maySet(inode, name.get(), 0, 0);
  return refused < 0 ? refused : takeAway(target, inode, name);
}

/** Takes an attribute out of the record, or writes there that a real one is not seen any more. */
function takeAway(target: Target, inode: Statx, name: Ptr<CString>): i64 {
  const text = name.get();
  const nameLength = text.length(256);
  const real = target.reallyHas(name);
  const record = newRecord();
  for (;;) {
    const known = findOrBegin(inode, record);
    const old = AttributeList.of(record);
    const at = old.find(text.address, nameLength);
    const there = at != 0 ? !old.isRemoved(at) : real;
    // Removing an access control list that is not there is no error.
    if (!there) return isAcl(text) ? 0 : -ENODATA;
    let list = at != 0 ? old.without(at) : old;
    if (real) {
      list = list.with(text.address, nameLength, 0, 0, true);
      session().attributes = 1;
    }
    const put = exchange(record, known, list, inode.stx_mode);
    if (put != Put.RETRY) return put == Put.FULL ? -ENOSPC : 0;
  }
  return 0;
}

/** Takes file capabilities away from a record about to be committed: what changing a file's owner does. */
export function withoutCapabilities(record: Record): bool {
  if (record.attributes == 0) return false;
  const list = AttributeList.of(record);
  const at = list.findText(CAPABILITY);
  return at != 0 && list.without(at).storeIn(record);
}

/** Commits a record with another list of attributes; the block that is not needed any more is given back. */
export function exchange(record: Record, known: bool, list: AttributeList, realMode: u32): i32 {
  const oldBlock = record.attributes;
  const oldBytes = record.attributesBytes;
  if (!list.storeIn(record)) return Put.FULL;
  const block = record.attributes;
  const bytes = record.attributesBytes;
  const put = commit(record, known, realMode);
  if (put == Put.DONE) heap.free(oldBlock, oldBytes);
  else heap.free(block, bytes);
  return put;
}

/** Whether attributes of this name are kept in records. */
function isKept(name: Ptr<CString>): bool {
  if (name.isNull) return false;
  const text = name.get();
  return text.hasPrefix("security.") || text.hasPrefix("trusted.") || isAcl(text);
}

function isAcl(name: CString): bool {
  return name.is(ACCESS_ACL) || name.is(DEFAULT_ACL);
}

function isDeviceTarget(target: Target): bool {
  if (session().devices == 0) return false;
  const inode = newStatx();
  const record = newRecord();
  return target.inspect(inode) >= 0 && find(inode, record) && isDevice(record.mode);
}

/** Whether the calling thread may change an attribute that is kept in the record. */
function maySet(inode: Statx, name: CString, value: usize, size: usize): i64 {
  const who = credentials();
  if (name.hasPrefix("trusted.")) return has(who, CAP_SYS_ADMIN) ? 0 : -EPERM;
  if (name.is(CAPABILITY)) {
    if (value != 0 && !isCapability(value, size)) return -EINVAL;
    return has(who, CAP_SETFCAP) ? 0 : -EPERM;
  }
  if (name.hasPrefix("security.")) return has(who, CAP_SYS_ADMIN) ? 0 : -EPERM;
  const guests = newStatx();
  memory.copy(changetype<usize>(guests), changetype<usize>(inode), 256);
  show(guests, newRecord());
  if ((guests.stx_mode & S_IFMT) == S_IFLNK) return -EOPNOTSUPP;
  if (name.is(DEFAULT_ACL) && !isDirectory(guests.stx_mode)) return size == 0 ? 0 : -EACCES;
  return isOwner(guests) ? 0 : -EPERM;
}

/** The forms of struct vfs_cap_data that can be set today. */
function isCapability(value: usize, size: usize): bool {
  if (size < 20) return false;
  const revision = load<u32>(value) & VFS_CAP_REVISION_MASK;
  return (revision == VFS_CAP_REVISION_2 && size == 20) || (revision == VFS_CAP_REVISION_3 && size == 24);
}

function refusal(target: Target, want: u32): i64 {
  if (!isChecked()) return 0;
  const inode = newStatx();
  const record = newRecord();
  const looked = target.inspect(inode);
  if (looked < 0) return looked;
  show(inode, record);
  return may(inode, record, want) ? 0 : -EACCES;
}

function checkedSet(target: Target, name: Ptr<CString>, value: Ptr<u8>, size: usize, flags: i32): i64 {
  const refused = refusal(target, MAY_WRITE);
  return refused < 0 ? refused : target.set(name, value, size, flags);
}

function checkedGet(target: Target, name: Ptr<CString>, value: Ptr<u8>, size: usize): i64 {
  const refused = refusal(target, MAY_READ);
  return refused < 0 ? refused : target.get(name, value, size);
}

function checkedRemove(target: Target, name: Ptr<CString>): i64 {
  const refused = refusal(target, MAY_WRITE);
  return refused < 0 ? refused : target.remove(name);
}

// POSIX access control lists: the values of system.posix_acl_access and system.posix_acl_default.
import {
  ACL_GROUP, ACL_GROUP_OBJ, ACL_MASK, ACL_OTHER, ACL_USER, ACL_USER_OBJ, EINVAL, EOPNOTSUPP, POSIX_ACL_XATTR_VERSION,
} from "unweld";
import { AttributeList } from "./attribute-list";
import { Record } from "./records";

const HEADER: usize = 4;
const ENTRY: usize = 8;
export const ACCESS_ACL: string = "system.posix_acl_access";
export const DEFAULT_ACL: string = "system.posix_acl_default";

/** The entries of a list in the form that setxattr(2) takes. */
export class AclEntries {
  constructor(readonly at: usize, readonly length: usize) {}

  get count(): i32 {
    return <i32>((this.length - HEADER) / ENTRY);
  }

  tag(index: i32): u32 {
    return <u32>load<u16>(this.entry(index));
  }

  permissions(index: i32): u32 {
    return <u32>load<u16>(this.entry(index), 2) & 7;
  }

  setPermissions(index: i32, permissions: u32): void {
    store<u16>(this.entry(index), <u16>permissions, 2);
  }

  id(index: i32): u32 {
    return load<u32>(this.entry(index), 4);
  }

  private entry(index: i32): usize {
    return this.at + HEADER + <usize>index * ENTRY;
  }

  /** What the kernel says of a form that it does not know: posix_acl_from_xattr of fs/posix_acl.c. */
  formError(): i64 {
    if (this.length == 0) return 0;
    if (this.length < HEADER) return -EINVAL;
    if (load<u32>(this.at) != POSIX_ACL_XATTR_VERSION) return -EOPNOTSUPP;
    if ((this.length - HEADER) % ENTRY != 0) return -EINVAL;
    for (let i = 0; i < this.count; i++) {
      const tag = this.tag(i);
      if (tag != ACL_USER_OBJ && tag != ACL_USER && tag != ACL_GROUP_OBJ && tag != ACL_GROUP && tag != ACL_MASK && tag != ACL_OTHER) return -EINVAL;
    }
    return 0;
  }

  /** One without entries, which takes a file's list away. */
  isNone(): bool {
    return this.length <= HEADER;
  }

  /** Whether the kernel would take what it says: posix_acl_valid of fs/posix_acl.c. */
  isValid(): bool {
    let state = ACL_USER_OBJ;
    let needsMask = false;
    for (let i = 0; i < this.count; i++) {
      if ((load<u16>(this.entry(i), 2) & ~7) != 0) return false;
      const tag = this.tag(i);
      if (tag == ACL_USER_OBJ && state == ACL_USER_OBJ) state = ACL_USER;
      else if (tag == ACL_USER && state == ACL_USER) needsMask = true;
      else if (tag == ACL_GROUP_OBJ && state == ACL_USER) state = ACL_GROUP;
      else if (tag == ACL_GROUP && state == ACL_GROUP) needsMask = true;
      else if (tag == ACL_MASK && state == ACL_GROUP) state = ACL_OTHER;
      else if (tag == ACL_OTHER && (state == ACL_OTHER || (state == ACL_GROUP && !needsMask))) state = 0;
      else return false;
    }
    return state == 0;
  }

  /** Whether it says no more than permission bits can. */
  isMinimal(): bool {
    return this.count == 3;
  }

  /** The permission bits of a file with this list. */
  mode(): u32 {
    let mode: u32 = 0;
    let hasMask = false;
    for (let i = 0; i < this.count; i++) if (this.tag(i) == ACL_MASK) hasMask = true;
    for (let i = 0; i < this.count; i++) {
      const tag = this.tag(i);
      if (tag == ACL_USER_OBJ) mode |= this.permissions(i) << 6;
      if (tag == (hasMask ? ACL_MASK : ACL_GROUP_OBJ)) mode |= this.permissions(i) << 3;
      if (tag == ACL_OTHER) mode |= this.permissions(i);
    }
    return mode;
  }

  /** Brings the list in line with new permission bits: what chmod(2) does. */
  setMode(mode: u32): void {
    let hasMask = false;
    for (let i = 0; i < this.count; i++) if (this.tag(i) == ACL_MASK) hasMask = true;
    for (let i = 0; i < this.count; i++) {
      const tag = this.tag(i);
      if (tag == ACL_USER_OBJ) this.setPermissions(i, mode >> 6 & 7);
      if (tag == (hasMask ? ACL_MASK : ACL_GROUP_OBJ)) this.setPermissions(i, mode >> 3 & 7);
      if (tag == ACL_OTHER) this.setPermissions(i, mode & 7);
    }
  }
}

/** The access list in a record's attributes; null where there is none. */
export function accessAclOf(record: Record): AclEntries | null {
  return aclOf(record, ACCESS_ACL);
}

/** A record's list of this name, in memory of the calling thread. */
export function aclOf(record: Record, name: string): AclEntries | null {
  if (record.attributes == 0) return null;
  const list = AttributeList.of(record);
  const at = list.findText(name);
  return at == 0 || list.isRemoved(at) ? null : new AclEntries(list.value(at), list.valueLength(at));
}

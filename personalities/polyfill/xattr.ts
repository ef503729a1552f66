// The calls on extended attributes that take a directory, by the name of an O_PATH descriptor in /proc.
import {
  AT_EMPTY_PATH, AT_FDCWD, AT_SYMLINK_NOFOLLOW, CString, E2BIG, EINVAL, ERANGE, Ptr, XATTR_CREATE, XATTR_NAME_MAX,
  XATTR_REPLACE, XATTR_SIZE_MAX, XattrArgs,
} from "unweld";
import { kernel } from "./below";
import { Target, closeTarget, descriptorPath, isEmpty, newTarget, openTarget, throughProc } from "./proc";
import { copySized, scratch } from "./sized-struct";

const ARGS_BYTES: usize = 16;

/** setxattrat(2). */
export function setAttributeAt(dirfd: i32, pathname: Ptr<CString>, flags: u32, name: Ptr<CString>, uargs: Ptr<XattrArgs>, size: usize): i64 {
  const args = readArgs(uargs, size);
  if (args < 0) return args;
  const asked = changetype<XattrArgs>(<usize>args);
  if (!isValid(flags) || (asked.flags & ~<u32>(XATTR_CREATE | XATTR_REPLACE)) != 0) return -EINVAL;
  if (!isName(name)) return -ERANGE;
  if (asked.size > <u32>XATTR_SIZE_MAX) return -E2BIG;
  const value = Ptr.at<u8>(<usize>asked.value);
  touch(value, asked.size);
  if (isOpen(dirfd, pathname, flags)) return kernel.fsetxattr(dirfd, name, value, asked.size, <i32>asked.flags);
  const target = newTarget();
  const refused = openTarget(target, dirfd, pathname, flags);
  if (refused < 0) return refused;
  return closed(target, kernel.setxattr(descriptorPath(target.fd), name, value, asked.size, <i32>asked.flags));
}

/** getxattrat(2). */
export function getAttributeAt(dirfd: i32, pathname: Ptr<CString>, flags: u32, name: Ptr<CString>, uargs: Ptr<XattrArgs>, size: usize): i64 {
  const args = readArgs(uargs, size);
  if (args < 0) return args;
  const asked = changetype<XattrArgs>(<usize>args);
  if (asked.flags != 0 || !isValid(flags)) return -EINVAL;
  if (!isName(name)) return -ERANGE;
  const value = Ptr.at<u8>(<usize>asked.value);
  if (isOpen(dirfd, pathname, flags)) return kernel.fgetxattr(dirfd, name, value, asked.size);
  const target = newTarget();
  const refused = openTarget(target, dirfd, pathname, flags);
  if (refused < 0) return refused;
  return closed(target, kernel.getxattr(descriptorPath(target.fd), name, value, asked.size));
}

/** listxattrat(2). */
export function listAttributesAt(dirfd: i32, pathname: Ptr<CString>, flags: u32, list: Ptr<u8>, size: usize): i64 {
  if (!isValid(flags)) return -EINVAL;
  if (isOpen(dirfd, pathname, flags)) return kernel.flistxattr(dirfd, list, size);
  const target = newTarget();
  const refused = openTarget(target, dirfd, pathname, flags);
  if (refused < 0) return refused;
  return closed(target, kernel.listxattr(descriptorPath(target.fd), list, size));
}

/** removexattrat(2). */
export function removeAttributeAt(dirfd: i32, pathname: Ptr<CString>, flags: u32, name: Ptr<CString>): i64 {
  if (!isValid(flags)) return -EINVAL;
  if (!isName(name)) return -ERANGE;
  if (isOpen(dirfd, pathname, flags)) return kernel.fremovexattr(dirfd, name);
  const target = newTarget();
  const refused = openTarget(target, dirfd, pathname, flags);
  if (refused < 0) return refused;
  return closed(target, kernel.removexattr(descriptorPath(target.fd), name));
}

function closed(target: Target, result: i64): i64 {
  const told = throughProc(result, target.fd);
  closeTarget(target);
  return told;
}

/** An own copy of the arguments, or the error. */
function readArgs(uargs: Ptr<XattrArgs>, size: usize): i64 {
  const own = scratch(<i32>ARGS_BYTES);
  const refused = copySized(own, ARGS_BYTES, ARGS_BYTES, uargs.address, size);
  return refused < 0 ? refused : <i64>own;
}

/** Whether the name has a length that one can have: looked at before the file is. */
function isName(name: Ptr<CString>): bool {
  const length = name.get().length(<usize>XATTR_NAME_MAX + 1);
  return length != 0 && length <= <usize>XATTR_NAME_MAX;
}

/** A value that cannot be read is told before the file is looked up. */
function touch(value: Ptr<u8>, size: u32): void {
  for (let i: usize = 0; i < <usize>size; i += 4096) load<u8>(value.address + i);
  if (size != 0) load<u8>(value.address + <usize>size - 1);
}

function isValid(flags: u32): bool {
  return (flags & ~<u32>(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH)) == 0;
}

/** Whether the open file itself is meant. */
function isOpen(dirfd: i32, pathname: Ptr<CString>, flags: u32): bool {
  return (flags & <u32>AT_EMPTY_PATH) != 0 && dirfd != AT_FDCWD && isEmpty(pathname);
}


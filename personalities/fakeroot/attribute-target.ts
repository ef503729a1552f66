import { AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, CString, Ptr, Statx, XattrArgs } from "unweld";
import { kernel } from "./below";
import { inspect, inspectOpen } from "./inode";
import { isOpenUnlocked, isUnlocked } from "./unlock";

/** How a call of the extended attributes' family names its file. */
export namespace By {
  export const PATH: i32 = 0;
  export const LINK: i32 = 1;
  export const OPEN: i32 = 2;
  /** From a directory, with flags: setxattrat(2) and its like. */
  export const AT: i32 = 3;
}

/** The file of such a call, and the kernel's calls for it. */
export class Target {
  constructor(readonly by: i32, readonly fd: i32, readonly path: Ptr<CString>, readonly flags: u32) {}

  static path(path: Ptr<CString>): Target {
    return new Target(By.PATH, -100, path, 0);
  }

  static link(path: Ptr<CString>): Target {
    return new Target(By.LINK, -100, path, AT_SYMLINK_NOFOLLOW);
  }

  static open(fd: i32): Target {
    return new Target(By.OPEN, fd, Ptr.at<CString>(0), 0);
  }

  static at(dirfd: i32, path: Ptr<CString>, flags: u32): Target {
    return new Target(By.AT, dirfd, path, flags);
  }

  inspect(into: Statx): i64 {
    if (this.by == By.OPEN || (this.by == By.AT && (this.flags & AT_EMPTY_PATH) != 0 && this.path.isNull)) return inspectOpen(this.fd, into);
    return inspect(this.fd, this.path, this.flags, into);
  }

  set(name: Ptr<CString>, value: Ptr<u8>, size: usize, flags: i32): i64 {
    const result = this.reallySet(name, value, size, flags);
    return this.isUnlocked(result) ? this.reallySet(name, value, size, flags) : result;
  }

  get(name: Ptr<CString>, value: Ptr<u8>, size: usize): i64 {
    const result = this.reallyGet(name, value, size);
    return this.isUnlocked(result) ? this.reallyGet(name, value, size) : result;
  }

  list(to: Ptr<u8>, size: usize): i64 {
    const result = this.reallyList(to, size);
    return this.isUnlocked(result) ? this.reallyList(to, size) : result;
  }

  remove(name: Ptr<CString>): i64 {
    const result = this.reallyRemove(name);
    return this.isUnlocked(result) ? this.reallyRemove(name) : result;
  }

  private isUnlocked(result: i64): bool {
    return this.by == By.OPEN || (this.by == By.AT && this.path.isNull) ? isOpenUnlocked(result, this.fd) : isUnlocked(result, this.fd, this.path);
  }

  private reallySet(name: Ptr<CString>, value: Ptr<u8>, size: usize, flags: i32): i64 {
    switch (this.by) {
      case By.PATH: return kernel.setxattr(this.path, name, value, size, flags);
      case By.LINK: return kernel.lsetxattr(this.path, name, value, size, flags);
      case By.OPEN: return kernel.fsetxattr(this.fd, name, value, size, flags);
      default: return kernel.setxattrat(this.fd, this.path, this.flags, name, argumentsFor(value, size, flags), offsetof<XattrArgs>());
    }
  }

  private reallyGet(name: Ptr<CString>, value: Ptr<u8>, size: usize): i64 {
    switch (this.by) {
      case By.PATH: return kernel.getxattr(this.path, name, value, size);
      case By.LINK: return kernel.lgetxattr(this.path, name, value, size);
      case By.OPEN: return kernel.fgetxattr(this.fd, name, value, size);
      default: return kernel.getxattrat(this.fd, this.path, this.flags, name, argumentsFor(value, size, 0), offsetof<XattrArgs>());
    }
  }

  private reallyList(to: Ptr<u8>, size: usize): i64 {
    switch (this.by) {
      case By.PATH: return kernel.listxattr(this.path, to, size);
      case By.LINK: return kernel.llistxattr(this.path, to, size);
      case By.OPEN: return kernel.flistxattr(this.fd, to, size);
      default: return kernel.listxattrat(this.fd, this.path, this.flags, to, size);
    }
  }

  private reallyRemove(name: Ptr<CString>): i64 {
    switch (this.by) {
      case By.PATH: return kernel.removexattr(this.path, name);
      case By.LINK: return kernel.lremovexattr(this.path, name);
      case By.OPEN: return kernel.fremovexattr(this.fd, name);
      default: return kernel.removexattrat(this.fd, this.path, this.flags, name);
    }
  }

  /** Whether the real file has an attribute of this name. */
  reallyHas(name: Ptr<CString>): bool {
    return this.get(name, Ptr.at<u8>(0), 0) >= 0;
  }
}

function argumentsFor(value: Ptr<u8>, size: usize, flags: i32): Ptr<XattrArgs> {
  const args = changetype<XattrArgs>(changetype<usize>(new StaticArray<u8>(<i32>offsetof<XattrArgs>())));
  args.value = value.address;
  args.size = <u32>size;
  args.flags = <u32>flags;
  return Ptr.at<XattrArgs>(changetype<usize>(args));
}

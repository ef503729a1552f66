// Path resolution of openat2(2)'s kind, one component at a time. Each is opened by O_PATH | O_NOFOLLOW from the directory before it,
// so nothing is followed that has not been looked at; and ".." is never asked of the kernel below a root, but walked again from there.
import {
  AT_FDCWD, CString, EACCES, EAGAIN, EEXIST, EISDIR, ELOOP, ENAMETOOLONG, ENOENT, ENOTDIR, EXDEV, F_DUPFD_CLOEXEC, O_CLOEXEC,
  O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_PATH, PROC_SUPER_MAGIC, Ptr, RESOLVE_BENEATH, RESOLVE_IN_ROOT,
  RESOLVE_NO_MAGICLINKS, RESOLVE_NO_SYMLINKS, RESOLVE_NO_XDEV, S_IFDIR, S_IFLNK, S_IFMT, S_ISVTX, S_IWOTH, Stat, Statfs,
  byteLength,
} from "unweld";
import { kernel } from "./below";
import {
  MOUNT_SCRATCH, PATH_BYTES, descriptorPath, dotPath, emptyPath, mountOf, pathOf, readFile, rootPath, throughProc,
} from "./proc";
import { scratch } from "./sized-struct";

const SLASH: u8 = 0x2f;
const DOT: u8 = 0x2e;
/** What is still to be walked: the path and what links on the way add to it. */
const REST_BYTES: usize = 8192;
/** MAXSYMLINKS of include/linux/namei.h. */
const MOST_LINKS: i32 = 40;
/** How often something may change under our eyes before the call says so. */
const MOST_TRIES: i32 = 32;
const AGAIN: i64 = -4096;
/** First inode number of procfs that belongs to no task; what is below is made for one (PROC_DYNAMIC_FIRST of fs/proc/generic.c). */
const PROC_DYNAMIC_FIRST: u64 = 0xf0000000;

const SHARED: u32 = S_ISVTX | S_IWOTH;

const parentDirectory: usize = memory.data<u8>([DOT, DOT, 0]);

/** openat2(2) of an own copy of a path, with `flags` and `resolve` already found sound. */
export function openWalking(dirfd: i32, path: usize, flags: i32, mode: u32, resolve: u64): i64 {
  const walk = new Walk(flags, mode, resolve);
  const result = walk.open(dirfd, path);
  walk.close();
  return result;
}

class Walk {
  /** Where ".." and absolute links end, if `scoped`. */
  private root: i32 = AT_FDCWD;
  private rootOwned: bool = false;
  private at: i32 = AT_FDCWD;
  private atOwned: bool = false;
  private scoped: bool;
  /** The names that led from the root here, separated by slashes. */
  private names: usize = 0;
  private namesLength: usize = 0;
  private rest: usize = scratch(<i32>REST_BYTES);
  private spare: usize = 0;
  private links: i32 = 0;
  private tries: i32 = 0;
  /** The mount walked on, for RESOLVE_NO_XDEV. */
  private mount: i64 = -1;
  private mountWork: usize = 0;
  /** Whether "/" has been met: until then the kernel takes an absolute link for one to another mount (nd_jump_root, fs/namei.c). */
  private rootMet: bool = false;
  private stat: Stat = changetype<Stat>(scratch(144));

  constructor(private flags: i32, private mode: u32, private resolve: u64) {
    this.scoped = (resolve & (RESOLVE_BENEATH | RESOLVE_IN_ROOT)) != 0;
    if (this.scoped) this.names = scratch(<i32>REST_BYTES);
  }

  open(dirfd: i32, path: usize): i64 {
    const length = byteLength(path, PATH_BYTES);
    if (length == 0) return -ENOENT;
    const begun = this.begin(dirfd, load<u8>(path) == SLASH);
    if (begun < 0) return begun;
    memory.copy(this.rest, path, length + 1);
    for (let next = this.rest; ;) {
      while (load<u8>(next) == SLASH) next++;
      if (load<u8>(next) == 0) return this.openByName(dotPath(), this.flags);
      let end = next;
      while (load<u8>(end) != 0 && load<u8>(end) != SLASH) end++;
      let behind = end;
      while (load<u8>(behind) == SLASH) behind++;
      const isLast = load<u8>(behind) == 0;
      const trailing = isLast && behind != end;
      const nameEnd = load<u8>(end);
      store<u8>(end, 0);
      const result = this.step(next, end - next, isLast, trailing);
      if (result == AGAIN) {
        if (++this.tries > MOST_TRIES) return -EAGAIN;
        store<u8>(end, nameEnd);
        continue;
      }
      if (result < 0 || (isLast && result != FOLLOW)) return result;
      if (result == FOLLOW) {
        store<u8>(end, nameEnd);
        const expanded = this.expand(end);
        if (expanded < 0) return expanded;
        next = this.rest;
      } else next = behind;
    }
    return 0;
  }

  close(): void {
    if (this.atOwned) kernel.close(this.at);
    if (this.rootOwned) kernel.close(this.root);
  }

  private begin(dirfd: i32, absolute: bool): i64 {
    if (absolute && (this.resolve & RESOLVE_BENEATH) != 0) return -EXDEV;
    if (this.scoped) {
      this.root = dirfd;
      if (dirfd == AT_FDCWD) {
        const here = kernel.openat(AT_FDCWD, dotPath(), O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
        if (here < 0) return here;
        this.root = <i32>here;
        this.rootOwned = true;
      }
      this.at = this.root;
    } else if (absolute) {
      const top = kernel.openat(AT_FDCWD, rootPath(), O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
      if (top < 0) return top;
      this.enter(<i32>top);
      this.rootMet = true;
    } else this.at = dirfd;
    if ((this.resolve & RESOLVE_NO_XDEV) == 0) return 0;
    // A descriptor that is not open is the kernel's to refuse.
    if (this.at >= 0) {
      const refused = kernel.fstat(this.at, this.statPointer());
      if (refused < 0) return refused;
    }
    this.mountWork = scratch(MOUNT_SCRATCH);
    this.mount = mountOf(this.at, this.mountWork);
    return this.mount < 0 ? this.mount : 0;
  }

  /** Goes to a directory that is ours to close. */
  private enter(fd: i32): void {
    if (this.atOwned) kernel.close(this.at);
    this.at = fd;
    this.atOwned = true;
  }

  private enterRoot(): void {
    if (this.atOwned) kernel.close(this.at);
    this.at = this.root;
    this.atOwned = false;
    this.namesLength = 0;
  }

  /**
   * One component, NUL-terminated: 1 when it is passed, FOLLOW at a link to be followed, AGAIN if it is to be looked at once more, a
   * descriptor for the last one, or the error.
   */
  private step(name: usize, length: usize, isLast: bool, trailing: bool): i64 {
    if (length == 1 && load<u8>(name) == DOT) return isLast ? this.openByName(dotPath(), this.flags) : 1;
    if (length == 2 && load<u8>(name) == DOT && load<u8>(name + 1) == DOT) {
      const up = this.goUp();
      if (up < 0) return up;
      return isLast ? this.openByName(dotPath(), this.flags) : 1;
    }
    if (trailing && (this.flags & O_CREAT) != 0) return -EISDIR;
    const path = Ptr.at<CString>(name);
    const found = kernel.openat(this.at, path, O_PATH | O_NOFOLLOW | O_CLOEXEC, 0);
    if (found == -ENOENT && isLast && (this.flags & O_CREAT) != 0) return this.create(path);
    if (found < 0) return found;
    const fd = <i32>found;
    let result = kernel.fstat(fd, this.statPointer());
    if (result >= 0 && this.mount >= 0) result = this.checkMount(fd);
    if (result < 0) {
      kernel.close(fd);
      return result;
    }
    const type = this.stat.st_mode & S_IFMT;
    if (type == S_IFLNK && (!isLast || trailing || this.followsLast())) {
      this.link = fd;
      return this.follow(path, isLast);
    }
    if ((trailing || !isLast) && type != S_IFDIR) {
      kernel.close(fd);
      return -ENOTDIR;
    }
    if (isLast) return this.openFound(fd, path);
    this.enter(fd);
    return this.addName(name, length) ? 1 : -ENAMETOOLONG;
  }

  private followsLast(): bool {
    return (this.flags & O_NOFOLLOW) == 0 && (this.flags & (O_CREAT | O_EXCL)) != (O_CREAT | O_EXCL);
  }

  /** Descriptor of the link that `expand` reads. */
  private link: i32 = -1;

  private follow(path: Ptr<CString>, isLast: bool): i64 {
    let result: i64 = FOLLOW;
    if (++this.links > MOST_LINKS || (this.resolve & RESOLVE_NO_SYMLINKS) != 0) result = -ELOOP;
    else if (isLast && !this.mayFollow()) result = -EACCES;
    else if (this.isMagic()) result = this.jump(path, isLast);
    if (result == FOLLOW) return result;
    kernel.close(this.link);
    return result;
  }

  /** Goes where a link of procfs leads that no text can say. */
  private jump(path: Ptr<CString>, isLast: bool): i64 {
    if ((this.resolve & RESOLVE_NO_MAGICLINKS) != 0) return -ELOOP;
    if (this.scoped) return -EXDEV;
    const found = kernel.openat(this.at, path, O_PATH | O_CLOEXEC, 0);
    if (found < 0) return found;
    const fd = <i32>found;
    const refused = this.mount >= 0 ? this.checkMount(fd) : 0;
    if (refused < 0 || isLast) {
      kernel.close(fd);
      return refused < 0 ? refused : this.onMount(this.openByName(path, this.flags));
    }
    const result = kernel.fstat(fd, this.statPointer());
    if (result >= 0 && (this.stat.st_mode & S_IFMT) == S_IFDIR) {
      this.enter(fd);
      return 1;
    }
    kernel.close(fd);
    return result < 0 ? result : -ENOTDIR;
  }

  private isMagic(): bool {
    const statfs = changetype<Statfs>(scratch(120));
    if (kernel.fstatfs(this.link, Ptr.at<Statfs>(changetype<usize>(statfs))) < 0) return false;
    return <i64>statfs.f_type == <i64>PROC_SUPER_MAGIC && this.stat.st_ino < PROC_DYNAMIC_FIRST;
  }

  /** may_follow_link of fs/namei.c, which the kernel asks for the links it follows itself. */
  private mayFollow(): bool {
    const owner = this.stat.st_uid;
    const directory = changetype<Stat>(scratch(144));
    if (kernel.newfstatat(this.at, dotPath(), Ptr.at<Stat>(changetype<usize>(directory)), 0) < 0) return true;
    if ((directory.st_mode & SHARED) != SHARED || directory.st_uid == owner) return true;
    if (<u32>kernel.setfsuid(0xffffffff) == owner) return true;
    const text = scratch(16);
    return readFile(pathOf("/proc/sys/fs/protected_symlinks"), text, 16) <= 0 || load<u8>(text) == 0x30;
  }

  /** Puts the text of the link in front of what is still to come at `end`. */
  private expand(end: usize): i64 {
    if (this.spare == 0) this.spare = scratch(<i32>REST_BYTES);
    const text = this.spare;
    const read = kernel.readlinkat(this.link, emptyPath(), Ptr.at<u8>(text), <i32>PATH_BYTES);
    kernel.close(this.link);
    if (read < 0) return read;
    const length = <usize>read;
    const more = byteLength(end, REST_BYTES);
    if (length >= PATH_BYTES || length + more >= REST_BYTES) return -ENAMETOOLONG;
    memory.copy(text + length, end, more + 1);
    if (length != 0 && load<u8>(text) == SLASH) {
      const refused = this.goToTop();
      if (refused < 0) return refused;
    }
    this.spare = this.rest;
    this.rest = text;
    return 0;
  }

  private goToTop(): i64 {
    if ((this.resolve & RESOLVE_BENEATH) != 0) return -EXDEV;
    if (this.scoped) {
      this.enterRoot();
      return 0;
    }
    if (this.mount >= 0 && !this.rootMet) return -EXDEV;
    const top = kernel.openat(AT_FDCWD, rootPath(), O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
    if (top < 0) return top;
    this.enter(<i32>top);
    return this.mount >= 0 ? this.checkMount(<i32>top) : 0;
  }

  private goUp(): i64 {
    if (!this.scoped) {
      this.rootMet = true;
      const up = kernel.openat(this.at, Ptr.at<CString>(parentDirectory), O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
      if (up < 0) return up;
      this.enter(<i32>up);
      return this.mount >= 0 ? this.checkMount(<i32>up) : 0;
    }
    // To leave a directory is to search it.
    const refused = kernel.newfstatat(this.at, dotPath(), this.statPointer(), 0);
    if (refused < 0) return refused;
    if (this.namesLength == 0) return (this.resolve & RESOLVE_BENEATH) != 0 ? -EXDEV : 0;
    let keep = this.namesLength - 1;
    while (keep != 0 && load<u8>(this.names + keep - 1) != SLASH) keep--;
    return this.walkAgain(keep);
  }

  /** Goes from the root to the directory that the first `keep` bytes of `names` name, each with a slash behind it. */
  private walkAgain(keep: usize): i64 {
    this.enterRoot();
    for (let name = this.names; name < this.names + keep;) {
      let end = name;
      while (load<u8>(end) != SLASH) end++;
      store<u8>(end, 0);
      const fd = kernel.openat(this.at, Ptr.at<CString>(name), O_PATH | O_NOFOLLOW | O_DIRECTORY | O_CLOEXEC, 0);
      store<u8>(end, SLASH);
      // It was a directory when we came by.
      if (fd == -ENOENT || fd == -ENOTDIR || fd == -ELOOP) return -EAGAIN;
      if (fd < 0) return fd;
      this.enter(<i32>fd);
      name = end + 1;
    }
    this.namesLength = keep;
    return this.mount >= 0 ? this.checkMount(this.at) : 0;
  }

  private addName(name: usize, length: usize): bool {
    if (!this.scoped) return true;
    if (this.namesLength + length + 1 > REST_BYTES) return false;
    memory.copy(this.names + this.namesLength, name, length);
    store<u8>(this.names + this.namesLength + length, SLASH);
    this.namesLength += length + 1;
    return true;
  }

  private checkMount(fd: i32): i64 {
    const mount = mountOf(fd, this.mountWork);
    if (mount < 0) return mount;
    return mount == this.mount ? 0 : -EXDEV;
  }

  /** Opens what the last component was found to be, by way of its O_PATH descriptor: a descriptor or the error. */
  private openFound(fd: i32, name: Ptr<CString>): i64 {
    if (!this.followsLast()) {
      kernel.close(fd);
      return this.onMount(this.openByName(name, this.flags));
    }
    // What the kernel refuses in directories that all may write to goes by the directory (may_create_in_sticky of fs/namei.c).
    if ((this.flags & O_CREAT) != 0 && this.isShared()) {
      kernel.close(fd);
      const result = this.openByName(name, this.flags | O_NOFOLLOW);
      return result == -ELOOP ? AGAIN : this.onMount(result);
    }
    const high = lifted(fd);
    this.lift();
    const result = kernel.openat(AT_FDCWD, descriptorPath(high), this.flags, this.mode);
    const told = throughProc(result, high);
    kernel.close(high);
    return told;
  }

  private create(name: Ptr<CString>): i64 {
    const result = this.openByName(name, this.flags | O_EXCL);
    return result == -EEXIST && (this.flags & O_EXCL) == 0 ? AGAIN : result;
  }

  /** Whether the directory walked to is one for all, with the sticky bit. */
  private isShared(): bool {
    return kernel.newfstatat(this.at, dotPath(), this.statPointer(), 0) >= 0 && (this.stat.st_mode & SHARED) == SHARED;
  }

  /** The opened descriptor, or the error where it turns out to be on another mount. */
  private onMount(result: i64): i64 {
    if (result < 0 || this.mount < 0) return result;
    const refused = this.checkMount(<i32>result);
    if (refused >= 0) return result;
    kernel.close(<i32>result);
    return refused;
  }

  private openByName(name: Ptr<CString>, flags: i32): i64 {
    this.lift();
    return kernel.openat(this.at, name, flags, this.mode);
  }

  private lift(): void {
    if (this.atOwned) this.at = lifted(this.at);
    if (this.rootOwned) {
      const high = lifted(this.root);
      if (!this.atOwned) this.at = high;
      this.root = high;
    }
  }

  private statPointer(): Ptr<Stat> {
    return Ptr.at<Stat>(changetype<usize>(this.stat));
  }
}

/** A copy with a higher number if there can be one: the descriptor that the guest gets is the lowest free one. */
function lifted(fd: i32): i32 {
  const high = kernel.fcntl(fd, F_DUPFD_CLOEXEC, <usize>fd + 1);
  if (high < 0) return fd;
  kernel.close(fd);
  return <i32>high;
}

/** What a step says at a link that is to be followed. */
const FOLLOW: i64 = 1 << 40;

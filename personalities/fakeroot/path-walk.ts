// Path resolution as the kernel does it, one component at a time, with the permissions the guest believes in. Only done
// for tasks that lack root's capabilities.
import {
  AT_SYMLINK_NOFOLLOW, CString, EACCES, ELOOP, ENAMETOOLONG, ENOENT, ENOTDIR, Ptr, S_IFIFO, S_IFLNK, S_IFMT, Statx, byteLength,
} from "unweld";
import { kernel } from "./below";
import { credentials } from "./credentials";
import { dotPath, inspect, isDirectory, newStatx, deviceOf } from "./inode";
import { MAY_EXECUTE, mayDirectory } from "./permissions";
import { showProcess } from "./proc-owner";
import { newRecord, Record } from "./records";
import { session } from "./session";
import { show } from "./view";

const PATH_BYTES: usize = 4096;
const MOST_LINKS: i32 = 40;
const SLASH: u8 = 0x2f;

function buffer(): usize {
  return changetype<usize>(new StaticArray<u8>(<i32>PATH_BYTES + 8));
}

/** Where a path leads: the guest's view of the last directory on the way and, if there is one, of the file. */
export class Walk {
  parent: Statx = newStatx();
  parentRecord: Record = newRecord();
  target: Statx = newStatx();
  targetRecord: Record = newRecord();
  exists: bool = false;

  private at: usize = buffer();
  private length: usize = 0;
  private rest: usize = buffer();
  private spare: usize = buffer();
  private links: i32 = 0;

  /** Walks. 0, also where only the last component does not exist; else the error that the kernel would give. */
  to(dirfd: i32, path: Ptr<CString>, follow: bool): i64 {
    const length = byteLength(path.address, PATH_BYTES);
    if (length >= PATH_BYTES) return -ENAMETOOLONG;
    if (length == 0) return -ENOENT;
    memory.copy(this.rest, path.address, length + 1);
    this.setLength(load<u8>(this.rest) == SLASH ? this.root() : 0);
    for (let next = this.rest; ;) {
      while (load<u8>(next) == SLASH) next++;
      if (load<u8>(next) == 0) return this.finish(dirfd);
      const refused = this.search(dirfd);
      if (refused < 0) return refused;
      let end = next;
      while (load<u8>(end) != 0 && load<u8>(end) != SLASH) end++;
      const isLast = load<u8>(end) == 0;
      const before = this.length;
      if (!this.append(next, end - next)) return -ENAMETOOLONG;
      if (isLast && !follow) return this.finish(dirfd);
      const result = inspect(dirfd, this.current(), AT_SYMLINK_NOFOLLOW, this.target);
      if (result == -ENOENT && isLast) return 0;
      if (result < 0) return result;
      next = end;
      // A link of /proc leads where no text can say.
      if ((this.target.stx_mode & S_IFMT) == S_IFLNK && <u64>deviceOf(this.target) != session().procDevice) {
        if (++this.links > MOST_LINKS) return -ELOOP;
        const expanded = this.expand(dirfd, end, before);
        if (expanded < 0) return expanded;
        next = this.rest;
      }
    }
    return 0;
  }

  private current(): Ptr<CString> {
    return this.length == 0 ? dotPath() : Ptr.at<CString>(this.at);
  }

  private root(): usize {
    store<u8>(this.at, SLASH);
    return 1;
  }

  private setLength(length: usize): void {
    this.length = length;
    store<u8>(this.at + length, 0);
  }

  private append(name: usize, length: usize): bool {
    const slash: usize = this.length != 0 && load<u8>(this.at + this.length - 1) != SLASH ? 1 : 0;
    if (this.length + slash + length >= PATH_BYTES) return false;
    if (slash != 0) store<u8>(this.at + this.length, SLASH);
    memory.copy(this.at + this.length + slash, name, length);
    this.setLength(this.length + slash + length);
    return true;
  }

  /** Puts the target of the symbolic link walked to in front of what is still to come at `end`. */
  private expand(dirfd: i32, end: usize, before: usize): i64 {
    const target = this.spare;
    const read = kernel.readlinkat(dirfd, this.current(), Ptr.at<u8>(target), <i32>PATH_BYTES);
    if (read < 0) return read;
    const length = <usize>read;
    const restLength = byteLength(end, PATH_BYTES);
    if (length + restLength >= PATH_BYTES) return -ENAMETOOLONG;
    memory.copy(target + length, end, restLength + 1);
    this.spare = this.rest;
    this.rest = target;
    this.setLength(load<u8>(target) == SLASH ? this.root() : before);
    return 0;
  }

  /** Enters the directory walked to, whose permission it takes. */
  private search(dirfd: i32): i64 {
    const result = inspect(dirfd, this.current(), 0, this.parent);
    if (result < 0) return result;
    if (!isDirectory(this.parent.stx_mode)) return -ENOTDIR;
    this.see(dirfd, this.parent, this.parentRecord);
    return mayDirectory(this.parent, this.parentRecord, MAY_EXECUTE) ? 0 : -EACCES;
  }

  private finish(dirfd: i32): i64 {
    const result = inspect(dirfd, this.current(), AT_SYMLINK_NOFOLLOW, this.target);
    if (result == -ENOENT) return 0;
    if (result < 0) return result;
    if ((this.target.stx_mode & S_IFMT) == S_IFLNK && <u64>deviceOf(this.target) == session().procDevice) {
      const followed = inspect(dirfd, this.current(), 0, this.target);
      if (followed < 0) return followed;
      this.exists = true;
      this.see(dirfd, this.target, this.targetRecord);
      // Whose a pipe without a name is, nobody wrote down: its makers open it again so, as shells do for `<(...)`.
      if ((this.target.stx_mode & S_IFMT) == S_IFIFO && this.isNameless(dirfd)) this.target.stx_uid = credentials().fsuid;
      return 0;
    }
    this.exists = true;
    this.see(dirfd, this.target, this.targetRecord);
    return 0;
  }

  private isNameless(dirfd: i32): bool {
    return kernel.readlinkat(dirfd, this.current(), Ptr.at<u8>(this.spare), 6) > 0 && Ptr.at<CString>(this.spare).get().hasPrefix("pipe:[");
  }

  /** Turns what the kernel says of the file walked to into what the guest sees. */
  private see(dirfd: i32, inode: Statx, record: Record): void {
    show(inode, record);
    showProcess(dirfd, this.current(), changetype<usize>(inode) + offsetof<Statx>("stx_uid"), <u64>deviceOf(inode));
  }
}

import { errno } from "../../../src/abi/errno.js";
import type { FakeKernel, GuestMemory } from "../../../src/testkit/index.js";
import { stat as statStruct, statfs, statx as statxStruct } from "../../../src/abi/structs.js";

export interface Inode {
  ino: number;
  mode: number;
  nlink: number;
  birth: number;
  written: number;
  entries?: Map<string, Inode>;
  target?: string;
  data: Buffer;
  attributes: Map<string, Buffer>;
}

interface Open { inode: Inode; at: number; listed: boolean; path: string }

const AT_FDCWD = -100;
const NOFOLLOW = 0x100;
const EMPTY_PATH = 0x1000;

/** A file system in memory as user 1000 with umask 022 sees it: enough of Linux for a personality above it. */
export class FakeFiles {
  readonly opened = new Map<number, Open>();
  umask = 0o022;
  /** Inode numbers to give out again, as disk file systems do. */
  readonly unused: number[] = [];
  guest!: GuestMemory;
  private nextIno = 100;
  private clock = 1000;
  readonly root: Inode = this.inode(0o40755);

  inode(mode: number): Inode {
    return {
      ino: this.unused.pop() ?? ++this.nextIno, mode, nlink: (mode & 0o170000) === 0o40000 ? 2 : 1,
      birth: ++this.clock, written: this.clock, data: Buffer.alloc(0), attributes: new Map(),
      ...((mode & 0o170000) === 0o40000 ? { entries: new Map() } : {}),
    };
  }

  /** Makes a file behind the guest's back. */
  put(path: string, mode = 0o100644, data = ""): Inode {
    const parts = path.split("/").filter(Boolean);
    const name = parts.pop()!;
    const parent = this.resolve(AT_FDCWD, `/${parts.join("/")}`, true) as Inode;
    const made = this.inode(mode);
    made.data = Buffer.from(data);
    parent.entries!.set(name, made);
    return made;
  }

  /** Removes one so, and gives its number free. */
  take(path: string): void {
    const parts = path.split("/").filter(Boolean);
    const name = parts.pop()!;
    const parent = this.resolve(AT_FDCWD, `/${parts.join("/")}`, true) as Inode;
    this.unused.push(parent.entries!.get(name)!.ino);
    parent.entries!.delete(name);
  }

  at(path: string): Inode {
    const found = this.resolve(AT_FDCWD, path, false);
    if (typeof found === "number") throw new Error(`${path}: ${found}`);
    return found;
  }

  private from(dirfd: number, path: string): Inode {
    return path.startsWith("/") || dirfd === AT_FDCWD ? this.root : this.opened.get(dirfd)!.inode;
  }

  private resolve(dirfd: number, path: string, follow: boolean, links = 0): Inode | number {
    let at = this.from(dirfd, path);
    const parts = path.split("/").filter((part) => part !== "" && part !== ".");
    for (const [i, part] of parts.entries()) {
      if (!at.entries) return -errno.ENOTDIR;
      if ((at.mode & 0o100) === 0) return -errno.EACCES;
      const next = at.entries.get(part);
      if (!next) return -errno.ENOENT;
      if (next.target !== undefined && (follow || i < parts.length - 1)) {
        if (links > 40) return -errno.ELOOP;
        const rest = parts.slice(i + 1).join("/");
        return this.resolve(dirfd, `${next.target}${rest ? `/${rest}` : ""}`, follow, links + 1);
      }
      at = next;
    }
    return at;
  }

  private parent(dirfd: number, path: string): [Inode, string] | number {
    const parts = path.split("/").filter(Boolean);
    const name = parts.pop();
    if (name === undefined) return -errno.EEXIST;
    const parent = this.resolve(dirfd, `${path.startsWith("/") ? "/" : ""}${parts.join("/")}`, true);
    if (typeof parent === "number") return parent;
    return (parent.mode & 0o300) === 0o300 ? [parent, name] : -errno.EACCES;
  }

  private make(dirfd: number, path: string, mode: number): Inode | number {
    const place = this.parent(dirfd, path);
    if (typeof place === "number") return place;
    if (place[0].entries!.has(place[1])) return -errno.EEXIST;
    const made = this.inode(mode);
    place[0].entries!.set(place[1], made);
    return made;
  }

  private find(dirfd: number, at: number, flags: number): Inode | number {
    const path = at === 0 ? "" : this.guest.readText(at);
    if (path === "" && (flags & EMPTY_PATH) !== 0) return this.opened.get(dirfd)?.inode ?? -errno.EBADF;
    return path === "" ? -errno.ENOENT : this.resolve(dirfd, path, (flags & NOFOLLOW) === 0);
  }

  private open(inode: Inode, path: string): number {
    let fd = 3;
    while (this.opened.has(fd)) fd++;
    this.opened.set(fd, { inode, at: 0, listed: false, path });
    return fd;
  }

  private remove(place: [Inode, string]): void {
    const gone = place[0].entries!.get(place[1])!;
    place[0].entries!.delete(place[1]);
    if (--gone.nlink === 0 || gone.entries) this.unused.push(gone.ino);
  }

  private then(found: Inode | number, use: (inode: Inode) => number): number {
    return typeof found === "number" ? found : use(found);
  }

  private fillStat(to: number, inode: Inode): number {
    new Uint8Array(this.guest.view.buffer, to, 144).fill(0);
    this.guest.write(to, statStruct, {
      st_dev: 0xfe00, st_ino: inode.ino, st_nlink: inode.nlink, st_mode: inode.mode, st_uid: 1000, st_gid: 1000,
      st_size: inode.data.length, st_blksize: 4096, st_mtime: inode.written, st_ctime: 7,
    });
    return 0;
  }

  private fillStatx(to: number, inode: Inode): number {
    new Uint8Array(this.guest.view.buffer, to, 256).fill(0);
    this.guest.write(to, statxStruct, {
      stx_mask: 0xfff, stx_blksize: 4096, stx_nlink: inode.nlink, stx_uid: 1000, stx_gid: 1000, stx_mode: inode.mode, stx_ino: inode.ino,
      stx_size: inode.data.length, stx_dev_major: 0xfe, stx_dev_minor: 0,
      stx_btime: { tv_sec: inode.birth, tv_nsec: 5 }, stx_mtime: { tv_sec: inode.written }, stx_ctime: { tv_sec: 7 },
    });
    return 0;
  }

  private attributesOf(inode: Inode | number) {
    return {
      set: (name: number, value: number, size: number) => this.then(inode, (file) => {
        const text = this.guest.readText(name);
        if (!text.startsWith("user.")) return -errno.EPERM;
        file.attributes.set(text, this.guest.readBytes(value, size));
        return 0;
      }),
      get: (name: number, to: number, size: number) => this.then(inode, (file) => {
        const value = file.attributes.get(this.guest.readText(name));
        if (!value) return -errno.ENODATA;
        if (size === 0) return value.length;
        if (size < value.length) return -errno.ERANGE;
        new Uint8Array(this.guest.view.buffer, to, value.length).set(value);
        return value.length;
      }),
      list: (to: number, size: number) => this.then(inode, (file) => {
        const all = Buffer.from([...file.attributes.keys()].map((name) => `${name}\0`).join(""));
        if (size === 0) return all.length;
        if (size < all.length) return -errno.ERANGE;
        new Uint8Array(this.guest.view.buffer, to, all.length).set(all);
        return all.length;
      }),
      remove: (name: number) => this.then(inode, (file) => {
        const text = this.guest.readText(name);
        if (!file.attributes.has(text)) return -errno.ENODATA;
        if (!text.startsWith("user.")) return -errno.EPERM;
        file.attributes.delete(text);
        return 0;
      }),
    };
  }

  readonly kernel: FakeKernel = {
    geteuid: () => 1000, getegid: () => 1000, getpid: () => 77, gettid: () => 77, clock_gettime: () => 0,
    umask: (mask) => { const old = this.umask; this.umask = mask!; return old; },
    newfstatat: (dirfd, path, to, flags) => this.then(this.find(dirfd!, path!, flags!), (inode) => this.fillStat(to!, inode)),
    fstat: (fd, to) => this.then(this.opened.get(fd!)?.inode ?? -errno.EBADF, (inode) => this.fillStat(to!, inode)),
    statx: (dirfd, path, flags, _mask, to) => this.then(this.find(dirfd!, path!, flags!), (inode) => this.fillStatx(to!, inode)),
    openat: (dirfd, at, flags, mode) => {
      const path = this.guest.readText(at!);
      if ((flags! & 0o20200000) === 0o20200000) return this.open(this.inode(0o100000 | (mode! & ~this.umask)), path);
      const found = this.resolve(dirfd!, path, (flags! & 0o400000) === 0);
      if (typeof found === "number") {
        if (found !== -errno.ENOENT || (flags! & 0o100) === 0) return found;
        return this.then(this.make(dirfd!, path, 0o100000 | (mode! & ~this.umask)), (inode) => this.open(inode, path));
      }
      if ((flags! & 0o300) === 0o300) return -errno.EEXIST;
      const access = flags! & 3;
      const needed = access === 0 ? 4 : access === 1 ? 2 : 6;
      if ((flags! & 0o10000000) === 0 && ((found.mode >> 6) & needed) !== needed) return -errno.EACCES;
      if ((flags! & 0o1000) !== 0) found.data = Buffer.alloc(0);
      return this.open(found, path);
    },
    close: (fd) => (this.opened.delete(fd!) ? 0 : -errno.EBADF),
    read: (fd, to, count) => this.then(this.opened.get(fd!)?.inode ?? -errno.EBADF, (inode) => {
      const open = this.opened.get(fd!)!;
      const part = inode.data.subarray(open.at, open.at + count!);
      new Uint8Array(this.guest.view.buffer, to, part.length).set(part);
      open.at += part.length;
      return part.length;
    }),
    pread64: (fd, to, count, offset) => this.then(this.opened.get(fd!)?.inode ?? -errno.EBADF, (inode) => {
      const part = inode.data.subarray(offset, offset! + count!);
      new Uint8Array(this.guest.view.buffer, to, part.length).set(part);
      return part.length;
    }),
    write: (fd, from, count) => {
      const bytes = this.guest.readBytes(from!, count!);
      if (fd === 2) {
        this.messages += bytes.toString();
        return count!;
      }
      return this.then(this.opened.get(fd!)?.inode ?? -errno.EBADF, (inode) => {
        inode.data = Buffer.concat([inode.data, bytes]);
        inode.written = ++this.clock;
        return count!;
      });
    },
    lseek: (fd, offset) => { this.opened.get(fd!)!.at = offset!; return offset!; },
    memfd_create: () => this.open(this.inode(0o100600), "memfd"),
    dup3: (from, to) => { this.opened.set(to!, this.opened.get(from!)!); return to!; },
    fstatfs: (fd, to) => {
      this.guest.write(to!, statfs, { f_type: this.opened.get(fd!)!.path.startsWith("/proc/") ? 0x9fa0 : 0xef53 });
      return 0;
    },
    mkdirat: (dirfd, path, mode) => this.then(this.make(dirfd!, this.guest.readText(path!), 0o40000 | (mode! & 0o1777 & ~this.umask)), () => 0),
    mknodat: (dirfd, path, mode) => {
      if ([0o20000, 0o60000].includes(mode! & 0o170000)) return -errno.EPERM;
      return this.then(this.make(dirfd!, this.guest.readText(path!), mode! & ~this.umask), () => 0);
    },
    symlinkat: (target, dirfd, path) => this.then(this.make(dirfd!, this.guest.readText(path!), 0o120777), (inode) => {
      inode.target = this.guest.readText(target!);
      return 0;
    }),
    readlinkat: (dirfd, path, to, size) => this.then(this.find(dirfd!, path!, NOFOLLOW), (inode) => {
      if (inode.target === undefined) return -errno.EINVAL;
      const text = Buffer.from(inode.target).subarray(0, size);
      new Uint8Array(this.guest.view.buffer, to, text.length).set(text);
      return text.length;
    }),
    linkat: (olddirfd, oldpath, newdirfd, newpath) => this.then(this.find(olddirfd!, oldpath!, NOFOLLOW), (inode) => {
      const place = this.parent(newdirfd!, this.guest.readText(newpath!));
      if (typeof place === "number") return place;
      place[0].entries!.set(place[1], inode);
      inode.nlink++;
      return 0;
    }),
    unlinkat: (dirfd, path, flags) => {
      const place = this.parent(dirfd!, this.guest.readText(path!));
      if (typeof place === "number") return place;
      const inode = place[0].entries!.get(place[1]);
      if (!inode) return -errno.ENOENT;
      if ((inode.entries !== undefined) !== ((flags! & 0x200) !== 0)) return inode.entries ? -errno.EISDIR : -errno.ENOTDIR;
      this.remove(place);
      return 0;
    },
    renameat: (olddirfd, oldpath, newdirfd, newpath) => {
      const from = this.parent(olddirfd!, this.guest.readText(oldpath!));
      const to = this.parent(newdirfd!, this.guest.readText(newpath!));
      if (typeof from === "number") return from;
      if (typeof to === "number") return to;
      const inode = from[0].entries!.get(from[1]);
      if (!inode) return -errno.ENOENT;
      if (to[0].entries!.get(to[1]) === inode) return 0;
      if (to[0].entries!.has(to[1])) this.remove(to);
      from[0].entries!.delete(from[1]);
      to[0].entries!.set(to[1], inode);
      return 0;
    },
    fchmodat: (dirfd, path, mode) => this.then(this.find(dirfd!, path!, 0), (inode) => this.chmod(inode, mode!)),
    fchmodat2: (dirfd, path, mode, flags) => this.then(this.find(dirfd!, path!, flags!), (inode) => this.chmod(inode, mode!)),
    fchmod: (fd, mode) => this.then(this.opened.get(fd!)?.inode ?? -errno.EBADF, (inode) => this.chmod(inode, mode!)),
    faccessat: (dirfd, path) => this.then(this.find(dirfd!, path!, 0), () => 0),
    faccessat2: (dirfd, path) => this.then(this.find(dirfd!, path!, 0), () => 0),
    setxattr: (path, name, value, size) => this.attributesOf(this.find(AT_FDCWD, path!, 0)).set(name!, value!, size!),
    getxattr: (path, name, value, size) => this.attributesOf(this.find(AT_FDCWD, path!, 0)).get(name!, value!, size!),
    listxattr: (path, to, size) => this.attributesOf(this.find(AT_FDCWD, path!, 0)).list(to!, size!),
    removexattr: (path, name) => this.attributesOf(this.find(AT_FDCWD, path!, 0)).remove(name!),
    lsetxattr: (path, name, value, size) => this.attributesOf(this.find(AT_FDCWD, path!, NOFOLLOW)).set(name!, value!, size!),
    lgetxattr: (path, name, value, size) => this.attributesOf(this.find(AT_FDCWD, path!, NOFOLLOW)).get(name!, value!, size!),
    getdents64: (fd, to) => {
      const open = this.opened.get(fd!)!;
      if (open.listed) return 0;
      open.listed = true;
      let at = to!;
      for (const [name, inode] of open.inode.entries!) {
        const length = (19 + name.length + 1 + 7) & ~7;
        this.guest.view.setBigUint64(at, BigInt(inode.ino), true);
        this.guest.view.setUint16(at + 16, length, true);
        this.guest.view.setUint8(at + 18, (inode.mode & 0o170000) >> 12);
        Buffer.from(this.guest.view.buffer).write(`${name}\0`, at + 19);
        at += length;
      }
      return at - to!;
    },
  };

  /** What was written to standard error. */
  messages = "";

  private chmod(inode: Inode, mode: number): number {
    if (inode.target !== undefined) return -errno.EOPNOTSUPP;
    inode.mode = (inode.mode & 0o170000) | (mode & 0o7777);
    return 0;
  }
}

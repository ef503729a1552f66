// The state by path: an mtree(5) specification of the working directory, every file with the owner, mode and extended
// attributes the guest sees. Attributes are written as `xattr.NAME=` and their value in base64, as go-mtree does.
import {
  AT_FDCWD, AT_SYMLINK_NOFOLLOW, CString, LinuxDirent64, MAP_ANONYMOUS, MAP_NORESERVE, MAP_PRIVATE, O_CLOEXEC, O_DIRECTORY, O_NOFOLLOW,
  O_RDONLY, PROT_READ, PROT_WRITE, Ptr, S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, Statx, byteLength, syscall6, __NR_mmap,
} from "unweld";
import { Target } from "./attribute-target";
import { getAttribute, listAttributes } from "./attributes";
import { kernel } from "./below";
import { inspect, isDirectory, newStatx } from "./inode";
import { newRecord, Record } from "./records";
import { Report } from "./report";
import { Writer } from "./text-file";
import { show } from "./view";

const PATH_BYTES: usize = 4096;
const DENTS_BYTES: usize = 32768;
const AREA_BYTES: usize = 1 << 32;
const ATTRIBUTE_BYTES: usize = 65536;

/** Writes the specification of the working directory to `path`; tells the user where that fails. */
export function exportMtree(path: usize): void {
  const area = syscall6(__NR_mmap, 0, AREA_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, <u64>-1, 0);
  const file = new Writer();
  if (area >= 0 && file.open(path) >= 0) {
    file.text("#mtree\n");
    new Export(file, <usize>area).run();
    file.close();
  }
  if (area < 0 || file.error < 0) new Report().text("cannot export to '").bytes(path).text("': error ").number(<u64>-(area < 0 ? area : file.error)).send();
}

/** One pass over a tree. Memory is a stack: names of the directories being read, in an area of addresses large enough. */
class Export {
  private inode: Statx = newStatx();
  private record: Record = newRecord();
  private path: usize;
  private dents: usize;
  private names: usize;
  private value: usize;

  constructor(private file: Writer, private area: usize) {
    this.path = area;
    this.dents = area + PATH_BYTES * 2;
    this.value = this.dents + DENTS_BYTES;
    this.names = this.value + ATTRIBUTE_BYTES * 2;
  }

  run(): void {
    store<u16>(this.path, 0x2e);
    this.entry(1, this.names);
  }

  /** Writes the file at the first `length` bytes of the path, and what is in it. Memory from `free` on is unused. */
  private entry(length: usize, free: usize): void {
    const path = Ptr.at<CString>(this.path);
    if (inspect(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, this.inode) < 0) return;
    show(this.inode, this.record);
    const mode = <u32>this.inode.stx_mode;
    this.name(this.path, length);
    this.file.text(" type=").text(typeName(mode)).text(" uid=").decimal(this.inode.stx_uid).text(" gid=").decimal(this.inode.stx_gid)
      .text(" mode=0").octal(mode & 0o7777).text(" nlink=").decimal(this.inode.stx_nlink);
    const type = mode & S_IFMT;
    if (type == S_IFREG) this.file.text(" size=").decimal(this.inode.stx_size);
    if (type == S_IFCHR || type == S_IFBLK) {
      this.file.text(" device=native,").decimal(this.inode.stx_rdev_major).text(",").decimal(this.inode.stx_rdev_minor);
    }
    if (type == S_IFLNK) this.link(path);
    this.file.text(" time=").decimal(this.inode.stx_mtime.tv_sec).text(".").decimal(this.inode.stx_mtime.tv_nsec);
    this.attributes(path);
    this.file.text("\n");
    if (isDirectory(mode)) this.children(length, free);
  }

  private children(length: usize, free: usize): void {
    const fd = kernel.openat(AT_FDCWD, Ptr.at<CString>(this.path), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);
    if (fd < 0) return;
    // An address of a name each, and behind room for those of the largest directory the names.
    const list = free;
    let count: usize = 0;
    let text = free + (1 << 24);
    for (;;) {
      const read = kernel.getdents64(<i32>fd, Ptr.at<u8>(this.dents), <u32>DENTS_BYTES);
      if (read <= 0 || count >= 1 << 20) break;
      for (let at = this.dents; at < this.dents + <usize>read;) {
        const entry = changetype<LinuxDirent64>(at);
        const name = entry.d_name;
        const size = byteLength(name, 256);
        if (!isDots(name, size)) {
          memory.copy(text, name, size + 1);
          store<usize>(list + count++ * 8, text);
          text += size + 1;
        }
        at += entry.d_reclen;
      }
    }
    kernel.close(<i32>fd);
    sortNames(list, count);
    for (let i: usize = 0; i < count; i++) {
      const name = load<usize>(list + i * 8);
      const size = byteLength(name, 256);
      if (length + size + 1 >= PATH_BYTES) continue;
      store<u8>(this.path + length, 0x2f);
      memory.copy(this.path + length + 1, name, size + 1);
      this.entry(length + size + 1, (text + 63) & ~<usize>63);
    }
    store<u8>(this.path + length, 0);
  }

  private link(path: Ptr<CString>): void {
    const read = kernel.readlinkat(AT_FDCWD, path, Ptr.at<u8>(this.value), <i32>PATH_BYTES);
    if (read < 0) return;
    this.file.text(" link=");
    this.name(this.value, <usize>read);
  }

  private attributes(path: Ptr<CString>): void {
    const target = Target.link(path);
    const names = this.value + ATTRIBUTE_BYTES;
    const length = listAttributes(target, Ptr.at<u8>(names), ATTRIBUTE_BYTES);
    for (let at = names; length > 0 && at < names + <usize>length;) {
      const size = byteLength(at, 256);
      const value = getAttribute(target, Ptr.at<CString>(at), Ptr.at<u8>(this.value), ATTRIBUTE_BYTES);
      if (value >= 0) {
        this.file.text(" xattr.");
        this.name(at, size);
        this.file.text("=");
        this.base64(<usize>value);
      }
      at += size + 1;
    }
  }

  /** A name as vis(3) would have it: what is not printable, blanks and what means something to mtree in octal. */
  private name(at: usize, length: usize): void {
    for (let i: usize = 0; i < length; i++) {
      const byte = load<u8>(at + i);
      if (byte > 0x20 && byte < 0x7f && byte != 0x23 && byte != 0x5c && byte != 0x3d) this.file.byte(byte);
      else this.file.byte(0x5c).byte(0x30 + (byte >> 6)).byte(0x30 + (byte >> 3 & 7)).byte(0x30 + (byte & 7));
    }
  }

  private base64(length: usize): void {
    for (let i: usize = 0; i < length; i += 3) {
      const left = length - i;
      let bits = <u32>load<u8>(this.value + i) << 16;
      if (left > 1) bits |= <u32>load<u8>(this.value + i + 1) << 8;
      if (left > 2) bits |= <u32>load<u8>(this.value + i + 2);
      this.file.byte(digit(bits >> 18)).byte(digit(bits >> 12 & 63));
      this.file.byte(left > 1 ? digit(bits >> 6 & 63) : 0x3d).byte(left > 2 ? digit(bits & 63) : 0x3d);
    }
  }
}

function digit(value: u32): u8 {
  if (value < 26) return <u8>(0x41 + value);
  if (value < 52) return <u8>(0x61 + value - 26);
  if (value < 62) return <u8>(0x30 + value - 52);
  return value == 62 ? 0x2b : 0x2f;
}

function typeName(mode: u32): string {
  switch (mode & S_IFMT) {
    case S_IFDIR: return "dir";
    case S_IFLNK: return "link";
    case S_IFCHR: return "char";
    case S_IFBLK: return "block";
    case S_IFIFO: return "fifo";
    case S_IFREG: return "file";
    default: return "socket";
  }
}

function isDots(name: usize, length: usize): bool {
  return load<u8>(name) == 0x2e && (length == 1 || (length == 2 && load<u8>(name + 1) == 0x2e));
}

/** Shell sort of addresses by the strings there. */
function sortNames(list: usize, count: usize): void {
  for (let gap = count / 2; gap != 0; gap /= 2) {
    for (let i = gap; i < count; i++) {
      const name = load<usize>(list + i * 8);
      let j = i;
      for (; j >= gap; j -= gap) {
        const before = load<usize>(list + (j - gap) * 8);
        if (compare(before, name) <= 0) break;
        store<usize>(list + j * 8, before);
      }
      store<usize>(list + j * 8, name);
    }
  }
}

function compare(a: usize, b: usize): i32 {
  for (let i: usize = 0; ; i++) {
    const x = load<u8>(a + i);
    const y = load<u8>(b + i);
    if (x != y) return <i32>x - <i32>y;
    if (x == 0) return 0;
  }
  return 0;
}

// sysfs(2): what the kernel can mount, from /proc/filesystems, which lists it in the same order. Source: fs/filesystems.c.
import { CString, copyOut, EINVAL, ENAMETOOLONG, ENOENT, Ptr } from "unweld";
import { kernel } from "./below";
import { Lines } from "./text-file";

const PATH_MAX: usize = 4096;
const TAB: u8 = 0x09;

/** sysfs(2). Options other than 1, 2 and 3 are EINVAL. */
export function sysfs(option: i32, arg1: usize, arg2: usize): i64 {
  switch (option) {
    case 1: return indexOf(Ptr.at<CString>(arg1));
    case 2: return nameOf(<u32>arg1, arg2);
    case 3: return count();
    default: return -EINVAL;
  }
}

function indexOf(name: Ptr<CString>): i64 {
  const length = name.get().length(PATH_MAX);
  if (length == PATH_MAX) return -ENAMETOOLONG;
  if (length == 0) return -ENOENT;
  const names = new Names();
  const opened = names.open();
  if (opened < 0) return opened;
  let index: i64 = 0;
  while (names.next()) {
    if (names.length == length && memory.compare(names.name, name.address, length) == 0) return names.done(index);
    index++;
  }
  return names.done(-EINVAL);
}

function nameOf(index: u32, to: usize): i64 {
  const names = new Names();
  const opened = names.open();
  if (opened < 0) return opened;
  for (let i: u32 = 0; names.next(); i++) {
    if (i != index) continue;
    store<u8>(names.name + names.length, 0);
    names.done(0);
    copyOut(to, names.name, names.length + 1);
    return 0;
  }
  return names.done(-EINVAL);
}

function count(): i64 {
  const names = new Names();
  const opened = names.open();
  if (opened < 0) return opened;
  let found: i64 = 0;
  while (names.next()) found++;
  return names.done(found);
}

/** The names of /proc/filesystems: what follows the tab. */
class Names {
  private lines: Lines = new Lines();
  name: usize = 0;
  length: usize = 0;

  open(): i64 {
    return this.lines.open("/proc/filesystems");
  }

  next(): bool {
    if (!this.lines.next()) return false;
    this.name = this.lines.line;
    this.length = this.lines.length;
    while (this.length != 0 && load<u8>(this.name) != TAB) this.drop();
    if (this.length != 0) this.drop();
    return true;
  }

  /** Ends the reading; `result`, unless an error ended it before. */
  done(result: i64): i64 {
    this.lines.close();
    return this.lines.error < 0 ? this.lines.error : result;
  }

  private drop(): void {
    this.name++;
    this.length--;
  }
}

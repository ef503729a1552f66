// getdents(2): struct linux_dirent made from struct linux_dirent64. Source: fs/readdir.c.
//
// Records are equally long in both, so the same ones fit. The type moves from in front of the name to the last byte:
//
//     linux_dirent64  d_ino 8, d_off 8, d_reclen 2, d_type 1, d_name from 19, NUL, padding
//     linux_dirent    d_ino 8, d_off 8, d_reclen 2, d_name from 18, NUL, padding, d_type as the last byte
import { byteLength, EFAULT, LinuxDirent64, Ptr, SEEK_SET, tryCopyOut } from "unweld";
import { kernel } from "./below";

const NAME: usize = 18;
const NAME64: usize = 19;
/** Bytes of records that are turned at a time, outside the program's memory; what libraries ask for at once. */
const ASIDE_BYTES: u32 = 32768;
/** The longest record: a name of 255 bytes. */
const LONGEST_RECORD: u32 = 280;

/** getdents(2). The bytes between a name and its type stay as they were, as if the kernel had written the records. */
export function getdents(fd: i32, dirp: Ptr<u8>, count: u32): i64 {
  // The kernel takes the count for an int, and minds where there is something to list.
  if (<i32>count < 0 || !isWritable(dirp.address, min(count, LONGEST_RECORD))) return inPlace(fd, dirp, count);
  const aside = changetype<usize>(new StaticArray<u8>(<i32>min(count, ASIDE_BYTES)));
  let listed: u32 = 0;
  let next: i64 = 0;
  let isCut: bool = true;
  while (isCut) {
    const room = min(count - listed, ASIDE_BYTES);
    const result = kernel.getdents64(fd, Ptr.at<u8>(aside), room);
    if (result <= 0) return listed != 0 ? <i64>listed : result;
    const records = new Records(aside, <u32>result, next);
    const isWhole = records.copyTo(dirp.address + <usize>listed);
    listed += records.copied;
    next = records.next;
    if (!isWhole && listed == 0) return -EFAULT;
    // Those for which there is no memory are for the next call.
    if (!isWhole) kernel.lseek(fd, next, SEEK_SET);
    // One call of the kernel's would end where the program's buffer does, or where the file system pauses.
    isCut = isWhole && room == ASIDE_BYTES && room - <u32>result < LONGEST_RECORD;
  }
  return <i64>listed;
}

/** Whether the first of these bytes and the last can be written. Writes what is there. */
function isWritable(at: usize, length: u32): bool {
  if (length == 0) return false;
  const last = at + <usize>length - 1;
  return tryCopyOut(at, at, 1) && tryCopyOut(last, last, 1);
}

/** Records of getdents64. */
class Records {
  /** Bytes of those that were copied. */
  copied: u32 = 0;

  /** `next` is the offset in the directory that the first of them has. */
  constructor(private at: usize, private length: u32, public next: i64) {}

  /** Copies them as getdents writes them; false if there is no memory for all. */
  copyTo(to: usize): bool {
    while (this.copied < this.length) {
      const record = changetype<LinuxDirent64>(this.at + <usize>this.copied);
      const from = changetype<usize>(record);
      const bytes = <usize>record.d_reclen;
      const type = record.d_type;
      const name = byteLength(from + NAME64, bytes - NAME64);
      memory.copy(from + NAME, from + NAME64, name + 1);
      store<u8>(from + bytes - 1, type);
      const target = to + <usize>this.copied;
      if (!tryCopyOut(target, from, NAME + name + 1) || !tryCopyOut(target + bytes - 1, from + bytes - 1, 1)) return false;
      this.next = record.d_off;
      this.copied += <u32>bytes;
    }
    return true;
  }
}

/** Lets the kernel write to the program's memory, where a fault is to be the kernel's. */
function inPlace(fd: i32, dirp: Ptr<u8>, count: u32): i64 {
  const result = kernel.getdents64(fd, dirp, count);
  for (let at = dirp.address; at < dirp.address + <usize>max<i64>(result, 0);) {
    const record = changetype<LinuxDirent64>(at);
    const bytes = <usize>record.d_reclen;
    const type = record.d_type;
    memory.copy(at + NAME, at + NAME64, byteLength(at + NAME64, bytes - NAME64) + 1);
    store<u8>(at + bytes - 1, type);
    at += bytes;
  }
  return result;
}

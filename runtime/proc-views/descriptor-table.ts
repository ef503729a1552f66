// The size of the descriptor table, which the session's descriptor, of a high number, has be larger than a program would have it.
import {
  AT_FDCWD, O_CLOEXEC, O_DIRECTORY, O_RDONLY, __NR_close, __NR_getdents64, __NR_getpid, __NR_openat, __NR_read, appendText, digitCount,
  parseDecimal, syscall6,
} from "../../assembly/index";
import { startsWith } from "../exec/words";
import { firstProgram, firstTableSize, protectedFd } from "../session/session";

const LENGTH: usize = 16;
const NAME: usize = 19;
const ROOM: i32 = 4096;
/** A table that lies in the process's own structure, and the least one beside it (fs/file.c). */
const EMBEDDED: u64 = 64;
const LEAST: u64 = 128;

/** What FDSize would be, which is `size`: that of the table before the session began, or one as large as its descriptors need. */
export function tableSize(size: u64): u64 {
  const highest = highestDescriptor();
  if (highest < 0) return size;
  let needed = EMBEDDED;
  if (<u64>highest >= EMBEDDED) for (needed = LEAST; needed <= <u64>highest;) needed *= 2;
  if (syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0) == <i64>firstProgram()) needed = max(needed, firstTableSize());
  return min(needed, size);
}

/** FDSize of this process; 0 if that cannot be read. */
export function currentTableSize(): u64 {
  const buffer = changetype<usize>(new StaticArray<u8>(ROOM));
  store<u8>(appendText(buffer, "/proc/self/status"), 0);
  const fd = syscall6(__NR_openat, AT_FDCWD, buffer, O_RDONLY | O_CLOEXEC, 0, 0, 0);
  if (fd < 0) return 0;
  const length = syscall6(__NR_read, fd, buffer, ROOM - 1, 0, 0, 0);
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  for (let at = buffer; <i64>(at - buffer) < length; at++) {
    if (startsWith(at, "FDSize:\t")) return <u64>parseDecimal(at + 8, digitCount(at + 8, ROOM));
  }
  return 0;
}

/** The highest of the program's open descriptors; -1 if that cannot be found. */
function highestDescriptor(): i64 {
  const buffer = changetype<usize>(new StaticArray<u8>(ROOM));
  store<u8>(appendText(buffer, "/proc/self/fd"), 0);
  const fd = syscall6(__NR_openat, AT_FDCWD, buffer, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0, 0, 0);
  if (fd < 0) return -1;
  let highest: i64 = 0;
  for (;;) {
    const got = syscall6(__NR_getdents64, fd, buffer, ROOM, 0, 0, 0);
    if (got <= 0) break;
    for (let at = buffer; at < buffer + <usize>got; at += <usize>load<u16>(at, LENGTH)) {
      const digits = digitCount(at + NAME, ROOM);
      if (digits == 0) continue;
      const number = parseDecimal(at + NAME, digits);
      if (number != fd && !protectedFd(<i32>number)) highest = max(highest, number);
    }
  }
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return highest;
}

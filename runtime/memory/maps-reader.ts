// The lines of /proc/PID/maps. Source: proc_pid_maps(5).
import { O_CLOEXEC, O_RDONLY, AT_FDCWD, __NR_close, __NR_openat, __NR_pread64, syscall6 } from "../../assembly/index";

/** Two of the longest lines. */
export const MAPS_BYTES: usize = 8704;
const NEWLINE: u8 = 0x0a;
const DASH: u8 = 0x2d;
const SPACE: u8 = 0x20;
const COLON: u8 = 0x3a;
const LETTER_X: u8 = 0x78;

/** Reads one file, line by line. */
export class MapsReader {
  private fd: i64 = -1;
  private offset: u64 = 0;
  private filled: usize = 0;
  /** What was read is not all there is. */
  failed: bool = false;
  /** Where the line before ends. */
  private at: usize;
  /** Where the line's later fields are, and where it ends. */
  private rest: usize = 0;
  end: usize = 0;
  /** The mapping's first byte, and the first one behind it. */
  start: usize = 0;
  stop: usize = 0;

  /** MAPS_BYTES at `buffer` are read to. */
  constructor(private buffer: usize) {
    this.at = buffer;
  }

  /** Opens the file called `name`; false if that cannot be. */
  open(name: usize): bool {
    this.fd = syscall6(__NR_openat, AT_FDCWD, name, O_RDONLY | O_CLOEXEC, 0, 0, 0);
    return this.fd >= 0;
  }

  close(): void {
    syscall6(__NR_close, this.fd, 0, 0, 0, 0, 0);
  }

  /** Goes on to the next line; false if there is none, or it cannot be read, or is longer than MAPS_BYTES. */
  next(): bool {
    let line = this.at;
    let end = this.lineEnd(line);
    while (end == this.buffer + this.filled) {
      this.filled = end - line;
      memory.copy(this.buffer, line, this.filled);
      const room = MAPS_BYTES - this.filled;
      const got = room == 0 ? -1 : syscall6(__NR_pread64, this.fd, this.buffer + this.filled, room, this.offset, 0, 0);
      if (got <= 0) {
        this.failed = got < 0 || this.filled != 0;
        return false;
      }
      this.offset += got;
      this.filled += <usize>got;
      line = this.buffer;
      end = this.lineEnd(line);
    }
    this.at = end + 1;
    this.end = end;
    this.start = numberAt(line, 16);
    const second = behind(line, end, DASH);
    this.stop = numberAt(second, 16);
    this.rest = behind(second, end, SPACE);
    return true;
  }

  private lineEnd(at: usize): usize {
    const filled = this.buffer + this.filled;
    while (at < filled && load<u8>(at) != NEWLINE) at++;
    return at;
  }

  /** The field behind the addresses that `fields` others precede. */
  private field(fields: i32): usize {
    let at = this.rest;
    for (let i = 0; i < fields; i++) at = behind(at, this.end, SPACE);
    return at;
  }

  isExecutable(): bool {
    return load<u8>(this.rest + 2) == LETTER_X;
  }

  /** In the file, in bytes. */
  offsetInFile(): u64 {
    return numberAt(this.field(1), 16);
  }

  /** As stat(2) has it where the file system has one number for each file, which not all do: compare with those of another mapping. */
  device(): u64 {
    const at = this.field(2);
    const minor = numberAt(behind(at, this.end, COLON), 16);
    return (numberAt(at, 16) & 0xfff) << 8 | (minor & 0xff) | (minor & ~<u64>0xff) << 12;
  }

  /** 0 if it is of no file. */
  inode(): u64 {
    return numberAt(this.field(3), 10);
  }

  /** Where its name begins, which goes to the end of the line. */
  name(): usize {
    let at = this.field(4);
    while (at < this.end && load<u8>(at) == SPACE) at++;
    return at;
  }
}

/** The number at `at`, up to a byte that is no digit of it. */
export function numberAt(at: usize, base: u64): u64 {
  let value: u64 = 0;
  for (let next = digit(at); next < base; next = digit(++at)) value = value * base + next;
  return value;
}

/** A digit's value; more than any base if it is none. */
function digit(at: usize): u64 {
  const character = <u64>load<u8>(at);
  if (character - 0x30 < 10) return character - 0x30;
  return character - 0x61 < 6 ? character - 0x61 + 10 : ~(<u64>0);
}

function behind(at: usize, end: usize, separator: u8): usize {
  while (at < end && load<u8>(at) != separator) at++;
  return min(at + 1, end);
}

import {
  AT_FDCWD, O_CLOEXEC, O_RDONLY, PATH_MAX, __NR_close, __NR_openat, __NR_pread64, appendText, syscall6,
} from "../../assembly/index";

/** Two of the longest lines. */
export const MAPS_BYTES: usize = 8704;
const NEWLINE: u8 = 0x0a;
const DASH: u8 = 0x2d;
const SPACE: u8 = 0x20;
const COLON: u8 = 0x3a;
/** A newline in a name: `\012`, proc_pid_maps(5). A backslash stands for itself, so that a name may look like that as well. */
const ESCAPED: u32 = 0x3231_305c;

/** Of ` (deleted)`. */
export const NOTE_BYTES: usize = 10;

/** Whether the kernel says that the file is deleted: the name of `length` bytes at `name` ends in a note. */
export function endsInNote(name: usize, length: usize): bool {
  return length > NOTE_BYTES && load<u8>(name + length - 1) == 0x29 && load<u8>(name + length - NOTE_BYTES) == 0x20;
}

/** What a line of /proc/PID/maps says. */
// @ts-ignore: decorator
@unmanaged
export class Mapping {
  start: usize;
  end: usize;
  /** As stat(2) has it where the file system has one number for each file, which not all do: compare with those of another mapping. */
  device: u64;
  /** 0 if it is of no file. */
  inode: u64;
  nameLength: usize;
}

/**
 * Writes the path of the file that is mapped at `address` to `to`, PATH_MAX bytes, as /proc/self/maps has it: with a note behind it if
 * the file is deleted. Its length, without a NUL; 0 if there is none, or no /proc.
 */
export function mappedFile(address: usize, to: usize): usize {
  const maps = changetype<usize>(new StaticArray<u8>(16));
  store<u8>(appendText(maps, "/proc/self/maps"), 0);
  const mapping = new Mapping();
  const buffer = changetype<usize>(new StaticArray<u8>(<i32>MAPS_BYTES));
  return findMapping(maps, address, buffer, mapping, to) ? mapping.nameLength : 0;
}

/**
 * Finds what is mapped at `address` in the file `maps`, of this process or another, with MAPS_BYTES at `buffer` to read to; its name is
 * written to `to`, PATH_MAX bytes, as it is there. Says no if nothing is, or the file cannot be read.
 */
export function findMapping(maps: usize, address: usize, buffer: usize, mapping: Mapping, to: usize): bool {
  const fd = syscall6(__NR_openat, AT_FDCWD, maps, O_RDONLY | O_CLOEXEC, 0, 0, 0);
  if (fd < 0) return false;
  let found = false;
  let filled: usize = 0;
  let offset: u64 = 0;
  for (;;) {
    const got = syscall6(__NR_pread64, fd, buffer + filled, MAPS_BYTES - filled, offset, 0, 0);
    if (got <= 0) break;
    offset += got;
    const end = buffer + filled + <usize>got;
    let line = buffer;
    for (let next = lineEnd(line, end); next < end; next = lineEnd(line, end)) {
      if (holds(line, next, address, mapping)) {
        readLine(line, next, mapping, to);
        found = true;
        break;
      }
      line = next + 1;
    }
    filled = end - line;
    if (found || filled == MAPS_BYTES) break;
    memory.copy(buffer, line, filled);
  }
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return found;
}

function lineEnd(at: usize, end: usize): usize {
  while (at < end && load<u8>(at) != NEWLINE) at++;
  return at;
}

/** Whether a line, which ends at `end`, is about a mapping that `address` is in; notes from where to where that is. */
function holds(line: usize, end: usize, address: usize, mapping: Mapping): bool {
  mapping.start = number(line, 16);
  mapping.end = number(behind(line, end, DASH), 16);
  return mapping.start <= address && address < mapping.end;
}

/** The number at `at`, up to a byte that is no digit of it. */
function number(at: usize, base: u64): u64 {
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

/** Device, inode and name are the fourth to sixth field of a line. */
function readLine(line: usize, end: usize, mapping: Mapping, to: usize): void {
  let at = line;
  for (let field = 0; field < 3; field++) at = behind(at, end, SPACE);
  const minor = number(behind(at, end, COLON), 16);
  mapping.device = (number(at, 16) & 0xfff) << 8 | (minor & 0xff) | (minor & ~<u64>0xff) << 12;
  at = behind(at, end, SPACE);
  mapping.inode = number(at, 10);
  at = behind(at, end, SPACE);
  while (at < end && load<u8>(at) == SPACE) at++;
  let length: usize = 0;
  while (at < end && length < <usize>PATH_MAX) store<u8>(to + length++, load<u8>(at++));
  mapping.nameLength = length;
}

/** Puts newlines where the kernel wrote what stands for them, in a name of `length` bytes at `name`. Its length then. */
export function withNewlines(name: usize, length: usize): usize {
  let kept: usize = 0;
  for (let at: usize = 0; at < length;) {
    const escaped = at + 4 <= length && load<u32>(name + at) == ESCAPED;
    store<u8>(name + kept++, escaped ? NEWLINE : load<u8>(name + at));
    at += escaped ? 4 : 1;
  }
  return kept;
}

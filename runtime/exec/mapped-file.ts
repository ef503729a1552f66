import {
  AT_FDCWD, O_CLOEXEC, O_RDONLY, PATH_MAX, __NR_close, __NR_openat, __NR_pread64, appendText, syscall6,
} from "../../assembly/index";

/** Two of the longest lines. */
const BYTES: usize = 8704;
const NEWLINE: u8 = 0x0a;
const DASH: u8 = 0x2d;
const SPACE: u8 = 0x20;
/** A newline in a name: `\012`, proc_pid_maps(5). A backslash stands for itself, so that a name may look like that as well. */
const ESCAPED: u32 = 0x3231_305c;

/** Of ` (deleted)`. */
export const NOTE_BYTES: usize = 10;

/** Whether the kernel says that the file is deleted: the name of `length` bytes at `name` ends in a note. */
export function endsInNote(name: usize, length: usize): bool {
  return length > NOTE_BYTES && load<u8>(name + length - 1) == 0x29 && load<u8>(name + length - NOTE_BYTES) == 0x20;
}

/**
 * Writes the path of the file that is mapped at `address` to `to`, PATH_MAX bytes, as /proc/self/maps has it: with a note behind it if
 * the file is deleted. Its length, without a NUL; 0 if there is none, or no /proc.
 */
export function mappedFile(address: usize, to: usize): usize {
  const buffer = changetype<usize>(new StaticArray<u8>(<i32>BYTES));
  store<u8>(appendText(buffer, "/proc/self/maps"), 0);
  const fd = syscall6(__NR_openat, AT_FDCWD, buffer, O_RDONLY | O_CLOEXEC, 0, 0, 0);
  if (fd < 0) return 0;
  let length: usize = 0;
  let filled: usize = 0;
  let offset: u64 = 0;
  for (;;) {
    const got = syscall6(__NR_pread64, fd, buffer + filled, BYTES - filled, offset, 0, 0);
    if (got <= 0) break;
    offset += got;
    const end = buffer + filled + <usize>got;
    let line = buffer;
    for (let next = lineEnd(line, end); next < end; next = lineEnd(line, end)) {
      if (holds(line, address)) {
        length = copyName(line, next, to);
        break;
      }
      line = next + 1;
    }
    filled = end - line;
    if (length != 0 || filled == BYTES) break;
    memory.copy(buffer, line, filled);
  }
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return length;
}

function lineEnd(at: usize, end: usize): usize {
  while (at < end && load<u8>(at) != NEWLINE) at++;
  return at;
}

/** Whether a line is about a mapping that `address` is in. */
function holds(line: usize, address: usize): bool {
  let at = line;
  let start: usize = 0;
  let stop: usize = 0;
  for (; load<u8>(at) != DASH; at++) start = start << 4 | digit(at);
  for (at++; load<u8>(at) != SPACE; at++) stop = stop << 4 | digit(at);
  return start <= address && address < stop;
}

function digit(at: usize): usize {
  const character = <usize>load<u8>(at);
  return character <= 0x39 ? character - 0x30 : character - 0x61 + 10;
}

/** The name is the sixth field of a line, which ends at `end`. */
function copyName(line: usize, end: usize, to: usize): usize {
  let at = line;
  for (let field = 0; field < 5; field++) {
    while (at < end && load<u8>(at) != SPACE) at++;
    while (at < end && load<u8>(at) == SPACE) at++;
  }
  let length: usize = 0;
  while (at < end && length < <usize>PATH_MAX) store<u8>(to + length++, load<u8>(at++));
  return length;
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

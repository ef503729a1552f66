import {
  O_CLOEXEC, O_CREAT, O_TRUNC, O_WRONLY, AT_FDCWD, __NR_close, __NR_openat, __NR_write, appendDecimal, appendHex, appendText, syscall6,
} from "../../assembly/index";
import { mapMemory } from "../exec/pages";
import { counterAt, counterCount, programCount, programPath, programPathLength } from "./counts";

const BUFFER: usize = 65536;
/** More than any line has. */
const ROOM: usize = 1024;

/**
 * Writes what was counted to the file at `path`, NUL-terminated: a line `program INDEX BYTES` for each program, its path in
 * hexadecimal digits, then a line `count KEY COUNT` for each counter. What fails shows in a file without its last line, `end`.
 */
export function writeCounts(path: usize): void {
  const fd = syscall6(__NR_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600, 0, 0);
  const memory = mapMemory(BUFFER);
  if (fd < 0 || memory < 0) return;
  const start = <usize>memory;
  let end = start;
  for (let i = 0; i < programCount(); i++) {
    const length = programPathLength(i);
    if (length == 0) continue;
    end = appendText(appendDecimal(appendText(end, "program "), i), " ");
    for (let k: usize = 0; k < length; k++) end = appendByte(end, load<u8>(programPath(i) + k));
    end = flushed(<i32>fd, start, appendText(end, "\n"));
  }
  for (let i: usize = 0; i < counterCount(); i++) {
    const at = counterAt(i);
    if (load<u64>(at) == 0 || load<u64>(at, 8) == 0) continue;
    end = appendHex(appendText(end, "count "), load<u64>(at));
    end = flushed(<i32>fd, start, appendText(appendDecimal(appendText(end, " "), load<u64>(at, 8)), "\n"));
  }
  end = appendText(end, "end\n");
  syscall6(__NR_write, fd, start, end - start, 0, 0, 0);
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
}

function appendByte(to: usize, byte: u8): usize {
  store<u8>(to, digit(byte >> 4));
  store<u8>(to, digit(byte & 15), 1);
  return to + 2;
}

function digit(value: u8): u8 {
  return value < 10 ? 0x30 + value : 0x61 + value - 10;
}

/** Makes room for another line where there is little. */
function flushed(fd: i32, start: usize, end: usize): usize {
  if (end - start < BUFFER - ROOM) return end;
  syscall6(__NR_write, fd, start, end - start, 0, 0, 0);
  return start;
}

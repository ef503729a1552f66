// /proc/self/status and /proc/self/maps as they would be without the runtime. What a program opens is a copy of that moment: one who
// reads it again from its beginning reads the same.
import {
  AT_FDCWD, MFD_CLOEXEC, O_ACCMODE, O_CLOEXEC, O_PATH, O_RDONLY, PROT_READ, PROT_WRITE, MAP_ANONYMOUS, MAP_PRIVATE,
  __NR_close, __NR_dup3, __NR_memfd_create, __NR_mmap, __NR_munmap, __NR_openat, __NR_pread64, __NR_write, appendText, syscall6,
} from "../../assembly/index";
import { isFileOfProcess, isOfThread, ownName } from "../exec/proc-self";
import { ownDescriptor } from "../exec/program";
import { awaitProgram } from "../exec/starting";
import { is } from "../exec/words";
import { liftFileLimit, restoreFileLimit } from "../session/file-limit";
import { hasOwnFilter } from "../trap-net/told";
import { writeMaps } from "./maps";
import { writeStatus } from "./status";

const SLASH: u8 = 0x2f;
const LETTER_P: u8 = 0x70;
const FIRST_ROOM: usize = 32 << 10;

/** Room for a file of `bytes` bytes, and behind it three times as much for what is made of it. */
class Room {
  start: usize = 0;
  bytes: usize = 0;

  take(bytes: usize): bool {
    const at = syscall6(__NR_mmap, 0, 4 * bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at < 0) return false;
    this.start = <usize>at;
    this.bytes = bytes;
    return true;
  }

  give(): void {
    syscall6(__NR_munmap, this.start, 4 * this.bytes, 0, 0, 0, 0);
  }
}

/** `fd`, which open(2) gave for `path`; where that names a file with a view, the view is what it is open on from now on. */
// @ts-ignore: decorator
@inline
export function viewed(fd: i64, path: usize, flags: i32): i64 {
  return fd >= 0 && load<u8>(path) == SLASH && load<u8>(path + 1) == LETTER_P ? replaced(fd, path, flags) : fd;
}

function replaced(fd: i64, path: usize, flags: i32): i64 {
  if ((flags & (O_ACCMODE | O_PATH)) != O_RDONLY) return fd;
  const name = ownName(path);
  if (name == 0) {
    if (isFileOfProcess(path, "cmdline") && !hasOwnFilter()) awaitProgram(<i32>fd);
    return fd;
  }
  const maps = is(name, "maps");
  // The calls that a view takes might be refused.
  if ((!maps && !is(name, "status")) || hasOwnFilter()) return fd;
  const room = new Room();
  const length = readAll(<i32>fd, room);
  if (length == 0) return fd;
  const text = room.start + room.bytes;
  const end = maps
    ? writeMaps(room.start, room.start + length, text, room.start, room.start + 4 * room.bytes)
    : writeStatus(room.start, room.start + length, text, isOfThread(path));
  put(<i32>fd, text, end - text, flags);
  room.give();
  return fd;
}

/** The file's bytes, with a zero behind; 0 if it cannot be read. */
function readAll(fd: i32, room: Room): usize {
  for (let bytes = FIRST_ROOM; room.take(bytes); bytes *= 2) {
    let length: usize = 0;
    for (;;) {
      const got = syscall6(__NR_pread64, fd, room.start + length, bytes - length, length, 0, 0);
      if (got < 0) break;
      if (got == 0 && length != 0) return length;
      length += <usize>got;
      if (got == 0 || length == bytes) break;
    }
    room.give();
    if (length != bytes) return 0;
  }
  return 0;
}

/** Has `fd` be open for reading on a file with this text; where that cannot be, it stays what it is. */
function put(fd: i32, text: usize, bytes: usize, flags: i32): void {
  const name = changetype<usize>(new StaticArray<u8>(16));
  store<u8>(appendText(name, "proc"), 0);
  const made = syscall6(__NR_memfd_create, name, MFD_CLOEXEC, 0, 0, 0, 0);
  if (made < 0) return;
  const lifted = liftFileLimit(bytes);
  const written = lifted < 0 ? 0 : syscall6(__NR_write, made, text, bytes, 0, 0, 0);
  if (lifted > 0) restoreFileLimit();
  const path = changetype<usize>(new StaticArray<u8>(32));
  const opened = syscall6(__NR_openat, AT_FDCWD, ownDescriptor(path, <i32>made), O_RDONLY | O_CLOEXEC, 0, 0, 0);
  if (opened >= 0) {
    if (written == <i64>bytes) syscall6(__NR_dup3, opened, fd, flags & O_CLOEXEC, 0, 0, 0);
    syscall6(__NR_close, opened, 0, 0, 0, 0, 0);
  }
  syscall6(__NR_close, made, 0, 0, 0, 0, 0);
}

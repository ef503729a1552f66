import { PATH_MAX, appendText } from "../../assembly/index";
import { MAPS_BYTES, MapsReader } from "../memory/maps-reader";

const NEWLINE: u8 = 0x0a;
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
  const reader = new MapsReader(buffer);
  if (!reader.open(maps)) return false;
  let found = false;
  while (!found && reader.next()) found = reader.start <= address && address < reader.stop;
  if (found) {
    mapping.start = reader.start;
    mapping.end = reader.stop;
    mapping.device = reader.device();
    mapping.inode = reader.inode();
    mapping.nameLength = min<usize>(reader.end - reader.name(), <usize>PATH_MAX);
    memory.copy(to, reader.name(), mapping.nameLength);
  }
  reader.close();
  return found;
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

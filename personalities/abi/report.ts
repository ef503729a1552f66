// What programs asked for and the level lacks: a table that all processes share, and its text at the end.
import {
  AT_FDCWD, O_CLOEXEC, O_CREAT, O_TRUNC, O_WRONLY, PR_GET_NAME, __NR_close, __NR_openat, __NR_prctl, __NR_write, appendDecimal, appendText, byteLength,
  syscall6,
} from "unweld";
import { release } from "./level";
import { lackName } from "./names";

/** A state and the lack (u32 each), how often (u64), and the name of the program's thread. */
const ENTRY_BYTES: usize = 32;
const NAME_BYTES: usize = 16;
const ENTRIES: usize = 8192;
const FREE: u32 = 0;
const CLAIMED: u32 = 1;
const FILLED: u32 = 2;

const path: usize = memory.data(4096);
const line: usize = memory.data(512);
let base: usize = 0;
let wanted = false;

export function reportBytes(): usize {
  return ENTRIES * ENTRY_BYTES;
}

export function attachReport(at: usize): void {
  base = at;
}

/** The option `report`: to a file, or to standard error. */
export function reportTo(value: string | null): bool {
  wanted = true;
  if (value === null) return true;
  if (String.UTF8.byteLength(value, true) > 4096) return false;
  String.UTF8.encodeUnsafe(changetype<usize>(value), value.length, path, true);
  return true;
}

export function wantsReport(): bool {
  return wanted;
}

/** Notes that the lack was met and gives `result`. */
export function missed(lack: u32, result: i64): i64 {
  if (!wanted || base == 0) return result;
  const name = changetype<usize>(new StaticArray<u8>(<i32>NAME_BYTES));
  syscall6(__NR_prctl, PR_GET_NAME, name, 0, 0, 0, 0);
  const entry = entryOf(lack, name);
  if (entry != 0) atomic.add<u64>(entry + 8, 1);
  return result;
}

/** A place that a process was killed while it took is passed over by all. */
function entryOf(lack: u32, name: usize): usize {
  let index = <usize>((<u64>lack * 0x9e3779b97f4a7c15 ^ load<u64>(name) * 0xc2b2ae3d27d4eb4f) >> 40);
  for (let tries: usize = 0; tries < ENTRIES; tries++, index++) {
    const at = base + (index & (ENTRIES - 1)) * ENTRY_BYTES;
    if (atomic.cmpxchg<u32>(at, FREE, CLAIMED) == FREE) {
      store<u32>(at, lack, 4);
      memory.copy(at + 16, name, NAME_BYTES);
      atomic.store<u32>(at, FILLED);
      return at;
    }
    if (atomic.load<u32>(at) == FILLED && load<u32>(at, 4) == lack && memory.compare(at + 16, name, NAME_BYTES) == 0) return at;
  }
  return 0;
}

/** Writes a line for each program and lack: how often, the program, what, and what it was told. */
export function finishReport(): void {
  let fd: i64 = 2;
  if (load<u8>(path) != 0) fd = syscall6(__NR_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666, 0, 0);
  let met = false;
  for (let i: usize = 0; i < ENTRIES; i++) met = met || atomic.load<u32>(base + i * ENTRY_BYTES) == FILLED;
  let end = appendText(appendText(line, "unweld: linux-"), release());
  end = appendText(end, met ? " lacks what was asked for:\n" : " lacks nothing that was asked for\n");
  if (fd < 0) {
    end = appendText(line, "unweld: cannot write the report\n  its file cannot be made\n  name another file\n");
    fd = 2;
    met = false;
  }
  syscall6(__NR_write, fd, line, end - line, 0, 0, 0);
  for (let i: usize = 0; met && i < ENTRIES; i++) {
    const at = base + i * ENTRY_BYTES;
    if (atomic.load<u32>(at) == FILLED) writeEntry(<i32>fd, at);
  }
  if (fd != 2) syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
}

function writeEntry(fd: i32, at: usize): void {
  const name = at + 16;
  const length = byteLength(name, NAME_BYTES);
  let end = appendDecimal(appendText(line, "  "), load<u64>(at, 8));
  end = appendText(end, " ");
  for (let i: usize = 0; i < length; i++) {
    const byte = load<u8>(name + i);
    store<u8>(end++, byte < 0x20 || byte == 0x7f ? <u8>0x3f : byte);
  }
  end = appendText(appendText(appendText(end, " "), lackName(load<u32>(at, 4))), "\n");
  syscall6(__NR_write, fd, line, end - line, 0, 0, 0);
}

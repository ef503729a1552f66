// Who owns the directories of /proc: the process a directory tells of.
import { AT_FDCWD, CString, Ptr, appendDecimal, appendText, byteLength, digitCount, parseDecimal } from "unweld";
import { kernel } from "./below";
import { credentials } from "./credentials";
import { identityOf } from "./processes";
import { realUid, session } from "./session";

const SELF: i32 = 0;
const NOBODY: i32 = -1;
const SLASH: u8 = 0x2f;
const PATH_BYTES: i32 = 4096;
/** More than a path has up to the number of a process in /proc. */
const BEGINNING: usize = 256;

/**
 * Of a file the caller has just looked at: if it is a process' directory in /proc or lies in one, stores the process'
 * effective ids at `owner` (uid, then gid). An empty path is `dirfd` itself.
 */
export function showProcess(dirfd: i32, pathname: Ptr<CString>, owner: usize, device: u64): void {
  if (device != session().procDevice || pathname.isNull) return;
  const tid = load<u8>(pathname.address) == SLASH ? taskOf(pathname.address) : taskBelow(dirfd, pathname.address);
  if (tid == NOBODY) return;
  const who = tid == SELF ? credentials() : identityOf(tid, realUid());
  if (who === null) return;
  store<u32>(owner, who.euid);
  store<u32>(owner, who.egid, 4);
}

/** `taskOf` of a path from a directory. */
function taskBelow(dirfd: i32, path: usize): i32 {
  const link = changetype<usize>(new StaticArray<u8>(64));
  const at = appendText(link, "/proc/thread-self/");
  store<u8>(dirfd == AT_FDCWD ? appendText(at, "cwd") : appendDecimal(appendText(at, "fd/"), <u64>dirfd), 0);
  const name = changetype<usize>(new StaticArray<u8>(PATH_BYTES + <i32>BEGINNING + 2));
  const read = kernel.readlinkat(AT_FDCWD, Ptr.at<CString>(link), Ptr.at<u8>(name), PATH_BYTES);
  if (read <= 0) return NOBODY;
  const end = name + <usize>read;
  const length = byteLength(path, BEGINNING);
  store<u8>(end, SLASH);
  memory.copy(end + 1, path, length);
  store<u8>(end + 1 + length, 0);
  return taskOf(name);
}

/** The task whose directory in /proc an absolute path leads to: 0 for the caller's own, -1 for none. */
export function taskOf(path: usize): i32 {
  if (!isProc(path)) return NOBODY;
  const name = path + 6;
  const length = byteLength(name, 256);
  const digits = digitCount(name, length);
  if (digits != 0 && digits < 10) {
    const next = load<u8>(name + digits);
    return next == 0 || next == 0x2f ? <i32>parseDecimal(name, digits) : NOBODY;
  }
  const text = Ptr.at<CString>(name).get();
  return text.hasPrefix("self") || text.hasPrefix("thread-self") ? SELF : NOBODY;
}

/** Whether a path begins with /proc/. Reads no further than the first difference. */
// @ts-ignore: decorator
@inline
export function isProc(path: usize): bool {
  return load<u8>(path) == 0x2f && load<u8>(path + 1) == 0x70 && load<u8>(path + 2) == 0x72 && load<u8>(path + 3) == 0x6f &&
    load<u8>(path + 4) == 0x63 && load<u8>(path + 5) == 0x2f;
}

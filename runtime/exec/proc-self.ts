import { __NR_getpid, __NR_gettid, digitCount, parseDecimal, syscall6 } from "../../assembly/index";
import { is, startsWith } from "./words";

const SLASH: u8 = 0x2f;
const ZERO: u8 = 0x30;
/** More than any number of a process has. */
const LONGEST: usize = 10;

/**
 * Whether `path`, a guest's, is one of the names of the link to a process's program: /proc/self/exe, /proc/thread-self/exe, /proc/PID/exe,
 * and /proc/self/task/TID/exe or /proc/PID/task/TID/exe. Says no to other spellings of the same.
 */
export function isExe(path: usize): bool {
  return isFileOfProcess(path, "exe");
}

/** The same for a file of that name in the directory of a process or thread. */
export function isFileOfProcess(path: usize, name: string): bool {
  if (load<u8>(path) != SLASH || !startsWith(path, "/proc/")) return false;
  let at = afterSelf(path + 6);
  if (at == 0) at = afterDigits(path + 6);
  if (at != 0 && startsWith(at, "task/")) at = afterDigits(at + 5);
  return at != 0 && is(at, name);
}

/** Whether such a path is one of the calling process's or thread's own. */
export function isOwn(path: usize): bool {
  return ownName(path) != 0;
}

/**
 * Behind the directory of the calling process or thread in /proc, where `path`, a guest's, leads there by one of the names above; else 0.
 */
export function ownName(path: usize): usize {
  if (load<u8>(path) != SLASH || !startsWith(path, "/proc/")) return 0;
  const at = afterProcess(path + 6);
  return at != 0 && startsWith(at, "task/") ? afterNumber(at + 5, __NR_gettid) : at;
}

/** Whether such a path leads to the directory of the calling thread, and not to that of its process alone. */
export function isOfThread(path: usize): bool {
  return startsWith(path + 6, "thread-self/") || syscall6(__NR_gettid, 0, 0, 0, 0, 0, 0) == syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0);
}

/** Behind the directory of this process and its slash; 0 if it is none. */
function afterProcess(at: usize): usize {
  const after = afterSelf(at);
  return after != 0 ? after : afterNumber(at, __NR_getpid);
}

function afterSelf(at: usize): usize {
  if (startsWith(at, "self/")) return at + 5;
  return startsWith(at, "thread-self/") ? at + 12 : 0;
}

/** Behind a number as the kernel takes it for a process's, and a slash; 0 if something else is there. */
function afterDigits(at: usize): usize {
  const length = digitCount(at, LONGEST);
  return length == 0 || load<u8>(at) == ZERO || load<u8>(at + length) != SLASH ? 0 : at + length + 1;
}

/** The same if it is the number which the call `nr` gives. */
function afterNumber(at: usize, nr: i32): usize {
  const after = afterDigits(at);
  return after != 0 && parseDecimal(at, after - 1 - at) == syscall6(nr, 0, 0, 0, 0, 0, 0) ? after : 0;
}

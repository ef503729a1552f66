import { __NR_getpid, __NR_gettid, digitCount, parseDecimal, syscall6 } from "../../assembly/index";
import { is, startsWith } from "./words";

const SLASH: u8 = 0x2f;
/** More than any name this is about has. */
const LONGEST: usize = 64;

/**
 * Whether `path`, a guest's, is one of the calling process's own names of the link to its program: /proc/self/exe,
 * /proc/thread-self/exe, /proc/PID/exe and /proc/PID/task/TID/exe. Says no to other spellings of the same.
 */
export function isProcSelfExe(dirfd: i32, path: usize): bool {
  const name = ownName(path);
  return name != 0 && is(name, "exe");
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
  if (startsWith(at, "self/")) return at + 5;
  if (startsWith(at, "thread-self/")) return at + 12;
  return afterNumber(at, __NR_getpid);
}

/** Behind the number which the call `nr` gives and a slash; 0 if something else is there. */
function afterNumber(at: usize, nr: i32): usize {
  const length = digitCount(at, LONGEST);
  if (length == 0 || load<u8>(at + length) != SLASH) return 0;
  return parseDecimal(at, length) == syscall6(nr, 0, 0, 0, 0, 0, 0) ? at + length + 1 : 0;
}

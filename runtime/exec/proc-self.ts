import { __NR_getpid, __NR_gettid, digitCount, parseDecimal, syscall6 } from "../../assembly/index";

const SLASH: u8 = 0x2f;
/** More than any name this is about has. */
const LONGEST: usize = 64;

/**
 * Whether `path`, a guest's, is one of the calling process's own names of the link to its program: /proc/self/exe,
 * /proc/thread-self/exe, /proc/PID/exe and /proc/PID/task/TID/exe. Says no to other spellings of the same.
 */
export function isProcSelfExe(dirfd: i32, path: usize): bool {
  if (load<u8>(path) != SLASH || !follows(path, "/proc/")) return false;
  let at = afterProcess(path + 6);
  if (at == 0) return false;
  if (follows(at, "task/")) at = afterNumber(at + 5, __NR_gettid);
  return at != 0 && follows(at, "exe") && load<u8>(at + 3) == 0;
}

/** Behind the directory of this process and its slash; 0 if it is none. */
function afterProcess(at: usize): usize {
  if (follows(at, "self/")) return at + 5;
  if (follows(at, "thread-self/")) return at + 12;
  return afterNumber(at, __NR_getpid);
}

/** Behind the number which the call `nr` gives and a slash; 0 if something else is there. */
function afterNumber(at: usize, nr: i32): usize {
  const length = digitCount(at, LONGEST);
  if (length == 0 || load<u8>(at + length) != SLASH) return 0;
  return parseDecimal(at, length) == syscall6(nr, 0, 0, 0, 0, 0, 0) ? at + length + 1 : 0;
}

function follows(at: usize, text: string): bool {
  for (let i = 0; i < text.length; i++) {
    if (<i32>load<u8>(at + <usize>i) != text.charCodeAt(i)) return false;
  }
  return true;
}

// What /proc tells of tasks that are not traced.
import { O_CLOEXEC, O_RDONLY, __NR_close, __NR_open, __NR_read, appendDecimal, appendText, digitCount, parseDecimal } from "../../assembly/index";
import { hostCall } from "./natives";
import { stateBase } from "./window";

const NEWLINE: u8 = 0x0a;
const SPACE: u8 = 0x20;
const PARENTHESIS: u8 = 0x29;
/** Fields of /proc/[pid]/stat behind the name, which is the second: proc_pid_stat(5). */
const START_OF_STACK: i32 = 28;

function text(): usize { return stateBase() + 0x60000; }
const TEXT_BYTES: usize = 0x8000;

/** Reads a file of a task's, with a NUL behind it. Its length; 0 if there is none. */
function read(tid: i32, name: string): usize {
  const path = stateBase() + 768;
  store<u8>(appendText(appendDecimal(appendText(path, "/proc/"), tid), name), 0);
  const fd = hostCall(__NR_open, path, O_RDONLY | O_CLOEXEC, 0, 0, 0, 0);
  if (fd < 0) return 0;
  const length = hostCall(__NR_read, fd, text(), TEXT_BYTES - 1, 0, 0, 0);
  hostCall(__NR_close, fd, 0, 0, 0, 0, 0);
  if (length <= 0) return 0;
  store<u8>(text() + <usize>length, 0);
  return <usize>length;
}

/** The number behind a line's beginning in /proc/[pid]/status; -1 if there is none. */
function statusNumber(tid: i32, key: string): i32 {
  const end = text() + read(tid, "/status");
  for (let at = text(); at < end; at++) {
    if ((at == text() || load<u8>(at - 1) == NEWLINE) && isAt(at, key)) {
      const number = at + <usize>key.length;
      return <i32>parseDecimal(number, digitCount(number, end - number));
    }
  }
  return -1;
}

function isAt(at: usize, key: string): bool {
  for (let i = 0; i < key.length; i++) if (<i32>load<u8>(at + <usize>i) != key.charCodeAt(i)) return false;
  return true;
}

/** The process of a thread; -1 if it has ended. */
export function processOf(tid: i32): i32 { return statusNumber(tid, "Tgid:\t"); }

/** The process that a process is a child of; -1 if it has ended. */
export function parentOf(tid: i32): i32 { return statusNumber(tid, "PPid:\t"); }

/** Where the kernel put the first stack of a task's program: another place after an execve. 1 if it does not tell. */
export function stackOf(tid: i32): u64 {
  const end = text() + read(tid, "/stat");
  let at = end;
  while (at > text() && load<u8>(at) != PARENTHESIS) at--;
  for (let field = 2; field < START_OF_STACK && at < end; at++) if (load<u8>(at) == SPACE) field++;
  const value = parseDecimal(at, digitCount(at, end - at));
  return value <= 0 ? 1 : value;
}

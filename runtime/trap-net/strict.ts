// Strict mode of seccomp(2) in a session with filters of its own: the kernel does not enter it any more once there is one, so another
// filter does the same.
import { EINVAL, ENOMEM, SIGKILL, SYS_SECCOMP, Siginfo, SockFprog, __NR_exit, __NR_getpid, __NR_tgkill, syscall6 } from "../../assembly/index";
import { Thread } from "../thread";
import { FILTER_BYTES, STRICT_DATA, writeStrict } from "./filters";
import { installFilter } from "./install";
import { noteFilter, strictIa32 } from "../ia32/filters";
import { withGates } from "./own-filter";
import { hasOwnFilter } from "./told";

/** Where in a block small things of a call lie. */
const SCRATCH: usize = 512;

let pid: i32 = 0;

/** As seccomp(SECCOMP_SET_MODE_STRICT). A thread that breaks the rules takes the process along if it is the first one. */
export function enterStrict(): i64 {
  // There is one mode only.
  if (hasOwnFilter()) return -EINVAL;
  pid = <i32>syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0);
  const program = new SockFprog();
  writeStrict(changetype<usize>(new StaticArray<u8>(<i32>FILTER_BYTES)), pid, program);
  return installFilter(program);
}

/** The same of a program of 32 bits. */
export function enterStrictIa32(): i64 {
  if (hasOwnFilter()) return -EINVAL;
  pid = <i32>syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0);
  const program = strictIa32();
  const result = installFilter(changetype<SockFprog>(withGates(program)));
  return result >= 0 && !noteFilter(program, 0) ? -ENOMEM : result;
}

/** Whether a SIGSYS says that a call was made which strict mode forbids. */
// @ts-ignore: decorator
@inline
export function isStrictKill(info: Siginfo): bool {
  return pid != 0 && info.si_code == SYS_SECCOMP && info.si_errno == <i32>STRICT_DATA;
}

/** Ends the thread as strict mode does. Does not return. */
export function endStrictly(thread: Thread): void {
  if (thread.tid != pid) syscall6(__NR_exit, SIGKILL, 0, 0, 0, 0, 0);
  for (;;) syscall6(__NR_tgkill, pid, thread.tid, SIGKILL, 0, 0, 0);
}

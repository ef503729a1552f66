import {
  EINVAL, EMFILE, F_DUPFD, RLIMIT_NOFILE, Rlimit, __NR_close, __NR_fcntl, __NR_prlimit64, syscall6,
} from "../../assembly/index";

/** Above this a descriptor would make every fork copy a larger table. */
const HIGHEST: u64 = 1024;
/** Room for what the runtime keeps open: nested sessions each have their own. */
const ROOM: u64 = 16;
const FIRST_OF_OURS: u64 = 3;

/** Moves `fd` to a number that programs do not come across, kept over exec. The new number, or -errno with `fd` still open. */
export function moveHigh(fd: i32): i64 {
  const at = copyHigh(fd, F_DUPFD);
  if (at >= 0) syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return at;
}

/** A copy of `fd` at such a number, made by `command`, F_DUPFD or F_DUPFD_CLOEXEC. -errno on failure. */
export function copyHigh(fd: i32, command: i32): i64 {
  const limit: Rlimit = new Rlimit();
  let ceiling = HIGHEST;
  if (syscall6(__NR_prlimit64, 0, RLIMIT_NOFILE, 0, changetype<usize>(limit), 0, 0) == 0) ceiling = min(ceiling, limit.rlim_cur);
  let at: i64 = -EMFILE;
  for (; ceiling > FIRST_OF_OURS; ceiling /= 2) {
    const lowest = ceiling > ROOM + FIRST_OF_OURS ? ceiling - ROOM : FIRST_OF_OURS;
    at = syscall6(__NR_fcntl, fd, command, lowest, 0, 0, 0);
    if (at != -EMFILE && at != -EINVAL) break;
  }
  return at;
}

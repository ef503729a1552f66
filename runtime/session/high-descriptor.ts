import { EINVAL, EMFILE, F_DUPFD, __NR_close, __NR_fcntl, syscall6 } from "../../assembly/index";
import { descriptorLimit, setDescriptorLimit } from "./descriptor-limit";

/** Above this a descriptor would make every fork copy a larger table, whose size select(2) goes by. */
const HIGHEST: u64 = 1024;
/** Room for what the runtime keeps open. */
const ROOM: u64 = 16;
const FIRST_OF_OURS: u64 = 3;

/** Moves `fd` to a number that programs do not come across, kept over exec. The new number, or -errno with `fd` still open. */
export function moveHigh(fd: i32): i64 {
  const at = copyHigh(fd, F_DUPFD);
  if (at >= 0) syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return at;
}

/**
 * A copy of `fd` at such a number, made by `command`, F_DUPFD or F_DUPFD_CLOEXEC; above the soft limit where that is low.
 * -errno on failure.
 */
export function copyHigh(fd: i32, command: i32): i64 {
  const soft = descriptorLimit();
  let ceiling = soft < HIGHEST ? setDescriptorLimit(HIGHEST) : HIGHEST;
  let at: i64 = -EMFILE;
  for (; ceiling > FIRST_OF_OURS; ceiling /= 2) {
    const lowest = ceiling > ROOM + FIRST_OF_OURS ? ceiling - ROOM : FIRST_OF_OURS;
    at = syscall6(__NR_fcntl, fd, command, lowest, 0, 0, 0);
    if (at != -EMFILE && at != -EINVAL) break;
  }
  if (soft < HIGHEST) setDescriptorLimit(soft);
  return at;
}

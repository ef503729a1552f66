import { EFBIG, RLIMIT_FSIZE, Rlimit, __NR_prlimit64, syscall6 } from "../../assembly/index";

let soft: u64 = 0;
let hard: u64 = 0;

/** Has files of `bytes` bytes be allowed until restoreFileLimit. 0 if they are anyway, 1, or -EFBIG if this user must not. */
export function liftFileLimit(bytes: usize): i64 {
  const limit = new Rlimit();
  const got = syscall6(__NR_prlimit64, 0, RLIMIT_FSIZE, 0, changetype<usize>(limit), 0, 0);
  if (got < 0 || limit.rlim_cur >= bytes) return 0;
  soft = limit.rlim_cur;
  hard = limit.rlim_max;
  limit.rlim_cur = max<u64>(hard, bytes);
  limit.rlim_max = limit.rlim_cur;
  return syscall6(__NR_prlimit64, 0, RLIMIT_FSIZE, changetype<usize>(limit), 0, 0, 0) < 0 ? -EFBIG : 1;
}

export function restoreFileLimit(): void {
  const limit = new Rlimit();
  limit.rlim_cur = soft;
  limit.rlim_max = hard;
  syscall6(__NR_prlimit64, 0, RLIMIT_FSIZE, changetype<usize>(limit), 0, 0, 0);
}

import { RLIMIT_AS, Rlimit, __NR_prlimit64, syscall6 } from "../../assembly/index";

/** Bytes of address space that the process may have, getrlimit(2)'s RLIMIT_AS; u64.MAX_VALUE where that is not limited. */
export function addressSpaceLimit(): u64 {
  if (known != 0) return known;
  const limit = new Rlimit();
  const asked = syscall6(__NR_prlimit64, 0, RLIMIT_AS, 0, changetype<usize>(limit), 0, 0);
  known = asked < 0 ? u64.MAX_VALUE : max(limit.rlim_cur, 1);
  return known;
}

/** That of when the process image began. */
let known: u64 = 0;

import { RLIMIT_NOFILE, Rlimit, __NR_prlimit64, syscall6 } from "../../assembly/index";

/** The soft limit on descriptors. */
export function descriptorLimit(): u64 {
  const limit = new Rlimit();
  return syscall6(__NR_prlimit64, 0, RLIMIT_NOFILE, 0, changetype<usize>(limit), 0, 0) == 0 ? limit.rlim_cur : 0;
}

/** Makes the soft limit `wanted`, or as near as the hard one allows; the limit that is set then. */
export function setDescriptorLimit(wanted: u64): u64 {
  const limit = new Rlimit();
  if (syscall6(__NR_prlimit64, 0, RLIMIT_NOFILE, 0, changetype<usize>(limit), 0, 0) < 0) return 0;
  const before = limit.rlim_cur;
  limit.rlim_cur = min(wanted, limit.rlim_max);
  if (limit.rlim_cur == before) return before;
  return syscall6(__NR_prlimit64, 0, RLIMIT_NOFILE, changetype<usize>(limit), 0, 0, 0) == 0 ? limit.rlim_cur : before;
}

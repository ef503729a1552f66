import {
  CLOCK_MONOTONIC, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_OFF, PR_SYS_DISPATCH_ON, syscall6, __NR_clock_gettime, __NR_getppid, __NR_prctl,
} from "../../assembly/index";
import { imageBase, imageEnd } from "../natives";

const CALLS: u64 = 32;
const TRIES: i32 = 3;

/** What Syscall User Dispatch adds to each call that it lets through, in nanoseconds: on some processors 3, on others more than 100. */
export function netCost(): u64 {
  const without = callCost();
  const bytes = imageEnd() - imageBase();
  if (syscall6(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, imageBase(), bytes, 0, 0) < 0) return 0;
  const dispatched = callCost();
  syscall6(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_OFF, 0, 0, 0, 0);
  return dispatched > without ? (dispatched - without) / CALLS : 0;
}

/** The least that as many calls took. */
function callCost(): u64 {
  const times = new StaticArray<i64>(4);
  const at = changetype<usize>(times);
  let least: u64 = u64.MAX_VALUE;
  for (let i = 0; i < TRIES; i++) {
    syscall6(__NR_clock_gettime, CLOCK_MONOTONIC, at, 0, 0, 0, 0);
    for (let call: u64 = 0; call < CALLS; call++) syscall6(__NR_getppid, 0, 0, 0, 0, 0, 0);
    syscall6(__NR_clock_gettime, CLOCK_MONOTONIC, at + 16, 0, 0, 0, 0);
    least = min(least, <u64>((times[2] - times[0]) * 1000000000 + times[3] - times[1]));
  }
  return least;
}

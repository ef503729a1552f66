// Syscall User Dispatch: a `syscall` outside the image and the gate raises SIGSYS. It is per thread and off in children.
// Linux 5.11, x86-64. Source: Documentation/admin-guide/syscall-user-dispatch.rst.
import { syscall6, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_OFF, PR_SYS_DISPATCH_ON, __NR_prctl } from "../assembly/index";
import { rangeEnd, rangeStart } from "./gate/region";

/** Arms the calling thread; -EINVAL on a kernel without, -EPERM where it is forbidden. */
export function armThread(): i64 {
  const start = rangeStart();
  return syscall6(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, start, rangeEnd() - start, 0, 0);
}

/** From here on the calling thread's sites that are not patched make their calls themselves. */
export function disarmThread(): void {
  syscall6(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_OFF, 0, 0, 0, 0);
}

import {
  EACCES, EINVAL, PR_GET_NO_NEW_PRIVS, PR_SET_NO_NEW_PRIVS, SECCOMP_FILTER_FLAG_SPEC_ALLOW, SECCOMP_SET_MODE_FILTER, SockFprog, __NR_prctl,
  __NR_seccomp, syscall6,
} from "../../assembly/index";
import { rangeEnd, rangeStart } from "../gate/region";
import { gates } from "../natives";
import { isNetInstalled, isPinned, noteNetInstalled } from "../session/session";
import { FILTER_BYTES, writeNet, writePinned } from "./filters";

/**
 * Puts the session's net up if this is its first process: all others inherit it. 0, or seccomp(2)'s -errno: -EINVAL if the kernel has
 * no filters.
 */
export function installNet(): i64 {
  if (isNetInstalled()) return 0;
  const program = new SockFprog();
  const at = changetype<usize>(new StaticArray<u8>(<i32>FILTER_BYTES));
  if (isPinned()) writePinned(at, rangeStart(), rangeEnd(), gates(), program);
  else writeNet(at, rangeStart(), rangeEnd(), program);
  const before = newPrivilegesForbidden();
  const result = installFilter(program);
  if (result == 0) noteNetInstalled(newPrivilegesForbidden() != before);
  return result;
}

/** Installs a filter of the runtime's in this thread; no_new_privs is set only where the kernel asks for it. 0 or -errno. */
export function installFilter(program: SockFprog): i64 {
  // Without the flag, kernels before 5.16 slow the program down (SSBD); kernels before 4.17 do not know it.
  let result = install(SECCOMP_FILTER_FLAG_SPEC_ALLOW, program);
  return result == -EINVAL ? install(0, program) : result;
}

/** Whether no_new_privs is set. */
export function newPrivilegesForbidden(): i64 {
  return syscall6(__NR_prctl, PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0, 0);
}

function install(flags: u32, program: SockFprog): i64 {
  const at = changetype<usize>(program);
  const result = syscall6(__NR_seccomp, SECCOMP_SET_MODE_FILTER, flags, at, 0, 0, 0);
  if (result != -EACCES) return result;
  syscall6(__NR_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0, 0);
  return syscall6(__NR_seccomp, SECCOMP_SET_MODE_FILTER, flags, at, 0, 0, 0);
}

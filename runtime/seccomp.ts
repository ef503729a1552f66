// seccomp(2) and prctl(PR_SET_SECCOMP) of the application's: its filter sees the calls that the runtime makes as well.
import {
  AUDIT_ARCH_X86_64, EINVAL, SeccompData, SECCOMP_MODE_FILTER, SECCOMP_MODE_STRICT, SECCOMP_SET_MODE_FILTER, SECCOMP_SET_MODE_STRICT, SockFprog,
  syscall6, PR_SET_SECCOMP, __NR_prctl, __NR_rt_sigreturn, __NR_seccomp,
} from "../assembly/index";
import { hasBoundary } from "./boundary/boundary";
import { armThread, disarmThread } from "./dispatch-net";
import { filterAllows } from "./filter";
import { exePath } from "./exec/program";
import { stopPatching } from "./gate/patch";
import { callEnd } from "./gates";
import { isFixedImage } from "./trap-net/fixed-image";
import { isNetOfAnother, withCalls, withReturn } from "./trap-net/own-filter";
import { enterStrict } from "./trap-net/strict";
import { noteOwnFilter } from "./trap-net/told";

/** seccomp(2). */
export function setSeccomp(op: u32, flags: u32, args: usize): i64 {
  if (op != SECCOMP_SET_MODE_FILTER && op != SECCOMP_SET_MODE_STRICT) return syscall6(__NR_seccomp, op, flags, args, 0, 0, 0);
  if (op == SECCOMP_SET_MODE_FILTER && isFixedImage()) return filterInTrapSession(args, flags);
  if (op == SECCOMP_SET_MODE_STRICT && isFiltered()) return flags != 0 || args != 0 ? -EINVAL : strictBesideFilters();
  return enter(op == SECCOMP_SET_MODE_FILTER ? args : 0, __NR_seccomp, op, flags, args, 0, 0);
}

/** prctl(PR_SET_SECCOMP). */
export function setSeccompMode(mode: usize, program: usize, arg4: usize, arg5: usize): i64 {
  if (mode != <usize>SECCOMP_MODE_FILTER && mode != <usize>SECCOMP_MODE_STRICT) return syscall6(__NR_prctl, PR_SET_SECCOMP, mode, program, arg4, arg5, 0);
  if (mode == <usize>SECCOMP_MODE_FILTER && isFixedImage()) return filterInTrapSession(program, 0);
  if (mode == <usize>SECCOMP_MODE_STRICT && isFiltered()) return strictBesideFilters();
  return enter(mode == <usize>SECCOMP_MODE_FILTER ? program : 0, __NR_prctl, PR_SET_SECCOMP, mode, program, arg4, arg5);
}

/** Whether there is a filter of the session's own, beside which the kernel does not enter strict mode. */
function isFiltered(): bool {
  return isFixedImage() || hasBoundary();
}

function enter(program: usize, nr: i32, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64): i64 {
  // The calls that this session makes for one inside it would trap there, and no address is sure to be this session's.
  if (isNetOfAnother(program)) return -EINVAL;
  // A trap ends with rt_sigreturn. A filter that forbids it leaves this thread the sites that are known.
  const silent = program != 0 && !returnAllowed(changetype<SockFprog>(program));
  beginFiltering();
  if (silent) disarmThread();
  const result = syscall6(nr, a0, a1, a2, a3, a4, 0);
  if (silent && result < 0) armThread();
  if (program != 0 && result >= 0) noteOwnFilter();
  return result;
}

/** The session's net stays, so a trap has to be able to end. */
function filterInTrapSession(program: usize, flags: u32): i64 {
  let installed = program;
  if (isNetOfAnother(program)) installed = withCalls(program);
  else if (program != 0 && !returnAllowed(changetype<SockFprog>(program))) installed = withReturn(program);
  beginFiltering();
  const result = syscall6(__NR_seccomp, SECCOMP_SET_MODE_FILTER, flags, installed, 0, 0, 0);
  if (result >= 0) noteOwnFilter();
  return result;
}

/** What takes calls of the runtime's own is done, or not done from now on: a filter may forbid them. */
function beginFiltering(): void {
  exePath();
  stopPatching();
}

function strictBesideFilters(): i64 {
  beginFiltering();
  return enterStrict();
}

function returnAllowed(program: SockFprog): bool {
  const data = new SeccompData();
  data.nr = __NR_rt_sigreturn;
  data.arch = AUDIT_ARCH_X86_64;
  data.instruction_pointer = callEnd(__NR_rt_sigreturn);
  return filterAllows(program, data);
}

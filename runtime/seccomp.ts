// seccomp(2) and prctl(PR_SET_SECCOMP) of the application's: its filter sees the calls that the runtime makes as well.
import {
  ARCH_SET_GS, AUDIT_ARCH_X86_64, EINVAL, SeccompData, SECCOMP_MODE_FILTER, SECCOMP_MODE_STRICT, SECCOMP_SET_MODE_FILTER, SECCOMP_SET_MODE_STRICT, SECCOMP_RET_ACTION_FULL, SECCOMP_RET_KILL_PROCESS,
  SECCOMP_RET_USER_NOTIF, SIGSEGV, SockFprog,
  syscall6, PR_SET_SECCOMP, PR_SET_SYSCALL_USER_DISPATCH, __NR_arch_prctl, __NR_execveat, __NR_faccessat2, __NR_mmap, __NR_prctl, __NR_rt_sigaction, __NR_rt_sigreturn, __NR_seccomp, __NR_sigaltstack,
} from "../assembly/index";
import { hasBoundary } from "./boundary/boundary";
import { armThread, disarmThread } from "./dispatch-net";
import { filterAllows, filterAnswer } from "./filter";
import { keepPathNow } from "./exec/program";
import { noteFilter } from "./ia32/filters";
import { isIa32Program } from "./ia32/program";
import { endHalts } from "./gate/halts";
import { lockGate, unlockGate } from "./gate/lock";
import { stopPatching } from "./gate/patch";
import { unsettleForGood } from "./gate/settle";
import { callEnd } from "./gates";
import { isByPieces, mapWhole } from "./session/pieces";
import { isInTrapSession } from "./session/session";
import { isNetOfAnother, withCalls, withGates, withOwnCalls } from "./trap-net/own-filter";
import { enterStrict, enterStrictIa32 } from "./trap-net/strict";
import { noteException, noteOwnFilter } from "./trap-net/told";

/** seccomp(2). */
export function setSeccomp(op: u32, flags: u32, args: usize): i64 {
  if (op != SECCOMP_SET_MODE_FILTER && op != SECCOMP_SET_MODE_STRICT) return syscall6(__NR_seccomp, op, flags, args, 0, 0, 0);
  if (op == SECCOMP_SET_MODE_FILTER && isInTrapSession() && !isIa32Program()) return filterInTrapSession(args, flags);
  if (op == SECCOMP_SET_MODE_STRICT && isIa32Program()) return flags != 0 || args != 0 ? -EINVAL : strictOf32Bits();
  if (op == SECCOMP_SET_MODE_STRICT && isFiltered()) return flags != 0 || args != 0 ? -EINVAL : strictBesideFilters();
  return op == SECCOMP_SET_MODE_FILTER ? filter(args, __NR_seccomp, op, flags, 0, 0) : enterByKernel(__NR_seccomp, op, flags, args, 0, 0);
}

/** prctl(PR_SET_SECCOMP). */
export function setSeccompMode(mode: usize, program: usize, arg4: usize, arg5: usize): i64 {
  if (mode != <usize>SECCOMP_MODE_FILTER && mode != <usize>SECCOMP_MODE_STRICT) return syscall6(__NR_prctl, PR_SET_SECCOMP, mode, program, arg4, arg5, 0);
  if (mode == <usize>SECCOMP_MODE_FILTER && isInTrapSession() && !isIa32Program()) return filterInTrapSession(program, 0);
  if (mode == <usize>SECCOMP_MODE_STRICT && isIa32Program()) return strictOf32Bits();
  if (mode == <usize>SECCOMP_MODE_STRICT && isFiltered()) return strictBesideFilters();
  return mode == <usize>SECCOMP_MODE_FILTER ? filter(program, __NR_prctl, PR_SET_SECCOMP, mode, arg4, arg5) :
    enterByKernel(__NR_prctl, PR_SET_SECCOMP, mode, program, arg4, arg5);
}

/** Whether there is a filter of the session's own, beside which the kernel does not enter strict mode. */
function isFiltered(): bool {
  return isInTrapSession() || hasBoundary();
}

/** Installs the filter `program`, which is the third argument of the call. */
function filter(program: usize, nr: i32, a0: u64, a1: u64, a3: u64, a4: u64): i64 {
  if (isIa32Program()) return filterOf32Bits(program, nr, a0, a1, a3, a4);
  // The calls that this session makes for one inside it would trap there, and no address is sure to be this session's.
  if (isNetOfAnother(program)) return -EINVAL;
  // A trap ends with rt_sigreturn. A filter that forbids it leaves this thread the sites that are known.
  const returns = program == 0 || returnAllowed(changetype<SockFprog>(program));
  const silent = !returns && haltNowhere();
  const plain = program == 0 || silent || (returns && ownAllowed(changetype<SockFprog>(program)));
  const installed = plain ? program : withOwnCalls(program);
  const refuses = installed != program && refusesImages(changetype<SockFprog>(program));
  beginFiltering();
  if (silent) disarmThread();
  const result = syscall6(nr, a0, a1, installed, a3, a4, 0);
  if (silent && result < 0) armThread();
  if (program == 0 || result < 0) return result;
  noteOwnFilter();
  if (refuses) noteException();
  return result;
}

function filterOf32Bits(program: usize, nr: i32, a0: u64, a1: u64, a3: u64, a4: u64): i64 {
  beginFiltering();
  const result = syscall6(nr, a0, a1, program == 0 ? 0 : withGates(program), a3, a4, 0);
  if (program == 0 || result < 0) return result;
  noteOwnFilter();
  // The kernel asks it all the same, but about fewer calls.
  noteFilter(program, nr == __NR_seccomp ? a1 : 0);
  return result;
}

function strictOf32Bits(): i64 {
  beginFiltering();
  return enterStrictIa32();
}

/** Has no call halt: one that does goes on as one that traps. False if some cannot be given their bytes back. */
function haltNowhere(): bool {
  unsettleForGood();
  lockGate();
  const done = endHalts(0, usize.MAX_VALUE, true);
  unlockGate();
  return done;
}

function enterByKernel(nr: i32, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64): i64 {
  beginFiltering();
  return syscall6(nr, a0, a1, a2, a3, a4, 0);
}

/** The session's net stays, so a trap has to be able to end. */
function filterInTrapSession(program: usize, flags: u32): i64 {
  let installed = program;
  if (isNetOfAnother(program)) installed = withCalls(program);
  else if (program != 0 && !(returnAllowed(changetype<SockFprog>(program)) && ownAllowed(changetype<SockFprog>(program)))) {
    installed = withOwnCalls(program);
  }
  beginFiltering();
  const result = syscall6(__NR_seccomp, SECCOMP_SET_MODE_FILTER, flags, installed, 0, 0, 0);
  if (result >= 0) noteOwnFilter();
  return result;
}

/** What takes calls of the runtime's own is done, or not done from now on: a filter may forbid them. */
function beginFiltering(): void {
  mapWhole();
  keepPathNow();
  unsettleForGood();
  stopPatching();
}

function strictBesideFilters(): i64 {
  beginFiltering();
  return enterStrict();
}

function returnAllowed(program: SockFprog): bool {
  return isAllowed(program, __NR_rt_sigreturn, 0);
}

/** Whether the filter lets the runtime do all that it needs besides for threads, processes and images. */
function ownAllowed(program: SockFprog): bool {
  return isAllowed(program, __NR_arch_prctl, ARCH_SET_GS) && isAllowed(program, __NR_sigaltstack, 0) &&
    isAllowed(program, __NR_prctl, PR_SET_SYSCALL_USER_DISPATCH) && isAllowed(program, __NR_rt_sigaction, SIGSEGV) &&
    isAllowed(program, __NR_execveat, 0) && isAllowed(program, __NR_faccessat2, 0) && (!isByPieces() || isAllowed(program, __NR_mmap, 0));
}

/** Whether an image can not begin under the filter but where it has an exception. */
function refusesImages(program: SockFprog): bool {
  return isRefused(program, __NR_arch_prctl, ARCH_SET_GS) || isRefused(program, __NR_sigaltstack, 0) ||
    isRefused(program, __NR_prctl, PR_SET_SYSCALL_USER_DISPATCH) || isRefused(program, __NR_rt_sigaction, SIGSEGV);
}

function isAllowed(program: SockFprog, nr: i32, argument: u64): bool {
  return filterAllows(program, ownCall(nr, argument));
}

/** Not by somebody who is asked: a tracer or a listener. */
function isRefused(program: SockFprog, nr: i32, argument: u64): bool {
  const action = filterAnswer(program, ownCall(nr, argument)) & SECCOMP_RET_ACTION_FULL;
  return action < SECCOMP_RET_USER_NOTIF || action == SECCOMP_RET_KILL_PROCESS;
}

/** What a filter sees of a call by its gate. */
function ownCall(nr: i32, argument: u64): SeccompData {
  const data = new SeccompData();
  data.nr = nr;
  data.arch = AUDIT_ARCH_X86_64;
  data.instruction_pointer = callEnd(nr);
  store<u64>(data.args, argument);
  return data;
}

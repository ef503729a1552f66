// The filters of a trap session.
import {
  ARCH_SET_GS, AUDIT_ARCH_X86_64, ENOSYS, PR_SET_SYSCALL_USER_DISPATCH, SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO, SECCOMP_RET_KILL_PROCESS, SECCOMP_RET_KILL_THREAD, SECCOMP_RET_TRAP, SIGBUS, SIGKILL, SIGSEGV, SIGSYS,
  SockFilter, SockFprog, __NR_arch_prctl, __NR_execveat, __NR_exit, __NR_faccessat2, __NR_memfd_create, __NR_mmap, __NR_prctl, __NR_read, __NR_restart_syscall, __NR_rt_sigaction, __NR_rt_sigreturn,
  __NR_sendfile, __NR_sigaltstack, __NR_tgkill, __NR_write,
} from "../../assembly/index";
import { ARCHITECTURE, FilterProgram, NUMBER, POINTER_HIGH, POINTER_LOW, argument } from "./filter-program";

/** What a SIGSYS has in si_errno that says that strict mode forbids the call. */
export const STRICT_DATA: u32 = 0x8001;
/** What it has that says that a site was executed: this, and lower bits by which a session's are told from those of one inside it. */
const NET_DATA: u32 = 0x4000;
const NET_STEPS: u16 = 11;
const PINNED_STEPS: u16 = 32;

/** Of native/gates.S: how many gates there are, and what from one to the next is. */
export const GATES: u32 = 512;
export const GATE_BYTES: usize = 8;
const GATE_SHIFT: u32 = 3;
/** A filter sees where the instruction behind `syscall` is. */
const SYSCALL_BYTES: u32 = 2;

/** Bytes that the filters of this file take at the most, without what they are put in front of. */
export const FILTER_BYTES: usize = 256;
/** As many instructions may a filter have. */
const LARGEST: u32 = 4096;
const EXCEPTION_STEPS: u32 = 39;

/** The vsyscall page, where calls are the kernel's own affair: its upper half, and the page in the lower one. */
const VSYSCALL_HIGH: u32 = 0xffff_ffff;
const VSYSCALL_PAGE: u32 = 0xff60_0000;
const PAGE_MASK: u32 = 0xffff_f000;

/** What the net of a session has in si_errno whose image lies at `start`. */
// @ts-ignore: decorator
@inline
export function netData(start: usize): u32 {
  return NET_DATA | (<u32>(start >> 22) & (NET_DATA - 1));
}

/**
 * The net: calls are made from [start, end) and the vsyscall page alone, all others trap, of whichever architecture they are.
 * The range has to lie in one block of 4 GiB.
 */
export function writeNet(at: usize, start: usize, end: usize, to: SockFprog): void {
  const program = new FilterProgram(at);
  program.load(POINTER_HIGH);
  program.equal(<u32>(start >> 32), 0, 3);
  program.load(POINTER_LOW);
  program.atLeast(<u32>end, 5, 0);
  program.atLeast(<u32>start, 5, 4);
  program.equal(VSYSCALL_HIGH, 0, 3);
  program.load(POINTER_LOW);
  program.and(PAGE_MASK);
  program.equal(VSYSCALL_PAGE, 1, 0);
  program.answer(SECCOMP_RET_TRAP | netData(start));
  program.answer(SECCOMP_RET_ALLOW);
  program.finish(to);
}

/**
 * The net of a pinned session: a call is made from its own gate alone, of those that begin at `gates` in [start, end). From other places
 * of the range it kills the process, or is ENOSYS if its number, or a 32-bit call, has no gate; from outside it traps. The kernel goes on
 * with an interrupted call by restart_syscall in that call's gate.
 */
export function writePinned(at: usize, start: usize, end: usize, gates: usize, to: SockFprog): void {
  const high = <u32>(start >> 32);
  const first = <u32>gates + SYSCALL_BYTES;
  const program = new FilterProgram(at);
  program.load(ARCHITECTURE);
  program.equal(AUDIT_ARCH_X86_64, 0, 9);
  program.load(NUMBER);
  program.atLeast(GATES, 7, 0);
  program.shiftLeft(GATE_SHIFT);
  program.plus(first);
  program.keep();
  program.load(POINTER_LOW);
  program.equalKept(0, 2);
  program.load(POINTER_HIGH);
  program.equal(high, 20, 0);
  // Not from its gate: from the range or not?
  program.load(POINTER_HIGH);
  program.equal(high, 0, 3);
  program.load(POINTER_LOW);
  program.atLeast(<u32>end, 13, 0);
  program.atLeast(<u32>start, 4, 12);
  program.equal(VSYSCALL_HIGH, 0, 11);
  program.load(POINTER_LOW);
  program.and(PAGE_MASK);
  program.equal(VSYSCALL_PAGE, 11, 8);
  program.load(ARCHITECTURE);
  program.equal(AUDIT_ARCH_X86_64, 0, 8);
  program.load(NUMBER);
  program.atLeast(GATES, 6, 0);
  program.equal(<u32>__NR_restart_syscall, 0, 4);
  program.load(POINTER_LOW);
  program.atLeast(first + (GATES << GATE_SHIFT), 2, 0);
  program.atLeast(first, 3, 1);
  program.answer(SECCOMP_RET_TRAP | netData(start));
  program.answer(SECCOMP_RET_KILL_PROCESS);
  program.answer(SECCOMP_RET_ERRNO | <u32>ENOSYS);
  program.answer(SECCOMP_RET_ALLOW);
  program.finish(to);
}

/** Whether a filter is the net of another session. */
export function isNet(filter: SockFprog): bool {
  return hasMarks(filter, NET_STEPS, 8, 9) || hasMarks(filter, PINNED_STEPS, 19, 28);
}

/** Whether a filter of `steps` compares with the vsyscall page and traps as a net does, in those of its steps. */
function hasMarks(filter: SockFprog, steps: u16, compares: usize, traps: usize): bool {
  if (filter.len != steps) return false;
  const page = changetype<SockFilter>(filter.filter + compares * offsetof<SockFilter>());
  const trap = changetype<SockFilter>(filter.filter + traps * offsetof<SockFilter>());
  return page.k == VSYSCALL_PAGE && (trap.k & ~(NET_DATA - 1)) == (SECCOMP_RET_TRAP | NET_DATA);
}

/** A filter of the application's with an exception for all calls made in [start, end). False if it would be too long. */
export function writeWithException(at: usize, start: usize, end: usize, filter: SockFprog, to: SockFprog): bool {
  if (<u32>filter.len + EXCEPTION_STEPS > LARGEST) return false;
  const program = new FilterProgram(at);
  program.load(POINTER_HIGH);
  program.equal(<u32>(start >> 32), 0, 4);
  program.load(POINTER_LOW);
  program.atLeast(<u32>start, 0, 2);
  program.atLeast(<u32>end, 1, 0);
  program.answer(SECCOMP_RET_ALLOW);
  appendFilter(program, filter, to);
  return true;
}

/**
 * A filter of the application's with an exception for what a trap ends with and a thread or an image begins with, made by the gates at
 * `here` or `there`, in as many `bytes`: the application's own of these never come to a filter; and for what finds, copies and begins an
 * image, and maps the session's pieces, made by the gate that is `own` bytes on. False if it would be too long.
 */
export function writeWithOwnCalls(at: usize, here: usize, there: usize, bytes: usize, own: usize, filter: SockFprog, to: SockFprog): bool {
  if (<u32>filter.len + EXCEPTION_STEPS > LARGEST) return false;
  const program = new FilterProgram(at);
  program.load(NUMBER);
  program.equal(__NR_rt_sigreturn, 17, 0);
  program.equal(__NR_sigaltstack, 16, 0);
  program.equal(__NR_prctl, 9, 0);
  program.equal(__NR_rt_sigaction, 10, 0);
  program.equal(__NR_memfd_create, 23, 0);
  program.equal(__NR_sendfile, 22, 0);
  program.equal(__NR_faccessat2, 21, 0);
  program.equal(__NR_execveat, 20, 0);
  program.equal(__NR_mmap, 19, 0);
  program.equal(__NR_arch_prctl, 0, 27);
  program.load(argument(0));
  program.equal(ARCH_SET_GS, 6, 25);
  program.load(argument(0));
  program.equal(PR_SET_SYSCALL_USER_DISPATCH, 4, 14);
  program.load(argument(0));
  program.equal(<u32>SIGSEGV, 2, 0);
  program.equal(<u32>SIGSYS, 1, 0);
  program.equal(<u32>SIGBUS, 0, 19);
  // By a gate, here or there?
  program.load(POINTER_HIGH);
  program.equal(<u32>(here >> 32), 0, 3);
  program.load(POINTER_LOW);
  program.atLeast(<u32>here, 0, 1);
  program.atLeast(<u32>(here + bytes), 0, 13);
  program.load(POINTER_HIGH);
  program.equal(<u32>(there >> 32), 0, 12);
  program.load(POINTER_LOW);
  program.atLeast(<u32>there, 0, 10);
  program.atLeast(<u32>(there + bytes), 9, 8);
  // By one of the runtime's own?
  program.load(POINTER_HIGH);
  program.equal(<u32>(here >> 32), 0, 2);
  program.load(POINTER_LOW);
  program.equal(<u32>(here + own) + SYSCALL_BYTES, 4, 0);
  program.load(POINTER_HIGH);
  program.equal(<u32>(there >> 32), 0, 3);
  program.load(POINTER_LOW);
  program.equal(<u32>(there + own) + SYSCALL_BYTES, 0, 1);
  program.answer(SECCOMP_RET_ALLOW);
  appendFilter(program, filter, to);
  return true;
}

function appendFilter(program: FilterProgram, filter: SockFprog, to: SockFprog): void {
  // Filters begin with nothing loaded.
  program.set(0);
  program.append(filter);
  program.finish(to);
}

/** How much memory that takes. */
export function bytesWithException(filter: SockFprog): usize {
  return (<usize>filter.len + <usize>EXCEPTION_STEPS) * offsetof<SockFilter>();
}

/**
 * Strict mode, which the kernel does not enter any more once there is a filter. What it kills for traps, and the runtime then ends
 * the process `pid` by SIGKILL.
 */
export function writeStrict(at: usize, pid: i32, to: SockFprog): void {
  const program = new FilterProgram(at);
  program.load(ARCHITECTURE);
  program.equal(AUDIT_ARCH_X86_64, 1, 0);
  program.answer(SECCOMP_RET_KILL_THREAD);
  program.load(NUMBER);
  program.equal(__NR_read, 9, 0);
  program.equal(__NR_write, 8, 0);
  program.equal(__NR_exit, 7, 0);
  program.equal(__NR_rt_sigreturn, 6, 0);
  program.equal(__NR_tgkill, 0, 4);
  program.load(argument(0));
  program.equal(<u32>pid, 0, 2);
  program.load(argument(2));
  program.equal(<u32>SIGKILL, 1, 0);
  program.answer(SECCOMP_RET_TRAP | STRICT_DATA);
  program.answer(SECCOMP_RET_ALLOW);
  program.finish(to);
}

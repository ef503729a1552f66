// Filters of programs of 32 bits. The kernel asks them about calls by `int $0x80`; what the runtime and the layers do are calls of 64 bits,
// made by the gates, which pass. So a call that layers are to answer is asked about here, and is the kernel's if a filter objects.
import {
  AUDIT_ARCH_I386, AUDIT_ARCH_X86_64, SECCOMP_FILTER_FLAG_TSYNC, SECCOMP_RET_ALLOW, SECCOMP_RET_TRAP, SeccompData, Sigcontext,
  SockFilter, SockFprog, copyIn,
} from "../../assembly/index";
import { blockAt } from "../blocks";
import { mapMemory, pageEnd } from "../exec/pages";
import { filterAllows, newCells } from "../filter";
import { Frame } from "../frame";
import { lockGate, unlockGate } from "../gate/lock";
import { keepRange } from "../memory/own";
import { currentThread, Thread } from "../thread";
import { ARCHITECTURE, FilterProgram, NUMBER } from "../trap-net/filter-program";
import { STRICT_DATA } from "../trap-net/filters";

/** A filter in force: the one before it, which all the same is asked, and its instructions. */
// @ts-ignore: decorator
@unmanaged
class Installed {
  before: usize;
  program: SockFprog;
}

/** i386's calls that strict mode allows. */
const EXIT: u32 = 1;
const READ: u32 = 3;
const WRITE: u32 = 4;
const SIGRETURN: u32 = 119;
const RT_SIGRETURN: u32 = 173;
const STRICT_STEPS: i32 = 16;

/** Notes that the calling thread, or with SECCOMP_FILTER_FLAG_TSYNC every one, has the filter `program`. False if memory is short. */
export function noteFilter(program: usize, flags: u64): bool {
  const given = new SockFprog();
  copyIn(changetype<usize>(given), program, offsetof<SockFprog>());
  const bytes = <usize>given.len * offsetof<SockFilter>();
  const own = offsetof<Installed>() + offsetof<SockFprog>();
  const mapped = mapMemory(pageEnd(own + bytes));
  if (mapped < 0) return false;
  const at = <usize>mapped;
  memory.copy(at + own, given.filter, bytes);
  const kept = changetype<SockFprog>(at + offsetof<Installed>());
  kept.len = given.len;
  kept.filter = at + own;
  const installed = changetype<Installed>(at);
  installed.before = currentThread().ia32Filters;
  installed.program = kept;
  lockGate();
  keepRange(at, at + pageEnd(own + bytes));
  currentThread().ia32Filters = at;
  if ((flags & SECCOMP_FILTER_FLAG_TSYNC) != 0) {
    for (let i: usize = 0, block = blockAt(0); block != 0; block = blockAt(++i)) changetype<Thread>(block).ia32Filters = at;
  }
  unlockGate();
  return true;
}

/** Whether every filter of the calling thread lets the call in `frame` be made. */
export function filtersAllow(frame: Frame): bool {
  if (currentThread().ia32Filters == 0) return true;
  const data = new SeccompData();
  data.nr = <i32>frame.nr;
  data.arch = AUDIT_ARCH_I386;
  data.instruction_pointer = frame.rip;
  const values = data.args;
  store<u64>(values, <u32>frame.rbx);
  store<u64>(values, <u32>frame.rcx, 8);
  store<u64>(values, <u32>frame.rdx, 16);
  store<u64>(values, <u32>frame.rsi, 24);
  store<u64>(values, <u32>frame.rdi, 32);
  store<u64>(values, <u32>frame.rbp, 40);
  return isAllowed(data);
}

/** The same of a call of 64 bits that such a program makes by a far jump; `behind`: its instruction. */
export function filtersAllowWide(registers: Sigcontext, behind: usize): bool {
  if (currentThread().ia32Filters == 0) return true;
  const data = new SeccompData();
  data.nr = <i32>registers.rax;
  data.arch = AUDIT_ARCH_X86_64;
  data.instruction_pointer = behind;
  const values = data.args;
  store<u64>(values, registers.rdi);
  store<u64>(values, registers.rsi, 8);
  store<u64>(values, registers.rdx, 16);
  store<u64>(values, registers.r10, 24);
  store<u64>(values, registers.r8, 32);
  store<u64>(values, registers.r9, 40);
  return isAllowed(data);
}

function isAllowed(data: SeccompData): bool {
  const cells = newCells();
  for (let at = currentThread().ia32Filters; at != 0; at = changetype<Installed>(at).before) {
    if (!filterAllows(changetype<Installed>(at).program, data, cells)) return false;
  }
  return true;
}

/** Strict mode as a filter: what it kills for traps (trap-net/strict.ts). The address of a struct sock_fprog. */
export function strictIa32(): usize {
  const filter = new FilterProgram(changetype<usize>(new StaticArray<u64>(STRICT_STEPS)));
  filter.load(ARCHITECTURE);
  filter.equal(AUDIT_ARCH_I386, 0, 6);
  filter.load(NUMBER);
  filter.equal(READ, 5, 0);
  filter.equal(WRITE, 4, 0);
  filter.equal(EXIT, 3, 0);
  filter.equal(SIGRETURN, 2, 0);
  filter.equal(RT_SIGRETURN, 1, 0);
  filter.answer(SECCOMP_RET_TRAP | STRICT_DATA);
  filter.answer(SECCOMP_RET_ALLOW);
  const program = new SockFprog();
  filter.finish(program);
  return changetype<usize>(program);
}

// The filter that has the kernel ask about the calls that the personalities answer, and let all others through.
import { AUDIT_ARCH_X86_64, SECCOMP_RET_ALLOW, SockFilter, SockFprog, __NR_execve, __NR_execveat } from "../../assembly/index";
import { ARCHITECTURE, FilterProgram, NUMBER } from "../trap-net/filter-program";
import { isHandled } from "./natives";

const FIRST_UNASSIGNED: i32 = 512;
const X32: u32 = 0x40000000;

/**
 * Writes it, with `answer` for what is answered, to `to` and the memory at `instructions`, which has to have room for 1,100 of them.
 * `executions` says whether the kernel is to ask about these too.
 */
export function writeFilter(answer: u32, executions: bool, instructions: usize, to: SockFprog): void {
  const program = new FilterProgram(instructions);
  program.load(ARCHITECTURE);
  program.equal(AUDIT_ARCH_X86_64, 1, 0);
  program.answer(SECCOMP_RET_ALLOW);
  program.load(NUMBER);
  program.atLeast(X32, 0, 1);
  program.answer(SECCOMP_RET_ALLOW);
  for (let nr = 0; nr < FIRST_UNASSIGNED; nr++) {
    if (!isHandled(nr) && !(executions && isExecution(nr))) continue;
    program.equal(<u32>nr, 0, 1);
    program.answer(answer);
  }
  program.answer(SECCOMP_RET_ALLOW);
  program.finish(to);
}

export function isExecution(nr: i32): bool {
  return nr == __NR_execve || nr == __NR_execveat;
}

/** Bytes of room for its instructions. */
export const FILTER_ROOM: usize = 1100 * offsetof<SockFilter>();

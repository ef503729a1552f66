import { errno } from "../abi/errno.js";
import { flags } from "../abi/flags.js";
import { layout } from "../abi/layout.js";
import { seccompData } from "../abi/structs/processes.js";
import { Assembler } from "../bpf/assembler.js";
import type { Instruction } from "../bpf/instructions.js";

const offset = (member: string): number => layout(seccompData).find(({ name }) => name === member)!.offset;
const constant = (name: string): number => Number(flags.get(name)!);

/** Numbers from `start` on, up to the next range, all inside the set or all outside. */
interface Range { readonly start: number; readonly inside: boolean }

/**
 * The filter that has the kernel refuse, with ENOSYS, every call but those of the numbers: of 64-bit x86 alone, so neither
 * `int 0x80` nor x32. All its answers are constant, so that kernels from 5.11 on do not run it for what it allows.
 */
export function boundaryFilter(numbers: Iterable<number>): Instruction[] {
  const refused = Symbol("refused");
  const program = new Assembler()
    .load(offset("arch")).ifEqual(constant("AUDIT_ARCH_X86_64"), undefined, refused)
    .load(offset("nr"));
  choose(program, rangesOf(new Set(numbers)));
  return program.put(refused).answer(refusal).finish();
}

/** SECCOMP_RET_ERRNO with ENOSYS. */
export const refusal = constant("SECCOMP_RET_ERRNO") | errno.ENOSYS;
export const allowed = constant("SECCOMP_RET_ALLOW");

/** x32's numbers have bit 30 set and -1 is the largest, so both are in the last range. */
function rangesOf(numbers: ReadonlySet<number>): Range[] {
  const ranges: Range[] = [{ start: 0, inside: numbers.has(0) }];
  for (let nr = 1; nr <= Math.max(0, ...numbers) + 1; nr++) {
    if (numbers.has(nr) !== ranges.at(-1)!.inside) ranges.push({ start: nr, inside: numbers.has(nr) });
  }
  return ranges;
}

/** Binary search. */
function choose(program: Assembler, ranges: readonly Range[]): void {
  if (ranges.length === 1) {
    program.answer(ranges[0]!.inside ? allowed : refusal);
    return;
  }
  const middle = ranges.length >> 1;
  const upper = Symbol("upper half");
  program.ifAtLeast(ranges[middle]!.start, upper);
  choose(program, ranges.slice(0, middle));
  program.put(upper);
  choose(program, ranges.slice(middle));
}

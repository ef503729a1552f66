// What the kernel does with a seccomp filter. Source: kernel/seccomp.c (seccomp_check_filter, seccomp_is_const_allow) and
// net/core/filter.c (bpf_check_classic), of which this knows the instructions that our filters are made of.
import { layout } from "../abi/layout.js";
import { seccompData } from "../abi/structs/processes.js";
import {
  BPF_ALU_ADD_K, BPF_ALU_AND_K, BPF_ALU_LSH_K, BPF_JMP_JA, BPF_JMP_JEQ_K, BPF_JMP_JEQ_X, BPF_JMP_JGE_K, BPF_JMP_JGT_K, BPF_JMP_JSET_K, BPF_LD_IMM,
  BPF_LD_W_ABS, BPF_MISC_TAX, BPF_RET_K, longest, type Instruction,
} from "./instructions.js";

/** A call as a filter sees it; what is left out is 0. */
export interface Call { readonly nr: number; readonly arch: number; readonly instructionPointer?: bigint; readonly args?: readonly bigint[] }

const offsets = Object.fromEntries(layout(seccompData).map(({ name, offset }) => [name, offset])) as Record<"nr" | "arch" | "instruction_pointer" | "args", number>;

/** Why the kernel would refuse the program; undefined if it takes it. */
export function fault(program: readonly Instruction[]): string | undefined {
  if (program.length === 0 || program.length > longest) return `${program.length} instructions`;
  for (const [at, { code, jt, jf, k }] of program.entries()) {
    const inside = (skipped: number): boolean => at + 1 + skipped < program.length;
    switch (code) {
      case BPF_LD_W_ABS:
        if (k % 4 !== 0 || k + 4 > seccompData.bytes) return `instruction ${at} loads from ${k}`;
        break;
      case BPF_JMP_JA:
        if (!inside(k)) return `instruction ${at} jumps out of the program`;
        break;
      case BPF_ALU_LSH_K:
        if (k > 31) return `instruction ${at} shifts by ${k}`;
        break;
      case BPF_JMP_JEQ_K: case BPF_JMP_JEQ_X: case BPF_JMP_JGE_K: case BPF_JMP_JGT_K: case BPF_JMP_JSET_K:
        if (!inside(jt) || !inside(jf)) return `instruction ${at} jumps out of the program`;
        break;
      case BPF_LD_IMM: case BPF_ALU_ADD_K: case BPF_ALU_AND_K: case BPF_MISC_TAX: case BPF_RET_K: break;
      default: return `instruction ${at} has the code ${code}`;
    }
  }
  return program.at(-1)!.code === BPF_RET_K ? undefined : "the last instruction is no return";
}

/** The filter's answer, SECCOMP_RET_…, to a call. Throws for a program that the kernel would refuse. */
export function answer(program: readonly Instruction[], call: Call): number {
  return follow(program, call).answer;
}

/**
 * Whether the answer to a call depends on nothing but its number and architecture. For what such a filter allows, kernels from
 * 5.11 on do not run it: they keep one bit a call.
 */
export function isConstant(program: readonly Instruction[], call: Call): boolean {
  return follow(program, call).loaded.every((offset) => offset === offsets.nr || offset === offsets.arch);
}

function follow(program: readonly Instruction[], call: Call): { answer: number; loaded: number[] } {
  const why = fault(program);
  if (why !== undefined) throw new RangeError(`no filter: ${why}`);
  const data = memoryOf(call);
  const loaded: number[] = [];
  let a = 0;
  let x = 0;
  for (let at = 0; ; at++) {
    const { code, jt, jf, k } = program[at]!;
    switch (code) {
      case BPF_LD_W_ABS:
        loaded.push(k);
        a = data.getUint32(k, true);
        break;
      case BPF_LD_IMM: a = k; break;
      case BPF_ALU_ADD_K: a = (a + k) >>> 0; break;
      case BPF_ALU_AND_K: a = (a & k) >>> 0; break;
      case BPF_ALU_LSH_K: a = (a << k) >>> 0; break;
      case BPF_MISC_TAX: x = a; break;
      case BPF_JMP_JA: at += k; break;
      case BPF_JMP_JEQ_K: at += a === k ? jt : jf; break;
      case BPF_JMP_JEQ_X: at += a === x ? jt : jf; break;
      case BPF_JMP_JGE_K: at += a >= k ? jt : jf; break;
      case BPF_JMP_JGT_K: at += a > k ? jt : jf; break;
      case BPF_JMP_JSET_K: at += (a & k) !== 0 ? jt : jf; break;
      default: return { answer: k, loaded };
    }
  }
}

function memoryOf({ nr, arch, instructionPointer = 0n, args = [] }: Call): DataView {
  const data = new DataView(new ArrayBuffer(seccompData.bytes));
  data.setInt32(offsets.nr, nr, true);
  data.setUint32(offsets.arch, arch, true);
  data.setBigUint64(offsets.instruction_pointer, instructionPointer, true);
  args.forEach((value, i) => data.setBigUint64(offsets.args + 8 * i, value, true));
  return data;
}

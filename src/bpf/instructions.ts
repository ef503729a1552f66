// Classic BPF as seccomp(2) takes it. Source: <linux/bpf_common.h>, Documentation/networking/filter.rst.
import { sockFilter } from "../abi/structs/processes.js";
import { layout } from "../abi/layout.js";

export interface Instruction { readonly code: number; readonly jt: number; readonly jf: number; readonly k: number }

export const BPF_LD_W_ABS = 0x20;
export const BPF_LD_IMM = 0x00;
export const BPF_ALU_ADD_K = 0x04;
export const BPF_ALU_AND_K = 0x54;
export const BPF_ALU_LSH_K = 0x64;
export const BPF_MISC_TAX = 0x07;
export const BPF_JMP_JA = 0x05;
export const BPF_JMP_JEQ_K = 0x15;
export const BPF_JMP_JEQ_X = 0x1d;
export const BPF_JMP_JGT_K = 0x25;
export const BPF_JMP_JGE_K = 0x35;
export const BPF_JMP_JSET_K = 0x45;
export const BPF_RET_K = 0x06;

/** BPF_MAXINSNS: no filter may be longer. */
export const longest = 4096;
/** The longest conditional jump, in instructions left out. */
export const farthest = 255;

const places = Object.fromEntries(layout(sockFilter).map(({ name, offset }) => [name, offset])) as Record<"code" | "jt" | "jf" | "k", number>;

/** The array of struct sock_filter that the kernel takes, as this machine has it in memory. */
export function encode(program: readonly Instruction[]): Uint8Array {
  const bytes = new Uint8Array(program.length * sockFilter.bytes);
  const view = new DataView(bytes.buffer);
  program.forEach(({ code, jt, jf, k }, i) => {
    const at = i * sockFilter.bytes;
    view.setUint16(at + places.code, code, true);
    view.setUint8(at + places.jt, jt);
    view.setUint8(at + places.jf, jf);
    view.setUint32(at + places.k, k, true);
  });
  return bytes;
}

/** What `encode` made. */
export function decode(bytes: Uint8Array): Instruction[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / sockFilter.bytes }, (_, i) => {
    const at = i * sockFilter.bytes;
    return {
      code: view.getUint16(at + places.code, true), jt: view.getUint8(at + places.jt), jf: view.getUint8(at + places.jf),
      k: view.getUint32(at + places.k, true),
    };
  });
}

import { ia32Calls, type Ia32Form } from "../ia32.js";
import { syscalls } from "../syscalls.js";
import { notice } from "./notice.js";

const forms: readonly Ia32Form[] = ["same", "path0", "path1", "always", "converted"];

/** assembly/generated/ia32-calls.ts: what becomes of a call of the 32-bit table, by its number. */
export function ia32CallTable(): string {
  const rows = new Array<number>(Math.max(...ia32Calls.map(({ nr }) => nr)) + 1).fill(0);
  for (const { nr, call, form } of ia32Calls) {
    if (rows[nr] !== 0) throw new Error(`i386's call ${nr} is listed twice`);
    rows[nr] = (forms.indexOf(form) + 1) * 0x1000 + syscalls[call].nr;
  }
  const lines: string[] = [];
  for (let i = 0; i < rows.length; i += 20) lines.push(`  ${rows.slice(i, i + 20).join(", ")},`);
  return [
    notice("src/abi/ia32.ts"),
    "/** By number: the number of the 64-bit call, and from bit 12 on one of the forms; 0 for a call that is the kernel's alone. */",
    `const rows: usize = memory.data<u16>([\n${lines.join("\n")}\n]);`,
    `export const IA32_CALLS: u32 = ${rows.length};`,
    "export const NUMBER_MASK: u32 = 0xfff;",
    ...forms.map((form, i) => `export const IA32_${form.toUpperCase()}: u32 = 0x${(i + 1).toString(16)}000;`),
    "",
    "export function ia32Row(nr: u32): u32 {",
    "  return nr < IA32_CALLS ? load<u16>(rows + nr * 2) : 0;",
    "}",
    "",
  ].join("\n");
}

import { argumentWidth } from "../argument-widths.js";
import { syscallList } from "../syscalls.js";
import { notice } from "./notice.js";

/** Calls whose widths share a 64-bit word. */
const callsInWord = 4;

/** assembly/generated/argument-widths.ts: how much of each register a call looks at, as two bits an argument. */
export function argumentWidths(): string {
  const words = new Map<number, bigint>();
  for (const { nr, arguments: given } of syscallList) {
    const bits = Object.keys(given).reduce((sum, _, i) => sum | (argumentWidth(nr, i) / 32) << (2 * i), 0);
    const word = Math.floor(nr / callsInWord);
    words.set(word, (words.get(word) ?? 0n) | BigInt(bits) << BigInt(16 * (nr % callsInWord)));
  }
  const cases = [...words].sort(([a], [b]) => a - b).map(([word, bits]) => `    case ${word}: return 0x${bits.toString(16)};`);
  return `${notice("src/abi/syscalls.ts")}
/** How much of its registers a call looks at, two bits for each from the first on: 0 for nothing, 1 for 32 bits, 2 for 64. */
export function argumentWidths(nr: i32): u32 {
  return nr < 0 ? 0 : <u32>(widths(nr >> 2) >> (16 * (<u64>nr & 3))) & 0xffff;
}

/** Bits 16 n to 16 n + 15 of word w: call 4 w + n. */
function widths(word: i32): u64 {
  switch (word) {
${cases.join("\n")}
  }
  return 0;
}
`;
}

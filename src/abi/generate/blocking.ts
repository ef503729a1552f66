import { syscallList } from "../syscalls.js";
import { notice } from "./notice.js";

/** assembly/generated/blocking.ts: which calls may wait, as one bit a number. */
export function blocking(): string {
  const waiting = syscallList.filter((call) => call.traits.includes("blocking"));
  const words = Array.from({ length: Math.ceil((Math.max(...waiting.map((call) => call.nr)) + 1) / 64) }, () => 0n);
  for (const { nr } of waiting) words[nr >> 6]! |= 1n << BigInt(nr & 63);
  const cases = words.flatMap((word, i) => word === 0n ? [] : [`    case ${i}: return 0x${word.toString(16)};`]);
  return `${notice("src/abi/syscalls.ts")}
/** Whether a call may wait for something outside the kernel's control. */
export function isBlocking(nr: i32): bool {
  return nr >= 0 && ((waiting(nr >> 6) >> (<u64>nr & 63)) & 1) != 0;
}

/** Bit n of word w: call 64 w + n. */
function waiting(word: i32): u64 {
  switch (word) {
${cases.join("\n")}
  }
  return 0;
}
`;
}

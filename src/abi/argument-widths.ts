import { syscallList } from "./syscalls.js";

const argumentsOf = new Map(syscallList.map((call) => [call.nr, Object.values(call.arguments)]));

/** How many bits of an argument register a call looks at: 0, 32 or 64. */
export function argumentWidth(nr: number, index: number): 0 | 32 | 64 {
  const argument = argumentsOf.get(nr)?.[index];
  if (argument === undefined) return 0;
  return argument.as === "i32" || argument.as === "u32" ? 32 : 64;
}

import { syscallList } from "../syscalls.js";
import { notice } from "./notice.js";

/** assembly/generated/numbers.ts: `__NR_openat` and so on. */
export function numbers(): string {
  const rows = syscallList.map(({ name, nr }) => `export const __NR_${name}: i32 = ${nr};`);
  return `${notice("src/abi/syscalls.ts")}\n${rows.join("\n")}\n`;
}

import { syscallList } from "../syscalls.js";
import { notice } from "./notice.js";

/** Those that native/library.h writes by hand: they return twice, on another stack, or not to their caller. */
const special: ReadonlySet<string> = new Set(["rt_sigreturn", "clone", "clone3", "fork", "vfork"]);

/** native/generated/library-calls.h: one line a call, for the macros of native/library.h. */
export function libraryCalls(): string {
  const rows = syscallList.map(({ name, nr }) => `${special.has(name) ? `sys_${name}` : `sys ${name},`} ${nr}`);
  return `${notice("src/abi/syscalls.ts")}\n${rows.join("\n")}\n`;
}

import { syscallList } from "../../abi/syscalls.js";
import { resolveSet } from "./resolve.js";
import { filterText } from "./text.js";

/** Prints what a set leaves to the kernel, in number order. */
export function listBoundary(text: string, { filter = false, json = false }: { filter?: boolean; json?: boolean }): void {
  const set = resolveSet(text);
  if (filter) {
    process.stdout.write(`${filterText(set)}\n`);
    return;
  }
  const calls = (set === "all" ? syscallList : set).map(({ name, nr }) => ({ name, nr }));
  if (json) process.stdout.write(`${JSON.stringify({ set: text, calls }, undefined, 2)}\n`);
  else for (const { name, nr } of calls) process.stdout.write(`${String(nr).padStart(3)} ${name}\n`);
}

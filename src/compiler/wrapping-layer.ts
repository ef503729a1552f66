import { syscallList } from "../abi/syscalls.js";

/** The kernel's own: a call that a signal interrupted goes on, and what uprobes make. They have no caller. */
const unasked: readonly string[] = ["restart_syscall", "uretprobe", "uprobe"];

export interface Wrapping {
  /** The file that made it. */
  origin: string;
  imports?: string;
  /** What a method does, between its braces; `below` is the expression that asks the layer below. */
  body: (nr: number, below: string) => string;
  /** Further members of the class. */
  members?: string;
}

/** The source of a personality that overrides every call that programs make. */
export function wrappingLayer(name: string, { origin, imports = "", body, members = "" }: Wrapping): string {
  const calls = syscallList.filter((call) => !unasked.includes(call.name));
  const types = new Set(calls.flatMap((call) => Object.values(call.arguments).flatMap(({ as }) => as.match(/[A-Z]\w*/g) ?? [])));
  const methods = calls.map((call) => {
    const parameters = Object.entries(call.arguments).map(([parameter, { as }]) => `${parameter}: ${as}`).join(", ");
    return `  override ${call.name}(${parameters}): i64 {${body(call.nr, `super.${call.name}(${Object.keys(call.arguments).join(", ")})`)} }\n`;
  });
  return `// Made from src/abi/syscalls.ts by ${origin}.
import { ${["Abi", ...types].join(", ")} } from "unweld";
${imports}
export class ${name} extends Abi {
${methods.join("")}${members}}
`;
}

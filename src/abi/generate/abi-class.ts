import type { Argument } from "../arguments.js";
import { syscallList, type SystemCall } from "../syscalls.js";
import { structs } from "../structs.js";
import { notice } from "./notice.js";

/** assembly/generated/abi.ts: the base class of personalities. */
export function abiClass(): string {
  const methods = syscallList.map(method).join("\n");
  const used = structs.map((struct) => struct.name).filter((name) => methods.includes(`Ptr<${name}>`));
  return `${notice("src/abi/syscalls.ts")}
import { blockingSyscall6, countPassed, syscall6 } from "../natives";
import { CString, Ptr } from "../ptr";
import {
${wrapped(used)}
} from "./structs";

/**
 * The x86-64 system calls of Linux, as the layer below answers them. A personality extends this class and overrides what it
 * answers itself; each call gives the kernel's result, which is -errno on failure.
 */
export class Abi {
  /** Bytes of shared memory that all processes of a session see at \`attach\`'s base. */
  sessionBytes(): usize {
    return 0;
  }

  /** Called at the start of every process image. \`fresh\`: this is the session's first and the memory is zero. */
  attach(base: usize, fresh: bool): void {}

  /** Sets an option of the command line; \`value\` is null where none was given. Returns false if there is no such option. */
  option(name: string, value: string | null): bool {
    return false;
  }

  /** Writes what has to outlive execve to \`to\`, at most \`capacity\` bytes, and returns how many. */
  saveState(to: usize, capacity: usize): usize {
    return 0;
  }

  /** Reads in the new process image what \`saveState\` wrote in the old one. */
  loadState(from: usize, length: usize): void {}

  /**
   * Writes the strings NAME=VALUE, each with its NUL, that the first program's environment gets beside its own, to \`to\`,
   * at most \`capacity\` bytes. Returns how many bytes that took.
   */
  environment(to: usize, capacity: usize): usize {
    return 0;
  }

  /** Whether \`finish\` is to be called. */
  wantsFinish(): bool {
    return false;
  }

  /** Called once the session's first process has ended, in a process that waited for it. */
  finish(): void {}

  /** Whether it answers as the vDSO's functions do, so that programs may call these directly although it overrides the calls. */
  keepsVdso(): bool {
    return false;
  }

${methods}}
`;
}

function method({ name, nr, since, arguments: args, traits }: SystemCall & { name: string }): string {
  const entries = Object.entries(args);
  const parameters = entries.map(([arg, type]) => `${arg}: ${type.as}`).join(", ");
  const registers = Array.from({ length: 6 }, (_, i) => entries[i] ? register(...entries[i]) : "0").join(", ");
  const native = traits.includes("blocking") ? "blockingSyscall6" : "syscall6";
  const origin = since === "never" ? "reserved, never implemented" : `Linux ${since}`;
  const remark = traits.includes("unimplemented") && since !== "never" ? "; ENOSYS today" : "";
  return `  /** ${name}(2): ${origin}${remark}. */
  ${name}(${parameters}): i64 {
    countPassed();
    return ${native}(${nr}, ${registers});
  }
`;
}

function register(name: string, { as }: Argument): string {
  if (as.startsWith("Ptr<")) return `${name}.address`;
  return as === "u64" ? name : `<u64>${name}`;
}

function wrapped(names: readonly string[]): string {
  const lines = [""];
  for (const name of names) {
    const line = lines[lines.length - 1]!;
    if (line.length + name.length > 110) lines.push(`${name}, `);
    else lines[lines.length - 1] = `${line}${name}, `;
  }
  return lines.map((line) => `  ${line.trimEnd()}`).join("\n");
}

import { readFileSync } from "node:fs";
import { entryOffset } from "../../compiler/elf.js";
import { btfFunction } from "./btf.js";
import { attemptProgram } from "./program.js";
import type { Explanation } from "./reasons.js";

const uprobeType = "/sys/bus/event_source/devices/uprobe/type";
const types = "/sys/kernel/btf/vmlinux";

/** What an attempt at a mechanism of the kernel's has to be told of this kernel: numbers for its command line, or why it cannot be tried. */
export function observedNumbers(name: string): number[] | Explanation {
  switch (name) {
    case "uprobe": {
      const type = fileText(uprobeType);
      if (type === undefined) return { reason: `there is no ${uprobeType}: the kernel has no uprobes for perf_event_open`, remedy: "use a kernel with CONFIG_UPROBE_EVENTS" };
      return [Number(type), entryOffset(readFileSync(attemptProgram))];
    }
    case "bpf-lsm": return functionNumber("bpf_lsm_file_open", "use a kernel with CONFIG_BPF_LSM");
    case "fmod-ret": return functionNumber("__x64_sys_kill", "use a kernel with CONFIG_DEBUG_INFO_BTF");
    default: return [];
  }
}

function functionNumber(name: string, remedy: string): number[] | Explanation {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(types);
  } catch (error) {
    return { reason: `${types} cannot be read: ${(error as NodeJS.ErrnoException).code}`, remedy: "use a kernel with CONFIG_DEBUG_INFO_BTF, outside a container that hides it" };
  }
  const number = btfFunction(bytes, name);
  return number === undefined ? { reason: `this kernel has no function ${name}`, remedy } : [number];
}

function fileText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

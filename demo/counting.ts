import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../src/compiler/paths.js";

const abi = readFileSync(path.join(projectRoot, "assembly/generated/abi.ts"), "utf8");
const methods = new Map([...abi.matchAll(/^ {2}(\w+)\((.*)\): i64 \{$/gm)].map(([, name, parameters]) => [name!, parameters!]));

/** The system calls that the sources of a personality override. */
export function overriddenCalls(personality: string): string[] {
  const folder = path.join(projectRoot, "personalities", personality);
  const names = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    for (const [, name] of readFileSync(path.join(folder, file), "utf8").matchAll(/override (\w+)\(/g)) {
      if (methods.has(name!)) names.add(name!);
    }
  }
  return [...names].sort();
}

/**
 * Writes a personality that counts the calls that reach it and passes them on; at the session's end it writes a line
 * `NAME COUNT` for each to the file that its option named `option` gives.
 */
export function writeCounter(file: string, option: string, calls: readonly string[]): void {
  const counted = calls.map((name, i) => {
    const parameters = methods.get(name)!;
    const values = parameters.split(", ").filter((p) => p !== "").map((parameter) => parameter.split(":")[0]).join(", ");
    return `  override ${name}(${parameters}): i64 { this.count(${i}); return super.${name}(${values}); }`;
  });
  writeFileSync(file, `import * as unweld from "unweld";
import { ${["Abi", ...typesOf(calls)].join(", ")} } from "unweld";

const names: StaticArray<string> = [${calls.map((name) => `"${name}"`).join(", ")}];
const path: usize = memory.data(4096);

export class Counter extends Abi {
  private counts: usize = 0;

${counted.join("\n")}

  override sessionBytes(): usize { return ${8 * calls.length}; }
  override attach(base: usize, _fresh: bool): void { this.counts = base; }
  override option(name: string, value: string | null): bool {
    if (name != "${option}" || value === null) return false;
    String.UTF8.encodeUnsafe(changetype<usize>(value), value.length, path, true);
    return true;
  }
  override wantsFinish(): bool { return true; }
  override finish(): void {
    const fd = unweld.syscall6(unweld.__NR_open, path, unweld.O_WRONLY | unweld.O_CREAT | unweld.O_TRUNC, 0o644, 0, 0, 0);
    for (let i = 0; i < names.length; i++) {
      const line = String.UTF8.encode(names[i] + " " + load<u64>(this.counts + <usize>i * 8).toString() + "\\n");
      unweld.syscall6(unweld.__NR_write, fd, changetype<usize>(line), line.byteLength, 0, 0, 0);
    }
    unweld.syscall6(unweld.__NR_close, fd, 0, 0, 0, 0, 0);
  }

  private count(index: usize): void { atomic.add<u64>(this.counts + index * 8, 1); }
}
`);
}

/** Names of types that the calls' parameters mention and that have to be imported. */
function typesOf(calls: readonly string[]): string[] {
  const builtIn = new Set(["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "usize", "isize", "bool"]);
  const types = calls.flatMap((name) => [...methods.get(name)!.matchAll(/(?::\s*|<)(\w+)/g)].map(([, type]) => type!));
  return [...new Set(types)].filter((type) => !builtIn.has(type)).sort();
}

import { syscallList } from "../abi/syscalls.js";

/** The kernel's own: a call that a signal interrupted goes on, and what uprobes make. They have no caller to be counted for. */
const uncounted: readonly string[] = ["restart_syscall", "uretprobe", "uprobe"];

/** Import path of the module with the counters, from where the layers are. */
const counts = "../../runtime/counting/counts";

/** Sources of the two layers that count, the one above a stack of personalities and the one below it. */
export function countingLayers(): { readonly asked: string; readonly reached: string } {
  return {
    asked: layer("Asked", "ask", "answer", `import { attachCounting, countingBytes } from "${counts}";
import { writeCounts } from "../../runtime/counting/report";
`, `
  private path: usize = 0;

  override sessionBytes(): usize { return countingBytes(); }
  override attach(base: usize, _fresh: bool): void { attachCounting(base); }
  override option(name: string, value: string | null): bool {
    if (name != "counts" || value === null) return false;
    this.path = memory.data(4096);
    if (String.UTF8.byteLength(value, true) > 4096) return false;
    String.UTF8.encodeUnsafe(changetype<usize>(value), value.length, this.path, true);
    return true;
  }
  override wantsFinish(): bool { return this.path != 0; }
  override finish(): void { writeCounts(this.path); }
`),
    reached: layer("Reached", "reach", "reply", "", ""),
  };
}

function layer(name: string, before: string, after: string, imports: string, members: string): string {
  const calls = syscallList.filter((call) => !uncounted.includes(call.name));
  const types = new Set(calls.flatMap((call) => Object.values(call.arguments).flatMap(({ as }) => as.match(/[A-Z]\w*/g) ?? [])));
  const methods = calls.map((call) => {
    const parameters = Object.entries(call.arguments).map(([parameter, { as }]) => `${parameter}: ${as}`).join(", ");
    const values = Object.keys(call.arguments).join(", ");
    return `  override ${call.name}(${parameters}): i64 {
    ${before}(${call.nr});
    return ${after}(${call.nr}, super.${call.name}(${values}));
  }
`;
  });
  return `// Made from src/abi/syscalls.ts by src/boundary/counting-layers.ts.
import { ${["Abi", ...types].join(", ")} } from "unweld";
import { ${before}, ${after} } from "${counts}";
${imports}
export class ${name} extends Abi {
${methods.join("")}${members}}
`;
}

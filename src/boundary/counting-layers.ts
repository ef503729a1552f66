import { wrappingLayer } from "../compiler/wrapping-layer.js";

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
  return wrappingLayer(name, {
    origin: "src/boundary/counting-layers.ts",
    imports: `import { ${before}, ${after} } from "${counts}";\n${imports}`,
    body: (nr, below) => `
    ${before}(${nr});
    return ${after}(${nr}, ${below});
 `,
    members,
  });
}

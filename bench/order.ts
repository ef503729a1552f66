// Finds which functions of the stock images every new process executes, and writes native/generated/order.ld, by which they lie together: a process
// touches fewer pages then. Run by scripts/order.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { imageOf } from "../src/cli/image.js";
import { compilerCommand } from "../src/compiler/cc.js";
import { projectRoot } from "../src/compiler/paths.js";
import { run } from "./run.js";

/** What native/image.ld gives as the address of the file's first byte. */
const imageStart = 0x10000;
const pageBytes = 4096;
const personalities = ["none", "fakeroot"];
/** Shells that start programs by vfork(2) and by fork(2). */
const shells = ["dash", "bash"];
const script = "/bin/true; /bin/true; /bin/true; :";
/** Those before are of the image and the shell. */
const firstExec = 3;
/** What fewer process images execute comes but once. */
const leastUses = 3;

interface Symbol { address: number; name: string }

function symbolsOf(image: string): Symbol[] {
  return execFileSync("nm", ["-n", image], { encoding: "utf8", maxBuffer: 1 << 26 }).split("\n")
    .map((line) => line.split(" "))
    .filter(([, type]) => type === "t" || type === "T")
    .map(([address, , name]) => ({ address: parseInt(address!, 16), name: name! }))
    .filter(({ address }) => address >= imageStart);
}

/** The function at an offset of the file. */
function functionAt(symbols: readonly Symbol[], offset: number): string | undefined {
  let low = 0;
  let high = symbols.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (symbols[middle]!.address <= offset + imageStart) low = middle + 1;
    else high = middle;
  }
  return symbols[low - 1]?.name;
}

/** As the source calls it: without what makes names unique, or the C compiler's name for a part of it. */
function sourceName(name: string): string {
  return name.replace(/\..*/, "").replace(/_\d+$/, "");
}

/** Where hand-written code has its labels: it lies together anyway. */
const native = path.join(projectRoot, "native");
const assembly = readdirSync(native).filter((name) => name.endsWith(".S")).map((name) => readFileSync(path.join(native, name), "utf8")).join("\n");

const folder = mkdtempSync(path.join(tmpdir(), "unweld-order-"));
const uses = new Map<string, number>();
try {
  const steps = path.join(folder, "steps");
  execFileSync(compilerCommand(), ["-O2", "-o", steps, path.join(projectRoot, "bench/programs/steps.c")]);
  for (const personality of personalities) {
    const image = await imageOf([personality]);
    const symbols = symbolsOf(image);
    for (const shell of shells) {
      const told = run([steps, String(firstExec), image, image, "--", shell, "-c", script]).trimEnd().split("\n");
      const touched = told.map((line) => line.trimEnd().split(" ").map((word) => parseInt(word, 16)));
      for (const offsets of touched) {
        const names = new Set(offsets.map((offset) => sourceName(functionAt(symbols, offset) ?? "")));
        for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
      }
      const pages = touched.map((offsets) => new Set(offsets.map((offset) => Math.floor(offset / pageBytes))).size).sort((a, b) => a - b);
      const spread = `${pages[pages.length >> 1]} pages of the image's code each (${pages[0]}-${pages[pages.length - 1]})`;
      console.log(`${personality}, ${shell}: ${touched.length} process images, ${spread}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const isHandWritten = (name: string) => new RegExp(`(?:function|label)\\s+${name}\\b|^${name}:`, "m").test(assembly);
const names = [...uses]
  .filter(([name, count]) => name !== "" && count >= leastUses && !isHandWritten(name))
  .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  .map(([name]) => name);
const lines = names.map((name) => `*(.text.${name} .text.${name}_[0-9]* .text.${name}.*)`);
writeFileSync(path.join(native, "generated/order.ld"), `/* Written by bench/order.ts: the functions that new processes execute, those of most first. */\n${lines.join("\n")}\n`);

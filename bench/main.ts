// Measures against native Linux in interleaved pairs. Run by scripts/bench.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, release, tmpdir } from "node:os";
import path from "node:path";
import { Command } from "commander";
import type { Bench } from "./bench.js";
import { calls } from "./calls.js";
import { fast } from "./fast.js";
import { files, filesNeed } from "./files.js";
import { legacy } from "./legacy.js";
import { memory } from "./memory.js";
import type { Result } from "./pairs.js";
import { resultsTable } from "./table.js";

interface Options { json?: boolean; quick?: boolean }
interface Group { run: Bench; whyNot?: () => string | undefined }

const groups: Record<string, Group> = { calls: { run: calls }, files: { run: files, whyNot: filesNeed }, memory: { run: memory }, fast: { run: fast }, legacy: { run: legacy } };

const program = new Command("npm run bench --")
  .description("measure Unweld against native Linux, in pairs taken right after one another")
  .argument("[group...]", `what to measure: ${Object.keys(groups).join(", ")}; by default all`)
  .option("--quick", "fewer and smaller rounds, less than a minute")
  .option("--json", "print JSON")
  .parse();

const { json, quick }: Options = program.opts();
const chosen = program.args.length > 0 ? program.args : Object.keys(groups);
const unknown = chosen.find((name) => groups[name] === undefined);
if (unknown !== undefined) program.error(`there is no group ${unknown}; there are ${Object.keys(groups).join(", ")}`);

const folder = mkdtempSync(path.join(tmpdir(), "unweld-bench-"));
chmodSync(folder, 0o755);
const results: Result[] = [];
const skipped: Record<string, string> = {};
const machine = { kernel: release(), cpu: cpus()[0]?.model ?? "unknown", cpus: cpus().length, loadBefore: loadavg()[0]!.toFixed(2) };
try {
  for (const name of chosen) {
    const { run, whyNot } = groups[name]!;
    const reason = whyNot?.();
    if (reason !== undefined) {
      skipped[name] = reason;
      continue;
    }
    if (process.stderr.isTTY) process.stderr.write(`measuring ${name}\n`);
    await run({ folder, quick: quick === true, report: (result) => { results.push(result); } });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

if (json) process.stdout.write(`${JSON.stringify({ machine, results, skipped }, null, 2)}\n`);
else {
  process.stdout.write(`Linux ${machine.kernel}, ${machine.cpus} × ${machine.cpu}, load ${machine.loadBefore} before\n\n${resultsTable(results)}\n`);
  for (const [name, reason] of Object.entries(skipped)) process.stdout.write(`Left out: ${name} (${reason}).\n`);
}

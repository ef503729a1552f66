// The part of the project's build that compiles the stock personalities and the probe, and writes the filters of boundaries and the layers that count, and what the lab runs.
import { chmod, mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { buildImage } from "../compiler/build-image.js";
import { CompileError } from "../compiler/compile-error.js";
import { projectRoot } from "../compiler/paths.js";
import { buildLab } from "../lab/files.js";
import type { Run } from "../mechanisms/mechanism.js";
import { buildBoundaries } from "./boundary/build-stock.js";
import { writeCountingLayers } from "./boundary/counting-image.js";
import { buildProbe } from "./probe/program.js";
import { stockImage, stockNames, stockSource } from "./stock.js";

const cacheDir = path.join(projectRoot, "build/cache");

/** Everybody may run them, whatever the umask of who builds. */
async function buildStock(name: string, kind: Run["image"]): Promise<void> {
  const out = stockImage(name, kind);
  await buildImage({ layers: [stockSource(name)], out, cacheDir, supervised: kind === "supervised" });
  await chmod(out, 0o755);
}

async function removeOthers(names: readonly string[], kind: Run["image"]): Promise<void> {
  const folder = path.dirname(stockImage("any", kind));
  for (const name of await readdir(folder)) {
    if (!names.includes(name)) await rm(path.join(folder, name), { recursive: true });
  }
}

try {
  const names = stockNames();
  // Supervisors are needed seldom: but for one, they are compiled when they are.
  for (const [kind, made] of [["in-process", names], ["supervised", ["none"]]] as const) {
    await mkdir(path.dirname(stockImage("any", kind)), { recursive: true });
    for (const name of made) await buildStock(name, kind);
    await removeOthers(made, kind);
  }
  await buildProbe();
  await buildBoundaries();
  await writeCountingLayers();
  await buildLab();
} catch (error) {
  if (!(error instanceof CompileError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

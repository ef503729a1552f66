import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { namedSets } from "../../boundary/sets.js";
import { projectRoot } from "../../compiler/paths.js";
import { filterText } from "./text.js";

/** Where bin/unweld finds the filters of the sets that have names, so that it needs no Node for them. */
const folder = path.join(projectRoot, "build/boundaries");

/** The part of the project's build that writes them, a line each. */
export async function buildBoundaries(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const [name, set] of namedSets) await writeFile(path.join(folder, name), `${filterText(set())}\n`, { mode: 0o644 });
}

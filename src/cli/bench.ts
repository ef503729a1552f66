import path from "node:path";
import { projectRoot } from "../compiler/paths.js";
import { allCalls, measurePrograms, programsBy } from "../lab/macro.js";
import { thisMachine } from "../lab/machine.js";
import { measureCalls, type Lab } from "../lab/micro.js";
import type { LabResults, Measurement, Omission } from "../lab/results.js";
import { resultsText } from "../lab/table.js";
import { ways, type Way } from "../lab/ways.js";
import { mechanismOf } from "./mechanism.js";
import { runBy } from "./run-by.js";
import { save } from "./save.js";

export interface BenchOptions { quick?: boolean; json?: boolean; html?: string; programs?: boolean }

/** Rounds, and milliseconds of each loop. */
const quickEffort = { rounds: 3, milliseconds: 8 };
const fullEffort = { rounds: 9, milliseconds: 50 };

/** Measures what mechanisms cost on this machine, those named or all, and prints it. */
export async function bench(names: readonly string[], { quick = false, json = false, html, programs = !quick && asksForPrograms(names) }: BenchOptions): Promise<void> {
  const chosen = names.length > 0 ? names.flatMap(waysOf) : ways;
  const measurements: Measurement[] = [];
  const omissions: Omission[] = [];
  const machine = thisMachine();
  const prefixes = new Map<string, Promise<readonly string[]>>();
  const lab: Lab = {
    effort: quick ? quickEffort : fullEffort,
    prefix: async (personality, mechanism, options = []) => {
      const key = `${mechanism} ${personality}`;
      const known = prefixes.get(key) ?? prefixOf(personality, mechanism);
      prefixes.set(key, known);
      return [...await known, ...options.flatMap((option) => ["-o", option]), "--"];
    },
    progress: (text) => { if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`); },
    measured: (measurement) => { measurements.push(measurement); },
    omitted: (omission) => { omissions.push(omission); },
  };
  for (const way of chosen) await measureCalls(lab, way);
  if (programs) await measurePrograms(lab, quick ? 1 : 5);
  else if (asksForPrograms(names)) omissions.push(...Object.keys(programsBy).map((way) => ({ by: allCalls(way), case: "programs", why: "--quick; give --programs to have them measured" })));
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  const words = [...names, ...(quick ? ["--quick"] : []), ...(quick && programs ? ["--programs"] : [])];
  const results: LabResults = { machine, command: ["unweld bench", ...words].join(" "), measurements, omissions };
  process.stdout.write(json ? `${JSON.stringify(results, null, 2)}\n` : `${resultsText(results)}\n`);
  if (html !== undefined) save(html, (await import("../lab/page.js")).labPage(results), "name another place with --html FILE");
}

/** Programs are measured by `rewrite` alone. */
function asksForPrograms(names: readonly string[]): boolean {
  return names.length === 0 || names.includes("rewrite");
}

/** `symbol` means the image's functions, which are called under `rewrite` and without an image; `rewrite` is measured with either net. */
function waysOf(name: string): readonly Way[] {
  const found = ways.filter((way) => way.name.split(",")[0] === name);
  if (found.length === 0) mechanismOf(name); // says why there is none
  return found;
}

async function prefixOf(personality: string, mechanism: string): Promise<readonly string[]> {
  const stack = [personality.endsWith(".ts") ? path.resolve(projectRoot, personality) : personality];
  const { image, option } = await runBy(stack, mechanism);
  return [image, "-o", option];
}

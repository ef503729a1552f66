import { writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import path from "node:path";
import { projectRoot } from "../compiler/paths.js";
import { allCalls, measurePrograms } from "../lab/macro.js";
import { measureCalls, type Lab } from "../lab/micro.js";
import type { LabResults, Measurement, Omission } from "../lab/results.js";
import { resultsText } from "../lab/table.js";
import { runnable } from "../mechanisms/index.js";
import { Failure } from "./failure.js";
import { mechanismOf } from "./mechanism.js";
import { runBy } from "./run-by.js";

export interface BenchOptions { quick?: boolean; json?: boolean; html?: string; programs?: boolean }

/** Rounds, and milliseconds of each loop. */
const quickEffort = { rounds: 3, milliseconds: 8 };
const fullEffort = { rounds: 9, milliseconds: 50 };

/** Measures what mechanisms cost on this machine, those named or all, and prints it. */
export async function bench(names: readonly string[], { quick = false, json = false, html, programs = !quick }: BenchOptions): Promise<void> {
  const chosen = names.length > 0 ? names.map(mechanismOf) : runnable;
  const measurements: Measurement[] = [];
  const omissions: Omission[] = [];
  const machine: LabResults["machine"] = {
    kernel: release(), cpu: cpus()[0]?.model ?? "unknown", cpus: cpus().length, memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    uid: process.getuid!(), loadBefore: loadavg()[0]!, date: new Date().toISOString().slice(0, 10),
  };
  const prefixes = new Map<string, Promise<readonly string[]>>();
  const lab: Lab = {
    effort: quick ? quickEffort : fullEffort,
    prefix: (personality, mechanism) => {
      const key = `${mechanism} ${personality}`;
      const known = prefixes.get(key) ?? prefixOf(personality, mechanism);
      prefixes.set(key, known);
      return known;
    },
    progress: (text) => { if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`); },
    measured: (measurement) => { measurements.push(measurement); },
    omitted: (omission) => { omissions.push(omission); },
  };
  for (const mechanism of chosen) await measureCalls(lab, mechanism);
  if (programs) await measurePrograms(lab, quick ? 1 : 5);
  else if (names.length === 0) omissions.push({ by: allCalls, case: "programs", why: "--quick; give --programs to have them measured" });
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  const words = [...names, ...(quick ? ["--quick"] : []), ...(quick && programs ? ["--programs"] : [])];
  const results: LabResults = { machine, command: ["unweld bench", ...words].join(" "), measurements, omissions };
  process.stdout.write(json ? `${JSON.stringify(results, null, 2)}\n` : `${resultsText(results)}\n`);
  if (html !== undefined) {
    const { labPage } = await import("../lab/page.js");
    try {
      writeFileSync(html, labPage(results));
    } catch (error) {
      throw new Failure(`cannot write ${html}`, (error as Error).message, "give the path of a file in a folder that you may write");
    }
  }
}

async function prefixOf(personality: string, mechanism: string): Promise<readonly string[]> {
  const { image, option } = await runBy([path.resolve(projectRoot, personality)], mechanism);
  return [image, "-o", option, "--"];
}

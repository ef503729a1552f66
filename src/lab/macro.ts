import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { everyPersonality } from "./files.js";
import { output, timedPairs } from "./measure.js";
import type { Lab } from "./micro.js";
import { omission } from "./omission.js";
import { programs, type Program } from "./programs.js";
import { summary } from "./spread.js";

/** The word for it in results: every call is handled by the image, and passed on. */
export const allCalls = "rewrite, all calls";

/** Ways by which all calls of a program can be made by the image as well, and why no program is measured by them. */
const unmeasured: Readonly<Record<string, string>> = {
  "libc": "these are programs of the system, whose libc does not call the image",
  "symbol": "none of these programs is written to call the image's functions",
};

/** Measures real programs all of whose calls are made by the image. */
export async function measurePrograms(lab: Lab, rounds: number): Promise<void> {
  for (const program of programs) {
    lab.progress(`all calls through the library: ${program.what}`);
    try {
      await measureProgram(lab, program, rounds);
    } catch (error) {
      lab.omitted(omission(allCalls, program.name, error));
    }
  }
  for (const [way, why] of Object.entries(unmeasured)) lab.omitted({ by: `${way}, all calls`, case: "programs", why });
}

async function measureProgram(lab: Lab, { name, needs, setUp, before, command }: Program, rounds: number): Promise<void> {
  for (const need of needs) await output(["sh", "-c", `command -v ${need}`]).catch(() => { throw new Error(`${need} is not in PATH`); });
  const folder = await mkdtemp(path.join(tmpdir(), "unweld-lab-"));
  try {
    await output(["sh", "-c", setUp], folder);
    const prepare = async (): Promise<void> => { if (before !== undefined) await output(["sh", "-c", before], folder); };
    const pairs = await timedPairs(command, await lab.prefix(everyPersonality, "rewrite"), rounds, folder, prepare);
    lab.measured(summary({ by: allCalls, case: name, threads: 1, unit: "ms" }, pairs));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

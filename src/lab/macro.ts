import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { everyPersonality, muslPrograms } from "./files.js";
import { output, timedPairs } from "./measure.js";
import type { Lab } from "./micro.js";
import { omission } from "./omission.js";
import { libcPrograms, programs, type Program } from "./programs.js";
import { summary } from "./spread.js";

/** The word for a way in results: every call is handled by the image, and passed on. */
export const allCalls = (way: string): string => `${way}, all calls`;

/** Real programs all of whose calls the image makes, by the way they come to it. */
export const programsBy: Readonly<Record<string, readonly Program[]>> = { rewrite: programs, libc: libcPrograms };

/** Measures them. */
export async function measurePrograms(lab: Lab, rounds: number): Promise<void> {
  for (const [way, programs] of Object.entries(programsBy)) {
    for (const program of programs) {
      lab.progress(`all calls through the library, by ${way}: ${program.what}`);
      try {
        await measureProgram(lab, way, program, rounds);
      } catch (error) {
        lab.omitted(omission(allCalls(way), program.name, error));
      }
    }
  }
  lab.omitted({ by: allCalls("symbol"), case: "programs", why: "none of these programs is written to call the image's functions" });
}

async function measureProgram(lab: Lab, way: string, { name, needs, setUp, before, command }: Program, rounds: number): Promise<void> {
  for (const need of needs) await output(["sh", "-c", `command -v ${need}`]).catch(() => { throw new Error(whyMissing(need)); });
  const folder = await mkdtemp(path.join(tmpdir(), "unweld-lab-"));
  try {
    await output(["sh", "-c", setUp], folder);
    const prepare = async (): Promise<void> => { if (before !== undefined) await output(["sh", "-c", before], folder); };
    const pairs = await timedPairs(command, await lab.prefix(everyPersonality, way), rounds, folder, prepare);
    lab.measured(summary({ by: allCalls(way), case: name, threads: 1, unit: "ms" }, pairs));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function whyMissing(need: string): string {
  if (path.dirname(need) === muslPrograms) return "there are no programs of a libc that calls the image: build some with `lab/musl/programs.sh build/lab/musl`";
  return `${need} is not in PATH`;
}

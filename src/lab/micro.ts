import { availableParallelism } from "node:os";
import type { Mechanism } from "../mechanisms/mechanism.js";
import { microCases, type MicroCase } from "./cases.js";
import { microProgram } from "./files.js";
import { floorOf } from "./floors.js";
import { printedPairs, type Prefix } from "./measure.js";
import { omission } from "./omission.js";
import type { Measurement, Omission } from "./results.js";
import { summary } from "./spread.js";

/** How long and how often. */
export interface Effort { readonly rounds: number; readonly milliseconds: number }

export interface Lab {
  /** The words that run a command under a personality by a mechanism. @throws Error that says why not */
  prefix(personality: string, mechanism: string): Promise<Prefix>;
  effort: Effort;
  progress(text: string): void;
  measured(measurement: Measurement): void;
  omitted(omission: Omission): void;
}

/** Measures what single calls cost by a mechanism, in pairs with native ones. */
export async function measureCalls(lab: Lab, { name: mechanism, can }: Pick<Mechanism, "name" | "can">): Promise<void> {
  for (const microCase of microCases) {
    const ability = microCase.needs === undefined ? true : can[microCase.needs];
    if (ability !== true) {
      lab.omitted({ by: mechanism, case: microCase.name, why: `it is not reflected: ${ability}` });
      continue;
    }
    for (const threads of microCase.threaded === true ? [1, Math.max(2, availableParallelism())] : [1]) {
      await measureCase(lab, mechanism, microCase, threads);
    }
  }
}

async function measureCase(lab: Lab, mechanism: string, { name, what, personality }: MicroCase, threads: number): Promise<void> {
  lab.progress(`${mechanism}: ${what}`);
  const { rounds, milliseconds } = lab.effort;
  try {
    const prefix = await lab.prefix(personality, mechanism);
    const pairs = await printedPairs([microProgram, name, String(threads), String(milliseconds)], prefix, rounds, threads === 1 ? floorOf(mechanism, name) : undefined);
    lab.measured(summary({ by: mechanism, case: name, threads, unit: "ns" }, pairs));
  } catch (error) {
    lab.omitted(omission(mechanism, name, error));
  }
}

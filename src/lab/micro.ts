import { availableParallelism } from "node:os";
import { unserved } from "../mechanisms/served.js";
import { microCases, type MicroCase } from "./cases.js";
import { microProgram } from "./files.js";
import { floorOf } from "./floors.js";
import { printedPairs, type Prefix } from "./measure.js";
import { omission } from "./omission.js";
import type { Measurement, Omission } from "./results.js";
import { summary } from "./spread.js";
import type { Way } from "./ways.js";

/** How long and how often. */
export interface Effort { readonly rounds: number; readonly milliseconds: number }

export interface Lab {
  /** The words that run a command under a personality by a mechanism, with options of the image. @throws Error that says why not */
  prefix(personality: string, mechanism: string, options?: readonly string[]): Promise<Prefix>;
  effort: Effort;
  progress(text: string): void;
  measured(measurement: Measurement): void;
  omitted(omission: Omission): void;
}

/** Measures what single calls cost by a way, in pairs with native ones. */
export async function measureCalls(lab: Lab, way: Way): Promise<void> {
  for (const microCase of microCases) {
    if (way.only?.includes(microCase.name) === false || microCase.by?.includes(way.name) === false) continue;
    const why = whyNotReflected(way, microCase);
    if (why === undefined) await measureCase(lab, way, microCase);
    else lab.omitted({ by: way.name, case: microCase.name, why: `it is not reflected: ${why}` });
  }
}

function whyNotReflected({ mechanism }: Way, { needs, call }: MicroCase): string | undefined {
  if (mechanism === undefined) return undefined;
  const ability = needs === undefined ? true : mechanism.can[needs];
  return ability === true ? unserved(mechanism, [call])?.why : ability;
}

async function measureCase(lab: Lab, { name: by, mechanism, options, native, reflected }: Way, { name, loop = name, what, personality, threaded }: MicroCase): Promise<void> {
  lab.progress(`${by}: ${what}`);
  const { rounds, milliseconds } = lab.effort;
  try {
    const prefix = mechanism === undefined ? [] : await lab.prefix(personality, mechanism.name, options);
    const programs = { native: await microProgram(native), reflected: await microProgram(reflected) };
    for (const threads of threaded === true ? [1, Math.max(2, availableParallelism())] : [1]) {
      const words = [loop, String(threads), String(milliseconds)];
      const floor = threads === 1 ? floorOf(by, name) : undefined;
      const pairs = await printedPairs({
        native: [programs.native, ...words],
        reflected: [...prefix, programs.reflected, ...words],
        ...(floor === undefined ? {} : { floor: [...floor, programs.native, ...words] }),
      }, rounds);
      lab.measured(summary({ by, case: name, threads, unit: "ns" }, pairs));
    }
  } catch (error) {
    lab.omitted(omission(by, name, error));
  }
}

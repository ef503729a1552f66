import { quantile } from "simple-statistics";
import type { Measurement, Spread } from "./results.js";

/** The median and the quartiles. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values];
  return { median: quantile(sorted, 0.5), lower: quantile(sorted, 0.25), upper: quantile(sorted, 0.75) };
}

/** One measure natively and right after reflected, in the same unit; and under a supervisor that only lets calls go on. */
export interface Pair { readonly native: number; readonly reflected: number; readonly floor?: number }

/** What pairs come to. */
export function summary(of: Pick<Measurement, "by" | "case" | "threads" | "unit">, pairs: readonly Pair[]): Measurement {
  const floors = pairs.flatMap(({ reflected, floor }) => (floor === undefined ? [] : [{ floor, ratio: reflected / floor }]));
  return {
    ...of, rounds: pairs.length,
    native: spread(pairs.map(({ native }) => native)),
    reflected: spread(pairs.map(({ reflected }) => reflected)),
    ratio: spread(pairs.map(({ native, reflected }) => reflected / native)),
    ...(floors.length === 0 ? {} : { floor: { time: spread(floors.map(({ floor }) => floor)), ratio: spread(floors.map(({ ratio }) => ratio)) } }),
  };
}

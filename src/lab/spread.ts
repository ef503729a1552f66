import { quantile } from "simple-statistics";
import type { Measurement, Spread } from "./results.js";

/** The median and the quartiles. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values];
  return { median: quantile(sorted, 0.5), lower: quantile(sorted, 0.25), upper: quantile(sorted, 0.75) };
}

/** One measure natively and right after reflected, in the same unit. */
export interface Pair { readonly native: number; readonly reflected: number }

/** What pairs come to. */
export function summary(of: Pick<Measurement, "by" | "case" | "threads" | "unit">, pairs: readonly Pair[]): Measurement {
  return {
    ...of, rounds: pairs.length,
    native: spread(pairs.map(({ native }) => native)),
    reflected: spread(pairs.map(({ reflected }) => reflected)),
    ratio: spread(pairs.map(({ native, reflected }) => reflected / native)),
  };
}

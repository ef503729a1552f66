import { quantile } from "simple-statistics";

/** One measure of something natively and right after under Unweld, in the same unit. */
export interface Pair { native: number; unweld: number }

export interface Spread { median: number; lower: number; upper: number }

/** The median and the quartiles. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values];
  return { median: quantile(sorted, 0.5), lower: quantile(sorted, 0.25), upper: quantile(sorted, 0.75) };
}

export interface Result {
  what: string;
  unit: string;
  native: Spread;
  unweld: Spread;
  /** Of what is compared by quotient: one for each pair, since the machine's mood changes between them. */
  ratio?: Spread;
  /** Of what is compared by difference. */
  more?: Spread;
  rounds: number;
}

export function compare(what: string, unit: string, by: "ratio" | "more", pairs: readonly Pair[]): Result {
  const each = (value: (pair: Pair) => number) => spread(pairs.map(value));
  return {
    what, unit, rounds: pairs.length, native: each(({ native }) => native), unweld: each(({ unweld }) => unweld),
    ...(by === "ratio" ? { ratio: each(({ native, unweld }) => unweld / native) } : { more: each(({ native, unweld }) => unweld - native) }),
  };
}

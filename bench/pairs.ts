import type { Spread } from "../src/lab/results.js";
import { spread } from "../src/lab/spread.js";

/** One measure of something natively and right after under Unweld, in the same unit. */
export interface Pair { native: number; unweld: number }

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

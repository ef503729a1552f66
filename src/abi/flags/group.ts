import type { Header, Scalar } from "../types.js";

export type FlagValues = Readonly<Record<string, number | bigint>>;

/** Constants that belong together: one type, one way to write them, headers that define them all. */
export interface FlagGroup {
  readonly from: Header["from"];
  readonly headers: readonly string[];
  readonly type: Scalar;
  readonly radix: 8 | 10 | 16;
  readonly values: FlagValues;
  /** Those that headers older than the kernel given lack. */
  readonly newer: Readonly<Record<string, FlagValues>>;
}

export function group(
  from: Header["from"], headers: readonly string[], type: Scalar, radix: 8 | 10 | 16, values: FlagValues,
  newer: Readonly<Record<string, FlagValues>> = {},
): FlagGroup {
  return { from, headers, type, radix, values, newer };
}

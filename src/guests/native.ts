import type { Run } from "./run.js";

/** How long a guest may take natively. */
export const timeLimitMs = 30_000;

/**
 * How long it may then take under a mechanism before it counts as hanging: a busy machine is slow for both. Not long where that is
 * what it is known to do.
 */
export function reflectedTimeLimitMs(native: Run, hangs = false): number {
  if (hangs) return 3_000 + native.milliseconds;
  return Math.max(60_000, 5 * native.milliseconds);
}

/** Why a native run cannot be the measure, if so. */
export function whyNotNative(native: Run): string | undefined {
  if (native.hung !== undefined) return `hangs natively: ${native.hung}`;
  const lines = native.stdout.trimEnd().split("\n");
  const last = lines.at(-1) ?? "";
  if (native.status === 99) return `${last} natively on this kernel`;
  const untrue = lines.filter((line) => line.endsWith(": NO"));
  if (untrue.length > 0) return `does not hold natively on this kernel: ${untrue.join("; ")}`;
  if (native.status !== 0) return `ends with ${native.status} natively, after «${last}»`;
  if (native.leftBehind.length > 0) return `leaves processes behind natively: ${native.leftBehind.join(", ")}`;
  return undefined;
}

import type { LabResults, Measurement } from "../results.js";
import { duration, quartiles } from "../table.js";

/** What was measured of a case by a way with one thread, or with several. */
export function found({ measurements }: LabResults, by: string, name: string, several = false): Measurement | undefined {
  return measurements.find((one) => one.by === by && one.case === name && one.threads > 1 === several);
}

/** A time and its ratio to the native one with quartiles, in a table's cell; a dash for what was not measured. */
export function figure(measurement: Measurement | undefined): string {
  return measurement === undefined ? "–" : `${duration(measurement.reflected, measurement.unit)} · ${quartiles(measurement.ratio)}`;
}

/** The native times of a case over all ways, as a span. */
export function nativeSpan({ measurements }: LabResults, name: string): string {
  const of = measurements.filter((one) => one.case === name && one.threads === 1).sort((a, b) => a.native.median - b.native.median);
  if (of.length === 0) return "–";
  const ends = [of[0]!, of.at(-1)!].map(({ native, unit }) => duration(native, unit));
  return ends[0] === ends[1] ? ends[0]! : `${ends[0]} to ${ends[1]}`;
}

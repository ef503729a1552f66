import Table from "cli-table3";
import { caseOf } from "./cases.js";
import { programWords } from "./programs.js";
import type { LabResults, Measurement, Omission, Spread } from "./results.js";

/** What was measured, in words. */
export function caseInWords({ case: name, threads }: Pick<Measurement, "case" | "threads">): string {
  const what = caseOf(name)?.what ?? programWords(name) ?? name;
  return threads > 1 ? `${what}, ${threads} threads` : what;
}

/** In the row of a floor, this time stands in the place of the native one. */
export const floorInWords = "against the floor: a supervisor that only continues";

/** Results for a terminal: a table a mechanism, medians, and the ratio's quartiles. */
export function resultsText({ machine, measurements, omissions }: LabResults): string {
  const mechanisms = [...new Set(measurements.map(({ by }) => by))];
  const tables = mechanisms.map((mechanism) => {
    const table = new Table({
      head: [mechanism, "native", "reflected", "ratio (quartiles)", "rounds"],
      colAligns: ["left", "right", "right", "right", "right"],
      style: { head: [], border: [], compact: true },
    });
    for (const found of measurements.filter(({ by }) => by === mechanism)) {
      table.push([caseInWords(found), duration(found.native, found.unit), duration(found.reflected, found.unit), quartiles(found.ratio), found.rounds]);
      if (found.floor !== undefined) {
        const { time, ratio } = found.floor;
        table.push([`  ${floorInWords}`, duration(time, found.unit), duration(found.reflected, found.unit), quartiles(ratio), found.rounds]);
      }
    }
    return table.toString();
  });
  const left = omissionsInWords(omissions).map(({ what, why }) => `Left out: ${what} (${why}).`);
  return [machineInWords(machine), ...tables, left.join("\n")].filter((part) => part !== "").join("\n\n");
}

/** What was left out, once a mechanism and reason. */
export function omissionsInWords(omissions: readonly Omission[]): { what: string; why: string }[] {
  const grouped = new Map<string, { by: string; cases: Set<string>; why: string }>();
  for (const { by, case: name, why } of omissions) {
    const key = JSON.stringify([by, why]);
    const group = grouped.get(key) ?? { by, cases: new Set(), why };
    group.cases.add(caseInWords({ case: name, threads: 1 }));
    grouped.set(key, group);
  }
  return [...grouped.values()].map(({ by, cases, why }) => ({ what: cases.size === 1 ? `${by}, ${[...cases][0]}` : `${by}, ${cases.size} cases`, why }));
}

export function machineInWords({ kernel, cpu, cpus, memory, fsgsbase, loadBefore, date }: LabResults["machine"]): string {
  return `Linux ${kernel}, ${cpus} × ${cpu}, ${memory}, ${fsgsbase ? "" : "no FSGSBASE, "}load ${loadBefore.toFixed(2)} before, ${date}`;
}

export function quartiles({ median, lower, upper }: Spread): string {
  return `${precise(median)} (${precise(lower)}–${precise(upper)})`;
}

export function duration({ median }: Spread, unit: "ns" | "ms"): string {
  if (unit === "ms") return `${precise(median)} ms`;
  return median >= 1e6 ? `${precise(median / 1e6)} ms` : median >= 1e3 ? `${precise(median / 1e3)} µs` : `${precise(median)} ns`;
}

/** Three digits that matter, two behind the point at most. */
function precise(n: number): string {
  return n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2);
}

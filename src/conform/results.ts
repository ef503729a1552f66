// What conform finds, as it is printed with --json.
import type { Build } from "../guests/builds.js";
import type { Severity } from "./catalogue.js";

/** What a program did under a mechanism, held against its native run. */
export interface Observation {
  program: string;
  guest: string;
  build: Build;
  /** Empty: nothing differs. */
  differs: string;
}

/** How long a program took, in milliseconds, natively and by the mechanism's name. */
export interface Duration {
  program: string;
  native: number;
  by: Record<string, number>;
}

/**
 * - `right`: every program that shows the case behaves as natively;
 * - `limit`: one does not, as the mechanism's list of known limits says;
 * - `wrong`: one does not, and no list says so;
 * - `mended`: all do, but the list has a limit;
 * - `unshown`: no program that shows the case holds natively here.
 */
export type Outcome = "right" | "limit" | "wrong" | "mended" | "unshown";

export interface Cell {
  mechanism: string;
  outcome: Outcome;
  /** In a line: what differs. */
  differs?: string;
  /** Of the known limit. */
  reason?: string;
}

export interface Row {
  id: string;
  severity: Severity;
  area: string;
  title: string;
  mustHold: string;
  /** Programs that show it. */
  shownBy: string[];
  /** Programs that cannot show it here, and why. */
  notShownBy: { program: string; because: string }[];
  cells: Cell[];
}

export interface Column {
  mechanism: string;
  title: string;
  /** Why the mechanism cannot be used here; its cells are absent then. */
  whyNot?: string;
}

export interface Results {
  kernel: string;
  processor: string;
  user: string;
  seconds: number;
  columns: Column[];
  rows: Row[];
  /** Of every program that was run, what took longest first. */
  durations: Duration[];
}

/** Outcomes that are not as expected. */
export function isRegression({ outcome }: Cell): boolean {
  return outcome === "wrong" || outcome === "mended";
}

/** How many cases of a severity came out how under a mechanism. */
export function count(results: Results, mechanism: string, severity: Severity): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { right: 0, limit: 0, wrong: 0, mended: 0, unshown: 0 };
  for (const row of results.rows) {
    if (row.severity !== severity) continue;
    for (const cell of row.cells) if (cell.mechanism === mechanism) counts[cell.outcome]++;
  }
  return counts;
}

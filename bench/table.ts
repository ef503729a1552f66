import Table from "cli-table3";
import type { Spread } from "../src/lab/results.js";
import type { Result } from "./pairs.js";

/** Results as a table: medians, and for the comparison the quartiles too. */
export function resultsTable(results: readonly Result[]): string {
  const table = new Table({
    head: ["what", "native", "unweld", "unweld/native (quartiles)", "rounds"],
    colAligns: ["left", "right", "right", "right", "right"],
    style: { head: [], border: [], compact: true },
  });
  for (const { what, unit, native, unweld, ratio, more, rounds } of results) {
    const value = ({ median }: Spread) => `${precise(median)} ${unit}`;
    const comparison = ratio !== undefined ? `${quartiles(ratio, (n) => n.toFixed(2))}`
      : more !== undefined ? `+${quartiles(more, precise)} ${unit}` : "";
    table.push([what, value(native), value(unweld), comparison, rounds]);
  }
  return table.toString();
}

function quartiles({ median, lower, upper }: Spread, format: (n: number) => string): string {
  return `${format(median)} (${format(lower)}–${format(upper)})`;
}

/** Three digits that matter. */
function precise(n: number): string {
  return Math.abs(n) >= 100 ? n.toFixed(0) : n.toPrecision(3);
}

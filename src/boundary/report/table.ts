import path from "node:path";
import Table from "cli-table3";
import { keptInKernel, sum, type AskedCall, type Counted, type Counts } from "./counts.js";

/** So many programs are named for a call. */
const namedPrograms = 3;

/** The report as a table for `columns` columns of text, and what it comes to in one sentence. */
export function reportTable(counts: Counts, columns: number): string {
  const table = new Table({
    head: ["call", "asked", "by", "image", "library", "kernel", "refused"], style: { head: [], border: [] }, wordWrap: true,
    chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
    colAligns: ["left", "right", "left", "right", "right", "left", "left"],
    colWidths: [null, null, Math.max(16, Math.floor((columns - 60) / 2)), null, null, null, null],
  });
  for (const call of counts.calls) {
    table.push([call.name, call.times, programsOf(call), call.image || "", call.library || "", toText(call.kernel, call), toText(call.refused, call)]);
  }
  return `${table.toString()}\n${sentence(counts)}\n`;
}

/** How much was asked for and where it was answered. */
export function sentence(counts: Counts): string {
  const { calls, programs } = counts;
  const total = (of: (call: AskedCall) => number): number => calls.reduce((all, call) => all + of(call), 0);
  const kept = keptInKernel(counts);
  const parts = [
    [total(({ image }) => image), "answered in the image"],
    [total(({ library }) => library), "by the library"],
    [sum(kept), `made in the kernel, by ${count(kept.length, "call")}`],
    [total(({ refused }) => sum(refused)), "refused by the boundary"],
  ] as const;
  return `${count(programs.length, "program")} asked ${sum(calls)} times, for ${count(calls.length, "call")}: ${parts.filter(([times]) => times > 0).map(([times, what]) => `${times} ${what}`).join(", ")}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function programsOf({ by }: AskedCall): string {
  const named = by.slice(0, namedPrograms).map(({ program, times }) => `${path.basename(program)} ${times}`);
  return [...named, ...(by.length > namedPrograms ? [`${by.length - namedPrograms} more`] : [])].join(", ");
}

/** Which calls, if not the one that was asked for, and how often. */
function toText(counted: readonly Counted[], asked: AskedCall): string {
  return counted.map(({ name, nr, times }) => (nr === asked.nr ? String(times) : `${name} ${times}`)).join(", ");
}

// What a kernel could add, estimated from parts that were measured.
import { caseOf } from "../cases.js";
import type { LabResults, Spread } from "../results.js";
import { duration } from "../table.js";
import { found } from "./figures.js";
import { table } from "./markdown.js";

/** A measured time: what a case took by a way, or the native runs beside it. */
interface Part { readonly by: string; readonly case: string; readonly native?: true; readonly minus?: true }

interface Estimate {
  readonly what: string;
  /** What it takes with today's kernel; absent where there is nothing like it. */
  readonly now?: Part;
  readonly parts: readonly Part[];
}

const native: Part = { by: "rewrite", case: "not-overridden", native: true };
const by = (way: string, name: string): Part => ({ by: way, case: name });

/**
 * Into the kernel, through the dispatch's test and back to a thunk costs no more than a call that does next to nothing and is let through;
 * what follows is as from a patched site.
 */
const returnToThunk: readonly Estimate[] = ["answered", "passed-on", "not-overridden"].map((name) => (
  { what: caseOf(name)!.what, now: by("sud", name), parts: [by("rewrite, net=dispatch", "not-overridden"), by("rewrite", name)] }
));

const perMapping: readonly Estimate[] = [
  { what: "added to each call that is let through, at least: a test of a range", parts: [by("rewrite, net=dispatch", "not-overridden"), { ...native, by: "rewrite, net=dispatch", minus: true }] },
  { what: "added to each call that is let through, at most: a filter by address", parts: [by("rewrite, net=trap", "not-overridden"), { ...native, by: "rewrite, net=trap", minus: true }] },
  { what: "saved for each new thread and process: arming it again, a call", parts: [native] },
];

export function returnToThunkTable(results: LabResults): string {
  return estimatesTable(results, returnToThunk);
}

export function perMappingTable(results: LabResults): string {
  return estimatesTable(results, perMapping);
}

function estimatesTable(results: LabResults, estimates: readonly Estimate[]): string {
  return table(["what", "today", "estimate", "times less", "sum of"], estimates.flatMap(({ what, now, parts }) => {
    const sum = total(results, parts);
    if (sum === undefined) return [];
    const today = now === undefined ? undefined : timeOf(results, now);
    return [[
      what, today === undefined ? "–" : `\`${now!.by}\`: ${span(today)}`, span(sum), today === undefined ? "–" : (today.median / sum.median).toFixed(1),
      parts.map((part, i) => `${part.minus === true ? "− " : i > 0 ? "+ " : ""}${named(part)}`).join(" "),
    ]];
  }));
}

function timeOf(results: LabResults, { by: way, case: name, native: isNative }: Part): Spread | undefined {
  const measurement = found(results, way, name);
  return isNative === true ? measurement?.native : measurement?.reflected;
}

/** Medians added up, and the quartiles so that the span is the widest. */
function total(results: LabResults, parts: readonly Part[]): Spread | undefined {
  const sum = { median: 0, lower: 0, upper: 0 };
  for (const part of parts) {
    const time = timeOf(results, part);
    if (time === undefined) return undefined;
    const sign = part.minus === true ? -1 : 1;
    sum.median += sign * time.median;
    sum.lower += sign * (part.minus === true ? time.upper : time.lower);
    sum.upper += sign * (part.minus === true ? time.lower : time.upper);
  }
  return sum;
}

function span({ median, lower, upper }: Spread): string {
  const words = (value: number): string => duration({ median: value, lower: value, upper: value }, "ns");
  return `${words(median)} (${words(lower)}–${words(upper)})`;
}

function named({ by: way, case: name, native: isNative }: Part): string {
  return isNative === true ? "a native call" : `\`${way}\`, ${caseOf(name)!.what}`;
}

import { runnable } from "../../mechanisms/index.js";
import { caseOf } from "../cases.js";
import type { LabResults } from "../results.js";
import { caseInWords, duration, quartiles } from "../table.js";
import { figure, found, nativeSpan } from "./figures.js";
import { table } from "./markdown.js";

const inBackticks = (name: string): string => `\`${name}\``;
const head = (names: readonly string[]): string[] => names.map((name) => caseOf(name)!.what);

/** A call by each mechanism, the cheapest answer first. */
export function ladder(results: LabResults): string {
  const names = ["answered", "passed-on", "not-overridden"];
  const time = (by: string): number => found(results, by, "answered")?.reflected.median ?? Infinity;
  const mechanisms = runnable.filter(({ name }) => time(name) < Infinity).sort((a, b) => time(a.name) - time(b.name));
  return table(["mechanism", "the handler runs", ...head(names), "answered, several threads"], [
    ["native", "", ...names.map((name) => nativeSpan(results, name)), ""],
    ...mechanisms.map(({ name: by, placement }) => [inBackticks(by), placement, ...names.map((name) => figure(found(results, by, name))), figure(found(results, by, "answered", true))]),
  ]);
}

/** What a handler does with memory, a process made, and the vDSO, by each mechanism. */
export function details(results: LabResults): string {
  const names = ["path-read", "struct-written", "process", "clock", "clock-answered"];
  return table(["mechanism", ...head(names)], [
    ["native", ...names.map((name) => nativeSpan(results, name))],
    ...runnable.filter(({ name: by }) => names.some((name) => found(results, by, name) !== undefined))
      .map(({ name: by }) => [inBackticks(by), ...names.map((name) => figure(found(results, by, name)))]),
  ]);
}

/** Supervisors against one that only lets calls go on. */
export function floors({ measurements }: LabResults): string {
  return table(["mechanism", "what", "a supervisor that only continues", "Unweld's", "ratio (quartiles)"], measurements.flatMap(({ by, case: name, threads, unit, reflected, floor }) => (
    floor === undefined ? [] : [[inBackticks(by), caseInWords({ case: name, threads }), duration(floor.time, unit), duration(reflected, unit), quartiles(floor.ratio)]]
  )));
}

/** All calls of a program by the library: what single ones cost. */
export function library(results: LabResults): string {
  const names = ["not-overridden", "every-call", "answered", "every-clock"];
  const ways = { "symbol, no image": "calls the library's function, which makes the call", "libc": "its libc calls the image", "symbol": "calls the image's function", "rewrite": "executes `syscall`, which is patched" };
  return table(["way", "the program", ...head(names)], Object.entries(ways).map(([by, words]) => [inBackticks(by), words, ...names.map((name) => figure(found(results, by, name)))]));
}

/** Real programs, all of whose calls are handled and passed on. */
export function programOverheads({ measurements }: LabResults): string {
  return table(["program", "native", "all calls by the library", "ratio (quartiles)", "rounds"], measurements.filter(({ unit }) => unit === "ms")
    .map((one) => [caseInWords(one), duration(one.native, one.unit), duration(one.reflected, one.unit), quartiles(one.ratio), String(one.rounds)]));
}

import { readFileSync } from "node:fs";

/** Milliseconds of each phase of demo/build.sh, in order, from the times it wrote. */
export function readPhases(file: string): Map<string, number> {
  const marks = readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(" "));
  return new Map(marks.slice(0, -1).map(([name, at], i) => [name!, Number(BigInt(marks[i + 1]![1]!) - BigInt(at!)) / 1e6]));
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../compiler/paths.js";
import type { Results } from "../../conform/results.js";
import type { LabResults } from "../results.js";
import { machineInWords, omissionsInWords } from "../table.js";
import { conformMachine, reasonsTable, rightTable } from "./breaks.js";
import { details, floors, ladder, library, programOverheads } from "./calls.js";
import { perMappingTable, returnToThunkTable } from "./estimates.js";

const folder = path.join(projectRoot, "lab/results");
export const answersFile = path.join(projectRoot, "docs/answers.md");

/** What docs/answers.md has from results: by the name in its markers. */
export function blocks(bench: LabResults, conform: Results): Readonly<Record<string, string>> {
  return {
    "machine": `\`${bench.command}\`: ${machineInWords(bench.machine)}.`,
    "ladder": ladder(bench),
    "details": details(bench),
    "floors": floors(bench),
    "library": library(bench),
    "programs": programOverheads(bench),
    "omissions": omissionsInWords(bench.omissions).map(({ what, why }) => `* ${what}: ${why}`).join("\n"),
    "conform-machine": conformMachine(conform),
    "right": rightTable(conform),
    "reasons": reasonsTable(conform),
    "return-to-thunk": returnToThunkTable(bench),
    "per-mapping": perMappingTable(bench),
  };
}

/** The results that are kept: lab/results/README.md has the command. */
export function keptResults(): { bench: LabResults; conform: Results } {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), "utf8"));
  return { bench: read("bench.json") as LabResults, conform: read("conform.json") as Results };
}

const marked = /(<!-- from lab\/results: ([\w-]+) -->\n)[^]*?(<!-- end -->)/g;

/** The text with each block between its markers. @throws Error for markers of no block */
export function filled(text: string, found: Readonly<Record<string, string>>): string {
  return text.replace(marked, (_, begin: string, name: string, end: string) => {
    const block = found[name];
    if (block === undefined) throw new Error(`docs/answers.md has markers of ${name}, which no results are`);
    return `${begin}${block}\n${end}`;
  });
}

/** What is written by hand: without the blocks. */
export function prose(text: string): string {
  return text.replace(marked, "");
}

/** The names in the text's markers. */
export function markedBlocks(text: string): string[] {
  return [...text.matchAll(marked)].map((match) => match[2]!);
}

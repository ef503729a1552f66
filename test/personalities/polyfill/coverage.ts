import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../../src/compiler/paths.js";

/** How a newer call is answered where the kernel has none, or why it is not. */
export type Coverage = { fidelity: "near-exact" | "partial"; by: string; differs: string } | { fidelity: "refused"; because: string };

export const folder = path.join(projectRoot, "personalities/polyfill");

export const coverage = JSON.parse(readFileSync(path.join(folder, "coverage.json"), "utf8")) as Readonly<Record<string, Coverage>>;

/** The README's table. */
export function coverageTable(): string {
  const rows = Object.entries(coverage).map(([name, row]) => {
    const cells = row.fidelity === "refused" ? ["ENOSYS", "", row.because] : [row.fidelity, row.by, row.differs];
    return `| \`${name}\` | ${cells.join(" | ")} |`;
  });
  return ["| call | | by | what differs, or why not |", "|---|---|---|---|", ...rows].join("\n");
}

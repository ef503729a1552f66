import { severities } from "../../conform/catalogue.js";
import { count, type Results } from "../../conform/results.js";
import { table } from "./markdown.js";

/** How many cases of each severity come out as natively under each mechanism. */
export function rightTable(results: Results): string {
  return table(["mechanism", ...severities, "differ, with a reason", "differ without one"], results.columns.map(({ mechanism, whyNot }) => {
    if (whyNot !== undefined) return [`\`${mechanism}\``, ...severities.map(() => "–"), "–", `not run: ${whyNot}`];
    const counts = severities.map((severity) => count(results, mechanism, severity));
    const sum = (of: (one: (typeof counts)[number]) => number): number => counts.reduce((all, one) => all + of(one), 0);
    return [
      `\`${mechanism}\``, ...counts.map(({ right, limit, wrong, mended }) => `${right} of ${right + limit + wrong + mended}`),
      String(sum(({ limit }) => limit)), String(sum(({ wrong, mended }) => wrong + mended)),
    ];
  }));
}

/** Why cases differ: a row a reason, those with the most cases first. */
export function reasonsTable({ rows }: Results): string {
  const reasons = new Map<string, { cases: Set<string>; mechanisms: Set<string> }>();
  for (const { id, cells } of rows) {
    for (const { mechanism, outcome, reason } of cells) {
      if (outcome !== "limit" || reason === undefined) continue;
      const found = reasons.get(reason) ?? { cases: new Set(), mechanisms: new Set() };
      found.cases.add(id);
      found.mechanisms.add(`\`${mechanism}\``);
      reasons.set(reason, found);
    }
  }
  return table(["reason", "under", "cases"], [...reasons].sort(([, a], [, b]) => b.cases.size - a.cases.size)
    .map(([reason, { cases, mechanisms }]) => [reason, [...mechanisms].join(" "), [...cases].join(" ")]));
}

/** What was run, and where. */
export function conformMachine({ kernel, processor, user, rows, seconds }: Results): string {
  return `\`unweld conform\`, ${rows.length} cases: Linux ${kernel}, ${processor}, as ${user}, ${Math.round(seconds)} s.`;
}

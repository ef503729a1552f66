import { runnable } from "../mechanisms/index.js";
import { limitSubject } from "../mechanisms/mechanism.js";
import { catalogue } from "./catalogue.js";

/** The known limits of all mechanisms as docs/what-breaks.md has them: a row a case and guest, with the mechanisms they are of. */
export function limitsTable(): string {
  const rows = new Map<string, { id: string; title: string; guest: string; reason: string; mechanisms: string[] }>();
  for (const { name, limits } of runnable) {
    for (const limit of limits) {
      const { case: id, varies, reason: why } = limit;
      const guest = limitSubject(limit);
      const reason = varies === true ? `${why} (not on every machine)` : why;
      const key = JSON.stringify([id, guest, reason]);
      const title = catalogue.find((each) => each.id === id)!.title;
      const row = rows.get(key) ?? { id, title, guest, reason, mechanisms: [] };
      row.mechanisms.push(`\`${name}\``);
      rows.set(key, row);
    }
  }
  const sorted = [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return [
    "| case | what has to hold | guest | under | why not |",
    "|---|---|---|---|---|",
    ...sorted.map(({ id, title, guest, reason, mechanisms }) => `| ${[id, title, guest, mechanisms.join(" "), reason].map(cell).join(" | ")} |`),
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

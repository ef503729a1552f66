import { styleText } from "node:util";
import Table from "cli-table3";
import type { Finding } from "./attempts.js";

const widestColumns = 120;

/** The findings as a table as wide as the terminal, with what to do below the reason. */
export function findingsTable(findings: readonly Finding[], stream: NodeJS.WriteStream): string {
  const coloured = stream.isTTY && !process.env["NO_COLOR"];
  const style = (format: "green" | "red" | "yellow" | "dim" | "bold", text: string) => (coloured ? styleText(format, text) : text);
  const width = Math.min(stream.columns ?? 100, widestColumns);
  const first = [29, 8, 18];
  const table = new Table({
    head: ["mechanism", "works", "here", "why not, and what to do"].map((text) => style("bold", text)),
    colWidths: [...first, Math.max(30, width - first.reduce((sum, n) => sum + n + 1, 2))],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const { title, works, needed, use, reason, remedy } of findings) {
    const answer = works ? style("green", "yes") : style(needed ? "red" : "yellow", "no");
    table.push([title, answer, use.replace(/:.*/, ""), works ? "" : `${reason}\n${style("dim", remedy ?? "")}`]);
  }
  return table.toString();
}

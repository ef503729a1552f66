import { styleText } from "node:util";
import Table from "cli-table3";
import { severities } from "./catalogue.js";
import { count, isRegression, type Cell, type Outcome, type Results, type Row } from "./results.js";

const marks: Readonly<Record<Outcome, string>> = { right: "ok", limit: "limit", wrong: "WRONG", mended: "MENDED", unshown: "-" };
const colours = { right: "green", limit: "yellow", wrong: "red", mended: "red", unshown: "dim" } as const;

/** The results for a terminal: a row a case, a column a mechanism, then what differs, then how many of each severity. */
export function matrix(results: Results, stream: NodeJS.WriteStream): string {
  const coloured = stream.isTTY && !process.env["NO_COLOR"];
  const style = (format: (typeof colours)[Outcome] | "bold", text: string) => (coloured ? styleText(format, text) : text);
  const columns = results.columns.filter(({ whyNot }) => whyNot === undefined);
  const parts = [`Linux ${results.kernel}, ${results.processor}, as ${results.user}`];
  for (const { mechanism, whyNot } of results.columns) if (whyNot !== undefined) parts.push(`${mechanism} cannot be used here: ${whyNot}`);

  const table = newTable(["case", "severity", "what has to hold", ...columns.map(({ mechanism }) => mechanism)].map((text) => style("bold", text)));
  for (const row of results.rows) {
    table.push([row.id, row.severity, row.title, ...row.cells.map(({ outcome }) => style(colours[outcome], marks[outcome]))]);
  }
  parts.push(table.toString());

  const failing = results.rows.flatMap((row) => row.cells.filter(({ outcome }) => outcome === "limit").map((cell) => line(row, cell, style)));
  if (failing.length > 0) parts.push(`${style("bold", "Known limits")}\n${failing.join("\n")}`);
  const unshown = results.rows.filter(({ shownBy }) => shownBy.length === 0).map((row) =>
    `  ${row.id} ${row.title}: ${row.notShownBy.map(({ because }) => because).join("; ") || "no guest shows it"}`);
  if (unshown.length > 0) parts.push(`${style("bold", "Not shown here")}\n${unshown.join("\n")}`);
  const wrong = results.rows.flatMap((row) => row.cells.filter(isRegression).map((cell) => line(row, cell, style)));
  if (wrong.length > 0) parts.push(`${style("bold", "Not as expected")}\n${wrong.join("\n")}`);

  const sums = newTable(["right of those shown", ...severities].map((text) => style("bold", text)));
  for (const { mechanism } of columns) {
    sums.push([mechanism, ...severities.map((severity) => {
      const { right, limit, wrong, mended } = count(results, mechanism, severity);
      const all = right + limit + wrong + mended;
      return all === 0 ? "-" : `${right} of ${all}${wrong + mended > 0 ? `, ${wrong + mended} not as expected` : ""}`;
    })]);
  }
  parts.push(`${sums.toString()}\n${Math.round(results.seconds)} s`);
  return `${parts.join("\n\n")}\n`;
}

function line(row: Row, cell: Cell, style: (format: "red" | "yellow", text: string) => string): string {
  const title = `  ${row.id} ${style(isRegression(cell) ? "red" : "yellow", cell.mechanism)}  `;
  if (cell.outcome === "mended") return `${title}behaves as natively, but has a known limit: ${cell.reason}`;
  return `${title}${cell.differs}${cell.reason === undefined ? "" : `\n      ${cell.reason}`}`;
}

function newTable(head: string[]): Table.Table {
  return new Table({ head, style: { head: [], border: [], compact: true } });
}

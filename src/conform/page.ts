import { severities } from "./catalogue.js";
import { count, isRegression, type Cell, type Outcome, type Results, type Row } from "./results.js";

const words: Readonly<Record<Outcome, string>> = { right: "as natively", limit: "known limit", wrong: "wrong", mended: "limit gone", unshown: "not shown here" };
const marks: Readonly<Record<Outcome, string>> = { right: "✓", limit: "△", wrong: "✗", mended: "✗", unshown: "·" };

/** The results as one page without anything from elsewhere: light and dark, and to be read on a phone. */
export function page(results: Results): string {
  const columns = results.columns.filter(({ whyNot }) => whyNot === undefined);
  const unusable = results.columns.filter(({ whyNot }) => whyNot !== undefined);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>What breaks under which mechanism</title>
<style>${style}</style>
<main>
<h1>What breaks under which mechanism</h1>
<p>Each case is a fact that programs rely on. Small programs show it, natively first; under a mechanism a case is right when they print the same, end the same and leave as little behind. Linux ${escape(results.kernel)}, ${escape(results.processor)}, run as ${escape(results.user)}.</p>
${unusable.map(({ mechanism, whyNot }) => `<p><b>${escape(mechanism)}</b> cannot be used here: ${escape(whyNot!)}</p>`).join("\n")}
<section class="wide"><table class="sums">
<tr><th scope="col">right, of the cases shown${severities.map((severity) => `<th scope="col">${severity}`).join("")}
${columns.map(({ mechanism, title }) => `<tr><th scope="row">${escape(mechanism)} <small>${escape(title)}</small>${severities.map((severity) => sum(results, mechanism, severity)).join("")}`).join("\n")}
</table></section>
<p class="legend">${(Object.keys(words) as Outcome[]).map((outcome) => `<span class="${outcome}">${marks[outcome]}</span> ${words[outcome]}`).join(" &nbsp; ")}</p>
<section class="wide"><table class="matrix">
<thead><tr><th scope="col">case${columns.map(({ mechanism }) => `<th scope="col"><span>${escape(mechanism)}</span>`).join("")}</thead>
${results.rows.map((row) => rowHtml(row, columns.length)).join("\n")}
</table></section>
</main>
</html>
`;
}

function sum(results: Results, mechanism: string, severity: (typeof severities)[number]): string {
  const { right, limit, wrong, mended } = count(results, mechanism, severity);
  const all = right + limit + wrong + mended;
  const share = all === 0 ? 0 : (100 * right) / all;
  return `<td>${all === 0 ? "–" : `${right} of ${all}<i class="bar"><i style="width:${share.toFixed(1)}%"></i></i>`}`;
}

function rowHtml(row: Row, columns: number): string {
  const told = row.cells.filter(({ outcome }) => outcome !== "right" && outcome !== "unshown");
  const title = `<b>${row.id}</b> ${escape(row.title)} <small>${row.severity}</small>`;
  const shownBy = row.shownBy.length > 0 ? `Shown by ${row.shownBy.map(escape).join(", ")}.` : "";
  const notShownBy = row.notShownBy.map(({ program, because }) => `Not shown by ${escape(program)}: ${escape(because)}.`).join(" ");
  return `<tr><th scope="row"><details><summary>${title}</summary><p>${escape(row.mustHold)}. ${shownBy} ${notShownBy}</p>${told.map(cellDetails).join("")}</details>${
    row.cells.map(({ outcome, mechanism }) => `<td class="${outcome}" title="${escape(mechanism)}: ${words[outcome]}">${marks[outcome]}`).join("")}${"<td>".repeat(columns - row.cells.length)}`;
}

function cellDetails(cell: Cell): string {
  const reason = cell.reason === undefined ? "" : ` <em>${escape(cell.reason)}</em>`;
  return `<p class="${isRegression(cell) ? "wrong" : "limit"}"><b>${escape(cell.mechanism)}</b> ${escape(cell.differs ?? "")}.${reason}</p>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root { --ink: #1b1f24; --paper: #fff; --faint: #656d76; --line: #d8dee4; --good: #1a7f37; --limit: #9a6700; --bad: #cf222e; --tint: #f6f8fa; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --paper: #0d1117; --faint: #8d96a0; --line: #30363d; --good: #3fb950; --limit: #d29922; --bad: #f85149; --tint: #161b22; }
}
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.2; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; font-weight: normal; }
.matrix td { text-align: center; min-width: 1.6rem; }
.matrix thead th { vertical-align: bottom; background: var(--paper); position: sticky; top: 0; }
.matrix thead span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
.matrix thead th:first-child span { writing-mode: horizontal-tb; }
.matrix tr:hover > * { background: var(--tint); }
small, .unshown { color: var(--faint); }
.right { color: var(--good); } .limit { color: var(--limit); } .wrong, .mended { color: var(--bad); font-weight: bold; }
p.limit, p.wrong { color: inherit; font-weight: normal; border-left: 3px solid var(--limit); padding-left: .6rem; overflow-wrap: anywhere; }
p.wrong { border-color: var(--bad); }
details p { margin: .4rem 0; max-width: 46rem; font-size: .9rem; }
summary { cursor: pointer; }
.bar { display: block; height: 4px; background: var(--line); min-width: 3rem; } .bar i { display: block; height: 4px; background: var(--good); }
@media (max-width: 40rem) { main { padding: .6rem; } th, td { padding: .3rem .25rem; } .matrix tbody th { min-width: 11rem; } }
`;

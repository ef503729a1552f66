import { escapeHtml } from "../escape-html.js";
import { breakdown, costLadder, programOverheads, type Width } from "./plots.js";
import type { LabResults, Measurement } from "./results.js";
import { caseInWords, duration, floorInWords, machineInWords, omissionsInWords, quartiles } from "./table.js";

type Plot = (measurements: readonly Measurement[], width: Width) => string;

/** Results as one self-contained page, for light and dark screens of any width. */
export function labPage({ machine, command, measurements, omissions }: LabResults): string {
  const groups = [...new Set(measurements.map(({ by }) => by))].map((by) => group(by, measurements.filter((found) => found.by === by)));
  const left = omissionsInWords(omissions).map(({ what, why }) => `<li>${escapeHtml(what)}: ${escapeHtml(why)}</li>`);
  const calls = measurements.some(({ unit }) => unit === "ns");
  const programs = measurements.some(({ unit }) => unit === "ms");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What reflecting system calls costs</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>What reflecting system calls costs</h1>
<p>${escapeHtml(machineInWords(machine))}</p>
<p><code>${escapeHtml(command)}</code></p>
</header>
<main>
${calls ? section("A call, by mechanism", "Median time of one call, each measured right after the native one. The scale is logarithmic; the dashed line is a native call.", measurements, costLadder) : ""}
${calls ? section("What of it costs how much", "Time as a multiple of the native one, in pairs. Green is faster than the kernel.", measurements, breakdown) : ""}
${programs ? section("Programs with every call made by the library", "Wall-clock time as a multiple of the native one: median, and the quartiles as a line.", measurements, programOverheads) : ""}
<section>
<h2>All figures</h2>
<div class="wide"><table>
<thead><tr><th>what</th><th class="number">native</th><th class="number">reflected</th><th class="number">ratio (quartiles)</th></tr></thead>
${groups.join("\n")}
</table></div>
${left.length > 0 ? `<h2>Left out</h2>\n<ul>${left.join("\n")}</ul>` : ""}
</section>
</main>
</body>
</html>
`;
}

function group(by: string, measurements: readonly Measurement[]): string {
  const rounds = [...new Set(measurements.map((found) => found.rounds))].join(" or ");
  const rows = measurements.flatMap((found) => [
    row(caseInWords(found), duration(found.native, found.unit), duration(found.reflected, found.unit), quartiles(found.ratio)),
    ...(found.floor === undefined ? [] : [row(floorInWords, duration(found.floor.time, found.unit), duration(found.reflected, found.unit), quartiles(found.floor.ratio))]),
  ]);
  return `<tbody>\n<tr><th colspan="4" scope="rowgroup">${escapeHtml(by)} <span>${rounds} ${rounds === "1" ? "round" : "rounds"}</span></th></tr>\n${rows.join("\n")}\n</tbody>`;
}

function row(what: string, ...figures: readonly string[]): string {
  return `<tr><td>${escapeHtml(what)}</td>${figures.map((figure) => `<td class="number">${figure}</td>`).join("")}</tr>`;
}

function section(title: string, words: string, measurements: readonly Measurement[], plot: Plot): string {
  return `<section>\n<h2>${title}</h2>\n<p>${words}</p>\n<figure>${plot(measurements, 880)}${plot(measurements, 360)}</figure>\n</section>`;
}

const style = `
:root { color-scheme: light dark; --text: #1c2024; --ground: #fcfcfd; --line: #d9dce1; --quiet: #60646c;
  --first: #1d6fb8; --second: #c2410c; --native: #15803d; }
@media (prefers-color-scheme: dark) { :root { --text: #e8eaed; --ground: #111316; --line: #33373e; --quiet: #9aa0a9;
  --first: #6cb3f0; --second: #f08a4b; --native: #5fcf80; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 58rem; padding: 1rem; color: var(--text); background: var(--ground); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .25rem; } p { margin: .25rem 0; overflow-wrap: anywhere; }
figure { margin: .5rem 0; } svg { display: block; width: 100%; height: auto; } svg.narrow { display: none; }
@media (max-width: 40rem) { svg.broad { display: none; } svg.narrow { display: block; } }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: normal; }
td:first-child { min-width: 10rem; } thead th, tbody th { font-weight: 600; } tbody th { padding-top: 1rem; } th span { color: var(--quiet); font-weight: normal; }
@media (max-width: 40rem) { table { font-size: .75rem; } td:first-child { min-width: 7.5rem; } th, td { padding-right: .4rem; } }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
`;

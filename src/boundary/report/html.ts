import path from "node:path";
import { syscallList } from "../../abi/syscalls.js";
import { escapeHtml } from "../../escape-html.js";
import { keptInKernel, sum, type AskedCall, type Counts } from "./counts.js";
import { sentence } from "./table.js";

/** Where a call was answered, the place that weighs most. */
type Place = "kernel" | "refused" | "library" | "image" | "unused";

const placesInWords: readonly (readonly [Place, string])[] = [
  ["kernel", "came to the kernel"], ["refused", "refused by the boundary"], ["library", "a function of the vDSO"],
  ["image", "answered in the image"], ["unused", "nobody asked"],
];

export interface Circumstances { readonly command: readonly string[]; readonly stack: readonly string[]; readonly boundary: string }

/** The boundary map: one self-contained page, for light and dark screens of any width. */
export function reportPage(counts: Counts, { command, stack, boundary }: Circumstances): string {
  const reached = new Map(keptInKernel(counts).map(({ nr, times }) => [nr, times]));
  const asked = new Map(counts.calls.map((call) => [call.nr, call]));
  const cells = syscallList.map(({ name, nr }) => {
    const place = placeOf(asked.get(nr), reached.has(nr));
    const told = [`${name} (${nr})`, ...toldOf(asked.get(nr)), ...(reached.has(nr) ? [`the kernel received ${reached.get(nr)}`] : [])].join(", ");
    return `<li class="${place}" title="${escapeHtml(told)}"><span>${escapeHtml(name)}</span></li>`;
  });
  const most = Math.max(1, ...counts.calls.map(({ times }) => times));
  const kept = keptInKernel(counts);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Boundary map: ${escapeHtml(command.join(" "))}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Boundary map</h1>
<p><code>${escapeHtml(command.join(" "))}</code></p>
<p>personalities: ${escapeHtml(stack.join(", "))} · boundary: ${escapeHtml(boundary)}</p>
<p>${escapeHtml(sentence(counts))}.</p>
</header>
<main>
<section>
<h2>All calls of x86-64</h2>
<p class="legend">${placesInWords.map(([place, words]) => `<span><i class="${place}"></i>${words}</span>`).join(" ")}</p>
<ul class="map">
${cells.join("\n")}
</ul>
</section>
<section>
<h2>What would still have to stay in the kernel: ${kept.length} calls</h2>
<p class="kept">${kept.map(({ name, times }) => `<span><b>${escapeHtml(name)}</b> ${times}</span>`).join(" ")}</p>
</section>
<section>
<h2>Who asked, and where it was answered</h2>
<div class="wide"><table>
<thead><tr><th>call</th><th class="number">asked</th><th></th><th>by</th><th>kernel</th><th class="number">image</th><th class="number">library</th><th>refused</th></tr></thead>
<tbody>
${counts.calls.map((call) => row(call, most)).join("\n")}
</tbody>
</table></div>
</section>
</main>
</body>
</html>
`;
}

function placeOf(call: AskedCall | undefined, isReached: boolean): Place {
  if (isReached) return "kernel";
  if (call === undefined) return "unused";
  if (call.refused.some(({ nr }) => nr === call.nr)) return "refused";
  return call.library > 0 ? "library" : "image";
}

function toldOf(call: AskedCall | undefined): string[] {
  return call === undefined ? [] : [`asked for ${call.times} times by ${call.by.map(({ program }) => path.basename(program)).slice(0, 5).join(", ")}`];
}

function row(call: AskedCall, most: number): string {
  const share = (times: number): string => ((100 * times) / most).toFixed(2);
  const bar = ([["kernel", call.times - call.image - call.library - sum(call.refused)], ["library", call.library], ["image", call.image], ["refused", sum(call.refused)]] as const)
    .filter(([, times]) => times > 0).map(([place, times]) => `<i class="${place}" style="width:${share(Math.min(times, call.times))}%"></i>`).join("");
  const through = (counted: AskedCall["kernel"]): string => escapeHtml(counted.map(({ name, nr, times }) => (nr === call.nr ? `${times}` : `${name} ${times}`)).join(", "));
  const by = call.by.map(({ program, times }) => `<span title="${escapeHtml(program)}">${escapeHtml(path.basename(program))} ${times}</span>`).join(", ");
  return `<tr><th>${escapeHtml(call.name)}</th><td class="number">${call.times}</td><td class="bar">${bar}</td><td>${by}</td><td>${through(call.kernel)}</td>`
    + `<td class="number">${call.image || ""}</td><td class="number">${call.library || ""}</td><td>${through(call.refused)}</td></tr>`;
}

const style = `
:root { color-scheme: light dark; --text: #1c2024; --ground: #fcfcfd; --line: #d9dce1; --quiet: #60646c;
  --kernel: #c2410c; --refused: #7e22ce; --library: #1d6fb8; --image: #15803d; --unused: #eceef2; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --text: #e8eaed; --ground: #111316; --line: #33373e; --quiet: #9aa0a9;
  --kernel: #f08a4b; --refused: #c084fc; --library: #6cb3f0; --image: #5fcf80; --unused: #1e2127; --on: #111316; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; color: var(--text); background: var(--ground); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
header p { margin: .25rem 0; overflow-wrap: anywhere; }
.map { list-style: none; margin: 0; padding: 0; display: grid; gap: 2px; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); }
.map li { padding: .1rem .3rem; border-radius: 3px; font-size: .68rem; color: var(--on); overflow: hidden; }
.map span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.map li.unused { color: var(--quiet); }
.kernel { background: var(--kernel); } .refused { background: var(--refused); } .library { background: var(--library); }
.image { background: var(--image); } .unused { background: var(--unused); }
.legend span { display: inline-block; margin-right: 1rem; } .legend i { display: inline-block; width: .8em; height: .8em; margin-right: .35em; border-radius: 2px; }
.kept span { display: inline-block; margin: 0 .8rem .2rem 0; } .kept b { font-weight: 600; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.bar { min-width: 6rem; width: 20%; white-space: nowrap; font-size: 0; } .bar i { display: inline-block; height: .8rem; min-width: 2px; margin-top: .25rem; }
`;

import type { Run } from "./run.js";

const longest = 160;

/** In one line, the first thing in which a run differs from a native one; empty when nothing does. */
export function headline(native: Run, reflected: Run): string {
  if (reflected.hung !== undefined) return "it hangs";
  for (const stream of ["stdout", "stderr"] as const) {
    if (native[stream] === reflected[stream]) continue;
    const [natively, here] = firstDifference(native[stream], reflected[stream]);
    const end = here === undefined && reflected.status !== native.status ? `, then ends with ${reflected.status}` : "";
    return `${stream === "stderr" ? "on stderr: " : ""}natively ${quote(natively)}, here ${quote(here)}${end}`;
  }
  if (reflected.status !== native.status) return `natively it ends with ${native.status}, here with ${reflected.status}`;
  if (reflected.leftBehind.join() !== native.leftBehind.join()) {
    return `natively it leaves ${native.leftBehind.join(", ") || "no process"} behind, here ${reflected.leftBehind.join(", ") || "none"}`;
  }
  return "";
}

/** The first line that is not the same in both texts; undefined behind the end. */
function firstDifference(before: string, after: string): [string | undefined, string | undefined] {
  const a = before.trimEnd().split("\n"), b = after.trimEnd().split("\n");
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return [a[i], b[i]];
}

function quote(line: string | undefined): string {
  if (line === undefined || line === "") return "nothing";
  const shown = line.replace(/[^\x20-\x7e]/g, "?");
  return `«${shown.length > longest ? `${shown.slice(0, longest)}…` : shown}»`;
}

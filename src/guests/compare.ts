import type { Run } from "./run.js";

/** What differs between a native run and one under an image, for people; empty when nothing does. */
export function difference(native: Run, reflected: Run): string {
  const parts: string[] = [];
  if (reflected.hung !== undefined) parts.push(`it hangs; natively it took ${Math.round(native.milliseconds)} ms\n${indent(reflected.hung)}`);
  else if (reflected.status !== native.status) parts.push(`status: natively ${native.status}, here ${reflected.status}`);
  for (const stream of ["stdout", "stderr"] as const) {
    if (native[stream] !== reflected[stream]) parts.push(`${stream}:\n${indent(lineDifference(native[stream], reflected[stream]))}`);
  }
  if (reflected.leftBehind.join() !== native.leftBehind.join() && reflected.hung === undefined) {
    parts.push(`processes left behind: natively ${native.leftBehind.join(", ") || "none"}, here ${reflected.leftBehind.join(", ") || "none"}`);
  }
  return parts.join("\n");
}

/** Lines only in the first text (-), only in the second (+), and one line of context around them. */
export function lineDifference(before: string, after: string): string {
  const a = before.split("\n"), b = after.split("\n");
  if (a.length * b.length > 4_000_000) return `${a.length} and ${b.length} lines, which differ`;
  const common: Uint32Array[] = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) { lines.push(`  ${a[i]}`); i++; j++; }
    else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) lines.push(`- ${a[i++]}`);
    else lines.push(`+ ${b[j++]}`);
  }
  const near = (i: number) => lines.slice(Math.max(0, i - 1), i + 2).some((line) => !line.startsWith("  "));
  return lines.filter((_, i) => near(i)).slice(0, 60).join("\n");
}

function indent(lines: string): string {
  return lines.replace(/^/gm, "  ");
}

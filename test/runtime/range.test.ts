import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";

const image = path.join(projectRoot, "build/images/fakeroot");
const HUGE = 2 << 20;

interface Mapping { start: number; end: number; line: string }

/** Mappings of a process with a session of as many entries, as the kernel has them, from the gate to the image. */
function range(entries: number): Mapping[] {
  const { stdout, stderr } = spawnSync(image, ["-o", `entries=${entries}`, "--", "sh", "-c", "cat /proc/$$/maps; true"], { encoding: "utf8" });
  assert.equal(stderr, "");
  const all = stdout.split("\n").filter((line) => line !== "").map((line) => {
    const [start, end] = line.split(" ")[0]!.split("-").map((address) => Number.parseInt(address, 16));
    return { start: start!, end: end!, line };
  });
  const session = all.findIndex(({ line }) => line.includes("unweld-session"));
  const last = all.findLastIndex(({ line }) => line.includes("r-xp") && / \S*(fakeroot|unweld-image)/.test(line));
  assert.ok(session > 0 && last > session, stdout);
  return all.slice(session - 1, last + 1);
}

/** Bytes of the gate and the session. */
function reserved(mappings: readonly Mapping[]): number {
  return mappings[1]!.end - mappings[0]!.start;
}

/** A number of entries for which those are as many huge pages: there the kernel begins the mapping at a multiple of a huge page. */
function entriesForHugePages(): number {
  let entries = 200_000;
  let bytes = reserved(range(entries));
  const bytesPerEntry = (reserved(range(entries + 20_000)) - bytes) / 20_000;
  for (let tries = 0; tries < 100 && bytes % HUGE !== 0; tries++) {
    entries += Math.max(1, Math.floor((HUGE - bytes % HUGE) / bytesPerEntry / 2));
    bytes = reserved(range(entries));
  }
  assert.equal(bytes % HUGE, 0, "no number of entries makes whole huge pages");
  return entries;
}

function assertWhole(mappings: readonly Mapping[]): void {
  for (const [i, { start, line }] of mappings.entries()) {
    if (i > 0) assert.equal(start, mappings[i - 1]!.end, `nothing lies between\n${mappings[i - 1]!.line}\n${line}`);
  }
}

test("nothing can come between gate, session and image, from where calls are let through", () => {
  for (const entries of [1_000, 200_000, 1_000_000]) assertWhole(range(entries));
  const entries = entriesForHugePages();
  for (let run = 0; run < 5; run++) assertWhole(range(entries));
});

test("a session larger than a thunk can reach over runs programs", () => {
  // One site, and three calls: getpid, getuid, which the personality answers, and getgid.
  const script = "for (1 .. 50) { syscall 39; syscall 102; syscall 104 } print syscall(102), syscall(104)";
  const { status, stdout, stderr } = spawnSync(image, ["-o", "entries=20000000", "--", "perl", "-e", script], { encoding: "utf8" });
  assert.equal(`${status} ${stdout}${stderr}`, "0 00");
});

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { imageOf } from "../src/cli/image.js";
import type { Bench } from "./bench.js";
import { compare, type Pair } from "./pairs.js";

const settleMs = 300;

/** Two of them: what the processes of a session share is nobody's own. */
const command = ["sh", "-c", "sleep 60 & exec sleep 60"];

/** Memory that a waiting process has to itself. */
export const memory: Bench = async ({ quick, report }) => {
  const fakeroot = await imageOf(["fakeroot"]);
  const pairs: Pair[] = [];
  for (let round = 0; round < (quick ? 3 : 11); round++) {
    pairs.push({ native: await privateKilobytes(command), unweld: await privateKilobytes([fakeroot, "--", ...command]) });
  }
  report(compare("private memory of a process (sleep)", "KiB", "more", pairs));
};

async function privateKilobytes(words: readonly string[]): Promise<number> {
  const child = spawn(words[0]!, words.slice(1), { stdio: "ignore", detached: true });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    await sleep(settleMs);
    const rollup = readFileSync(`/proc/${child.pid}/smaps_rollup`, "utf8");
    return [...rollup.matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB$/gm)].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0);
  } finally {
    // The whole group: the companion too.
    process.kill(-child.pid!, "SIGKILL");
    await ended;
  }
}

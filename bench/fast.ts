import { execFileSync } from "node:child_process";
import path from "node:path";
import { imageOf } from "../src/cli/image.js";
import { compilerCommand } from "../src/compiler/cc.js";
import { projectRoot } from "../src/compiler/paths.js";
import type { Bench } from "./bench.js";
import { compare, type Pair } from "./pairs.js";
import { run } from "./run.js";

const calls = ["clock_gettime", "getpid", "getuid", "getrandom", "uname"];

/** Calls of a static program, which has no vDSO of its own, under the personality `fast`. */
export const fast: Bench = async ({ folder, quick, report }) => {
  const [rounds, count] = quick ? [5, "200000"] : [21, "1000000"];
  const program = path.join(folder, "raw-calls");
  execFileSync(compilerCommand(), ["-O2", "-static", "-o", program, path.join(projectRoot, "bench/programs/raw-calls.c")]);
  const image = await imageOf(["fast"]);
  for (const call of calls) {
    const command = [program, call, count];
    const measure = (): Pair => ({ native: Number(run(command)), unweld: Number(run([image, "--", ...command])) });
    report(compare(`${call} of a static program`, "ns", "ratio", Array.from({ length: rounds }, measure)));
  }
};

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compilerCommand } from "../src/compiler/cc.js";
import { projectRoot } from "../src/compiler/paths.js";
import type { Bench } from "./bench.js";
import { compare } from "./pairs.js";
import { run } from "./run.js";

const programs = path.join(projectRoot, "bench/programs");
const unweld = path.join(projectRoot, "bin/unweld");
const inBoundary = ["--boundary", "no-legacy", "--"];
const underLegacy = [unweld, "run", "-p", "legacy", ...inBoundary];
const calls = ["open", "stat", "access", "readlink", "poll", "select", "getdents", "getpgrp", "dup2", "time"];

/**
 * The old calls of x86-64 under `legacy` against the modern ones that they become, natively and under the same filter, whose price is
 * the kernel's; and programs that live on them.
 */
export const legacy: Bench = async ({ folder, quick, report }) => {
  const [count, rounds, workloads, tree] = quick ? [50_000, 5, 1, 2_000] : [400_000, 21, 7, 10_000];
  const program = path.join(folder, "legacy");
  execFileSync(compilerCommand(), ["-O2", "-o", program, path.join(programs, "legacy.c")]);
  const file = path.join(folder, "file");
  writeFileSync(file, "");
  for (const call of calls) {
    const nanoseconds = (prefix: readonly string[], which: string) => Number(run([...prefix, program, which, call, String(count), file]));
    const measured = Array.from({ length: rounds }, () => ({
      native: nanoseconds([], "new"), filtered: nanoseconds([unweld, "run", ...inBoundary], "new"), unweld: nanoseconds(underLegacy, "old"),
    }));
    report(compare(`${call}, against what it becomes`, "ns", "ratio", measured));
    report(compare(`${call}, against that inside the boundary`, "ns", "ratio", measured.map((each) => ({ native: each.filtered, unweld: each.unweld }))));
  }
  const phases = (prefix: readonly string[]): Map<string, number> => {
    // What was written before is not to be waited for.
    run(["sync"]);
    const place = path.join(folder, "workload");
    mkdirSync(place);
    const lines = run([...prefix, path.join(programs, "legacy.sh"), place, String(tree)]).trim().split("\n");
    rmSync(place, { recursive: true });
    return new Map(lines.map((line) => {
      const [, phase, nanoseconds] = /^(.*) (\d+)$/.exec(line)!;
      return [phase!, Number(nanoseconds) / 1e6];
    }));
  };
  phases([]);
  const measured = Array.from({ length: workloads }, () => ({ native: phases([]), unweld: phases(underLegacy) }));
  for (const phase of measured[0]!.native.keys()) {
    report(compare(`${phase} under legacy`, "ms", "ratio",
      measured.map(({ native, unweld }) => ({ native: native.get(phase)!, unweld: unweld.get(phase)! }))));
  }
};

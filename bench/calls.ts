import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { resolveSet } from "../src/cli/boundary/resolve.js";
import { filterText } from "../src/cli/boundary/text.js";
import { imageOf } from "../src/cli/image.js";
import { compilerCommand } from "../src/compiler/cc.js";
import { projectRoot } from "../src/compiler/paths.js";
import type { Bench } from "./bench.js";
import { compare, type Pair } from "./pairs.js";
import { run } from "./run.js";

/** `kernel`: what of the kernel's own is measured, natively, instead of an image. */
interface Case { what: string; personality?: string; kernel?: "dispatch" | "filter"; call: string; count: number; quickCount: number; unit: "ns" | "µs"; boundary?: string; pin?: true }

const cases: readonly Case[] = [
  { what: "a call answered by a handler", personality: path.join(projectRoot, "bench/personalities/answer.ts"), call: "getppid", count: 1e6, quickCount: 3e5, unit: "ns" },
  { what: "natively, with Syscall User Dispatch on", kernel: "dispatch", call: "getppid", count: 1e6, quickCount: 3e5, unit: "ns" },
  { what: "natively, under a filter that allows the call", kernel: "filter", call: "getppid", count: 1e6, quickCount: 3e5, unit: "ns" },
  { what: "a call nobody overrides", personality: "none", call: "getppid", count: 1e6, quickCount: 3e5, unit: "ns" },
  { what: "a call inside a boundary", personality: "none", boundary: "no-legacy", call: "getppid", count: 1e6, quickCount: 3e5, unit: "ns" },
  { what: "a call pinned to its gate", personality: "none", pin: true, call: "getppid", count: 1e6, quickCount: 3e5, unit: "ns" },
  { what: "the same by the library's function, answered", personality: path.join(projectRoot, "bench/personalities/answer.ts"), call: "linux_getppid", count: 1e6, quickCount: 3e5, unit: "ns" },
  { what: "and where nobody overrides it", personality: "none", call: "linux_getppid", count: 1e6, quickCount: 3e5, unit: "ns" },
  { what: "clock_gettime of the vDSO", personality: "none", call: "clock_gettime", count: 3e6, quickCount: 1e6, unit: "ns" },
  { what: "stat with a faked owner", personality: "fakeroot", call: "stat", count: 2e5, quickCount: 5e4, unit: "ns" },
  { what: "posix_spawn of /bin/true", personality: "none", call: "exec", count: 100, quickCount: 30, unit: "µs" },
  { what: "the same under fakeroot", personality: "fakeroot", call: "exec", count: 100, quickCount: 30, unit: "µs" },
  { what: "fork and execve of it", personality: "none", call: "fork", count: 100, quickCount: 30, unit: "µs" },
  { what: "the same under fakeroot", personality: "fakeroot", call: "fork", count: 100, quickCount: 30, unit: "µs" },
];

/** The cost of single calls, in loops of a C program. */
export const calls: Bench = async ({ folder, quick, report }) => {
  const rounds = quick ? 5 : 21;
  const program = path.join(folder, "calls");
  const source = path.join(projectRoot, "bench/programs/calls.c");
  const library = ["linux-abi.S", "find.c"].map((name) => path.join(projectRoot, "native/stub", name));
  execFileSync(compilerCommand(), ["-O2", `-I${path.join(projectRoot, "include")}`, "-o", program, source, ...library]);
  const file = path.join(folder, "file");
  writeFileSync(file, "");
  for (const { what, personality, kernel, call, count, quickCount, unit, boundary = "all", pin } of cases) {
    const image = personality === undefined ? "" : await imageOf([personality]);
    const command = [program, call, String(quick ? quickCount : count), file];
    const options = ["-o", `boundary=${filterText(resolveSet(boundary))}`, ...(pin ? ["-o", "pin"] : [])];
    // The file is given away first, so that its record is there to be found.
    const words = call === "stat" ? ["sh", "-c", 'chown 1:1 "$4" && exec "$@"', "sh", ...command] : command;
    const reflected = kernel === undefined ? [image, ...options, "--", ...words] : [...command, kernel];
    const scale = unit === "ns" ? 1 : 1e-3;
    const measure = (): Pair => ({ native: Number(run(command)) * scale, unweld: Number(run(reflected)) * scale });
    report(compare(what, unit, "ratio", Array.from({ length: rounds }, measure)));
  }
};

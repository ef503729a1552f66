import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { errno } from "../../abi/errno.js";
import { Failure } from "../failure.js";
import { stockImage } from "../stock.js";
import { mechanisms } from "../../mechanisms/index.js";
import { isRunnable, type Mechanism } from "../../mechanisms/mechanism.js";
import { observedNumbers } from "./observed.js";
import { attemptProgram } from "./program.js";
import { explain } from "./reasons.js";
import { trials } from "./trials.js";

/** What trying something came to. */
export type Outcome = { works: true } | { works: false; reason: string; remedy: string };

export interface Finding {
  name: string;
  title: string;
  use: string;
  /** Whether programs cannot be run without it. */
  needed: boolean;
  works: boolean;
  reason?: string;
  remedy?: string;
}

const errnoNames = new Map(Object.entries(errno).map(([name, number]) => [number as number, name]));

/** Tries everything, each in a process of its own: a program under an image, each mechanism, and what else decides. */
export function attemptAll(): Finding[] {
  return [
    { name: "run", title: "unweld run", use: "needed", needed: true, ...run() },
    ...mechanisms.map((mechanism) => {
      const { name, title } = mechanism;
      return { name, title: `${name}: ${title}`, use: isRunnable(mechanism) ? `-m ${name}` : "looks on or refuses", needed: false, ...mechanismWorks(mechanism) };
    }),
    ...trials.flatMap(({ name, alone }) => (alone === undefined ? [] : [{ name, ...alone, needed: false, ...attempt(name) }])),
  ];
}

/** Whether all that a mechanism requires is to be had; else the first thing that is not. */
function mechanismWorks({ requirements }: Mechanism): Outcome {
  for (const { attempt: name, title } of requirements) {
    const outcome = attempt(name);
    if (!outcome.works) return { ...outcome, reason: `${title}: ${outcome.reason}` };
  }
  return { works: true };
}

/** Tries one thing: a name of `trials`, or one of those that are tried by other means. */
export function attempt(name: string): Outcome {
  switch (name) {
    case "preload": return preload();
    case "net": return net();
    default: return inProgram(name);
  }
}

/** The whole: a program run under a personality that overrides nothing. */
function run(): Outcome {
  const { status, signal, stderr, error } = spawnSync(stockImage("none"), ["--", "/bin/true"], { encoding: "utf8" });
  if (status === 0) return { works: true };
  const reason = error?.message ?? (stderr.trim() || `it ended with ${signal ?? `status ${status}`}`);
  return { works: false, reason, remedy: "see the rows below" };
}

/** What brings calls back to begin with: Syscall User Dispatch, or where it is refused a filter that traps. */
function net(): Outcome {
  const dispatch = attempt("sud");
  if (dispatch.works) return dispatch;
  for (const name of ["seccomp-trap", "memfd-exec"]) {
    const outcome = attempt(name);
    if (!outcome.works) return { ...dispatch, reason: `${dispatch.reason}; ${outcome.reason}` };
  }
  return { works: true };
}

function inProgram(name: string): Outcome {
  if (!existsSync(attemptProgram)) throw new Failure("cannot probe", `${attemptProgram} is missing`, "run `npm run build`");
  const { success, call } = trials.find((trial) => trial.name === name)!;
  const numbers = observedNumbers(name);
  if (!Array.isArray(numbers)) return { works: false, ...numbers };
  const { status, signal } = spawnSync(attemptProgram, [name, ...numbers.map(String)], { stdio: "ignore" });
  if ("signal" in success ? signal === success.signal : status === success.status) return { works: true };
  const error = signal ?? errnoNames.get(status ?? -1);
  if (error === undefined) return { works: false, ...explain(name, `the kernel agreed, but nothing came of it (status ${status})`) };
  const { reason, remedy } = explain(name, error);
  return { works: false, reason: `${call} gives ${reason}`, remedy };
}

/** The dynamic loader complains about a library that is not there: only if it heeds the variable at all. */
function preload(): Outcome {
  const library = "/nonexistent/unweld-probe.so";
  const { stderr, error } = spawnSync("/bin/true", [], { encoding: "utf8", env: { LD_PRELOAD: library } });
  if (stderr?.includes(library)) return { works: true };
  const reason = error ? error.message : "the dynamic loader of /bin/true did not heed it";
  return { works: false, reason, remedy: "use another mechanism" };
}

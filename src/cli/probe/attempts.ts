import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { errno } from "../../abi/errno.js";
import { Failure } from "../failure.js";
import { stockImage } from "../stock.js";
import { mechanisms, type Mechanism } from "./mechanisms.js";
import { attemptProgram } from "./program.js";
import { explain } from "./reasons.js";

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

/** Tries everything, each in a process of its own. */
export function attemptAll(): Finding[] {
  if (!existsSync(attemptProgram)) throw new Failure("cannot probe", `${attemptProgram} is missing`, "run `npm run build`");
  return [run(), ...mechanisms.map(attempt), preload()];
}

/** The whole: a program run under a personality that overrides nothing. */
function run(): Finding {
  const finding = { name: "run", title: "unweld run", use: "needed", needed: true };
  const { status, signal, stderr, error } = spawnSync(stockImage("none"), ["--", "/bin/true"], { encoding: "utf8" });
  if (status === 0) return { ...finding, works: true };
  const reason = error?.message ?? (stderr.trim() || `it ended with ${signal ?? `status ${status}`}`);
  return { ...finding, works: false, reason, remedy: "see the rows below" };
}

function attempt({ name, title, use, success }: Mechanism): Finding {
  const finding = { name, title, use, needed: use.startsWith("needed") };
  const { status, signal } = spawnSync(attemptProgram, [name], { stdio: "ignore" });
  const works = "signal" in success ? signal === success.signal : status === success.status;
  if (works) return { ...finding, works };
  const error = signal ?? errnoNames.get(status ?? -1) ?? `the kernel agreed, but nothing came of it (status ${status})`;
  return { ...finding, works, ...explain(name, error) };
}

/** The dynamic loader complains about a library that is not there: only if it heeds the variable at all. */
function preload(): Finding {
  const library = "/nonexistent/unweld-probe.so";
  const { stderr, error } = spawnSync("/bin/true", [], { encoding: "utf8", env: { LD_PRELOAD: library } });
  const finding = { name: "preload", title: "LD_PRELOAD", use: "not used", needed: false };
  if (stderr?.includes(library)) return { ...finding, works: true };
  const reason = error ? error.message : "the dynamic loader of /bin/true did not heed it";
  return { ...finding, works: false, reason, remedy: "none needed: nothing here uses it" };
}

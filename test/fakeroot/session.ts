import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "../../src/compiler/paths.js";

const unweld = path.join(projectRoot, "bin/unweld");
const nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
const isRoot = process.getuid!() === 0;

/** Who starts the session. What makes a fake root useful is that nobody can. */
export type Starter = "root" | "nobody";
export const starters: readonly { name: Starter; skip: false | string }[] = [
  { name: "nobody", skip: isRoot ? false : "needs root, to become another user" },
  { name: "root", skip: isRoot ? false : "needs root" },
];

export interface Outcome { stdout: string; stderr: string; status: number | null }

/** A folder of a session's own, and a way to run scripts there; removed when the test ends. */
export class Place {
  readonly folder = mkdtempSync(path.join(tmpdir(), "unweld-fakeroot-"));

  constructor(private readonly starter: Starter) {
    chmodSync(this.folder, 0o755);
    if (starter === "nobody") chownSync(this.folder, 65534, 65534);
  }

  /** A shell script under fakeroot. `options` is what follows `-p fakeroot:`. */
  run(script: string, options = ""): Outcome {
    return this.start([unweld, "run", "-p", options ? `fakeroot:${options}` : "fakeroot", "--", "sh", "-c", script]);
  }

  /** The same where the kernel receives no calls but those of `boundary`. */
  within(boundary: string, script: string): Outcome {
    return this.start([unweld, "run", "-p", "fakeroot", "--boundary", boundary, "--", "sh", "-c", script]);
  }

  /** The same under Debian's. */
  debian(script: string, ...options: string[]): Outcome {
    return this.start(["fakeroot", ...options, "--", "sh", "-c", script]);
  }

  /** Outside of any session. */
  outside(script: string): Outcome {
    return this.start(["sh", "-c", script]);
  }

  remove(): void {
    spawnSync("chmod", ["-R", "u+rwx", this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private start(command: string[]): Outcome {
    const [file, ...args] = this.starter === "nobody" ? [...nobody, ...command] : command;
    const { stdout, stderr, status, error } = spawnSync(file!, args, {
      cwd: this.folder, encoding: "utf8", timeout: 60_000, killSignal: "SIGKILL", env: { ...process.env, HOME: this.folder, LC_ALL: "C" },
    });
    if (error) throw error;
    return { stdout, stderr, status };
  }
}

/** Why a test cannot run where a program is missing; false if it can. */
export function needs(...programs: string[]): false | string {
  const missing = programs.filter((program) => spawnSync("sh", ["-c", `command -v ${program}`]).status !== 0);
  return missing.length > 0 ? `needs ${missing.join(" and ")}` : false;
}

import { spawnSync, type SpawnSyncOptions } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";

export const command = path.join(projectRoot, "bin/unweld");
export const fixtures = path.join(projectRoot, "test/cli/fixtures");

export interface Outcome { status: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

/** Runs a program to its end. */
export function run(file: string, args: readonly string[], options: SpawnSyncOptions = {}): Outcome {
  const { status, signal, stdout, stderr, error } = spawnSync(file, args, { encoding: "utf8", timeout: 120_000, ...options }) as ReturnType<typeof spawnSync> & { stdout: string; stderr: string };
  if (error) throw error;
  return { status, signal, stdout, stderr };
}

export function unweld(args: readonly string[], options: SpawnSyncOptions = {}): Outcome {
  return run(command, args, options);
}

/** Why what root only can set up is not tested here; false if it is. */
export const notRoot: false | string = process.getuid!() === 0 ? false : "needs root, to become another user";

/** The command line that runs a program as a user who owns nothing. */
export const asNobody: readonly string[] = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

/** A folder that is removed after the file's tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "unweld-test-"));
  after(() => { rmSync(folder, { recursive: true, force: true }); });
  return folder;
}

/** What the compiled sources cached by a test, and nobody else, are kept in. */
export function ownCache(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, XDG_CACHE_HOME: folder };
}

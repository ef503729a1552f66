import { accessSync, constants, existsSync, lstatSync, mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { Failure } from "./failure.js";

/**
 * A folder for images that only this user can have written: what lies there is run without question.
 * The user's cache, or else a folder in the place for temporary files.
 *
 * @throws Failure if neither can be written
 */
export function cacheFolder(): string {
  const candidates = [...userCache(), path.join(tmpdir(), `unweld-${process.getuid!()}`)];
  const problems: string[] = [];
  for (const folder of candidates) {
    try {
      makeFolder(folder);
      refuseForeign(folder);
      accessSync(folder, constants.W_OK | constants.X_OK);
      return folder;
    } catch (error) {
      problems.push(`${folder} (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`);
    }
  }
  throw new Failure(
    "cannot keep compiled personalities anywhere",
    `tried ${problems.join(" and ")}`,
    "set XDG_CACHE_HOME or TMPDIR to a folder you may write",
  );
}

/** As mkdir -p; Node's own never ends where a parent exists but nothing can be made in it, as in /proc. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || existsSync(path.dirname(folder))) throw error;
    makeFolder(path.dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  }
}

function userCache(): string[] {
  const configured = process.env["XDG_CACHE_HOME"];
  if (configured !== undefined && path.isAbsolute(configured)) return [path.join(configured, "unweld")];
  try {
    return [path.join(homedir(), ".cache/unweld")];
  } catch {
    // A uid without a name, and no HOME.
    return [];
  }
}

function refuseForeign(folder: string): void {
  const { uid, mode } = lstatSync(folder);
  if (uid !== process.getuid!()) throw new Error("belongs to someone else");
  if ((mode & 0o022) !== 0) throw new Error("others may write it");
}

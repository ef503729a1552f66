import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root: the nearest folder above this file that has a package.json. */
export const projectRoot: string = findRoot(path.dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  if (existsSync(path.join(from, "package.json"))) return from;
  const above = path.dirname(from);
  if (above === from) throw new Error("Unweld's own folder has no package.json; reinstall it.");
  return findRoot(above);
}

import { chmodSync, chownSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface User {
  /** What to put before a command to run it as this user. */
  prefix: readonly string[];
  uid: number;
  /** A folder of the user's own. */
  folder: string;
}

/** The user `nobody` of every Linux system. */
const nobody = 65534;

/** Whoever runs this, or nobody if that is root. */
export function unprivilegedUser(): User {
  const folder = mkdtempSync(path.join(tmpdir(), "unweld-demo-"));
  // Other users, real or not, go through it.
  chmodSync(folder, 0o755);
  if (process.getuid!() !== 0) return { prefix: [], uid: process.getuid!(), folder };
  chownSync(folder, nobody, nobody);
  return { prefix: ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"], uid: nobody, folder };
}

import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";

/** A package with set-id programs and files of several groups, on every Debian. */
export const sourcePackage = "passwd";

export interface PackagedFile { mode: string; owner: string; group: string; path: string }

/** The package's regular files that are installed here and that everybody may read. */
export function packagedFiles(): PackagedFile[] {
  const paths = execFileSync("dpkg", ["-L", sourcePackage], { encoding: "utf8" }).trim().split("\n");
  // Images of containers often leave out documentation and translations.
  const present = paths.filter((path) => {
    try {
      accessSync(path, constants.R_OK);
      return true;
    } catch {
      return false;
    }
  });
  return execFileSync("stat", ["-c", "%F|%a|%U|%G|%n", ...present], { encoding: "utf8" }).trim().split("\n")
    .map((line) => line.split("|"))
    .filter(([type]) => type === "regular file")
    .map(([, mode, owner, group, path]) => ({ mode: mode!, owner: owner!, group: group!, path: path! }));
}

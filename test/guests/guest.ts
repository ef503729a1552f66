import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../src/compiler/paths.js";

/** How a guest is compiled; each build of a guest is run on its own. */
export const builds = {
  default: ["gcc"],
  static: ["gcc", "-static"],
  "static-pie": ["gcc", "-static-pie"],
  "no-pie": ["gcc", "-no-pie"],
  musl: ["musl-gcc"],
  "musl-static": ["musl-gcc", "-static"],
} as const;

export type Build = keyof typeof builds;

export interface Guest {
  /** The file's name without its ending. */
  name: string;
  source: string;
  /** The header's first sentence or sentences. */
  describes: string;
  /** Items of the list of what breaks, such as "WB-058". */
  covers: readonly string[];
  /** Further flags of the compiler. */
  flags: readonly string[];
  builds: readonly Build[];
}

export const guestFolder = path.join(projectRoot, "guests");

/** Every guest, in the order of their names. */
export function allGuests(): Guest[] {
  return readdirSync(guestFolder)
    .filter((file) => /\.(c|cc)$/.test(file))
    .sort()
    .map((file) => readGuest(path.join(guestFolder, file)));
}

/**
 * Reads a guest's header comment: what it shows, then `Covers:`, `Flags:` and `Builds:`, a line each, the last two optional.
 *
 * @throws Error if there is no header, or it names a build that is not in `builds`
 */
export function readGuest(source: string): Guest {
  const header = /^\/\*\n([\s\S]*?)\n? \*\//.exec(readFileSync(source, "utf8"))?.[1];
  if (header === undefined) throw new Error(`${source}: expected a header comment that says what the guest shows`);
  const lines = header.split("\n").map((line) => line.replace(/^ \* ?/, ""));
  const listed = (key: string) => lines.filter((line) => line.startsWith(`${key}: `)).flatMap((line) => line.slice(key.length + 2).split(/[ ,]+/));
  const named = listed("Builds");
  for (const build of named) if (!(build in builds)) throw new Error(`${source}: expected a build of ${Object.keys(builds).join(", ")}, got ${build}`);
  return {
    name: path.basename(source).replace(/\.cc?$/, ""),
    source,
    describes: lines.filter((line) => line !== "" && !/^(Covers|Flags|Builds): /.test(line)).join(" "),
    covers: listed("Covers"),
    flags: listed("Flags"),
    builds: named.length > 0 ? (named as Build[]) : ["default"],
  };
}

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../compiler/paths.js";
import { builds, type Build } from "./builds.js";

export interface Guest {
  /** The file's name without its ending. */
  name: string;
  source: string;
  /** The header's first sentence or sentences. */
  describes: string;
  /** Cases of the catalogue of what breaks, such as "WB-058". */
  covers: readonly string[];
  /** Further flags of the compiler. */
  flags: readonly string[];
  builds: readonly Build[];
}

export const guestFolder = path.join(projectRoot, "guests");

/** C, C++, Go, Rust, and scripts of the shell. */
const sources = /\.(c|cc|go|rs|sh)$/;

/** Every guest, in the order of their names. */
export function allGuests(): Guest[] {
  return readdirSync(guestFolder)
    .filter((file) => sources.test(file))
    .sort()
    .map((file) => readGuest(path.join(guestFolder, file)));
}

/**
 * Reads a guest's header comment: what it shows, then `Covers:`, `Flags:` and `Builds:`, a line each, the last two optional.
 *
 * @throws Error if there is no header, or it names a build that is not in `builds`
 */
export function readGuest(source: string): Guest {
  const lines = headerOf(source);
  const listed = (key: string) => lines.filter((line) => line.startsWith(`${key}: `)).flatMap((line) => line.slice(key.length + 2).split(/[ ,]+/));
  const named = listed("Builds");
  for (const build of named) if (!(build in builds)) throw new Error(`${source}: expected a build of ${Object.keys(builds).join(", ")}, got ${build}`);
  return {
    name: path.basename(source).replace(sources, ""),
    source,
    describes: lines.filter((line) => line !== "" && !/^(Covers|Flags|Builds): /.test(line)).join(" "),
    covers: listed("Covers"),
    flags: listed("Flags"),
    builds: named.length > 0 ? (named as Build[]) : ["default"],
  };
}

/** In a script the comment follows its first line. */
function headerOf(source: string): string[] {
  const text = readFileSync(source, "utf8");
  const script = /^#!.*\n((?:#.*\n)+)/.exec(text)?.[1];
  const comment = /^\/\*\n([\s\S]*?)\n? \*\//.exec(text)?.[1];
  if (script !== undefined) return script.trimEnd().split("\n").map((line) => line.replace(/^# ?/, ""));
  if (comment !== undefined) return comment.split("\n").map((line) => line.replace(/^ \* ?/, ""));
  throw new Error(`${source}: expected a header comment that says what the guest shows`);
}

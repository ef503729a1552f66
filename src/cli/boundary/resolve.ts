import { existsSync, readFileSync } from "node:fs";
import { syscallList } from "../../abi/syscalls.js";
import { Failure } from "../failure.js";
import { needed } from "../../boundary/needed.js";
import { intersection, namedSets, setsInWords, type BoundarySet } from "../../boundary/sets.js";

const byName = new Map<string, (typeof syscallList)[number]>(syscallList.map((call) => [call.name, call]));

/** The set that a user wrote: names of sets and paths of files, commas between. Throws a Failure for one that cannot be. */
export function resolveSet(text: string): BoundarySet {
  const set = intersection(text.split(",").map((item) => one(item, text)));
  if (set === "all") return set;
  const names = new Set<string>(set.map(({ name }) => name));
  const missing = needed.filter((name) => !names.has(name));
  if (missing.length > 0) {
    throw new Failure(`cannot use the boundary ${text}`, `it lacks what Unweld itself needs: ${missing.join(", ")}`, "add these; `unweld boundary all --list` names every call");
  }
  return set;
}

function one(item: string, text: string): BoundarySet {
  const named = namedSets.get(item);
  if (named) return named();
  if (item !== "" && existsSync(item)) return fromFile(item);
  throw new Failure(`cannot use the boundary ${text}`, `${item === "" ? "nothing" : item} is none of ${setsInWords}`, "see what one has with `unweld boundary SET --list`");
}

function fromFile(path: string): BoundarySet {
  const wanted = new Set<string>();
  for (const [i, line] of readLines(path).entries()) {
    const name = line.replace(/#.*/, "").trim();
    if (name === "") continue;
    if (!byName.has(name)) {
      throw new Failure(`cannot use the boundary ${path}`, `line ${i + 1}: there is no call ${name} on x86-64`, "write one name of a call a line; `unweld boundary all --list` names every one");
    }
    wanted.add(name);
  }
  return syscallList.filter(({ name }) => wanted.has(name));
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch (error) {
    throw new Failure(`cannot use the boundary ${path}`, `it cannot be read: ${(error as NodeJS.ErrnoException).code}`, `name a set or a file: ${setsInWords}`);
  }
}

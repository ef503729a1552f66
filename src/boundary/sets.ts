import { releases, compareReleases } from "../abi/releases.js";
import { syscallList, type SystemCallName } from "../abi/syscalls.js";
import { isLegacy, lackingOnRiscv64 } from "../abi/tables.js";

type Row = (typeof syscallList)[number];

/** Calls that the kernel still receives, in number order; `all` is the one set that also has calls nobody knows yet. */
export type BoundarySet = readonly Row[] | "all";

const live = syscallList.filter((call) => !call.traits.includes("unimplemented"));

const prefix = "linux-";

/** The sets that have names, and how a user finds out what is in one. */
export const namedSets: ReadonlyMap<string, () => BoundarySet> = new Map<string, () => BoundarySet>([
  ["all", () => "all"],
  ["no-legacy", () => live.filter(({ name }) => !isLegacy(name))],
  ["generic-riscv64", () => live.filter(({ name }) => !isLegacy(name) && !(lackingOnRiscv64 as readonly SystemCallName[]).includes(name))],
  ...releases.map((release) => [`${prefix}${release}`, () => upTo(release)] as const),
]);

/** What a user may write, in words. */
export const setsInWords =
  `all, no-legacy, generic-riscv64, ${prefix}${releases[0]} to ${prefix}${releases.at(-1)}, the path of a file with one call a line, or several of them with commas between`;

/** Calls that were there by that release. */
function upTo(release: string): Row[] {
  return live.filter(({ since }) => since !== "never" && compareReleases(since, release) <= 0);
}

/** What all of them have. */
export function intersection(sets: readonly BoundarySet[]): BoundarySet {
  return sets.reduce((left, right) => {
    if (left === "all") return right;
    return right === "all" ? left : left.filter((call) => right.includes(call));
  }, "all");
}

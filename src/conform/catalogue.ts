import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../compiler/paths.js";
import type { Build } from "../guests/builds.js";
import { allGuests, type Guest } from "../guests/guest.js";

/** How many programs meet it: ordinary ones, some, few. */
export const severities = ["high", "medium", "low"] as const;
export type Severity = (typeof severities)[number];

/** One thing of which reflecting system calls is known to break, and what has to hold. */
export interface Case {
  /** `WB-` and three digits. */
  readonly id: string;
  readonly severity: Severity;
  readonly area: string;
  readonly title: string;
  readonly mustHold: string;
  /** How implementations break it. */
  readonly breaks: string;
}

const file = path.join(projectRoot, "src/conform/catalogue.json");

/** All cases, in the order of their numbers. */
export const catalogue: readonly Case[] = JSON.parse(readFileSync(file, "utf8")) as Case[];

/** A guest as it is compiled one way. */
export interface Program {
  readonly guest: Guest;
  readonly build: Build;
}

/** What a program is called: its guest's name, and the build where that is not the usual one. */
export function programName({ guest, build }: Program): string {
  return build === "default" ? guest.name : `${guest.name} (${build})`;
}

/** The programs that show these cases. */
export function programsOf(cases: readonly Case[]): Program[] {
  const ids = new Set(cases.map(({ id }) => id));
  return allGuests()
    .filter(({ covers }) => covers.some((id) => ids.has(id)))
    .flatMap((guest) => guest.builds.map((build) => ({ guest, build })));
}

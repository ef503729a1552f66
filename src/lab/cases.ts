import type { Capability } from "../mechanisms/mechanism.js";

/** A loop of lab/programs/micro.c, and the personality it runs under. */
export interface MicroCase {
  /** As micro.c knows it. */
  readonly name: string;
  readonly what: string;
  /** A stock personality, or a file of lab/personalities. */
  readonly personality: string;
  /** Measured with several threads as well. */
  readonly threaded?: true;
  /** What a mechanism has to be able to, for the case to be about it. */
  readonly needs?: Capability;
}

export const microCases: readonly MicroCase[] = [
  { name: "answered", what: "a call answered by a handler", personality: "lab/personalities/cases.ts", threaded: true },
  { name: "passed-on", what: "a call that a handler passes on", personality: "lab/personalities/cases.ts", threaded: true },
  { name: "not-overridden", what: "a call that nobody overrides", personality: "lab/personalities/cases.ts" },
  { name: "path-read", what: "a call whose path a handler reads", personality: "lab/personalities/cases.ts" },
  { name: "struct-written", what: "a call whose struct a handler writes", personality: "lab/personalities/cases.ts" },
  { name: "clock", what: "a function of the vDSO that nobody overrides", personality: "lab/personalities/cases.ts" },
  { name: "clock-answered", what: "a function of the vDSO answered by a handler", personality: "lab/personalities/clock.ts", needs: "vdso" },
  { name: "process", what: "a process made: posix_spawn of /bin/true", personality: "lab/personalities/cases.ts" },
];

export function caseOf(name: string): MicroCase | undefined {
  return microCases.find((candidate) => candidate.name === name);
}

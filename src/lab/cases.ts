import type { Capability } from "../mechanisms/mechanism.js";
import { everyPersonality } from "./files.js";

/** A loop of lab/programs/micro.c, and the personality it runs under. */
export interface MicroCase {
  /** The case's key in results. */
  readonly name: string;
  /** The loop, as micro.c knows it, where that is not the name. */
  readonly loop?: string;
  readonly what: string;
  /** The system call that the loop makes, or asks the vDSO for. */
  readonly call: string;
  /** A stock personality, or a file, relative to the project. */
  readonly personality: string;
  /** Measured with several threads as well. */
  readonly threaded?: true;
  /** What a mechanism has to be able to, for the case to be about it. */
  readonly needs?: Capability;
  /** The ways (ways.ts) that the case is about, where it is not all. */
  readonly by?: readonly string[];
}

const cases = "lab/personalities/cases.ts";
const clock = "lab/personalities/clock.ts";
const library = ["rewrite", "symbol", "libc"];

export const microCases: readonly MicroCase[] = [
  { name: "answered", what: "a call answered by a handler", call: "getppid", personality: cases, threaded: true },
  { name: "passed-on", what: "a call that a handler passes on", call: "getpgrp", personality: cases, threaded: true },
  { name: "not-overridden", what: "a call that nobody overrides", call: "getuid", personality: cases },
  { name: "path-read", what: "a call whose path a handler reads", call: "access", personality: cases },
  { name: "struct-written", what: "a call whose struct a handler writes", call: "uname", personality: cases },
  { name: "clock", what: "a function of the vDSO that nobody overrides", call: "clock_gettime", personality: "none", needs: "vdso" },
  { name: "clock-answered", what: "a function of the vDSO answered by a handler", call: "clock_gettime", personality: clock, needs: "vdso" },
  { name: "process", what: "a process made: posix_spawn of a small program", call: "execve", personality: cases },
  { name: "every-call", loop: "not-overridden", what: "a call, where handlers pass on every call", call: "getuid", personality: everyPersonality, by: library },
  { name: "every-clock", loop: "clock", what: "a function of the vDSO, where handlers pass on every call", call: "clock_gettime", personality: everyPersonality, needs: "vdso", by: library },
];

export function caseOf(name: string): MicroCase | undefined {
  return microCases.find((candidate) => candidate.name === name);
}

import { floorProgram } from "./files.js";
import type { Prefix } from "./measure.js";

/** The cases that a supervisor of a mechanism which only lets calls go on has something to do in: of micro.c's, by mechanism. */
const cases: Readonly<Record<string, readonly string[]>> = {
  ptrace: ["passed-on", "not-overridden"],
  sysemu: ["passed-on", "not-overridden"],
  trace: ["passed-on"],
  notify: ["passed-on"],
};

/** What runs a command under a supervisor that only lets calls go on; undefined where a mechanism has no such floor for a case. */
export function floorOf(mechanism: string, name: string): Prefix | undefined {
  return cases[mechanism]?.includes(name) === true ? [floorProgram, mechanism] : undefined;
}

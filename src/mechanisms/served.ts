import type { Mechanism } from "./mechanism.js";

/** The first of a personality's calls that a mechanism cannot bring to it, and why not. */
export interface Unserved { call: string; why: string }

/** @param calls the calls that the personality overrides */
export function unserved({ serves }: Mechanism, calls: readonly string[]): Unserved | undefined {
  if (serves.calls === "all") return undefined;
  for (const call of calls) {
    if (serves.calls === "only" && !serves.names.includes(call)) return { call, why: serves.why };
    if (serves.calls === "all but" && Object.hasOwn(serves.names, call)) return { call, why: serves.names[call]! };
  }
  return undefined;
}

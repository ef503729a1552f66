import { concerns } from "../../src/conform/judge.js";
import type { Build } from "../../src/guests/builds.js";
import type { KnownLimit } from "../../src/mechanisms/mechanism.js";
import { rewrite } from "../../src/mechanisms/rewrite/rewrite.js";

/** Guests that behave otherwise under an image, and why that is accepted; a test fails when one of them does not. */
export const knownLimits: readonly KnownLimit[] = rewrite.limits;

/** The limit that a run falls under, if any. */
export function limitOf(guest: string, build: Build, user: string): KnownLimit | undefined {
  return knownLimits.find((limit) => limit.guest === guest && concerns(limit, { guest, build }, user));
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../src/compiler/paths.js";

/** A guest that behaves otherwise under an image, and why that is accepted. */
export interface KnownLimit {
  guest: string;
  /** Absent: every user, every build. */
  user?: string;
  build?: string;
  reason: string;
}

const file = path.join(projectRoot, "test/guests/known-limits.json");

/** The list; a test fails when a guest on it passes and when one that is not on it fails. */
export const knownLimits: readonly KnownLimit[] = JSON.parse(readFileSync(file, "utf8")) as KnownLimit[];

/** The limit that a run falls under, if any. */
export function limitOf(guest: string, build: string, user: string): KnownLimit | undefined {
  return knownLimits.find((limit) =>
    limit.guest === guest && (limit.user ?? user) === user && (limit.build ?? build) === build);
}

import type { Omission } from "./results.js";

/** That something was not measured, for what was thrown; a message's lines become one. */
export function omission(by: string, name: string, error: unknown): Omission {
  return { by, case: name, why: (error as Error).message.replace(/\n\s*/g, "; ") };
}

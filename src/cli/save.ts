import { writeFileSync } from "node:fs";
import { Failure } from "./failure.js";

/** Writes what a user asked for; `next` is what to do where that cannot be. @throws Failure */
export function save(file: string, text: string, next: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Failure(`cannot write ${file}`, (error as NodeJS.ErrnoException).code ?? String(error), next);
  }
}

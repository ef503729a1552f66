import { execFile } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { compilerCommand } from "../compiler/cc.js";
import { projectRoot } from "../compiler/paths.js";
import { everyCall } from "./every-call.js";

const folder = path.join(projectRoot, "build/lab");

/** The program that makes calls over and over. */
export const microProgram = path.join(folder, "micro");
/** A supervisor that does nothing but let calls go on. */
export const floorProgram = path.join(folder, "floor");
/** The personality that all calls go through. */
export const everyPersonality = path.join(folder, "every.ts");

/** The part of the project's build that makes them. */
export async function buildLab(): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const program of [microProgram, floorProgram]) {
    const source = path.join(projectRoot, `lab/programs/${path.basename(program)}.c`);
    await promisify(execFile)(compilerCommand(), ["-O2", "-pthread", "-o", program, source]);
    await chmod(program, 0o755);
  }
  await writeFile(everyPersonality, everyCall(), { mode: 0o644 });
}

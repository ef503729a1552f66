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
/** The personality that all calls go through. */
export const everyPersonality = path.join(folder, "every.ts");

/** The part of the project's build that makes both. */
export async function buildLab(): Promise<void> {
  await mkdir(folder, { recursive: true });
  await promisify(execFile)(compilerCommand(), ["-O2", "-pthread", "-o", microProgram, path.join(projectRoot, "lab/programs/micro.c")]);
  await chmod(microProgram, 0o755);
  await writeFile(everyPersonality, everyCall(), { mode: 0o644 });
}

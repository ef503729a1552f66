import { chmod } from "node:fs/promises";
import path from "node:path";
import { buildImage } from "../../compiler/build-image.js";
import { projectRoot } from "../../compiler/paths.js";

/** The program that makes one attempt; built by the project's build, so that probing needs no compiler. */
export const attemptProgram = path.join(projectRoot, "build/probe/attempt");

export async function buildProbe(): Promise<void> {
  const root = path.join(projectRoot, "src/cli/probe/program");
  await buildImage({ root, layers: [], out: attemptProgram, cacheDir: path.join(projectRoot, "build/cache") });
  await chmod(attemptProgram, 0o755);
}

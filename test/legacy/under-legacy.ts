import path from "node:path";
import { projectRoot } from "../../src/compiler/paths.js";

/** What precedes a command that is to run with the personality `legacy`, where the kernel has none of the calls it answers. */
export const underLegacy: readonly string[] = [path.join(projectRoot, "bin/unweld"), "run", "-p", "legacy", "--boundary", "no-legacy", "--"];

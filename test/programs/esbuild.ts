import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "../../src/compiler/paths.js";

const run = promisify(execFile);
const version = "0.25.12";
const folder = path.join(projectRoot, "build/test-programs");
/** A large static Go program. */
export const esbuild = path.join(folder, "package/bin/esbuild");

/** Why there is no esbuild, if there is none: it is fetched once, by npm. */
export async function whyNoEsbuild(): Promise<string | undefined> {
  if (existsSync(esbuild)) return undefined;
  try {
    await mkdir(folder, { recursive: true });
    await run("npm", ["pack", "--silent", `@esbuild/linux-x64@${version}`, "--pack-destination", folder], { cwd: folder });
    await run("tar", ["xzf", `esbuild-linux-x64-${version}.tgz`], { cwd: folder });
    await chmod(esbuild, 0o755);
    return undefined;
  } catch (error) {
    return `npm could not fetch @esbuild/linux-x64: ${String(error).split("\n")[0]}`;
  }
}

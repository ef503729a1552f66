import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../src/compiler/paths.js";

const lab = path.join(projectRoot, "lab/musl");
const folder = path.join(projectRoot, "build/lab/musl");
const compiler = path.join(folder, "bin/musl-gcc");

/** The compiler of programs whose C library calls the image, built if need be; or why this system cannot build it. */
export function calledMusl(): { compiler: string } | { whyNot: string } {
  const changed = Math.max(...["build.sh", "linux-abi.patch"].map((name) => statSync(path.join(lab, name)).mtimeMs));
  if (existsSync(compiler) && statSync(compiler).mtimeMs > changed) return { compiler };
  const { status, stderr } = spawnSync(path.join(lab, "build.sh"), [folder], { encoding: "utf8" });
  if (status === 75) return { whyNot: stderr.trim() };
  if (status !== 0) throw new Error(`lab/musl/build.sh ends with ${status}: ${stderr}`);
  return { compiler };
}

import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { builds, type Build, type Guest } from "./guest.js";

const run = promisify(execFile);

/** A guest is compiled, or there is a reason why this system cannot. */
export type Compiled = { executable: string } | { whyNot: string };

/**
 * Compiles one build of a guest into a folder.
 *
 * @throws Error with the compiler's words if the compiler is there and refuses
 */
export async function compileGuest(guest: Guest, build: Build, folder: string): Promise<Compiled> {
  const [compiler, ...flags] = builds[build];
  const command = guest.source.endsWith(".cc") ? "g++" : compiler;
  if (command === "musl-gcc" && guest.source.endsWith(".cc")) throw new Error(`${guest.source}: there is no musl build of C++`);
  if (!await isInstalled(command)) return { whyNot: `${command} is not installed` };
  const executable = path.join(folder, build === "default" ? guest.name : `${guest.name}.${build}`);
  await run(command, ["-O2", "-g", "-pthread", "-w", ...flags, "-o", executable, guest.source, ...guest.flags]);
  return { executable };
}

/** Whether a command of that name is in PATH. */
export async function isInstalled(command: string): Promise<boolean> {
  for (const folder of (process.env["PATH"] ?? "").split(":")) {
    try {
      await access(path.join(folder, command), constants.X_OK);
      return true;
    } catch { /* the next folder */ }
  }
  return false;
}

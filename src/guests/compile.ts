import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { access, chmod, copyFile, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "../cli/cache-folder.js";
import { compilerCommand } from "../compiler/cc.js";
import { replace } from "../compiler/cache.js";
import { builds, buildsOf32Bits, type Build } from "./builds.js";
import { guestFolder, type Guest } from "./guest.js";
import { whyNo32Bits } from "./width.js";

const run = promisify(execFile);

/** A guest is compiled, or there is a reason why this system cannot. */
export type Compiled = { executable: string } | { whyNot: string };

/**
 * Puts the executable of one build of a guest into a folder. What was compiled once is kept in the user's cache.
 *
 * @param own a compiler of C in the place of the usual ones
 * @throws Error with the compiler's words if the compiler is there and refuses
 */
export async function compileGuest(guest: Guest, build: Build, folder: string, own?: string): Promise<Compiled> {
  const executable = path.join(folder, `${guest.name}${build === "default" ? "" : `.${build}`}${own === undefined ? "" : ".own"}`);
  if (guest.source.endsWith(".sh")) {
    await copyFile(guest.source, executable);
    await chmod(executable, 0o755);
    return { executable };
  }
  const [usual, ...flags] = compiler(guest, build);
  const command = own ?? usual;
  if (!await isInstalled(command)) return { whyNot: `${command} is not installed` };
  const narrow = buildsOf32Bits.includes(build) ? await whyNo32Bits(command, builds[build]) : undefined;
  if (narrow !== undefined) return { whyNot: narrow };
  const kept = path.join(cacheFolder(), "guests", await keyOf(guest, [command, ...flags]));
  if (!existsSync(kept)) await compile(command, flags, guest, kept);
  await copyFile(kept, executable);
  return { executable };
}

/** The compiler and its flags. */
function compiler(guest: Guest, build: Build): [string, ...string[]] {
  if (guest.source.endsWith(".go")) return ["go", "build", ...guest.flags];
  if (guest.source.endsWith(".rs")) return ["rustc", "-O", "-g", ...guest.flags];
  const musl = build.startsWith("musl");
  if (musl && guest.source.endsWith(".cc")) throw new Error(`${guest.source}: there is no musl build of C++`);
  const command = musl ? "musl-gcc" : guest.source.endsWith(".cc") ? process.env["CXX"] ?? "c++" : compilerCommand();
  return [command, "-O2", "-g", "-pthread", "-w", ...builds[build]];
}

async function compile(command: string, flags: readonly string[], guest: Guest, kept: string): Promise<void> {
  await mkdir(path.dirname(kept), { recursive: true });
  const work = await mkdtemp(`${kept}.`);
  try {
    const out = path.join(work, guest.name);
    const isC = /\.cc?$/.test(guest.source);
    await run(command, [...flags, "-o", out, guest.source, ...(isC ? guest.flags : [])], { env: { ...process.env, GOFLAGS: "-trimpath", CGO_ENABLED: "0" } });
    await replace(kept, (temporary) => copyFile(out, temporary));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Changes with everything that the executable is made from, but the libraries of the system. */
async function keyOf(guest: Guest, command: readonly string[]): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([command, guest.flags]));
  for (const file of [guest.source, path.join(guestFolder, "guest.h")]) hash.update(await readFile(file));
  return `${guest.name}-${hash.digest("hex").slice(0, 32)}`;
}

/** Whether a command of that name is in PATH, or there is a file of that path. */
export async function isInstalled(command: string): Promise<boolean> {
  const candidates = command.includes("/") ? [command] : (process.env["PATH"] ?? "").split(":").map((folder) => path.join(folder, command));
  for (const candidate of candidates) {
    try {
      await access(candidate, constants.X_OK);
      return true;
    } catch { /* the next folder */ }
  }
  return false;
}

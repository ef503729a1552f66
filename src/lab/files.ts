import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "../cli/cache-folder.js";
import { replace } from "../compiler/cache.js";
import { compilerCommand } from "../compiler/cc.js";
import { projectRoot } from "../compiler/paths.js";
import { everyCall } from "./every-call.js";

const folder = path.join(projectRoot, "build/lab");
const sources = path.join(projectRoot, "lab/programs");
const stub = path.join(projectRoot, "native/stub");

/** The compiler of programs whose C library calls the image; nothing builds it unasked. */
export const muslCompiler = path.join(folder, "musl/bin/musl-gcc");

export const noMusl = "there is no libc that calls the image: build one with `lab/musl/build.sh build/lab/musl`";

/** Programs of that libc; nothing builds them unasked either. */
export const muslPrograms = path.join(folder, "musl/programs");

/** A supervisor that does nothing but let calls go on. */
export const floorProgram = path.join(folder, "floor");
/** The personality that all calls go through. */
export const everyPersonality = path.join(folder, "every.ts");

/** How micro.c is compiled: by the system's compiler; to make its calls by the image's functions; with lab/musl. */
export type MicroBuild = "default" | "library" | "musl";

/** The program that makes calls over and over. @throws Error that says what to build where there is none */
export async function microProgram(build: MicroBuild): Promise<string> {
  if (build === "default") return path.join(folder, "micro");
  if (build === "library") return path.join(folder, "micro-library");
  if (!existsSync(muslCompiler)) throw new Error(noMusl);
  const source = path.join(sources, "micro.c");
  const program = path.join(cacheFolder(), "micro-musl");
  const changed = Math.max(...[source, muslCompiler].map((file) => statSync(file).mtimeMs));
  if (!existsSync(program) || statSync(program).mtimeMs < changed) {
    await replace(program, (temporary) => compile(muslCompiler, temporary, ["-static", source]));
  }
  return program;
}

/** The part of the project's build that makes them. */
export async function buildLab(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const library = ["-DLIBRARY", `-I${path.join(projectRoot, "include")}`, path.join(stub, "find.c"), path.join(stub, "linux-abi.S")];
  const programs = { "micro": ["micro.c"], "micro-library": ["micro.c", ...library], "floor": ["floor.c"] };
  for (const [name, [source, ...flags]] of Object.entries(programs)) {
    const program = path.join(folder, name);
    await compile(compilerCommand(), program, [path.join(sources, source!), ...flags]);
    await chmod(program, 0o755);
  }
  await writeFile(everyPersonality, everyCall(), { mode: 0o644 });
}

async function compile(compiler: string, out: string, words: readonly string[]): Promise<void> {
  await promisify(execFile)(compiler, ["-O2", "-pthread", "-o", out, ...words]);
}

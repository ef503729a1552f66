import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { errno } from "../abi/errno.js";
import { flags } from "../abi/flags.js";
import { wrappers } from "../mechanisms/preload/wrappers.js";
import { cachedImage, rememberImage } from "./cache.js";
import { compileFlags, runCompiler } from "./cc.js";
import { projectRoot } from "./paths.js";
import { dataSentinel } from "./sources.js";
import { translate } from "./translate.js";

const linkFlags: readonly string[] = [
  "-nostdlib", "-shared", "-ftls-model=initial-exec", "-Wl,--build-id", "-Wl,-z,noexecstack", "-Wl,-Bsymbolic", "-Wl,--hash-style=both",
];

/**
 * Compiles a stack of personalities, top first, to a library for LD_PRELOAD, and keeps it in `cacheDir`. Its path.
 *
 * @throws CompileError for faults of the sources
 */
export async function preloadLibrary(sources: readonly string[], cacheDir: string): Promise<string> {
  const native = path.join(projectRoot, "native/preload");
  const runtime = path.join(projectRoot, "runtime/preload/index.ts");
  const layers = sources.map((source) => path.resolve(source));
  await mkdir(cacheDir, { recursive: true });
  const request = { sources: [...layers, runtime], native, options: [] };
  const known = await cachedImage(cacheDir, request);
  if (known !== undefined) return known;
  const { compileStack } = await import("./layers.js");
  const program = await compileStack({ layers, runtime, root: projectRoot });
  const { declarations, functions } = wrappers(constant);
  const prelude = declarations + await readFile(path.join(native, "prelude.h"), "utf8");
  const translated = translate({ ...program, dataBase: dataSentinel, prelude });
  const work = await mkdtemp(path.join(cacheDir, "work."));
  try {
    await writeFile(path.join(work, "prelude.h"), prelude);
    await writeFile(path.join(work, "library.c"), [translated, await readFile(path.join(native, "calls.h"), "utf8"), functions].join("\n"));
    const out = path.join(work, "library.so");
    // The names of libc's functions are no builtins here.
    await runCompiler([...compileFlags, "-fno-builtin", "-w", `-ffile-prefix-map=${work}=unweld`, "-I.", ...linkFlags, "-o", out, "library.c"], work);
    return await rememberImage(cacheDir, request, program.read, out);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function constant(name: string): number {
  const value = flags.get(name) ?? (errno as Readonly<Record<string, number>>)[name];
  if (value === undefined) throw new Error(`src/abi has no constant ${name}`);
  return Number(value);
}

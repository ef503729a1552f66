import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { cachedImage, rememberImage, replace } from "./cache.js";
import { callsDefinition, unpassableDefinition } from "./answered-calls.js";
import { linkImage } from "./cc.js";
import { unpassable } from "./passes.js";
import { projectRoot } from "./paths.js";
import { dataSentinel, toFile } from "./sources.js";
import { translate } from "./translate.js";

export interface BuildImageInput {
  /** Paths of the personalities' sources, top first. The runtime's own layer is added below them. */
  layers: readonly string[];
  /** Options that the image has as if they came first on its command line: NAME or NAME=VALUE. */
  options?: readonly string[];
  /** Where the image is to be written; without it, it is only kept in the cache. */
  out?: string;
  /** Folder of images built before, by content; without one, the image is always built. */
  cacheDir?: string;
  /** Folder to leave the WebAssembly, source map and C in, for a look at what was generated. */
  keep?: string;
  /** The folder with assembly/, runtime/ and native/: by default the project's. */
  root?: string;
  /** Whether the personalities run in a process beside the program, which supervises it. */
  supervised?: boolean;
  /** What else to ask of sources that compile; throws a CompileError where they fail it. Not asked of cached images. */
  check?: (layers: readonly string[]) => Promise<void>;
}

/** `out` is where the image is: in the cache if nothing else was asked for. */
export interface BuildImageResult { out: string; cached: boolean }

/**
 * Builds the ABI image of a stack of personalities: one ELF file without relocations. Throws a CompileError with
 * `file:line:column: message` lines for faults of the sources.
 */
export async function buildImage(input: BuildImageInput): Promise<BuildImageResult> {
  const { cacheDir, options = [] } = input;
  const out = input.out === undefined ? undefined : path.resolve(input.out);
  const workFolder = out === undefined ? cacheDir : path.dirname(out);
  if (workFolder === undefined) throw new TypeError("buildImage needs a place for the image: out or cacheDir");
  const root = path.resolve(input.root ?? projectRoot);
  const { supervised = false } = input;
  const native = path.join(root, supervised ? "native/supervised" : "native");
  const own = input.layers.map((layer) => path.resolve(layer));
  const layers = supervised ? own : [...own, ...existing(root, "runtime/process.ts")];
  const runtime = existing(root, supervised ? "runtime/supervisor/index.ts" : "runtime/index.ts")[0];
  const boundary = supervised ? undefined : existing(root, "runtime/boundary/boundary.ts")[0];
  const shown = supervised ? undefined : existing(root, "runtime/shown-call.ts")[0];
  await mkdir(workFolder, { recursive: true });
  const request = { sources: [...layers, runtime ?? "no runtime"], native, options };
  const known = cacheDir && await cachedImage(cacheDir, request);
  if (known) {
    if (out !== undefined) await replace(out, (temporary) => copyFile(known, temporary));
    return { out: out ?? known, cached: true };
  }

  // Loading the language's compiler takes longer than all else when the image is cached.
  const { compileStack } = await import("./layers.js");
  const program = await compileStack({ layers, runtime, boundary, shown, root, options });
  await input.check?.(own);
  const preludePath = path.join(native, "prelude.h");
  const c = translate({
    ...program,
    dataBase: dataSentinel,
    prelude: existsSync(preludePath) ? await readFile(preludePath, "utf8") : undefined,
    sourcePath: toSourcePath,
    supervised,
  });
  // Beside the result, so that the last step is a rename and nobody ever sees half an image.
  const work = await mkdtemp(out === undefined ? path.join(workFolder, "work.") : `${out}.`);
  try {
    const cPath = path.join(work, "program.c");
    const passing = supervised ? unpassableDefinition(unpassable(program.wasm)) : "";
    await writeFile(cPath, c + callsDefinition(program.calls.slice(0, own.length).flat()) + passing);
    if (input.keep) await keepIntermediates(input.keep, program, c);
    const image = path.join(work, "image");
    await linkImage({ c: cPath, native, out: image, supervised });
    const kept = cacheDir && await rememberImage(cacheDir, request, program.read, image);
    if (out !== undefined) await rename(image, out);
    return { out: out ?? kept!, cached: false };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function existing(root: string, name: string): string[] {
  const file = path.join(root, name);
  return existsSync(file) ? [file] : [];
}

/** Debuggers find real files by absolute path; the language's library goes by its name. */
function toSourcePath(file: string): string {
  if (!file.startsWith("~lib/")) return toFile(file);
  return path.join(projectRoot, "node_modules/assemblyscript/std/assembly", file.slice("~lib/".length));
}

async function keepIntermediates(folder: string, program: { wasm: Uint8Array; sourceMap: string }, c: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "program.wasm"), program.wasm);
  await writeFile(path.join(folder, "program.wasm.map"), program.sourceMap);
  await writeFile(path.join(folder, "program.c"), c);
}

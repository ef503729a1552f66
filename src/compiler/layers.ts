import { existsSync } from "node:fs";
import path from "node:path";
import { compileAssemblyScript, type AscOutput } from "./asc.js";
import { isImport, type Parser, type Source } from "./ast.js";
import { CompileError } from "./compile-error.js";
import { abiModule, layerModule, mainModule, type Layer } from "./generate-program.js";
import { projectRoot } from "./paths.js";
import { readPersonality } from "./personality-class.js";
import { toName } from "./sources.js";
import { readAbiClass, type AbiClass } from "./system-calls.js";

/** The folder generated modules pretend to lie in. */
const generatedFolder = path.join(projectRoot, "build/program");

export interface StackInput {
  /** Absolute paths of the personalities' sources, top first. */
  layers: readonly string[];
  /** Absolute path of a module all of whose exports the program has too. */
  runtime?: string | undefined;
  /** Absolute path of a module that knows what the kernel refuses (generate-program.ts). */
  boundary?: string | undefined;
  /** Absolute path of a module that shows tracers the program's calls (generate-program.ts). */
  shown?: string | undefined;
  /** Options built in (build-image.ts). */
  options?: readonly string[];
  /** The folder with assembly/. */
  root: string;
  memoryBase?: number;
}

export interface StackOutput extends AscOutput {
  /** For each layer, the system calls that it overrides. */
  calls: string[][];
}

/** Compiles a stack of personalities to one WebAssembly program. */
export async function compileStack(
  { layers, runtime, boundary, shown, options = [], root, memoryBase }: StackInput,
): Promise<StackOutput> {
  for (const layer of layers) {
    if (!existsSync(layer)) throw new CompileError(`${layer}: no such file`);
    // Neither import statements nor the source map that is made would have them escaped.
    if (/["\\\p{Cc}]/u.test(layer)) throw new CompileError(`${layer}: is a path with ", \\ or a control character; rename it`);
    if (layers.indexOf(layer) !== layers.lastIndexOf(layer)) throw new CompileError(`${layer}: is in the stack twice`);
  }
  const bootstrap = path.join(generatedFolder, "bootstrap.ts");
  const library = path.join(root, "assembly/index.ts");
  const modules = [...(existsSync(library) ? [library] : []), ...layers, ...[runtime, boundary, shown].filter((file) => file !== undefined)];
  let calls: string[][] = [];
  const output = await compileAssemblyScript({
    entry: bootstrap,
    virtual: new Map([[bootstrap, modules.map((file) => `import "${importPath(file)}";\n`).join("")]]),
    afterParse: (parser) => { calls = addProgram(parser, layers, { library, runtime, boundary, shown, options }); },
    isGenerated: (file) => file.startsWith(`${generatedFolder}/`),
    library,
    ...(memoryBase === undefined ? {} : { memoryBase }),
  });
  return { ...output, calls };
}

/** Adds the generated modules once the personalities have been parsed, so that they can be read first. The calls of each. */
function addProgram(
  parser: Parser, files: readonly string[],
  { library, runtime, boundary, shown, options }:
    Pick<StackInput, "runtime" | "boundary" | "shown"> & { library: string; options: readonly string[] },
): string[][] {
  const abi: AbiClass = files.length > 0
    ? readAbiClass(parser.sources, toName(path.dirname(library)))
    : { calls: new Map(), typeNames: new Set() };
  const sources = files.map((file) => sourceOf(parser, file));
  const layers: Layer[] = sources.map((source, i) => ({ ...readPersonality(source, abi), importPath: importPath(files[i]!) }));
  const input = {
    layers, abi, options, library: importPath(library),
    runtime: runtime === undefined ? undefined : importPath(runtime),
    boundary: boundary === undefined ? undefined : importPath(boundary),
    shown: shown === undefined ? undefined : importPath(shown),
  };
  const add = (name: string, text: string, isEntry: boolean) =>
    parser.parseFile(text, `${toName(path.join(generatedFolder, name))}.ts`, isEntry);
  sources.forEach((source, i) => {
    const lower = abiModule(input, i);
    if (lower !== undefined) {
      add(`abi-${i}`, lower, false);
      redirect(source, toName(library), toName(path.join(generatedFolder, `abi-${i}`)));
    }
    add(`layer-${i}`, layerModule(layers, i), false);
  });
  add("main", mainModule(input), true);
  return layers.map(({ calls }) => calls);
}

function sourceOf(parser: Parser, file: string): Source {
  const source = parser.sources.find((candidate) => candidate.internalPath === toName(file));
  if (!source) throw new CompileError(`${file}: was not read`);
  return source;
}

/** Makes one source's imports of a module mean another. */
function redirect(source: Source, from: string, to: string): void {
  for (const statement of source.statements) {
    if (isImport(statement) && statement.internalPath === from) statement.internalPath = to;
  }
}

/** How generated modules import a file. */
function importPath(file: string): string {
  return path.relative(generatedFolder, file).replace(/\.ts$/, "");
}

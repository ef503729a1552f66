// First of all, before anything that loads assemblyscript.
import { useMemory64 } from "./memory64.js";
import * as asc from "assemblyscript/asc";
import { Transform as AnyTransform } from "assemblyscript/transform";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Parser } from "./ast.js";
import { CompileError } from "./compile-error.js";
import { projectRoot } from "./paths.js";
import { dataSentinel, toFile, toName } from "./sources.js";

// Their own declarations describe the language's compiler as if it were in the language.
const main = asc.main as unknown as (argv: string[], options: object) => Promise<{ error: Error | null }>;
const Transform = AnyTransform as unknown as new () => object;

export interface AscInput {
  /** Absolute path of the entry; its exports are the program's. */
  entry: string;
  /** Files that exist only here, by absolute path. */
  virtual?: ReadonlyMap<string, string>;
  /** The file that `import … from "unweld"` means. */
  library?: string;
  /** Called when everything imported so far is parsed; may add sources and redirect imports. */
  afterParse?: (parser: Parser) => void;
  /** Whether a file is one that afterParse added. */
  isGenerated?: (file: string) => boolean;
  /** Address of the first byte of static data; by default the sentinel. */
  memoryBase?: number;
}

export interface AscOutput {
  wasm: Uint8Array;
  sourceMap: string;
  /** Absolute paths of the real files that were read. */
  read: string[];
}

/** Of diagnostics: neither pedantic, information nor warning. */
const errorCategory = 3;

interface Diagnostic {
  message: string;
  code: number;
  category: number;
  range: { start: number; end: number; source: { normalizedPath: string } | null } | null;
}

/**
 * Compiles an AssemblyScript program to wasm64 whose memory is the process's address space.
 * Throws a CompileError that has every diagnostic as `file:line:column: message`.
 */
export async function compileAssemblyScript(input: AscInput): Promise<AscOutput> {
  const texts = new Map<string, string>();
  const read: string[] = [];
  const output = new Map<string, Uint8Array | string>();
  const diagnostics: Diagnostic[] = [];
  let thrown: unknown;

  const readSource = async (name: string): Promise<string | null> => {
    const file = toFile(name);
    // Imports of "unweld" are redirected once parsed; the library file itself is never wanted.
    if (/\/node_modules\/unweld\/index\.ts$/.test(file)) return "";
    const known = input.virtual?.get(file);
    if (known !== undefined) return known;
    if (!file.endsWith(".ts")) return null;
    try {
      const text = await readFile(file, "utf8");
      texts.set(file, text);
      read.push(file);
      return text;
    } catch {
      return null;
    }
  };

  class Hooks extends Transform {
    afterParse(parser: Parser): void {
      useMemory64((this as unknown as { program: unknown }).program);
      try {
        redirectLibrary(parser, input.library ?? path.join(projectRoot, "assembly/index.ts"));
        input.afterParse?.(parser);
      } catch (error) {
        thrown = error;
        throw error;
      }
    }
  }

  const result = await main([
    toName(input.entry),
    "--baseDir", "/",
    "--config", "no-such-asconfig.json",
    "--runtime", toName(path.join(projectRoot, "src/compiler/arena-runtime/index")),
    "--use", `abort=${toName(path.join(projectRoot, "src/compiler/arena-runtime/abort"))}/abort`,
    "--memoryBase", String(input.memoryBase ?? dataSentinel),
    // cc optimizes: here it would only blur lines, and split static data.
    "--optimizeLevel", "0",
    "--enable", "threads,bulk-memory,sign-extension,mutable-globals,nontrapping-f2i",
    "--debug", "--sourceMap", "--outFile", "program.wasm", "--noColors",
  ], {
    readFile: readSource,
    writeFile: (name: string, contents: Uint8Array | string) => { output.set(name, contents); },
    listFiles: () => null,
    reportDiagnostic: (diagnostic: Diagnostic) => { diagnostics.push(diagnostic); },
    stderr: { write: () => true }, stdout: { write: () => true },
    transforms: [Hooks],
  });

  if (thrown !== undefined) throw thrown;
  const errors = diagnostics.filter((diagnostic) => diagnostic.category === errorCategory);
  if (errors.length > 0) {
    // What is wrong in generated code follows from what is wrong in the sources, where that is known.
    const own = errors.filter((error) => !isGenerated(error, input));
    const textOf = (file: string) => input.virtual?.get(file) ?? texts.get(file);
    throw new CompileError([...new Set((own.length > 0 ? own : errors).map((error) => formatDiagnostic(error, textOf)))].join("\n"));
  }
  if (result.error) throw new CompileError(`AssemblyScript failed: ${result.error.message}`);
  return {
    wasm: output.get("program.wasm") as Uint8Array,
    sourceMap: output.get("program.wasm.map") as string,
    read,
  };
}

const libraryName = "~lib/unweld";

/** Makes `import … from "unweld"` mean a file of the project, the very module that relative imports reach. */
function redirectLibrary(parser: Parser, file: string): void {
  const target = toName(file);
  for (const source of parser.sources) {
    for (const statement of source.statements) {
      if (statement.internalPath === libraryName) statement.internalPath = target;
    }
  }
}

function isGenerated({ range }: Diagnostic, input: AscInput): boolean {
  const name = range?.source?.normalizedPath;
  return name !== undefined && input.isGenerated?.(toFile(name)) === true;
}

function formatDiagnostic(diagnostic: Diagnostic, textOf: (file: string) => string | undefined): string {
  const { range } = diagnostic;
  // Types are named by their whole paths there.
  const message = diagnostic.message.replace(/(?<=[<'])(?:[\w.~-]+\/)+(?=\w+[<'>])/g, "");
  if (!range?.source) return message;
  const name = range.source.normalizedPath;
  const file = name.startsWith("~lib/") ? name : toFile(name);
  const text = textOf(file);
  if (text === undefined) return `${file}: ${message}`;
  const before = text.slice(0, range.start).split("\n");
  return `${file}:${before.length}:${before.at(-1)!.length + 1}: ${message}`;
}

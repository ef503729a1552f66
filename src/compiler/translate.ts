import { CNames } from "./c-names.js";
import { helpers, prologue } from "./c-prologue.js";
import { CompileError } from "./compile-error.js";
import { handlerNumber } from "./generate-program.js";
import { imageData } from "./image-data.js";
import { readSourceMap } from "./source-map.js";
import { direct, supervised, supervisedHelpers } from "./supervised-access.js";
import { cType, FunctionTranslator, resultType, type ProgramNames } from "./translate-function.js";
import { decodeWasm, valueType, type FunctionType, type WasmFunction, type WasmGlobal, type WasmModule } from "./wasm.js";

export interface TranslateInput {
  wasm: Uint8Array;
  sourceMap: string;
  /** The address static data was compiled for. */
  dataBase: number;
  /** Text of the header that defines imports; included by the name "prelude.h". Without one, imports are only declared. */
  prelude?: string | undefined;
  /** The path to show in debuggers for a source of the source map. */
  sourcePath?: (file: string) => string;
  /** Whether the program is a supervisor's, to which most addresses are those of other processes. */
  supervised?: boolean;
}

/**
 * Translates a WebAssembly program to one freestanding C file. An export `name` becomes the C function `uw_name`, an
 * import `name` of module `native` is the C function `uwn_name`, and `uw_start` runs module initialisation.
 */
export function translate(input: TranslateInput): string {
  const module = decodeWasm(input.wasm);
  const data = imageData(module, input.dataBase);
  const prelude = input.prelude ?? "";
  const inPrelude = new Set(prelude.match(/\b[A-Za-z_]\w*/g) ?? []);
  const names = new CNames(inPrelude);
  const macros = [...prelude.matchAll(/^\s*#\s*define\s+(\w+)/gm)].map((match) => match[1]!);
  const indirectTypes = new Map<string, { name: string; type: FunctionType }>();
  const program: ProgramNames = {
    module,
    functions: module.functions.map((f) => (f.imported ? importName(f) : names.take(f.name))),
    globals: [],
    variables: [],
    // A local may have the name of any C function but those its own function could call.
    visible: new CNames(macros),
    positions: readSourceMap(input.sourceMap),
    constant64: (value) => data.address(value) ?? `${value}ul`,
    indirect: (type) => {
      const key = `${type.parameters.join()}:${type.results.join()}`;
      const known = indirectTypes.get(key);
      if (known) return known.name;
      const name = `uw_call_indirect${indirectTypes.size}`;
      indirectTypes.set(key, { name, type });
      return name;
    },
    sourcePath: input.sourcePath ?? ((file) => file),
    memory: input.supervised ? supervised : direct,
  };
  linkOwnExports(program, inPrelude);
  // One by one, since a global may stand for an earlier one.
  for (const global of module.globals) {
    const constant = constantGlobal(global, program);
    const name = constant === undefined ? names.take(global.name) : "";
    program.variables.push(name);
    program.globals.push(constant ?? reached(global, name, program));
  }
  program.visible.reserve([...program.functions, ...program.globals, ...program.variables]);
  const own = module.functions.filter((f) => !f.imported);
  const translators = own.map((f) => new FunctionTranslator(program, f));
  const handlers = new Set(module.exports.filter(isHandler).map(({ functionIndex }) => functionIndex));
  const heads = translators.map((translator, i) => `static ${handlers.has(own[i]!.index) ? "__attribute__((noinline)) " : ""}${translator.head()};`);
  const bodies = translators.map((translator) => translator.translate());
  return [
    prologue,
    input.prelude === undefined ? "" : '#include "prelude.h"\n',
    helpers,
    input.supervised ? supervisedHelpers : "",
    data.definition,
    ...externs(program, inPrelude),
    ...globalDefinitions(module, program),
    ...heads,
    ...[...indirectTypes.values()].map(({ name, type }) => indirectCall(program, name, type)),
    ...bodies,
    '#line 1 "exports"',
    ...module.exports.filter((e) => !isHandler(e)).map((e) => exportDefinition(program, e.name, module.functions[e.functionIndex]!)),
    startDefinition(program, data.fixups),
    "",
  ].join("\n");
}

const isHandler = ({ name }: WasmModule["exports"][number]) => handlerNumber(name) !== undefined;

/** An import that the program itself exports is a call within it: so modules reach what is generated after them. */
function linkOwnExports({ module, functions }: ProgramNames, inPrelude: ReadonlySet<string>): void {
  const exported = new Map(module.exports.map((e) => [`uwn_${e.name}`, functions[e.functionIndex]!]));
  for (const f of module.functions) {
    const own = f.imported && exported.get(importName(f));
    if (own !== undefined && !inPrelude.has(importName(f))) functions[f.index] = own;
  }
}

function importName(f: WasmFunction): string {
  const { module, name } = f.imported!;
  if (module !== "native") throw new CompileError(`import ${module}.${name}: only module "native" can be imported from`);
  return `uwn_${name}`;
}

function signature(name: string, type: FunctionType): string {
  const parameters = type.parameters.map((parameter, i) => `${cType(parameter, name)} a${i}`);
  return `${resultType(type, name)} ${name}(${parameters.join(", ") || "void"})`;
}

/** Imports that the prelude does not define are symbols of native code. */
function externs(program: ProgramNames, inPrelude: ReadonlySet<string>): string[] {
  const declared = new Set<string>();
  return program.module.functions.flatMap((f) => {
    if (!f.imported) return [];
    const name = importName(f);
    if (program.functions[f.index] !== name || inPrelude.has(name) || declared.has(name)) return [];
    declared.add(name);
    return [`extern ${signature(name, f.type)};`];
  });
}

const isInteger = (global: WasmGlobal) => global.type === valueType.i32 || global.type === valueType.i64;

/** A global that changes, as functions see it. */
function reached(global: WasmGlobal, name: string, program: ProgramNames): string {
  return isInteger(global) ? program.memory.global(cType(global.type, global.name), name) : name;
}

/** What a global that never changes stands for. */
function constantGlobal(global: WasmGlobal, program: ProgramNames): string | undefined {
  if (global.mutable || !isInteger(global)) return undefined;
  return initialValue(global, program);
}

function initialValue(global: WasmGlobal, program: ProgramNames): string {
  const { initial } = global;
  if ("functionIndex" in initial) throw new CompileError(`${global.name}: a function reference in a global`);
  if ("global" in initial) return program.globals[initial.global]!;
  return global.type === valueType.i32
    ? `${BigInt.asUintN(32, initial.constant)}u`
    : program.constant64(BigInt.asUintN(64, initial.constant));
}

/** Whether a first value can be a C initializer: that of an address would need a relocation. */
const isPlain = (value: string) => /^\d+ul?$/.test(value);

function globalDefinitions(module: WasmModule, program: ProgramNames): string[] {
  // One of floating point may exist as long as nobody uses it.
  return module.globals.flatMap((global, i) => {
    if (!global.mutable || !isInteger(global)) return [];
    const value = initialValue(global, program);
    return [`static ${cType(global.type, global.name)} ${program.variables[i]}${isPlain(value) ? ` = ${value}` : ""};`];
  });
}

function globalStarts(module: WasmModule, program: ProgramNames): string[] {
  return module.globals.flatMap((global, i) => {
    if (!global.mutable || !isInteger(global)) return [];
    const value = initialValue(global, program);
    return isPlain(value) ? [] : [`  ${program.globals[i]} = ${value};`];
  });
}

/** A table of function addresses would need relocations, a switch does not. */
function indirectCall(program: ProgramNames, name: string, type: FunctionType): string {
  const same = (other: FunctionType) =>
    other.parameters.join() === type.parameters.join() && other.results.join() === type.results.join();
  const values = type.parameters.map((_, i) => `a${i}`).join(", ");
  const keyword = type.results.length === 0 ? "" : "return ";
  const parameters = ["u32 index", ...type.parameters.map((parameter, i) => `${cType(parameter, name)} a${i}`)];
  const cases = [...program.module.table]
    .filter(([, functionIndex]) => same(program.module.functions[functionIndex]!.type))
    .map(([index, functionIndex]) => `    case ${index}: ${keyword}${program.functions[functionIndex]}(${values});${keyword ? "" : " return;"}`);
  return [
    `static ${resultType(type, name)} ${name}(${parameters.join(", ")}) {`,
    "  switch (index) {", ...cases, "    default: __builtin_trap();", "  }", "}",
  ].join("\n");
}

function exportDefinition(program: ProgramNames, name: string, f: WasmFunction): string {
  const values = f.type.parameters.map((_, i) => `a${i}`).join(", ");
  const keyword = f.type.results.length === 0 ? "" : "return ";
  const symbol = `uw_${name.replace(/[^A-Za-z0-9_]/g, "_")}`;
  const declaration = signature(symbol, f.type);
  return `${declaration};\n${declaration} { ${keyword}${program.functions[f.index]}(${values}); }`;
}

function startDefinition(program: ProgramNames, fixups: string): string {
  const { module } = program;
  const start = module.start === undefined ? "" : `  ${program.functions[module.start]}();`;
  return [
    "void uw_start(void);", "void uw_start(void) {", fixups,
    ...globalStarts(module, program), start, "}",
  ].join("\n");
}

import { errno } from "../abi/errno.js";
import type { LifecycleMethod, PersonalityClass } from "./personality-class.js";
import type { AbiClass, SystemCall } from "./system-calls.js";

/** A personality in its place in the stack. */
export interface Layer extends PersonalityClass {
  /** Import path of its source, seen from the generated modules. */
  importPath: string;
}

export interface ProgramInput {
  /** Top first. */
  layers: readonly Layer[];
  abi: AbiClass;
  /** Import path of the library, seen from the generated modules. */
  library: string;
  /** Import path of the runtime, all of whose exports the program has too. */
  runtime?: string | undefined;
  /**
   * Import path of a module whose `isOutside(nr)` says that the kernel refuses a call, as ENOSYS: the lowest layer, which is the
   * runtime's, is then not asked.
   */
  boundary?: string | undefined;
  /** Import path of a module whose `showCall` answers in place of `answer` where a tracer may want to see the program's calls. */
  shown?: string | undefined;
  /** Options built in (build-image.ts). */
  options?: readonly string[];
}

/** The exported function that answers a call: in C one of its own (translate.ts), so that a short one does not pay for a long one's registers. */
export function handlerName(nr: number): string {
  return `handler${nr}`;
}

/** The call that an exported function answers; undefined for any other. */
export function handlerNumber(name: string): number | undefined {
  const number = /^handler(\d+)$/.exec(name)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** The module that holds a layer's one instance. */
export function layerModule(layers: readonly Layer[], index: number): string {
  const layer = layers[index]!;
  return [
    `import { ${layer.name} } from "${layer.importPath}";`,
    `export const layer: ${layer.name} = new ${layer.name}();`,
    "",
  ].join("\n");
}

/**
 * The library as a layer with overriding layers below sees it: its Abi forwards to the topmost of them that answers.
 * Undefined where nothing below overrides a thing, since then Abi's own bodies, the kernel, are right.
 */
export function abiModule(input: ProgramInput, index: number): string | undefined {
  const { layers, abi, library } = input;
  const below = topmost(layers, index + 1);
  if (below.size === 0) return undefined;
  const methods = [...below].map(([name, layer]) => {
    const call = abi.calls.get(name)!;
    const parameters = call.parameters.map((p) => `${p.name}: ${p.type}`).join(", ");
    const values = call.parameters.map((p) => p.name).join(", ");
    return `  ${name}(${parameters}): i64 { return ${answered(input, layer, call, values)}; }`;
  });
  return [
    `import { Abi as Kernel${importedTypes(abi)} } from "${library}";`,
    ...boundaryImport(input),
    ...[...new Set(below.values())].map((layer) => `import { layer as layer${layer} } from "./layer-${layer}";`),
    `export * from "${library}";`,
    "export class Abi extends Kernel {", ...methods, "}", "",
  ].join("\n");
}

/** The program's main module: dispatch, what the runtime asks of the whole stack, and the runtime itself. */
export function mainModule(input: ProgramInput): string {
  const { layers, abi, library, runtime } = input;
  const registers = "a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64";
  const handled = [...topmost(layers, 0)].map(([name, layer]) => ({ call: abi.calls.get(name)!, layer }))
    .sort((a, b) => a.call.nr - b.call.nr);
  return [
    ...(importedTypes(abi) ? [`import { Abi${importedTypes(abi)} } from "${library}";`] : []),
    ...layers.map((_, i) => `import { layer as layer${i} } from "./layer-${i}";`),
    ...(runtime ? [`export * from "${runtime}";`] : []),
    ...boundaryImport(input),
    ...(input.shown === undefined ? [] : [`import { isTracing, showCall } from "${input.shown}";`]),
    ...passing(input),
    ...handled.map(({ call, layer }) =>
      `export function ${handlerName(call.nr)}(${registers}): i64 { return ${answered(input, layer, call, call.parameters.map(argument).join(", "))}; }`),
    "/** Answers a system call: its result, or minus the error's number. */",
    `export function dispatch(nr: i32, ${registers}): i64 { return enter(a0, a1, a2, a3, a4, a5, nr); }`,
    "/** The same with each argument where its handler has it. */",
    `export function enter(${registers}, nr: i32): i64 {`,
    ...(input.shown === undefined ? [] : [
      "  return isTracing() ? showCall(nr, a0, a1, a2, a3, a4, a5) : handle(a0, a1, a2, a3, a4, a5, nr);", "}",
      `export function answer(nr: i32, ${registers}): i64 { return handle(a0, a1, a2, a3, a4, a5, nr); }`,
      `function handle(${registers}, nr: i32): i64 {`,
    ]),
    "  switch (nr) {",
    ...handled.map(({ call }) => `    case ${call.nr}: return ${handlerName(call.nr)}(a0, a1, a2, a3, a4, a5);`),
    "    default: return pass(nr, a0, a1, a2, a3, a4, a5);",
    "  }",
    "}",
    "/** Whether some layer answers this system call. */",
    "export function isHandled(nr: i32): bool {",
    "  switch (nr) {",
    ...handled.map(({ call }) => `    case ${call.nr}:`),
    ...(handled.length > 0 ? ["      return true;"] : []),
    "    default: return false;",
    "  }",
    "}",
    ...overriding(input, handled),
    ...marking(handled.map(({ call }) => call.nr)),
    ...builtInOptions(input.options ?? []),
    ...keepsVdso(layers, abi),
    ...lifecycle(layers),
    "__endLoad();",
    "",
  ].join("\n");
}

/** Where there is a layer of the runtime's own, the last: what a personality above it answers. */
function overriding({ layers, boundary }: ProgramInput, handled: readonly { call: SystemCall; layer: number }[]): string[] {
  const own = boundary === undefined ? layers.length : layers.length - 1;
  const cases = handled.filter(({ layer }) => layer < own).map(({ call }) => `    case ${call.nr}:`);
  return [
    "export function isOverridden(nr: i32): bool {",
    "  switch (nr) {", ...cases, ...(cases.length > 0 ? ["      return true;"] : []), "    default: return false;", "  }", "}",
  ];
}

/** The same for all calls at once: 1 at the number of each that is answered. */
function marking(numbers: readonly number[]): string[] {
  return [
    ...(numbers.length > 0 ? [`const handledNumbers: usize = memory.data<u16>([${numbers.join(", ")}]);`] : []),
    "export function markHandled(table: usize): void {",
    ...(numbers.length > 0 ? [`  for (let i: usize = 0; i < ${numbers.length}; i++) store<u8>(table + load<u16>(handledNumbers + i * 2), 1);`] : []),
    "}",
  ];
}

/** What is done with a call that no layer answers. Where signals come to the runtime, as in programs with a boundary, it may wait. */
function passing({ boundary, library }: ProgramInput): string[] {
  const parameters = "nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64";
  if (boundary === undefined) return ['@external("native", "syscall6")', `declare function pass(${parameters}): i64;`];
  return [
    `import { blockingSyscall6, isBlocking, syscall6 } from "${library}";`,
    `function pass(${parameters}): i64 {`,
    "  return isBlocking(<i32>nr) ? blockingSyscall6(nr, a0, a1, a2, a3, a4, a5) : syscall6(nr, a0, a1, a2, a3, a4, a5);",
    "}",
  ];
}

/** A layer's answer to a call. */
function answered({ layers, boundary }: ProgramInput, layer: number, { name, nr }: SystemCall, values: string): string {
  const answer = `layer${layer}.${name}(${values})`;
  return boundary !== undefined && layer === layers.length - 1 ? `isOutside(${nr}) ? -${errno.ENOSYS} : ${answer}` : answer;
}

function boundaryImport({ boundary }: ProgramInput): string[] {
  return boundary === undefined ? [] : [`import { isOutside } from "${boundary}";`];
}

/** The calls that the vDSO has functions for. */
const vdsoCalls = ["clock_gettime", "gettimeofday", "time", "getcpu", "clock_getres", "getrandom"];

function keepsVdso(layers: readonly Layer[], abi: AbiClass): string[] {
  const kept = vdsoCalls.flatMap((name) => {
    const answering = layers.flatMap((layer, i) => (layer.calls.includes(name) ? [{ layer, i }] : []));
    if (answering.length === 0 || answering.some(({ layer }) => !layer.lifecycle.has("keepsVdso"))) return [];
    return [`    case ${abi.calls.get(name)!.nr}: return ${answering.map(({ i }) => `layer${i}.keepsVdso()`).join(" && ")};`];
  });
  return [
    "/** Whether programs may call the vDSO's function for this call although a layer answers it. */",
    "export function keepsVdso(nr: i32): bool {",
    "  switch (nr) {",
    ...kept,
    "    default: return false;",
    "  }",
    "}",
  ];
}

/** For each overridden call the first layer from `from` on, going down, that overrides it. */
function topmost(layers: readonly Layer[], from: number): Map<string, number> {
  const found = new Map<string, number>();
  layers.forEach((layer, index) => {
    if (index < from) return;
    for (const name of layer.calls) if (!found.has(name)) found.set(name, index);
  });
  return found;
}

function importedTypes(abi: AbiClass): string {
  return [...abi.typeNames].map((name) => `, ${name}`).join("");
}

const integerTypes = new Set(["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "isize", "usize"]);

/** A register as a method's parameter wants it. */
function argument({ type }: SystemCall["parameters"][number], index: number): string {
  if (type === "u64") return `a${index}`;
  if (type === "bool") return `<i32>a${index} != 0`;
  return integerTypes.has(type) ? `<${type}>a${index}` : `changetype<${type}>(<usize>a${index})`;
}

function builtInOptions(options: readonly string[]): string[] {
  const bytes = Buffer.from(options.map((option) => `${option}\0`).join(""));
  return [
    "/** The options built in, NUL-terminated, and how many there are. */",
    ...(bytes.length > 0 ? [`const options: usize = memory.data<u8>([${[...bytes].join(", ")}]);`] : []),
    `export function builtInOptions(): usize { return ${bytes.length > 0 ? "options" : "0"}; }`,
    `export function builtInOptionCount(): usize { return ${options.length}; }`,
  ];
}

function lifecycle(layers: readonly Layer[]): string[] {
  const having = (method: LifecycleMethod) => layers.flatMap((layer, i) => (layer.lifecycle.has(method) ? [`layer${i}`] : []));
  const attachOrder = layers.map((_, i) => i).reverse().filter((i) => layers[i]!.lifecycle.has("attach"));
  const baseOf = (index: number) =>
    ["base", ...layers.slice(0, index).flatMap((layer, i) => (layer.lifecycle.has("sessionBytes") ? [`sessionSize(layer${i}.sessionBytes())`] : []))].join(" + ");
  return [
    "function sessionSize(bytes: usize): usize { return (bytes + 63) & ~<usize>63; }",
    "/** Bytes of shared memory that all layers together want. */",
    "export function lifecycleSessionBytes(): usize {",
    `  return ${having("sessionBytes").map((layer) => `sessionSize(${layer}.sessionBytes())`).join(" + ") || "0"};`,
    "}",
    "/** Gives each layer its part of the session's memory, lowest layer first: an upper one may already call it. */",
    "export function lifecycleAttach(base: usize, fresh: bool): void {",
    ...attachOrder.map((i) => `  layer${i}.attach(${baseOf(i)}, fresh);`),
    "}",
    "/** Offers an option (UTF-8; a value at 0 is none) to the layers from the top; false if none knows it. */",
    "export function lifecycleOption(name: usize, nameLength: i32, value: usize, valueLength: i32): bool {",
    ...(having("option").length > 0 ? [
      "  const key = String.UTF8.decodeUnsafe(name, <usize>nameLength);",
      "  let text: string | null = null;",
      "  if (value != 0) text = String.UTF8.decodeUnsafe(value, <usize>valueLength);",
      ...having("option").map((layer) => `  if (${layer}.option(key, text)) return true;`),
    ] : []),
    "  return false;",
    "}",
    "/** Writes what the layers carry over exec: each one's length in 8 bytes, then its bytes, rounded up to 8. */",
    "export function lifecycleSaveState(to: usize, capacity: usize): usize {",
    "  let at: usize = 0;",
    ...having("saveState").flatMap((layer) => [
      "  if (capacity - at >= 8) {",
      `    const length = ${layer}.saveState(to + at + 8, capacity - at - 8);`,
      "    store<u64>(to + at, length);",
      "    at += 8 + ((length + 7) & ~<usize>7);",
      "  }",
    ]),
    "  return at;",
    "}",
    "export function lifecycleLoadState(from: usize, length: usize): void {",
    "  let at: usize = 0;",
    ...having("saveState").flatMap((layer) => [
      "  if (at + 8 <= length) {",
      "    const bytes = <usize>load<u64>(from + at);",
      ...(having("loadState").includes(layer) ? [`    ${layer}.loadState(from + at + 8, bytes);`] : []),
      "    at += 8 + ((bytes + 7) & ~<usize>7);",
      "  }",
    ]),
    "}",
    "/** Writes what all layers add to the first program's environment, from the top: NUL-terminated strings. */",
    "export function lifecycleEnvironment(to: usize, capacity: usize): usize {",
    "  let at: usize = 0;",
    ...having("environment").map((layer) => `  at += ${layer}.environment(to + at, capacity - at);`),
    "  return at;",
    "}",
    "/** Whether some layer has work to do when the first process has ended. */",
    "export function lifecycleWantsFinish(): bool {",
    `  return ${having("wantsFinish").map((layer) => `${layer}.wantsFinish()`).join(" || ") || "false"};`,
    "}",
    "export function lifecycleFinish(): void {",
    ...having("finish").map((layer) => `  ${layer}.finish();`),
    "}",
  ];
}

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import v8 from "node:v8";
import { compileAssemblyScript } from "../../src/compiler/asc.js";
import { compileFlags, compilerCommand, runCompiler } from "../../src/compiler/cc.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { dataSentinel } from "../../src/compiler/sources.js";
import { translate } from "../../src/compiler/translate.js";
import { decodeWasm, valueType, type FunctionType } from "../../src/compiler/wasm.js";

export interface Call { name: string; args: bigint[] }

export const fixtures = path.join(projectRoot, "test/compiler/fixtures");

/** Memory that both sides give to the arena. */
const arenaBytes = 1 << 22;

/** The result of each call in V8: its bits in hexadecimal, or "trap". */
export async function runInV8(fixture: string, calls: readonly Call[]): Promise<string[]> {
  v8.setFlagsFromString("--experimental-wasm-memory64");
  const { wasm } = await compileAssemblyScript({ entry: path.join(fixtures, fixture), memoryBase: 1024 });
  const types = exportTypes(wasm);
  let pair = 0n;
  const imports = { native: { arena: () => pair, abort: () => { throw new WebAssembly.RuntimeError("abort"); } } };
  // The types of Node know nothing of the global yet.
  const { instance } = await WebAssembly.instantiate(wasm, imports) as unknown as { instance: { exports: Record<string, unknown> } };
  const memory = instance.exports["memory"] as { buffer: ArrayBuffer; grow: (pages: number | bigint) => unknown };
  pair = BigInt(memory.buffer.byteLength);
  const pages = arenaBytes / 65536;
  // A number while 64-bit memories were behind V8's flag, a bigint since.
  memory.grow(Number(process.versions.node.split(".")[0]) < 24 ? pages : BigInt(pages));
  new DataView(memory.buffer).setBigUint64(Number(pair) + 8, pair + BigInt(arenaBytes), true);
  return calls.map(({ name, args }) => {
    const type = types.get(name)!;
    const values = args.map((value, i) => (type.parameters[i] === valueType.i32 ? Number(BigInt.asIntN(32, value)) : BigInt.asIntN(64, value)));
    (instance.exports["arenaReset"] as () => void)();
    try {
      const result = (instance.exports[name] as (...values: (number | bigint)[]) => number | bigint)(...values);
      return BigInt.asUintN(type.results[0] === valueType.i32 ? 32 : 64, BigInt(result)).toString(16);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) return "trap";
      throw error;
    }
  });
}

/** The same of machine code. */
export async function runNatively(fixture: string, calls: readonly Call[]): Promise<string[]> {
  const { wasm, sourceMap } = await compileAssemblyScript({ entry: path.join(fixtures, fixture) });
  const folder = await mkdtemp(path.join(tmpdir(), "unweld-test-"));
  try {
    const file = (name: string) => path.join(folder, name);
    await writeFile(file("program.c"), translate({ wasm, sourceMap, dataBase: dataSentinel }));
    await writeFile(file("calls.c"), callsProgram(exportTypes(wasm), calls));
    await runCompiler([...compileFlags, "-c", file("program.c"), "-o", file("program.o")]);
    await promisify(execFile)(compilerCommand(), ["-w", "-O0", file("calls.c"), file("program.o"), "-o", file("calls")]);
    const { stdout } = await promisify(execFile)(file("calls"), { maxBuffer: 1 << 26 });
    return stdout.trimEnd().split("\n");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function exportTypes(wasm: Uint8Array): Map<string, FunctionType> {
  const module = decodeWasm(wasm);
  return new Map(module.exports.map((e) => [e.name, module.functions[e.functionIndex]!.type]));
}

/** A C program that makes the calls, read from a table, and prints a result a line. */
function callsProgram(types: ReadonlyMap<string, FunctionType>, calls: readonly Call[]): string {
  const names = [...new Set(calls.map((call) => call.name))];
  const cType = (type: number) => (type === valueType.i32 ? "unsigned int" : "unsigned long");
  const declaration = (name: string) => {
    const { parameters, results } = types.get(name)!;
    return `${cType(results[0]!)} uw_${name}(${parameters.map(cType).join(", ") || "void"});`;
  };
  const invocation = (name: string, i: number) =>
    `case ${i}: return uw_${name}(${types.get(name)!.parameters.map((_, j) => `a[${j}]`).join(", ")});`;
  const row = ({ name, args }: Call) =>
    `{ ${names.indexOf(name)}, { ${args.map((value) => `${BigInt.asUintN(64, value)}ul`).join(", ") || "0"} } },`;
  return `#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
void uw_start(void);
void uw_arenaReset(void);
${names.map(declaration).join("\n")}
static unsigned long arena[${arenaBytes / 8}] = { 0, (unsigned long)0 };
unsigned long uwn_arena(void) { return (unsigned long)arena; }
static sigjmp_buf trapped;
static void onTrap(int signal) { siglongjmp(trapped, 1); }
void uwn_abort(unsigned line) { siglongjmp(trapped, 1); }
static unsigned long call(int function, const unsigned long *a) {
  switch (function) { ${names.map(invocation).join("\n")} }
  return 0;
}
static const struct { int function; unsigned long a[3]; } calls[] = {
${calls.map(row).join("\n")}
};
int main(void) {
  arena[1] = (unsigned long)arena + sizeof arena;
  signal(SIGILL, onTrap);
  uw_start();
  for (unsigned i = 0; i < sizeof calls / sizeof *calls; i++) {
    uw_arenaReset();
    if (sigsetjmp(trapped, 1) == 0) printf("%lx\\n", call(calls[i].function, calls[i].a));
    else printf("trap\\n");
  }
  return 0;
}
`;
}

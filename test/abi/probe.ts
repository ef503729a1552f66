import path from "node:path";
import v8 from "node:v8";
import { compileAssemblyScript } from "../../src/compiler/asc.js";
import { projectRoot } from "../../src/compiler/paths.js";

/** A program compiled for this test, running in V8. */
export interface Probe {
  call(name: string, ...args: (number | bigint)[]): unknown;
  readonly memory: DataView;
}

export interface Recorded {
  readonly native: "syscall6" | "blockingSyscall6";
  readonly nr: number;
  readonly registers: readonly bigint[];
}

/**
 * Compiles AssemblyScript that imports `names` from assembly/ and runs it.
 * Every system call it makes is handed to `kernel`, whose result it gets.
 */
export async function runProbe(names: readonly string[], body: string, kernel: (call: Recorded) => bigint = () => 0n): Promise<Probe> {
  v8.setFlagsFromString("--experimental-wasm-memory64");
  const entry = path.join(projectRoot, "build/program/abi-probe.ts");
  const library = path.join(projectRoot, "assembly/index.ts");
  const text = `import { ${names.join(", ")} } from "../../assembly/index";\n${body}`;
  const { wasm } = await compileAssemblyScript({ entry, library, virtual: new Map([[entry, text]]), memoryBase: 1024 });
  const record = (native: Recorded["native"]) => (nr: bigint, ...registers: bigint[]) =>
    kernel({ native, nr: Number(nr), registers: registers.map((value) => BigInt.asUintN(64, value)) });
  const abort = (): never => { throw new WebAssembly.RuntimeError("abort"); };
  const native = {
    syscall6: record("syscall6"), blockingSyscall6: record("blockingSyscall6"),
    countPassed: () => undefined, threadArea: () => 0n, arena: () => 0n, abort,
  };
  // The types of Node know nothing of the global yet.
  const { instance } = await WebAssembly.instantiate(wasm, { native }) as unknown as { instance: { exports: Record<string, unknown> } };
  const { buffer } = instance.exports["memory"] as { buffer: ArrayBuffer };
  return {
    memory: new DataView(buffer),
    call: (name, ...args) => (instance.exports[name] as (...values: (number | bigint)[]) => unknown)(...args),
  };
}

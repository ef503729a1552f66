import path from "node:path";
import v8 from "node:v8";
import { syscalls, type SystemCallName } from "../abi/syscalls.js";
import { compileStack } from "../compiler/layers.js";
import { projectRoot } from "../compiler/paths.js";
import { GuestMemory } from "./guest-memory.js";

/**
 * The kernel a test supplies: what a call answers, given its arguments as numbers (registers of 64 bits lose nothing
 * below 2^53). A call it has no answer to fails the test.
 */
export type FakeKernel = { [Name in SystemCallName]?: (...registers: number[]) => number | bigint };

export interface LoadOptions {
  /** Options of the command line, offered to the stack in this order; null is an option without a value. */
  options?: Readonly<Record<string, string | null>>;
  /** Answers the calls that `kernel` does not name. */
  otherwise?: (name: SystemCallName, registers: number[]) => number | bigint;
  /** What the processor's time stamp counter reads; it stands still without. */
  timestamp?: () => bigint;
  /** Functions of the kernel's vDSO, in the order of assembly/vdso.ts. */
  vdso?: readonly ((...values: number[]) => number)[];
  /** Told of the guest's memory before the first call of the stack, for a kernel that needs it from the start. */
  onGuest?: (guest: GuestMemory) => void;
}

/** Calls of the guest, by name: numbers, or texts that are put into its memory. The result is the handler's. */
export type Calls = { [Name in SystemCallName]: (...values: (number | bigint | string)[]) => number };

/** A stack of personalities that runs in this process. */
export interface Loaded {
  readonly call: Calls;
  readonly guest: GuestMemory;
  /** Names of the calls the kernel got since they were last taken away: `kernelCalls.length = 0`. */
  readonly kernelCalls: SystemCallName[];
  /** What the program exports. */
  readonly program: Readonly<Record<string, (...values: (number | bigint)[]) => number | bigint>>;
  /** Whether a layer answers the call. */
  isHandled(name: SystemCallName): boolean;
  /** Runs `task` as another thread: with its own area, a copy of the present one. */
  asChild<T>(task: () => T): T;
  /** What execve does to the stack: state is saved, the area cleared, and the state loaded. */
  execute(): void;
}

// Where things lie in the program's memory: guest, areas of threads, arena, the vDSO's addresses, the program itself, the session's memory.
const GUEST = 1 << 16;
const AREAS = 1 << 20;
const AREA_BYTES = 1024;
const ARENA = 1 << 21;
const ARENA_BYTES = 62 * 1024;
const VDSO = ARENA + 65536;
const PROGRAM = 1 << 22;
const PAGE = 1 << 16;

/**
 * Compiles a stack of personalities, given by their files from the top (absolute, or from the project's root), and loads
 * it with `kernel` below.
 */
export async function load(files: string | readonly string[], kernel: FakeKernel, { options = {}, otherwise, timestamp = () => 0n, vdso = [], onGuest }: LoadOptions = {}): Promise<Loaded> {
  const wasm = await compiled([files].flat().map((file) => path.resolve(projectRoot, file)));
  const kernelCalls: SystemCallName[] = [];
  let area = AREAS;
  let failure: unknown;
  const syscall = (nr: bigint, ...registers: bigint[]): bigint => {
    const name = names.get(Number(nr));
    if (name === undefined) return -38n;
    kernelCalls.push(name);
    const numbers = Object.values(syscalls[name].arguments).map((argument, i) => asNumber(argument.as, registers[i]!));
    try {
      const answer = kernel[name];
      if (answer) return BigInt(answer(...numbers));
      if (otherwise) return BigInt(otherwise(name, numbers));
      throw new Error(`the kernel of this test was asked for ${name}(${numbers.join(", ")}) and has no answer`);
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  const native = {
    syscall6: syscall, blockingSyscall6: syscall, countPassed: () => undefined, threadArea: () => BigInt(area), arena: () => BigInt(ARENA), timestamp,
    tryCopy: (to: bigint, from: bigint, length: bigint) => guest.copy(Number(to), Number(from), Number(length)),
    vdsoKernel: () => BigInt(VDSO),
    vdsoCall: (index: number, ...values: bigint[]) => BigInt(vdso[index]!(...values.map(Number))),
    vdsoRandom: (...values: (bigint | number)[]) => BigInt(vdso[5]!(...values.map(Number))),
    unwritable: (from: bigint) => from,
    isHandled: (nr: number) => program["isHandled"]!(nr),
    abort: (line: number) => { throw new WebAssembly.RuntimeError(`aborted in line ${line}`); },
  };
  // The types of Node know nothing of the global yet.
  const { exports } = await WebAssembly.instantiate(wasm, { native }) as unknown as { exports: Record<string, unknown> };
  const memory = exports["memory"] as { buffer: ArrayBuffer; grow: (pages: number | bigint) => unknown };
  const program = exports as Loaded["program"];
  const guest = new GuestMemory(() => memory.buffer, GUEST, AREAS);
  onGuest?.(guest);
  const resetArena = () => guest.view.setBigUint64(ARENA, BigInt(ARENA + 16), true);
  guest.view.setBigUint64(ARENA + 8, BigInt(ARENA + ARENA_BYTES), true);
  resetArena();
  vdso.forEach((_, i) => guest.view.setBigUint64(VDSO + 8 * i, 1n, true));

  const text = (value: string | null): [bigint, number] =>
    value === null ? [0n, 0] : [BigInt(guest.text(value)), Buffer.byteLength(value)];
  const setOptions = () => {
    for (const [name, value] of Object.entries(options)) {
      resetArena();
      if (program["lifecycleOption"]!(...text(name), ...text(value)) !== 1) throw new Error(`no personality of the stack takes the option ${name}`);
    }
  };
  setOptions();
  const bytes = Number(program["lifecycleSessionBytes"]!());
  const base = memory.buffer.byteLength;
  const pages = Math.ceil(bytes / PAGE);
  // A number while 64-bit memories were behind V8's flag, a bigint since.
  memory.grow(Number(process.versions.node.split(".")[0]) < 24 ? pages : BigInt(pages));
  const attach = (fresh: boolean) => {
    resetArena();
    program["lifecycleAttach"]!(BigInt(base), fresh ? 1 : 0);
  };
  attach(true);

  const dispatch = (name: SystemCallName, values: readonly (number | bigint | string)[]): number => {
    resetArena();
    failure = undefined;
    const registers = values.map((value) => BigInt.asIntN(64, BigInt(typeof value === "string" ? guest.text(value) : value)));
    while (registers.length < 6) registers.push(0n);
    try {
      return Number(program["dispatch"]!(syscalls[name].nr, ...registers));
    } catch (error) {
      throw failure ?? error;
    }
  };
  return {
    guest, kernelCalls, program,
    call: new Proxy({} as Calls, { get: (_, name: SystemCallName) => (...values: (number | bigint | string)[]) => dispatch(name, values) }),
    isHandled: (name) => program["isHandled"]!(syscalls[name].nr) === 1,
    asChild(task) {
      const parent = area;
      area += AREA_BYTES;
      new Uint8Array(memory.buffer).copyWithin(area, parent, parent + AREA_BYTES);
      try { return task(); } finally { area = parent; }
    },
    execute() {
      const state = guest.allocate(4096);
      const length = program["lifecycleSaveState"]!(BigInt(state), 4096n);
      new Uint8Array(memory.buffer, area, AREA_BYTES).fill(0);
      setOptions();
      attach(false);
      resetArena();
      program["lifecycleLoadState"]!(BigInt(state), length);
    },
  };
}

const names = new Map((Object.keys(syscalls) as SystemCallName[]).map((name) => [syscalls[name].nr as number, name]));

const compilations = new Map<string, Promise<WebAssembly.Module>>();

/** A stack is compiled once a process. */
function compiled(layers: readonly string[]): Promise<WebAssembly.Module> {
  const key = layers.join("\n");
  let module = compilations.get(key);
  if (!module) {
    v8.setFlagsFromString("--experimental-wasm-memory64");
    module = compileStack({ root: projectRoot, layers, memoryBase: PROGRAM }).then(({ wasm }) => WebAssembly.compile(new Uint8Array(wasm)));
    compilations.set(key, module);
  }
  return module;
}

function asNumber(type: string, register: bigint): number {
  switch (type) {
    case "i32": return Number(BigInt.asIntN(32, register));
    case "u32": return Number(BigInt.asUintN(32, register));
    case "i64": return Number(BigInt.asIntN(64, register));
    default: return Number(BigInt.asUintN(64, register));
  }
}

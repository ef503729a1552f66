import assert from "node:assert/strict";
import path from "node:path";
import { before, test } from "node:test";
import v8 from "node:v8";
import { compileStack } from "../../src/compiler/layers.js";
import { fixtures } from "./run-both.js";

type Exports = Record<string, (...values: (number | bigint)[]) => number | bigint> & { memory: { buffer: ArrayBuffer } };

const root = path.join(fixtures, "project");
const syscalls: bigint[][] = [];
/** Free memory below the program's own, whose static data begins at 64 KiB. */
const scratch = 4096n;
const arena = 8192n;
let program: Exports;

before(async () => {
  v8.setFlagsFromString("--experimental-wasm-memory64");
  const { wasm } = await compileStack({
    root, layers: ["upper", "lower"].map((name) => path.join(fixtures, "personalities", `${name}.ts`)), memoryBase: 65536,
  });
  const native = {
    syscall6: (...values: bigint[]) => { syscalls.push(values); return -38n; },
    arena: () => arena,
    abort: () => assert.fail("abort"),
  };
  program = (await WebAssembly.instantiate(wasm, { native }) as unknown as { instance: { exports: Exports } }).instance.exports;
  new DataView(program.memory.buffer).setBigUint64(Number(arena) + 8, 65536n, true);
});

const dispatch = (nr: number, ...values: bigint[]) => program["dispatch"]!(nr, ...[...values, 0n, 0n, 0n, 0n, 0n, 0n].slice(0, 6));

test("the calls of all layers are handled, and no others", () => {
  const handled = Array.from({ length: 512 }, (_, nr) => nr).filter((nr) => program["isHandled"]!(nr) === 1);
  assert.deepEqual(handled, [5, 39, 102, 110]);
});

test("the topmost layer that overrides a call answers it, in its own types", () => {
  assert.equal(dispatch(110), 7n);
  assert.equal(dispatch(102), 42n);
  assert.equal(dispatch(5, 3n, scratch), 0n);
  assert.equal(new DataView(program.memory.buffer).getUint32(Number(scratch) + 28, true), 6);
});

test("a call that nobody overrides goes to the kernel with its registers", () => {
  syscalls.length = 0;
  assert.equal(dispatch(16, 1n, 2n, 3n, 4n, 5n, 6n), -38n);
  assert.deepEqual(syscalls, [[16n, 1n, 2n, 3n, 4n, 5n, 6n]]);
});

test("each layer gets its own part of the session's memory", () => {
  assert.equal(program["lifecycleSessionBytes"]!(), 128n + 64n);
  program["lifecycleAttach"]!(0x7000n, 1);
  assert.equal(dispatch(39), 0x7000n + 128n);
});

test("an option is offered from the top until a layer knows it", () => {
  const option = (name: string, value: string | null) => {
    const bytes = new Uint8Array(program.memory.buffer);
    const at = Number(scratch);
    bytes.set(new TextEncoder().encode(name + (value ?? "")), at);
    return program["lifecycleOption"]!(scratch, name.length, value === null ? 0n : scratch + BigInt(name.length), value?.length ?? 0);
  };
  assert.equal(option("upper", "on"), 1);
  assert.equal(option("upper", "off"), 0);
  assert.equal(option("upper", null), 0);
  assert.equal(option("lower", null), 1);
  assert.equal(option("neither", "on"), 0);
});

test("what a layer saves is what it loads", () => {
  const length = program["lifecycleSaveState"]!(scratch, 1024n);
  assert.equal(length, 16n);
  program["lifecycleLoadState"]!(scratch, length);
  assert.equal(dispatch(39), 99n);
  assert.equal(program["lifecycleSaveState"]!(scratch, 7n), 0n);
});

test("the first program's environment gets the strings of all layers, as far as there is room", () => {
  const strings = (capacity: bigint) => {
    const length = Number(program["lifecycleEnvironment"]!(scratch, capacity));
    return Buffer.from(program.memory.buffer).subarray(Number(scratch), Number(scratch) + length).toString();
  };
  assert.equal(strings(1024n), "U=1\0L=2\0");
  assert.equal(strings(7n), "U=1\0");
  assert.equal(strings(0n), "");
});

test("a layer that wants to finish makes the stack want it", () => {
  assert.equal(program["lifecycleWantsFinish"]!(), 1);
});

import assert from "node:assert/strict";
import path from "node:path";
import { before, test } from "node:test";
import v8 from "node:v8";
import { syscallList } from "../../src/abi/syscalls.js";
import { decode, type Instruction } from "../../src/bpf/instructions.js";
import { answer, fault, isConstant } from "../../src/bpf/simulator.js";
import { compileAssemblyScript } from "../../src/compiler/asc.js";
import { projectRoot } from "../../src/compiler/paths.js";

const [allow, trap, kill, killProcess, noSuchCall] = [0x7fff0000, 0x30000, 0, 0x80000000, 0x50000 | 38];
const ofStrictMode = trap | 0x8001;
const [x8664, i386] = [0xc000003e, 0x40000003];
const [read, write, getpid, kill9, exit, rtSigreturn, tgkill] = [0, 1, 39, 62, 60, 15, 234];
const [sigaltstack, prctl, archPrctl, setDispatch, setGs] = [131, 157, 158, 59n, 0x1001n];
const [mmap, rtSigaction, sendfile, execve, memfdCreate, execveat, faccessat2] = [9, 13, 40, 59, 319, 322, 439];

type Filter = (...values: (number | bigint)[]) => number;
let filters: Record<"net" | "pinned" | "strict" | "withException" | "withOwnCalls" | "told", Filter>;
let pinned: readonly Instruction[];

/** The filters, written and asked in V8 by the interpreter that the runtime has for programs' own filters. */
before(async () => {
  v8.setFlagsFromString("--experimental-wasm-memory64");
  const { wasm } = await compileAssemblyScript({
    entry: path.join(projectRoot, "test/runtime/fixtures/filters.ts"), library: path.join(projectRoot, "assembly/index.ts"), memoryBase: 1 << 17,
  });
  const unused = () => assert.fail("a native that filters do not need");
  const native = { arena: () => 1024n, abort: unused, syscall6: unused, blockingSyscall6: unused, threadArea: unused };
  const { instance } = await WebAssembly.instantiate(wasm, { native }) as unknown as { instance: { exports: Record<string, unknown> } };
  const memory = instance.exports["memory"] as { buffer: ArrayBuffer };
  new DataView(memory.buffer).setBigUint64(1032, 1n << 17n, true);
  const exported = instance.exports as Record<string, (...values: (number | bigint)[]) => number | bigint>;
  const filter = (name: string, wide: readonly number[], signed = false): Filter => (...values) => {
    exported["arenaReset"]!();
    const result = Number(exported[name]!(...values.map((value, i) => (wide.includes(i) ? BigInt(value) : Number(value)))));
    return signed ? result : result >>> 0;
  };
  const room = 1 << 16;
  const steps = Number(exported["pinned"]!(start, end, gates, BigInt(room)));
  pinned = decode(new Uint8Array(memory.buffer, room, steps * 8));
  filters = { pinned: filter("pinnedAnswer", [0, 1, 2, 4]), net: filter("net", [0, 1, 2]), strict: filter("strict", [3, 4]), withException: filter("withException", [0, 1, 3], true), withOwnCalls: filter("withOwnCalls", [0, 1, 2, 4, 5], true), told: filter("told", [0, 1]) };
});

const start = 0x5512_3440_0000n;
const end = 0x5512_3455_5000n;
const gates = start + 0xb000n;
/** Where another image lies. */
const there = 0x5670_1280_0000n;
/** What the net of an image at that address has trap. */
const netOf = (address: bigint) => trap | 0x4000 | Number((address >> 22n) & 0x3fffn);
const ofNet = netOf(start);

test("the net lets calls of the range be made and no others", () => {
  for (const [pointer, expected] of [
    [start, allow], [start + 2n, allow], [end - 1n, allow],
    [start - 1n, ofNet], [end, ofNet], [0n, ofNet], [0x401000n, ofNet], [0x7fff_ffff_e000n, ofNet],
    // The same lower half in other blocks of 4 GiB.
    [start - (1n << 32n), ofNet], [start + (1n << 32n), ofNet], [start & 0xffff_ffffn, ofNet],
    [0xffff_ffff_ff60_0000n, allow], [0xffff_ffff_ff60_0c02n, allow], [0xffff_ffff_ff60_1000n, ofNet], [0xffff_ffff_ff5f_fffen, ofNet],
    [0xff60_0000n, ofNet],
  ] as const) {
    assert.equal(filters.net(start, end, pointer, x8664), expected, `a call from 0x${pointer.toString(16)}`);
    assert.equal(filters.net(start, end, pointer, i386), expected, `a 32-bit call from 0x${pointer.toString(16)}`);
  }
});

test("the net's range may begin and end a block of 4 GiB", () => {
  const first = 0x5512_0000_0000n;
  assert.equal(filters.net(first, first + 0x15_5000n, first, x8664), allow);
  assert.equal(filters.net(first, first + 0x15_5000n, first - 1n, x8664), netOf(first));
  const last = 0x5512_ffc0_0000n;
  assert.equal(filters.net(last, last + 0x3f_f000n, last + 0x3f_effen, x8664), allow);
  assert.equal(filters.net(last, last + 0x3f_f000n, last + 0x3f_f000n, x8664), netOf(last));
});

/** What the simulator and the runtime's own interpreter say of the net of a pinned session; they have to agree. */
function ofPinned(nr: number, pointer: bigint, arch = x8664): number {
  const simulated = answer(pinned, { nr, arch, instructionPointer: pointer });
  assert.equal(filters.pinned(start, end, gates, nr, pointer, arch), simulated, `call ${nr} from 0x${pointer.toString(16)}`);
  return simulated;
}
/** A filter sees the address behind `syscall`. */
const gateOf = (nr: number) => gates + BigInt(8 * nr + 2);
const restart = 219;

test("a pinned session's kernel takes every call from its gate and from no other place", () => {
  assert.equal(fault(pinned), undefined);
  assert.ok(syscallList.length > 380);
  for (const { nr, name } of syscallList) {
    assert.equal(ofPinned(nr, gateOf(nr)), allow, name);
    // The next test is about that one.
    const inGates = nr === restart ? [] : [gateOf(nr - 1), gateOf(nr + 1), gateOf(nr ^ 256), gates + BigInt(8 * nr), gateOf(nr) + 1n];
    for (const inside of [...inGates, start, start + 2n, gateOf(-1), gateOf(512), end - 1n]) {
      assert.equal(ofPinned(nr, inside), killProcess, `${name} from 0x${inside.toString(16)}`);
    }
    for (const outside of [start - 1n, end, 0n, 0x401000n, 0x7fff_ffff_e000n, gateOf(nr) + (1n << 32n), gateOf(nr) - (1n << 32n), gateOf(nr) & 0xffff_ffffn]) {
      assert.equal(ofPinned(nr, outside), ofNet, `${name} from 0x${outside.toString(16)}`);
    }
    assert.equal(ofPinned(nr, 0xffff_ffff_ff60_0400n), allow, `${name} from the vsyscall page`);
    assert.equal(isConstant(pinned, { nr, arch: x8664 }), false);
  }
});

test("the kernel goes on with an interrupted call in that call's gate", () => {
  for (const nr of [0, 7, 35, 230, 511]) assert.equal(ofPinned(restart, gateOf(nr)), allow, `in the gate of ${nr}`);
  for (const inside of [start, gateOf(0) - 1n, gateOf(512), end - 1n]) assert.equal(ofPinned(restart, inside), killProcess);
});

test("a number without a gate is no call in a pinned session, wherever it comes from", () => {
  // The last ones would be the gate of getpid if it were by the lower bits.
  for (const nr of [512, 999, 0xffff, 0x4000_0000 | getpid, 0x2000_0000 | getpid, -1]) {
    for (const inside of [start, gateOf(getpid), gateOf(512), end - 1n]) assert.equal(ofPinned(nr, inside), noSuchCall, `${nr}`);
    assert.equal(ofPinned(nr, 0x401000n), ofNet);
  }
  for (const inside of [start, gateOf(getpid), end - 1n]) assert.equal(ofPinned(getpid, inside, i386), noSuchCall);
  assert.equal(ofPinned(getpid, 0x401000n, i386), ofNet);
});

test("strict mode allows four calls, and the runtime to end the process", () => {
  const pid = 1234;
  for (const nr of [read, write, exit, rtSigreturn]) assert.equal(filters.strict(pid, nr, x8664, 7, 7), allow, `call ${nr}`);
  for (const nr of [getpid, kill9, 231, 2]) assert.equal(filters.strict(pid, nr, x8664, 7, 7), ofStrictMode, `call ${nr}`);
  assert.equal(filters.strict(pid, tgkill, x8664, pid, 9), allow);
  assert.equal(filters.strict(pid, tgkill, x8664, pid, 15), ofStrictMode);
  assert.equal(filters.strict(pid, tgkill, x8664, pid + 1, 9), ofStrictMode);
  for (const nr of [read, write, exit]) assert.equal(filters.strict(pid, nr, i386, 7, 7), kill, `32-bit call ${nr}`);
});

test("a program's filter gets an exception for the end of a trap and the beginning of a thread and sees all else as it is", () => {
  const [own, none] = [2, allow];
  const ask = (nr: number, pointer: bigint, first: bigint) => filters.withOwnCalls(start, end, there, nr, pointer, first, 0);
  const byGates: [number, bigint][] = [
    [rtSigreturn, 0n], [sigaltstack, 0n], [prctl, setDispatch], [archPrctl, setGs], [rtSigaction, 7n], [rtSigaction, 11n], [rtSigaction, 31n],
  ];
  const byOwnGate: [number, bigint][] = [[prctl, 15n], [prctl, 1n], [memfdCreate, 0n], [mmap, 0n], [sendfile, 1n], [faccessat2, 5n], [execveat, 5n]];
  for (const image of [start, there]) {
    const last = image + (end - start) - 1n;
    for (const [nr, first] of byGates) {
      assert.equal(ask(nr, image, first), none, `call ${nr}`);
      assert.equal(ask(nr, last, first), none, `call ${nr}`);
      for (const pointer of [image - 1n, last + 1n, image - (1n << 32n), 0x401000n]) assert.equal(ask(nr, pointer, first), own, `call ${nr}`);
    }
    for (const [nr, first] of byOwnGate) {
      assert.equal(ask(nr, image + 18n, first), none, `call ${nr}`);
      for (const pointer of [image, last, image + 10n, image + 18n + (1n << 32n), 0x401000n]) assert.equal(ask(nr, pointer, first), own, `call ${nr}`);
    }
    for (const [nr, first] of [[getpid, 0n], [archPrctl, setDispatch], [rtSigaction, 10n], [execve, 0n]] as const) {
      for (const pointer of [image, image + 18n]) assert.equal(ask(nr, pointer, first), own, `call ${nr}`);
    }
  }
  assert.equal(filters.withOwnCalls(start, end, there, getpid, 0x401000n, 0n, 5), own);
});

test("a filter for which that would be too long stays as it is", () => {
  assert.equal(filters.withOwnCalls(start, end, there, getpid, start, 0n, 4096 - 39 - 3), 2);
  assert.equal(filters.withOwnCalls(start, end, there, getpid, start, 0n, 4096 - 39 - 2), -1);
});

test("the net of a session inside gets an exception for all calls of the outer one", () => {
  for (const nr of [getpid, rtSigreturn]) {
    assert.equal(filters.withException(start, end, nr, start), allow);
    assert.equal(filters.withException(start, end, nr, end - 1n), allow);
    for (const pointer of [start - 1n, end, start - (1n << 32n), 0x401000n]) assert.equal(filters.withException(start, end, nr, pointer), 2);
  }
});

test("the net of a session inside is known by its form", () => {
  assert.equal(filters.told(start, end, 0, -1), 1);
  for (const changed of [8, 9]) assert.equal(filters.told(start, end, 0, changed), 0);
  assert.equal(filters.told(start, end, 1, -1), 1);
  for (const changed of [19, 28]) assert.equal(filters.told(start, end, 1, changed), 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { syscallList } from "../../src/abi/syscalls.js";
import { isLegacy } from "../../src/abi/tables.js";
import { allowed, boundaryFilter, refusal } from "../../src/boundary/filter.js";
import { needed } from "../../src/boundary/needed.js";
import { intersection, namedSets } from "../../src/boundary/sets.js";
import { Assembler } from "../../src/bpf/assembler.js";
import { decode, encode, longest, type Instruction } from "../../src/bpf/instructions.js";
import { answer, fault, isConstant } from "../../src/bpf/simulator.js";

const [x8664, i386, aarch64] = [0xc000003e, 0x40000003, 0xc00000b7];
const x32 = 0x40000000;
/** Every number that anybody could mean, of both tables, what lies around them, and the ends of the range. */
const numbers = [...Array.from({ length: 600 }, (_, nr) => nr), 1023, 0x7fffffff, -1, -2, -(2 ** 31)];

function assertFilter(filter: readonly Instruction[], inside: ReadonlySet<number>, name: string): void {
  assert.equal(fault(filter), undefined, name);
  for (const nr of numbers) {
    const call = { nr, arch: x8664 };
    assert.equal(answer(filter, call), inside.has(nr) ? allowed : refusal, `${name}: ${nr}`);
    assert.ok(isConstant(filter, call), `${name}: the answer to ${nr} depends on more than the number`);
    assert.equal(answer(filter, { nr: nr | x32, arch: x8664 }), nr < 0 && inside.has(nr | x32) ? allowed : refusal, `${name}: ${nr} of x32`);
    for (const arch of [i386, aarch64]) assert.equal(answer(filter, { nr, arch }), refusal, `${name}: ${nr} of another architecture`);
  }
}

test("the filter of every named set allows its calls and refuses every other number", () => {
  for (const [name, make] of namedSets) {
    const set = make();
    if (set === "all") continue;
    const inside = new Set(set.map(({ nr }) => nr));
    assertFilter(boundaryFilter(inside), inside, name);
  }
});

test("the filter of any set does so", () => {
  let state = 20261124;
  const random = (): number => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
  for (let round = 0; round < 50; round++) {
    const share = random();
    const inside = new Set(numbers.filter((nr) => nr >= 0 && nr < 600 && random() < share));
    assertFilter(boundaryFilter(inside), inside, `round ${round}`);
  }
  assertFilter(boundaryFilter([]), new Set(), "nothing");
  // The most ranges, so that jumps are farther than a conditional one reaches.
  const even = new Set(numbers.filter((nr) => nr >= 0 && nr < 600 && nr % 2 === 0));
  assertFilter(boundaryFilter(even), even, "every second");
});

test("what is refused is ENOSYS, what is allowed is let through", () => {
  assert.deepEqual([refusal, allowed], [0x00050000 | 38, 0x7fff0000]);
});

test("every named set has what the runtime needs", () => {
  for (const [name, make] of namedSets) {
    const set = make();
    if (set === "all") continue;
    const names = new Set<string>(set.map((call) => call.name));
    assert.deepEqual(needed.filter((call) => !names.has(call)), [], name);
  }
});

const namesOf = (set: string): Set<string> => {
  const calls = namedSets.get(set)!();
  assert.notEqual(calls, "all");
  return new Set(calls === "all" ? [] : calls.map(({ name }) => name));
};

test("no-legacy has what asm-generic has and what only x86-64 has", () => {
  const names = namesOf("no-legacy");
  for (const name of ["openat", "ppoll", "clone", "renameat", "arch_prctl", "modify_ldt", "uprobe", "statx"]) assert.ok(names.has(name), name);
  for (const name of ["open", "poll", "fork", "vfork", "time", "ustat", "sysfs", "getdents", "dup2", "uselib"]) assert.ok(!names.has(name), name);
  // 58 of x86-64's numbers are not in the asm-generic table, 6 of which only x86-64 has a use for.
  assert.equal(syscallList.filter(({ name }) => isLegacy(name)).length, 58 - 6);
});

test("generic-riscv64 lacks renameat besides", () => {
  const [generic, riscv] = [namesOf("no-legacy"), namesOf("generic-riscv64")];
  assert.deepEqual([...generic].filter((name) => !riscv.has(name)), ["renameat"]);
  assert.deepEqual([...riscv].filter((name) => !generic.has(name)), []);
});

test("a release has what is not newer", () => {
  for (const [release, has, lacks] of [
    ["4.4", ["mlock2", "memfd_create", "fork"], ["copy_file_range", "statx"]],
    ["4.18", ["rseq", "io_pgetevents", "statx"], ["pidfd_send_signal", "clone3"]],
    ["5.8", ["faccessat2", "openat2"], ["close_range", "epoll_pwait2"]],
    ["5.9", ["close_range"], ["process_madvise"]],
    ["6.18", ["uprobe", "file_setattr"], ["listns", "rseq_slice_yield"]],
  ] as const) {
    const names = namesOf(`linux-${release}`);
    for (const name of has) assert.ok(names.has(name), `${release} has ${name}`);
    for (const name of lacks) assert.ok(!names.has(name), `${release} lacks ${name}`);
  }
});

test("sets combined leave what all of them have", () => {
  const [generic, old] = [namedSets.get("no-legacy")!(), namedSets.get("linux-5.4")!()];
  const both = intersection([generic, "all", old]);
  assert.notEqual(both, "all");
  if (both === "all") return;
  const names = both.map(({ name }) => name as string);
  assert.deepEqual(names, [...namesOf("no-legacy")].filter((name) => namesOf("linux-5.4").has(name)));
  assert.equal(intersection(["all", "all"]), "all");
});

test("the simulator refuses what the kernel refuses", () => {
  const ok = new Assembler().load(0).answer(allowed).finish();
  const step = (change: Partial<Instruction>): Instruction => ({ code: 0x20, jt: 0, jf: 0, k: 0, ...change });
  assert.equal(fault(ok), undefined);
  for (const [name, program] of [
    ["nothing", []],
    ["no return at the end", [step({})]],
    ["a load that is not aligned", [step({ k: 2 }), ...ok]],
    ["a load behind the data", [step({ k: 64 }), ...ok]],
    ["a jump behind the end", [step({ code: 0x15, jt: 2 }), ...ok]],
    ["an unconditional one", [step({ code: 0x05, k: 0xffffffff }), ...ok]],
    ["an unknown instruction", [step({ code: 0xff }), ...ok]],
    ["too many", Array.from({ length: longest + 1 }, () => step({ code: 0x06 }))],
  ] as const) assert.notEqual(fault(program), undefined, name);
});

test("an assembler's label has to be behind its jumps", () => {
  const label = Symbol("behind");
  assert.throws(() => new Assembler().put(label).ifEqual(1, label).answer(0).finish(), /behind is not behind/);
  assert.throws(() => new Assembler().ifEqual(1, Symbol("nowhere")).answer(0).finish(), RangeError);
  const many = new Assembler();
  for (let i = 0; i <= longest; i++) many.answer(0);
  assert.throws(() => many.finish(), /4097 instructions/);
});

test("jumps of every length lead where they should", () => {
  for (let between = 0; between < 600; between += between < 245 || between > 265 ? 37 : 1) {
    for (const both of [false, true]) {
      const [one, other] = [Symbol("one"), Symbol("other")];
      const program = new Assembler().load(0).ifEqual(7, one, both ? other : undefined);
      for (let i = 0; i < between; i++) program.answer(1);
      const written = program.answer(1).put(one).answer(2).put(other).answer(3).finish();
      assert.equal(answer(written, { nr: 7, arch: x8664 }), 2, `${between}`);
      assert.equal(answer(written, { nr: 8, arch: x8664 }), both ? 3 : 1, `${between}`);
      assert.deepEqual(decode(encode(written)), written);
    }
  }
});

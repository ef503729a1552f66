import assert from "node:assert/strict";
import { test } from "node:test";
import { runNatively, runInV8, type Call } from "./run-both.js";

const small = [0, 1, 2, 3, 7, 8, 31, 32, 33, 63, 64, 65, 127, 128, 255, 256, 1000, 32767, 32768, 65535].map(BigInt);
const edges = [
  ...small, -1n, -2n, -7n, -128n, -129n, -32769n, 0x7fffffffn, 0x80000000n, 0xffffffffn, 0x100000000n, 0x5a5a1234n,
  0x7fffffffffffffffn, -0x8000000000000000n, 0x123456789abcdef0n, -0x123456789abcdefn, 0x8f8e8d8c8b8a8988n, 0x5eed0010n,
];
const pairs = edges.flatMap((a) => edges.map((b) => [a, b]));
const each = (values: bigint[]) => values.map((value) => [value]);
const upTo = (n: number) => each(Array.from({ length: n }, (_, i) => BigInt(i)));

const binary = ["add", "sub", "mul", "div", "rem", "divU", "remU", "shl", "shr", "shrU", "rotl", "rotr", "logic", "less", "below"];
const groups: Record<string, [string, bigint[][]][]> = {
  "arithmetic of 32 bits": binary.map((name) => [`${name}32`, pairs]),
  "arithmetic of 64 bits": binary.map((name) => [`${name}64`, pairs]),
  "bits and conversions": ["bits32", "bits64", "extend32", "extend64", "wrap64"].map((name) => [name, each(edges)]),
  "selection": [["chosen", pairs.flatMap(([a, b]) => [[1n, a!, b!], [4n, a!, b!]])]],
  "memory of every width": ["widths", "narrow32", "narrow64"].map((name) => [name, each(edges)]),
  "bulk memory": ["copy", "fill", "compare"].map((name) => [name, [
    [0n, 0n, 256n], [1n, 0n, 255n], [0n, 1n, 255n], [16n, 8n, 64n], [8n, 16n, 64n], [100n, 3n, 17n], [5n, 5n, 0n], [7n, 200n, 9n],
  ]]),
  "atomics": ["atomics8", "atomics16", "atomics32", "atomics64", "narrowAtomics"].map((name) => [name, pairs]),
  "control flow": [["collatz", upTo(40).slice(1)], ["switched", [...upTo(80), [-1n], [-2n]]], ["nested", upTo(30)], ["recursion", upTo(20)]],
  "globals": [["globals", [[1n], [2n], [-9n], [1000000n]]]],
  "classes": [["classes", upTo(20)], ["nonNull", upTo(4)], ["generics", pairs], ["functions", upTo(12)]],
  "strings": [["strings", upTo(25)]],
  "arrays": [["arrays", upTo(60)], ["bounds", [...upTo(15), [-1n]]]],
  "maps": [["maps", upTo(60)]],
};

const calls: Call[] = Object.values(groups).flat().flatMap(([name, values]) => values.map((args) => ({ name, args })));
// Compiled once; each group then compares its own calls.
const results = Promise.all([runInV8("differential.ts", calls), runNatively("differential.ts", calls)]);

for (const [title, functions] of Object.entries(groups)) {
  test(`${title}: machine code computes what V8 computes`, async () => {
    const [expected, actual] = await results;
    const names = new Set(functions.map(([name]) => name));
    let compared = 0;
    calls.forEach(({ name, args }, i) => {
      if (!names.has(name)) return;
      assert.equal(actual[i], expected[i], `${name}(${args.join(", ")})`);
      compared++;
    });
    assert.ok(compared > 0);
  });
}

test("a division by zero, an overflowing division, an index out of bounds and a null that is said to be none trap", async () => {
  const [, actual] = await results;
  const resultOf = (name: string, ...args: bigint[]) =>
    actual[calls.findIndex((call) => call.name === name && call.args.join() === args.join())];
  assert.equal(resultOf("div32", 7n, 0n), "trap");
  assert.equal(resultOf("remU64", 7n, 0n), "trap");
  assert.equal(resultOf("div64", -0x8000000000000000n, -1n), "trap");
  assert.equal(resultOf("rem64", -0x8000000000000000n, -1n), "0");
  assert.equal(resultOf("bounds", 13n), "trap");
  assert.equal(resultOf("nonNull", 2n), "trap");
});

test("a pointer has eight bytes", async () => {
  const probe = [{ name: "pointerBytes", args: [] }];
  assert.deepEqual(await runInV8("differential.ts", probe), ["8"]);
  assert.deepEqual(await runNatively("differential.ts", probe), ["8"]);
});

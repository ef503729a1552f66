import assert from "node:assert/strict";
import { test } from "node:test";
import { errno, errnoName } from "../../src/abi/errno.js";
import { flagConstants } from "../../src/abi/generate/constants.js";
import { flagGroups, flags } from "../../src/abi/flags.js";
import { generatedFiles } from "../../src/abi/generate/files.js";
import { runProbe } from "./probe.js";

test("no name is exported twice to personalities", () => {
  const names = [...generatedFiles].filter(([file]) => file.startsWith("assembly/"))
    .flatMap(([, text]) => [...text().matchAll(/^export (?:const|class|function) (\w+)/gm)].map((match) => match[1]!));
  assert.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), []);
});

test("every constant is written in its group's base and type", () => {
  const text = flagConstants();
  assert.match(text, /^export const O_CREAT: i32 = 0o100;$/m);
  assert.match(text, /^export const S_IFMT: u32 = 0o170000;$/m);
  assert.match(text, /^export const CLONE_CLEAR_SIGHAND: u64 = 0x100000000;$/m);
  assert.match(text, /^export const AT_FDCWD: i32 = -100;$/m);
  assert.equal(text.match(/^export const/gm)!.length, flags.size);
});

test("AssemblyScript reads every constant as its value", async () => {
  const rows = flagGroups.flatMap(({ type, values, newer }) => [values, ...Object.values(newer)]
    .flatMap((some) => Object.entries(some).map(([name, value]) => ({ name, value: BigInt(value), type }))));
  const body = rows.map(({ name }) => `export function get_${name}(): i64 { return <i64>${name}; }\n` +
    `export function bytes_${name}(): i32 { return bytesOf(${name}); }`);
  const probe = await runProbe(rows.map(({ name }) => name), `function bytesOf<T>(value: T): i32 { return <i32>sizeof<T>(); }\n${body.join("\n")}`);
  for (const { name, value, type } of rows) {
    assert.equal(BigInt.asUintN(64, probe.call(`get_${name}`) as bigint), BigInt.asUintN(64, value), name);
    assert.equal(probe.call(`bytes_${name}`), type.bytes, name);
  }
});

test("an error number has its first name", () => {
  assert.equal(errnoName(errno.EAGAIN), "EAGAIN");
  assert.equal(errnoName(512), undefined);
});

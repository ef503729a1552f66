import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { syscalls } from "../../src/abi/syscalls.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { automatic, mechanisms } from "../../src/mechanisms/index.js";
import { capabilities } from "../../src/mechanisms/mechanism.js";

test("each folder of src/mechanisms is one mechanism of its name", () => {
  const folders = readdirSync(path.join(projectRoot, "src/mechanisms"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(folders.map(({ name }) => name).sort(), mechanisms.map(({ name }) => name).sort());
});

test("each says of every ability whether it has it, or why not", () => {
  for (const { name, can } of mechanisms) {
    assert.deepEqual(Object.keys(can).sort(), Object.keys(capabilities).sort(), name);
    for (const ability of Object.values(can)) assert.ok(ability === true || ability.length > 10, name);
  }
});

test("the calls a mechanism serves or not are system calls", () => {
  for (const { name, serves } of mechanisms) {
    if (serves.calls === "all") continue;
    const names: readonly string[] = serves.calls === "only" ? serves.names : Object.keys(serves.names);
    for (const call of names) assert.ok(call in syscalls, `${name}: ${call}`);
  }
});

test("auto only tries what sees each call of each program", () => {
  for (const { name, can, serves } of automatic) {
    assert.deepEqual([can.raw, can.static, can.early, serves.calls], [true, true, true, "all"], name);
  }
});

test("known limits name a case and give a reason; guests exist", () => {
  for (const { name, limits } of mechanisms) {
    for (const limit of limits) {
      assert.match(limit.case, /^WB-\d{3}$/, name);
      assert.ok(limit.reason.length > 10, `${name}: ${limit.case}`);
      if (limit.guest !== undefined) assert.ok(existsSync(path.join(projectRoot, `guests/${limit.guest}.c`)), `${name}: ${limit.guest}`);
    }
  }
});

test("mechanisms do not import each other", () => {
  for (const { name } of mechanisms) {
    const text = readFileSync(path.join(projectRoot, `src/mechanisms/${name}/${name}.ts`), "utf8");
    for (const [, from] of text.matchAll(/from "(.*)"/g)) assert.match(from!, /^\.\.?\/[\w-]+\.js$/, name);
  }
});

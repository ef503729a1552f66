import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { syscallList } from "../../src/abi/syscalls.js";
import { handlerNumber } from "../../src/compiler/generate-program.js";
import { projectRoot } from "../../src/compiler/paths.js";

const names = [...readFileSync(path.join(projectRoot, "native/generated/order.ld"), "utf8").matchAll(/^\*\(\.text\.(\w+) /gm)].map(([, name]) => name!);
const sources = ["runtime", "personalities", "assembly", "native", "src/compiler"].flatMap((folder) =>
  readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|S|h)$/.test(name))
    .map((name) => readFileSync(path.join(projectRoot, folder, name), "utf8"))).join("\n");

/** Words that functions of classes and of the machine have in front of their names. */
const prefix = /^(uwn?|[A-Z]\w*?)_/;

const numbers = new Set(syscallList.map(({ nr }) => nr));
const isHandler = (name: string) => numbers.has(handlerNumber(name) ?? -1);

test("what is laid out first is there still", () => {
  assert.ok(names.length > 50, `${names.length} names`);
  const unknown = names.filter((name) => !isHandler(name) && !new RegExp(`\\b(${name}|${name.replace(prefix, "").replace(/_override$/, "")})\\b`).test(sources));
  assert.deepEqual(unknown, [], "npm run order finds out what new processes execute");
});

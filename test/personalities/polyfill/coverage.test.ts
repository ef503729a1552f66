import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { syscallList, type SystemCallName } from "../../../src/abi/syscalls.js";
import { load } from "../../../src/testkit/index.js";
import { coverage, coverageTable, folder } from "./coverage.js";

/** The two that are older and still answered. */
const older = ["renameat2", "getrandom"];

function isNewer(since: string): boolean {
  const [major = 0, minor = 0] = since.split(".").map(Number);
  return major > 4 || (major === 4 && minor > 4);
}

test("every call newer than Linux 4.4 is answered or refused for a reason", () => {
  const newer = syscallList.filter(({ since }) => since !== "never" && isNewer(since)).map(({ name }) => name);
  assert.deepEqual(Object.keys(coverage).sort(), [...older, ...newer].sort());
});

test("what coverage.json says is answered is overridden, and nothing else is", async () => {
  const { isHandled } = await load("personalities/polyfill/polyfill.ts", {});
  for (const { name } of syscallList) {
    const row = coverage[name];
    assert.equal(isHandled(name as SystemCallName), row !== undefined && row.fidelity !== "refused", name);
  }
});

test("the README shows coverage.json", () => {
  const readme = readFileSync(path.join(folder, "README.md"), "utf8");
  assert.ok(readme.includes(coverageTable()), `expected the table\n${coverageTable()}`);
});

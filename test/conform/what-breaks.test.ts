import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { limitsTable } from "../../src/conform/limits-table.js";

const text = readFileSync(path.join(projectRoot, "docs/what-breaks.md"), "utf8");

test("docs/what-breaks.md has the known limits of all mechanisms, as their data says", () => {
  assert.ok(text.includes(`\n${limitsTable()}\n`), `its table of limits is not this one, which is to be put there:\n${limitsTable()}`);
});

test("docs/what-breaks.md names tests and guests that there are", () => {
  const named = [...text.matchAll(/`((?:guests|test)\/[\w./-]+)`/g)].map((match) => match[1]!);
  assert.ok(named.length > 5);
  for (const file of named) assert.ok(existsSync(path.join(projectRoot, file)), file);
});

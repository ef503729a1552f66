import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { mechanismsDocument } from "../../src/mechanisms/document.js";

test("docs/mechanisms.md says what the data say", () => {
  assert.equal(readFileSync(path.join(projectRoot, "docs/mechanisms.md"), "utf8"), mechanismsDocument(), "run npm run generate");
});

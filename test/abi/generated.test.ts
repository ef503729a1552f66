import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { generatedFiles } from "../../src/abi/generate/files.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { compiles } from "./headers.js";

for (const [file, text] of generatedFiles) {
  test(`${file} is what its data gives`, async () => {
    assert.equal(await readFile(path.join(projectRoot, file), "utf8"), text(), "run npm run generate");
  });
  if (!file.endsWith(".c")) continue;
  test(`${file} agrees with this machine's headers`, () => compiles(path.join(projectRoot, file)));
}

test("a wrong offset does not compile", async () => {
  const right = generatedFiles.get("native/generated/layout-check.c")!();
  const wrong = right.replace("st_uid) == 28", "st_uid) == 32");
  assert.notEqual(wrong, right);
  const folder = await mkdtemp(path.join(tmpdir(), "unweld-test-"));
  try {
    const file = path.join(folder, "wrong.c");
    await writeFile(file, wrong);
    await assert.rejects(compiles(file), /Stat\.st_uid/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

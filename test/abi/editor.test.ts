import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";

test("TypeScript finds nothing wrong in assembly/, runtime/ and personalities/", async () => {
  const tsc = path.join(projectRoot, "node_modules/typescript/bin/tsc");
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [tsc, "--noEmit", "-p", "tsconfig.assembly.json"], { cwd: projectRoot },
      (error, stdout) => resolve(error ? stdout || error.message : stdout));
  });
  assert.equal(output, "");
});

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { imageUnderTest, setStage } from "../guests/stage.js";

let stage = { folder: "", image: "" };
let program = "";
before(async () => {
  stage = await setStage(imageUnderTest());
  program = path.join(stage.folder, "own-bytes");
  execFileSync("cc", ["-O2", "-Wall", "-Werror", "-o", program, path.join(projectRoot, "test/runtime/fixtures/own-bytes.c")]);
});
after(() => rm(stage.folder, { recursive: true, force: true }));

function run(...options: string[]) {
  return spawnSync(stage.image, [...options, "--", program], { encoding: "utf8", timeout: 60_000 });
}

/** Why Syscall User Dispatch cannot say where calls trap, instead of where they do not. */
const notInclusive = (() => {
  const { status, stderr } = spawnSync(imageUnderTest(), ["-o", "mechanism=sud-inclusive", "--", "true"], { encoding: "utf8" });
  return status === 0 ? false : `this kernel has no inclusive ranges: ${stderr.split("\n")[1]?.trim()}`;
})();

for (const options of [[], ["-o", "mechanism=rewrite"], ["-o", "mechanism=rewrite", "-o", "net=trap"]]) {
  test(`a site that is executed often is patched: ${options.join(" ") || "by default"}`, () => {
    const { status, stdout, stderr } = run(...options);
    assert.equal(`${status} ${stdout}${stderr}`, "0 patched\n");
  });
}

test("many sites that are executed in turn are patched, nearly all", () => {
  const many = path.join(stage.folder, "many-sites");
  execFileSync("cc", ["-O2", "-Wall", "-Werror", "-mno-red-zone", "-o", many, path.join(projectRoot, "test/runtime/fixtures/many-sites.c")]);
  assert.equal(spawnSync(many, { encoding: "utf8" }).stdout, "0\n");
  const { stdout, stderr } = spawnSync(stage.image, ["--", many], { encoding: "utf8", timeout: 60_000 });
  assert.equal(stderr, "");
  assert.ok(Number(stdout) > 150, `${stdout.trim()} of 200`);
});

for (const mechanism of ["sud", "sud-inclusive", "trap"]) {
  test(`no site is ever patched by ${mechanism}`, { skip: mechanism === "sud-inclusive" && notInclusive }, () => {
    const { status, stdout, stderr } = run("-o", `mechanism=${mechanism}`);
    assert.equal(`${status} ${stdout}${stderr}`, "0 as it was\n");
  });
}

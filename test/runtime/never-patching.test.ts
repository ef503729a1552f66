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

/** What a fixture prints natively, and under the image. */
function outputs(name: string): { native: string; reflected: string } {
  const file = path.join(stage.folder, name);
  execFileSync("cc", ["-O2", "-Wall", "-Werror", "-mno-red-zone", "-o", file, path.join(projectRoot, `test/runtime/fixtures/${name}.c`)]);
  const { stdout, stderr } = spawnSync(stage.image, ["--", file], { encoding: "utf8", timeout: 60_000 });
  assert.equal(stderr, "");
  return { native: spawnSync(file, { encoding: "utf8" }).stdout, reflected: stdout };
}

test("many sites that are executed in turn are patched, nearly all", () => {
  const { native, reflected } = outputs("many-sites");
  assert.equal(native, "0\n");
  assert.ok(Number(reflected) > 150, `${reflected.trim()} of 200`);
});

test("a site that only forked processes execute is patched before a later fork", () => {
  assert.deepEqual(outputs("forked-site"), { native: "as it was\n", reflected: "patched\n" });
});

test("the sites of a page where many trap are patched from the beginning in later processes of the program", () => {
  const { native, reflected } = outputs("planned-sites");
  assert.equal(native, "0\n0\n0\n");
  const [first, second, third] = reflected.split("\n").map(Number);
  assert.equal(first, 0);
  assert.ok(second! >= 5 && third! >= 15, reflected);
});

for (const mechanism of ["sud", "sud-inclusive", "trap"]) {
  test(`no site is ever patched by ${mechanism}`, { skip: mechanism === "sud-inclusive" && notInclusive }, () => {
    const { status, stdout, stderr } = run("-o", `mechanism=${mechanism}`);
    assert.equal(`${status} ${stdout}${stderr}`, "0 as it was\n");
  });
}

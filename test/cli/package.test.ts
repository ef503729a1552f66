import assert from "node:assert/strict";
import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { fixtures, ownCache, run, temporaryFolder } from "./unweld.js";

const folder = temporaryFolder();

/** The package as published, installed beside its dependencies. */
function installed(): string {
  const modules = path.join(folder, "node_modules");
  mkdirSync(path.join(modules, "unweld"), { recursive: true });
  const env = { ...process.env, npm_config_cache: path.join(folder, "npm") };
  run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], { cwd: projectRoot, env });
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"))!;
  run("tar", ["-C", path.join(modules, "unweld"), "--strip-components=1", "-xf", path.join(folder, archive)]);
  for (const name of readdirSync(path.join(projectRoot, "node_modules"))) {
    if (!name.startsWith(".")) symlinkSync(path.join(projectRoot, "node_modules", name), path.join(modules, name));
  }
  return path.join(modules, "unweld");
}

test("the published package runs stock personalities and compiles others without being set up", () => {
  const unweld = path.join(installed(), "bin/unweld");
  const env = ownCache(path.join(folder, "cache"));
  const answers = (args: string[]) => run(unweld, ["run", ...args], { env });
  assert.deepEqual(answers(["-p", "fakeroot", "id", "-u"]), { status: 0, signal: null, stdout: "0\n", stderr: "" });
  assert.deepEqual(answers(["-p", path.join(fixtures, "forty-two.ts"), "sh", "-c", "echo $PPID"]), {
    status: 0, signal: null, stdout: "42\n", stderr: "",
  });
  assert.equal(run(unweld, ["probe", "--json"], { env }).stderr, "");
});

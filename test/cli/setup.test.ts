import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { asNobody, notRoot, run, temporaryFolder, type Outcome } from "./unweld.js";

/** A checkout with its dependencies installed that was never built. */
function checkout(): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  for (const name of readdirSync(projectRoot)) {
    if (![".git", "build", "node_modules"].includes(name)) cpSync(path.join(projectRoot, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(projectRoot, "node_modules"), path.join(folder, "node_modules"));
  return folder;
}

function runAsync(file: string, args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(file, args);
    const output = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) child[stream].setEncoding("utf8").on("data", (text: string) => { output[stream] += text; });
    child.on("close", (status, signal) => { resolve({ status, signal, ...output }); });
  });
}

test("a user who may not write to a checkout that is not set up is told who may", { skip: notRoot }, () => {
  const folder = checkout();
  assert.deepEqual(run(asNobody[0]!, [...asNobody.slice(1), path.join(folder, "bin/unweld"), "run", "--", "true"], { cwd: "/" }), {
    status: 125, signal: null, stdout: "",
    stderr: `unweld: cannot set up ${folder}: nobody may not write there\n  run \`npm run build\` once as the owner, root\n`,
  });
});

test("the first use builds, once however many begin at a time, says so, and leaves it to every user", async () => {
  const folder = checkout();
  const unweld = path.join(folder, "bin/unweld");
  const umask = ["-c", 'umask 077; exec "$@"', "sh"];
  const runs = await Promise.all(["first", "second"].map((word) => runAsync("sh", [...umask, unweld, "run", "--", "echo", word])));
  assert.deepEqual(runs.map(({ status, stdout }) => [status, stdout]), [[0, "first\n"], [0, "second\n"]]);
  const said = runs.map(({ stderr }) => stderr).join("").split("\n").filter((line) => line !== "").sort();
  assert.deepEqual(said, [`unweld: setting up ${folder}: building`, `unweld: waiting for another set-up of ${folder}`]);

  assert.deepEqual(run(unweld, ["run", "--", "echo", "third"]), { status: 0, signal: null, stdout: "third\n", stderr: "" });
  for (const image of readdirSync(path.join(folder, "build/images"))) {
    assert.equal(statSync(path.join(folder, "build/images", image)).mode & 0o777, 0o755);
  }
  assert.ok(existsSync(path.join(folder, "build/probe/attempt")));
  if (notRoot === false) {
    assert.equal(run(asNobody[0]!, [...asNobody.slice(1), unweld, "run", "id", "-u"], { cwd: "/" }).stdout, "65534\n");
  }
});

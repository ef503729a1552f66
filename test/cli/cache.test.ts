import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { asNobody, command, fixtures, notRoot, run, temporaryFolder, unweld } from "./unweld.js";

const folder = temporaryFolder();
const log = path.join(folder, "compilations");
const compiler = path.join(folder, "cc");
writeFileSync(compiler, `#!/bin/sh\necho compiled >>${log}\nexec cc "$@"\n`);
chmodSync(compiler, 0o755);

const compilations = () => (existsSync(log) ? readFileSync(log, "utf8").split("\n").length - 1 : 0);
const parent = ["sh", "-c", "echo $PPID"];

test("a second run of a personality starts no compiler, and a changed source does", () => {
  const source = path.join(folder, "answer.ts");
  const text = (answer: number) => `import { Abi } from "unweld";\nexport class A extends Abi { override getppid(): i64 { return ${answer}; } }\n`;
  const env = { ...process.env, CC: compiler, XDG_CACHE_HOME: path.join(folder, "cache") };
  const answer = () => unweld(["run", "-p", source, "--", ...parent], { env }).stdout;
  writeFileSync(source, text(4));
  assert.equal(answer(), "4\n");
  assert.equal(compilations(), 1);
  assert.equal(answer(), "4\n");
  assert.equal(compilations(), 1);
  writeFileSync(source, text(5));
  assert.equal(answer(), "5\n");
  assert.equal(compilations(), 2);
});

test("a stock personality needs no compiler, no Node, no HOME and nothing to write to", { skip: notRoot }, () => {
  const script = `exec "$0" run -p fakeroot -- id -u`;
  const env = { PATH: "/usr/bin:/bin", CC: "/bin/false", NODE_OPTIONS: "--no-such-option", TMPDIR: "/nonexistent" };
  const { status, stdout, stderr } = run(asNobody[0]!, [...asNobody.slice(1), "sh", "-c", script, command], { env, cwd: "/" });
  assert.deepEqual([status, stdout, stderr], [0, "0\n", ""]);
});

test("a user without a home compiles into a private folder for temporary files", { skip: notRoot }, () => {
  const temporary = path.join(folder, "temporary");
  mkdirSync(temporary);
  chmodSync(temporary, 0o1777);
  chmodSync(folder, 0o755);
  const env = { PATH: process.env["PATH"], TMPDIR: temporary, HOME: "/nonexistent" };
  const args = [...asNobody.slice(1), command, "run", "-p", path.join(fixtures, "forty-two.ts"), "--", ...parent];
  assert.deepEqual(run(asNobody[0]!, args, { env, cwd: "/" }), { status: 0, signal: null, stdout: "42\n", stderr: "" });
  assert.deepEqual(readdirSync(temporary), ["unweld-65534"]);
});

test("a cache that someone else owns or may write is not trusted", { skip: notRoot }, () => {
  const shared = path.join(folder, "shared");
  mkdirSync(path.join(shared, "unweld"), { recursive: true });
  chmodSync(path.join(shared, "unweld"), 0o777);
  const env = { ...process.env, XDG_CACHE_HOME: shared, TMPDIR: path.join(folder, "absent") };
  const { stdout } = unweld(["run", "-p", path.join(fixtures, "forty-two.ts"), "--", ...parent], { env });
  assert.equal(stdout, "42\n");
  assert.deepEqual(readdirSync(path.join(shared, "unweld")), []);
});

test("where nothing can be kept, it is said where that was tried", { skip: notRoot }, () => {
  const env = { PATH: process.env["PATH"], HOME: "/nonexistent", TMPDIR: "/proc" };
  const args = [...asNobody.slice(1), command, "run", "-p", path.join(fixtures, "forty-two.ts"), "--", "true"];
  assert.deepEqual(run(asNobody[0]!, args, { env, cwd: "/" }), {
    status: 125, signal: null, stdout: "",
    stderr: "unweld: cannot keep compiled personalities anywhere\n  tried /nonexistent/.cache/unweld (EACCES) and /proc/unweld-65534 (ENOENT)\n" +
      "  set XDG_CACHE_HOME or TMPDIR to a folder you may write\n",
  });
});

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { syscalls } from "../../src/abi/syscalls.js";
import { preloadLibrary } from "../../src/compiler/preload-library.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { stockImage } from "../../src/cli/stock.js";
import { libcFunctions } from "../../src/mechanisms/preload/functions.js";
import { fixtures, temporaryFolder } from "../cli/unweld.js";

const folder = temporaryFolder();
const image = path.join(folder, "image");
const source = path.join(projectRoot, "test/mechanisms/fixtures/parent.c");
let library = "";

before(async () => {
  chmodSync(folder, 0o755);
  copyFileSync(stockImage("none"), image);
  library = path.join(folder, "forty-two.so");
  copyFileSync(await preloadLibrary([path.join(fixtures, "forty-two.ts")], path.join(folder, "cache")), library);
  for (const [name, flags] of [["dynamic", []], ["static", ["-static"]]] as const) {
    execFileSync("cc", ["-O2", "-Wall", "-Werror", "-pthread", ...flags, "-o", path.join(folder, name), source]);
  }
});

function run(command: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const { status, stdout, stderr } = spawnSync(image, ["-o", `mechanism=preload:${library}`, "--", ...command], { encoding: "utf8", timeout: 60_000, env });
  return `${status} ${stdout}${stderr}`;
}

test("functions of libc's names lead to the personality: in threads, children and next programs", () => {
  assert.equal(run([path.join(folder, "dynamic")]), [
    "0 getppid(3): 42", "syscall(3): 42", "an instruction: another", "a thread: 42", "a child: 42", "the next program: 42", "setpgid: -1, EINVAL", "",
  ].join("\n"));
});

test("a static program is not reached, as the mechanism's data says", () => {
  assert.match(run([path.join(folder, "static")]), /^0 getppid\(3\): another\n/);
});

test("a library that is preloaded anyway stays", () => {
  const other = path.join(folder, "other.so");
  writeFileSync(path.join(folder, "other.c"), "int getpgrp(void) { return 77; }\n");
  execFileSync("cc", ["-shared", "-fPIC", "-o", other, path.join(folder, "other.c")]);
  const out = run(["sh", "-c", "echo $LD_PRELOAD; echo $PPID"], { ...process.env, LD_PRELOAD: other });
  assert.equal(out, `0 ${library}:${other}\n42\n`);
});

test("a session whose descriptor is gone is said to be lost", () => {
  const out = run(["sh", "-c", "fd=${UNWELD_PRELOAD%%:*}; exec python3 -c 'import os, sys; os.set_inheritable(int(sys.argv[1]), False); os.execvp(\"true\", [\"true\"])' $fd"]);
  assert.match(out, /^0 unweld: the session is lost: its descriptor was closed\n {2}this program runs without its personalities\n$/);
});

test("a preload without a library is no mechanism", () => {
  for (const mechanism of ["preload", "preload:"]) {
    const { status, stderr } = spawnSync(image, ["-o", `mechanism=${mechanism}`, "--", "true"], { encoding: "utf8" });
    assert.equal(status, 125);
    assert.match(stderr, /^unweld: cannot use the mechanism preload:?\n/);
  }
});

test("each function of libc stands for a call that there is, once", () => {
  const names = libcFunctions.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  for (const { call } of libcFunctions) assert.ok(call in syscalls, call);
  const libc = spawnSync("sh", ["-c", "nm -D --defined-only \"$(ldd /bin/sh | sed -n 's/.*=> \\(.*libc\\.so[^ ]*\\).*/\\1/p')\""], { encoding: "utf8" }).stdout;
  const defined = new Set([...libc.matchAll(/ [TWi] (\w+)/g)].map((match) => match[1]!));
  if (defined.size > 1000) assert.deepEqual(names.filter((name) => !defined.has(name)), []);
});

test("the library needs no other and no version of a libc", () => {
  const dynamic = spawnSync("readelf", ["-dW", library], { encoding: "utf8" }).stdout;
  assert.doesNotMatch(dynamic, /NEEDED|VERNEED|TEXTREL/);
  assert.ok(readFileSync(library).length > 10_000);
});

import assert from "node:assert/strict";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { asNobody, fixtures, notRoot, ownCache, run, temporaryFolder, unweld } from "./unweld.js";

const folder = temporaryFolder();
const env = ownCache(path.join(folder, "cache"));
const fixture = (name: string) => path.join(fixtures, `${name}.ts`);

test("build leaves an executable of the personality's name in the current folder and says how to run it", () => {
  const result = unweld(["build", fixture("forty-two")], { cwd: folder, env });
  const file = path.join(folder, "forty-two");
  assert.deepEqual(result, {
    status: 0, signal: null, stderr: "", stdout: `${file}\nrun it as ./forty-two [-o NAME[=VALUE]]... [--] COMMAND\n`,
  });
  assert.equal(run(file, ["--", "/bin/sh", "-c", "echo $PPID"], { env: {} }).stdout, "42\n");
});

test("the executable needs nothing but itself, and passes options on", () => {
  const file = path.join(folder, "out file");
  assert.equal(unweld(["build", fixture("parent"), "-o", file], { env }).status, 0);
  const { status, stdout, stderr } = run(file, ["-o", "text=,", "-o", "flag", "/bin/sh", "-c", "echo $PPID"], { env: {}, cwd: "/" });
  assert.deepEqual([status, stdout, stderr], [0, `${",".charCodeAt(0) + 1000}\n`, ""]);
});

test("the executable is static: it has no interpreter", () => {
  const file = path.join(folder, "static");
  unweld(["build", "fakeroot", "-o", file], { env });
  assert.doesNotMatch(run("readelf", ["-lW", file]).stdout, /INTERP/);
});

test("another user may run it where it is copied to, and keeps it without the project", { skip: notRoot }, () => {
  const file = path.join(folder, "copy");
  unweld(["build", "fakeroot", "-o", file], { env });
  const place = path.join(folder, "place");
  mkdirSync(place);
  copyFileSync(file, path.join(place, "fakeroot"));
  for (const entry of [folder, place]) chmodSync(entry, 0o755);
  const { stdout } = run(asNobody[0]!, [...asNobody.slice(1), path.join(place, "fakeroot"), "/usr/bin/id", "-u"], { env: {}, cwd: "/" });
  assert.equal(stdout, "0\n");
});

test("a stock personality's executable is the image that the project built, and obeys the umask", () => {
  const file = path.join(folder, "stock");
  run("sh", ["-c", 'umask 077; exec "$@"', "sh", path.join(import.meta.dirname, "../../../../bin/unweld"), "build", "none", "-o", file], { env });
  assert.equal(statSync(file).mode & 0o777, 0o700);
  assert.deepEqual(readFileSync(file), readFileSync(path.join(import.meta.dirname, "../../../images/none")));
});

test("a stack becomes one executable", () => {
  const file = path.join(folder, "stack");
  unweld(["build", fixture("one-more"), fixture("forty-two"), "-o", file], { env });
  assert.equal(run(file, ["/bin/sh", "-c", "echo $PPID"]).stdout, "43\n");
});

test("a folder in the executable's place is not replaced", () => {
  mkdirSync(path.join(folder, "taken"));
  assert.deepEqual(unweld(["build", "none", "-o", "taken"], { cwd: folder, env }), {
    status: 125, signal: null, stdout: "", stderr: `unweld: cannot write ${path.join(folder, "taken")}\n  EISDIR\n  name another place with -o EXE\n`,
  });
});

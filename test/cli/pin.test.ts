import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { ownCache, run, temporaryFolder, unweld } from "./unweld.js";

const folder = temporaryFolder();
const env = ownCache(path.join(folder, "cache"));
/** How many filters another process has; a program's own view of itself is without the session's. */
const filtered = ["sh", "-c", "sed -n 's/^Seccomp:[[:space:]]*//p' /proc/$$/status; id -u"];
const refusal = (name: string) => `unweld: cannot pin calls to their gates by ${name}\n  gates are in the image, and a filter has to bring back what is called ` +
  "elsewhere\n  leave -m out, or name rewrite or trap\n";

for (const options of [[], ["-m", "rewrite"], ["-m", "trap"], ["--boundary", "no-legacy", "-p", "legacy"]]) {
  test(`run --pin ${options.join(" ")} pins the calls of what it runs`, () => {
    const { status, stdout, stderr } = unweld(["run", "-p", "fakeroot", ...options, "--pin", "--", ...filtered], { env });
    assert.deepEqual([status, stdout, stderr], [0, "2\n0\n", ""]);
  });
}

for (const name of ["sud", "ptrace"]) {
  test(`--pin by ${name} is refused`, () => {
    assert.deepEqual(unweld(["run", "--pin", "-m", name, "--", "true"], { env }), { status: 125, signal: null, stdout: "", stderr: refusal(name) });
    assert.deepEqual(unweld(["build", "none", "--pin", "-m", name, "-o", path.join(folder, "none")], { env }), { status: 125, signal: null, stdout: "", stderr: refusal(name) });
  });
}

test("a report of where calls are answered takes no --pin", () => {
  const { status, stderr } = unweld(["boundary", "--pin", "--", "true"], { env });
  assert.equal(status, 125);
  assert.match(stderr, /^unweld: cannot run\n {2}there is no option --pin of boundary\n/);
});

test("build --pin makes an executable that pins", () => {
  const file = path.join(folder, "fakeroot");
  assert.equal(unweld(["build", "fakeroot", "--pin", "-o", file], { env }).status, 0);
  const { status, stdout } = run(file, ["--", ...filtered], { env: { PATH: process.env["PATH"] } });
  assert.deepEqual([status, stdout], [0, "2\n0\n"]);
});

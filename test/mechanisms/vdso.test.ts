import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { stockImage } from "../../src/cli/stock.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { asNobody, notRoot, ownCache, run, temporaryFolder, unweld } from "../cli/unweld.js";
import { isInstalled } from "../guests/compile.js";

const fixtures = path.join(projectRoot, "test/library/fixtures");
const straceMissing = !await isInstalled("strace") && "strace is not installed";
const folder = temporaryFolder();
const image = stockImage("none");

function compile(flags: readonly string[]): string {
  const out = path.join(folder, `vdso${flags.join("")}`);
  execFileSync("gcc", ["-O2", "-w", "-pthread", ...flags, "-o", out, path.join(fixtures, "vdso.c")]);
  return out;
}

const underVdso = (...command: string[]) =>
  unweld(["run", "-m", "vdso", "-p", path.join(fixtures, "fixed-clock.ts"), "--", ...command], { env: ownCache(folder) });

for (const flags of [[], ["-static"]]) {
  test(`the vDSO's functions are the personality's in threads, handlers and children (${flags[0] ?? "dynamic"})`, () => {
    const { stdout, stderr } = underVdso(compile(flags), "1000000000");
    // The program after exec is a native one.
    assert.equal(stdout, "wrong: 0, in the child: 0\n1970-01-02\n", stderr);
  });
}

test("a session by the vDSO neither traps nor patches nor catches signals", { skip: straceMissing }, () => {
  const log = path.join(folder, "log");
  assert.equal(run("strace", ["-f", "-o", log, image, "-o", "mechanism=vdso", "--", "sh", "-c", "/bin/true; exit 3"]).status, 3);
  const text = readFileSync(log, "utf8");
  assert.doesNotMatch(text, /SYSCALL_USER_DISPATCH|SIGSYS|seccomp\(|PROT_READ\|PROT_WRITE\|PROT_EXEC\) = 0.*\n.*mprotect/);
});

test("a program sees its own descriptors and signal state", () => {
  const look = ["sh", "-c", "ls /proc/self/fd; sed -n '/^Sig[BIC]/p' /proc/self/status; readlink /proc/self/cwd"];
  assert.equal(run(image, ["-o", "mechanism=vdso", "--", ...look]).stdout, run(look[0]!, look.slice(1)).stdout);
});

test("the same as another user", { skip: notRoot }, () => {
  execFileSync("chmod", ["755", folder]);
  const [file, ...args] = [...asNobody, image, "-o", "mechanism=vdso", "--", "date", "-u", "-d", "@0", "+%F"];
  assert.equal(run(file!, args).stdout, "1970-01-01\n");
});

test("a personality that answers other calls is refused", () => {
  const { status, stderr } = unweld(["run", "-m", "vdso", "-p", path.join(fixtures, "six.ts"), "--", "true"], { env: ownCache(folder) });
  assert.equal(status, 125);
  assert.match(stderr, /vdso/);
});

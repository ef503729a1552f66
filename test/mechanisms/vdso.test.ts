import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { stockImage } from "../../src/cli/stock.js";
import { buildImage } from "../../src/compiler/build-image.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { asNobody, notRoot, run, temporaryFolder, unweld } from "../cli/unweld.js";
import { isInstalled } from "../../src/guests/compile.js";

const fixtures = path.join(projectRoot, "test/library/fixtures");
const straceMissing = !await isInstalled("strace") && "strace is not installed";
const folder = temporaryFolder();
const image = stockImage("none");

function compile(flags: readonly string[]): string {
  const out = path.join(folder, `vdso${flags.join("")}`);
  execFileSync("gcc", ["-O2", "-w", "-pthread", ...flags, "-o", out, path.join(fixtures, "vdso.c")]);
  return out;
}

let fixedClock = "";
before(async () => { fixedClock = (await buildImage({ layers: [path.join(fixtures, "fixed-clock.ts")], out: path.join(folder, "fixed-clock") })).out; });

for (const flags of [[], ["-static"]]) {
  test(`the vDSO's functions are the personality's in threads, handlers and children (${flags[0] ?? "dynamic"})`, () => {
    const { stdout, stderr } = run(fixedClock, ["-o", "mechanism=vdso", "--", compile(flags), "1000000000"]);
    // The program after exec is a native one.
    assert.equal(stdout, "wrong: 0, in the child: 0\n1970-01-02\n", stderr);
  });
}

test("a session by the vDSO neither traps nor patches nor catches signals", { skip: straceMissing }, () => {
  const log = path.join(folder, "log");
  assert.equal(run("strace", ["-f", "-o", log, image, "-o", "mechanism=vdso", "--", "sh", "-c", "/bin/true; exit 3"]).status, 3);
  const text = readFileSync(log, "utf8");
  assert.match(text, /exit_group\(3\)/);
  const wrong = /SYSCALL_USER_DISPATCH|--- SIGSYS|sigaltstack\(\{|rt_sigaction\(SIG(SYS|SEGV|BUS), \{|seccomp\(|mprotect\(.*PROT_WRITE\|PROT_EXEC/;
  assert.equal(text.split("\n").find((line) => wrong.test(line)), undefined);
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
  const { status, stderr } = unweld(["run", "-m", "vdso", "-p", "fakeroot", "--", "true"]);
  assert.equal(status, 125);
  assert.match(stderr, /vdso/);
});

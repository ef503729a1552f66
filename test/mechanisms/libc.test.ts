import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { stockImage } from "../../src/cli/stock.js";
import { buildImage } from "../../src/compiler/build-image.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { asNobody, notRoot, run, temporaryFolder } from "../cli/unweld.js";
import { isInstalled } from "../../src/guests/compile.js";
import { calledMusl } from "../library/musl.js";

const fixtures = path.join(projectRoot, "test/library/fixtures");
const image = stockImage("none");
const musl = calledMusl();
const skip = "whyNot" in musl && musl.whyNot;
const straceMissing = !await isInstalled("strace") && "strace is not installed";
const folder = temporaryFolder();

function compile(name: string, flags: readonly string[] = []): string {
  const out = path.join(folder, `${name}${flags.join("")}`);
  execFileSync((musl as { compiler: string }).compiler, ["-O2", "-w", "-pthread", ...flags, "-o", out, path.join(fixtures, `${name}.c`)]);
  return out;
}

for (const flags of [[], ["-static"], ["-static-pie"]]) {
  const build = flags[0] ?? "dynamic";
  test(`a program of the called libc does under the image what it does natively (${build})`, { skip }, () => {
    const program = compile("libc", flags);
    const native = run(program, []);
    assert.equal(native.status, 0);
    assert.match(native.stdout, /cancelled: 40\n.*spawned: 5\n/s);
    for (const mechanism of ["rewrite", "libc", "vdso"]) {
      assert.deepEqual(run(image, ["-o", `mechanism=${mechanism}`, "--", program]), native, mechanism);
    }
  });

  test(`its calls neither trap nor are patched (${build})`, { skip: skip || straceMissing }, () => {
    const program = compile("libc", flags);
    for (const mechanism of ["rewrite", "libc"]) {
      const log = path.join(folder, "log");
      assert.equal(run("strace", ["-f", "-o", log, image, "-o", `mechanism=${mechanism}`, "--", program]).status, 0);
      const lines = readFileSync(log, "utf8").split("\n");
      assert.ok(lines.length > 500, "strace saw the program");
      assert.equal(lines.find((line) => /--- SIGSYS|mprotect.*PROT_READ\|PROT_WRITE\|PROT_EXEC/.test(line)), undefined, mechanism);
    }
  });
}

test("a personality answers a program of the called libc, and what it executes", { skip }, async () => {
  const { out: six } = await buildImage({ layers: [path.join(fixtures, "six.ts")], out: path.join(folder, "six") });
  const { stdout, stderr } = run(six, ["-o", "mechanism=libc", "--", compile("six-of-libc")]);
  assert.equal(stdout, "Image 77777777 1000000000\n".repeat(2), stderr);
});

test("the same as another user", { skip: skip || notRoot }, () => {
  execFileSync("chmod", ["755", folder]);
  const program = compile("libc", ["-static"]);
  const [file, ...args] = [...asNobody, image, "-o", "mechanism=libc", "--", program];
  assert.equal(run(file!, args).stdout, run(program, []).stdout);
});

test("a program whose C library does not call the image is refused", () => {
  const { status, stderr } = run(image, ["-o", "mechanism=libc", "--", "/bin/true"]);
  assert.equal(status, 125);
  assert.equal(stderr, "unweld: cannot run /bin/true by the mechanism libc\n  its C library does not call the image\n" +
    "  build it with the musl of lab/musl, or take another mechanism\n");
});

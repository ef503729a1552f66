import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { answeredCalls } from "../../src/compiler/answered-calls.js";
import { chooseMechanism } from "../../src/cli/mechanism.js";
import { stockImage } from "../../src/cli/stock.js";
import { fixtures, ownCache, temporaryFolder, unweld } from "../cli/unweld.js";

const env = ownCache(path.join(temporaryFolder(), "cache"));

test("-m is taken in each form an option has, and `auto` finds one that works", () => {
  for (const option of [["-m", "rewrite"], ["-mrewrite"], ["--mechanism", "rewrite"], ["--mechanism=auto"]]) {
    const { status, stdout, stderr } = unweld(["run", ...option, "--", "echo", "ran"]);
    assert.deepEqual([status, stdout, stderr], [0, "ran\n", ""], option.join(" "));
  }
});

test("a personality's own options go with a mechanism", () => {
  const { stdout } = unweld(["run", "-p", path.join(fixtures, "forty-two.ts"), "-m", "rewrite", "sh", "-c", "echo $PPID"], { env });
  assert.equal(stdout, "42\n");
});

for (const [name, why] of [
  ["magic", "there is no mechanism of this name"],
  ["uprobe", "programs in the kernel look at a call or refuse it; none can answer it in the kernel's place"],
] as const) {
  test(`-m ${name} is refused before anything is run`, () => {
    const { status, stdout, stderr } = unweld(["run", "-m", name, "--", "echo", "ran"]);
    assert.deepEqual([status, stdout], [125, ""]);
    assert.match(stderr, new RegExp(`^unweld: cannot run by ${name}\\n {2}${why}\\n {2}there are: rewrite, .*, auto\\n$`));
  });
}

test("an empty name is refused", () => {
  assert.match(unweld(["run", "-m", "", "--", "true"]).stderr, /^unweld: cannot run\n {2}expected a MECHANISM, got an empty name\n/);
  assert.match(unweld(["run", "-m"]).stderr, /^unweld: cannot run\n {2}expected MECHANISM after -m, got nothing\n/);
});

test("a personality that needs what a mechanism cannot do is refused, naming both", () => {
  const { status, stdout, stderr } = unweld(["run", "-p", "fakeroot", "-m", "vdso", "--", "echo", "ran"]);
  assert.deepEqual([status, stdout], [125, ""]);
  assert.match(stderr, /^unweld: cannot run fakeroot by vdso\n {2}fakeroot overrides access, which vdso cannot bring back: .*\n/);
  assert.equal(chooseMechanism("vdso", "clock", ["clock_gettime", "time"]).name, "vdso");
});

test("an image says which calls its personalities override, not those of the runtime", async () => {
  assert.deepEqual(await answeredCalls(stockImage("none")), []);
  const calls = await answeredCalls(stockImage("fakeroot"));
  assert.ok(calls.includes("fchownat") && calls.includes("getuid") && !calls.includes("mmap"));
});

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { setStage } from "../guests/stage.js";

/** What a process does once it is settled (fixtures/settled.c), by what it is to show. */
const cases: Record<string, readonly string[]> = {
  "a call from a site that was never executed comes back": ["call"],
  "a child is settled as well, and has a net for what it makes up": ["fork", "call"],
  "what a vfork child has executable gives its parent a net": ["vfork", "call"],
  "a thread, and what is beside it, have a net": ["thread", "call"],
  "code that is made up has a net": ["made", "call"],
  "so has code that can be written": ["writable", "made"],
  "so has what READ_IMPLIES_EXEC makes executable": ["implied", "call"],
  "so has a library, and is settled in its turn": ["library", "again", "call"],
  "a process that made up code is not settled again": ["made", "again", "made", "call"],
  "bytes of code that the program can write are the file's, and calls there come back": ["bytes", "call", "again", "call"],
  "pages that come anew from the file have a net": ["dontneed", "call", "again", "call"],
  "an hlt of the program's own is its fault": ["hlt"],
  "code that is copied with its halts makes its calls": ["copied", "call"],
  "a jump to nowhere is the program's fault": ["nowhere"],
  "a mapping that is longer than its file is no harm": ["short", "call"],
  "a filter of the program's own may refuse rt_sigreturn": ["silent"],
  "the program's own dispatch gets its calls": ["dispatch", "call"],
  "a filter of the program's own may refuse mprotect": ["filter", "call"],
};

let stage = { folder: "", image: "" };
let program = "";
let library = "";
before(async () => {
  stage = await setStage(path.join(projectRoot, "build/images/abi"));
  [program, library] = ["settled", "settled-library"].map((name) => path.join(stage.folder, name)) as [string, string];
  const source = (name: string) => path.join(projectRoot, `test/runtime/fixtures/${name}.c`);
  execFileSync("cc", ["-O2", "-Wall", "-Werror", "-o", program, source("settled")]);
  execFileSync("cc", ["-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-o", library, source("settled-library")]);
});
after(() => rm(stage.folder, { recursive: true, force: true }));

const release = execFileSync("uname", ["-r"], { encoding: "utf8" }).slice(0, 4);

test("data in the midst of code that look like a call are not written over, and the net stays", () => {
  const file = path.join(stage.folder, "inline");
  execFileSync("cc", ["-O2", "-Wall", "-Werror", "-DINLINE_DATA", "-o", file, path.join(projectRoot, "test/runtime/fixtures/settled.c")]);
  const { stdout } = spawnSync(stage.image, ["-o", "level=linux-5.15", "--", file, "inline", "call"], { encoding: "utf8", timeout: 60_000 });
  assert.equal(stdout, "settled: 0f\n31 c0 0f 05 90 \na call: 0 5.15\n");
});

for (const [what, list] of Object.entries(cases)) {
  test(what, () => {
    const words = list.flatMap((word) => (word === "library" ? [word, library] : [word]));
    const native = spawnSync(program, words, { encoding: "utf8", env: { ...process.env, NATIVE: "1" } });
    assert.match(native.stdout, /^settled: 0f\n/);
    const seen = spawnSync(stage.image, ["-o", "level=linux-5.15", "--", program, ...words], { encoding: "utf8", timeout: 60_000 });
    const expected = native.stdout.replace("settled: 0f", "settled: f4").replaceAll(` ${release}`, " 5.15");
    assert.deepEqual([seen.stdout.replaceAll("again: f4", "again: 0f"), seen.status, seen.stderr], [expected, native.status, native.stderr]);
  });
}

test("with the net asked for by name no process does without", () => {
  const { stdout } = spawnSync(stage.image, ["-o", "level=linux-5.15", "-o", "net=dispatch", "--", program, "call"], { encoding: "utf8", timeout: 60_000 });
  assert.equal(stdout, "settled: 0f\na call: 0 5.15\n");
});

test("a static program is settled too, without a table of its functions", () => {
  const file = path.join(stage.folder, "static");
  execFileSync("cc", ["-O2", "-static", "-w", "-o", file, path.join(projectRoot, "test/runtime/fixtures/settled.c")]);
  const headers = execFileSync("readelf", ["-lW", file], { encoding: "utf8" });
  assert.ok(!headers.includes("GNU_EH_FRAME"));
  const run = () => spawnSync(stage.image, ["-o", "level=linux-5.15", "--", file, "call"], { encoding: "utf8", timeout: 60_000 }).stdout;
  // The heap may begin where the jump of the site that is made hot leads to: then it traps.
  const seen = Array.from({ length: 3 }, run);
  for (const text of seen) assert.match(text, /^settled: (f4|0f)\na call: 0 5\.15\n$/);
  assert.ok(seen.some((text) => text.startsWith("settled: f4")), seen.join(""));
});

import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { difference } from "../../src/guests/compare.js";
import { allGuests } from "../../src/guests/guest.js";
import { runCommand } from "../../src/guests/run.js";
import { users } from "../../src/guests/users.js";

let folder = "";
const user = users[0]!;
const shell = (script: string, timeLimitMs = 10_000) => runCommand(["sh", "-c", script], { user, folder, timeLimitMs });

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "unweld-harness-"));
  await chmod(folder, 0o755);
});
after(() => rm(folder, { recursive: true, force: true }));

test("a difference of output, of status, of stderr or of what is left behind is seen", async () => {
  const native = await shell("echo a; echo b");
  assert.equal(difference(native, await shell("echo a; echo b")), "");
  assert.match(difference(native, await shell("echo a; echo c")), /^stdout:\n.*- b\n.*\+ c/s);
  assert.match(difference(native, await shell("echo a; echo b; exit 3")), /^status: natively 0, here 3$/);
  assert.match(difference(native, await shell("echo a; echo b; kill -9 $$")), /^status: natively 0, here SIGKILL$/);
  assert.match(difference(native, await shell("echo a; echo b; echo c >&2")), /^stderr:\n.*\+ c/s);
  assert.match(difference(native, await shell("echo a; echo b; sleep 60 &")), /^processes left behind: natively none, here sleep$/);
});

test("a run that hangs ends at its limit, says who hung, and leaves nothing", async () => {
  const run = await shell("setsid sleep 60 & sleep 61", 500);
  assert.equal(run.status, "hangs");
  assert.match(run.hung ?? "", /sleep|61/);
  assert.match(run.hung ?? "", /thread \d+ \(61\): state S, waits in /);
  assert.match(difference(await shell("true"), run), /^it hangs; natively it took \d+ ms\n {2}pid /);
});

test("output is whole, whatever its bytes, and files given are there", async () => {
  const run = await runCommand(["sh", "-c", "printf '\\377\\000x'; cat given"], { user, folder, timeLimitMs: 5000, files: { given: "text" } });
  assert.equal(run.stdout, "\xff\0xtext");
});

test("every guest says what it shows and covers an item", () => {
  for (const guest of allGuests()) {
    assert.ok(guest.describes.length > 20, `${guest.name}: its header says too little`);
    assert.ok(guest.covers.length > 0 && guest.covers.every((item) => /^WB-\d{3}$/.test(item)), `${guest.name}: Covers: ${guest.covers.join(", ")}`);
  }
});

test("a guest's compiler error is an error, not a skip", async () => {
  const { compileGuest } = await import("../../src/guests/compile.js");
  const source = path.join(folder, "broken.c");
  await writeFile(source, "this is no C\n");
  const guest = { name: "broken", source, describes: "", covers: [], flags: [], builds: ["default"] as const };
  await assert.rejects(compileGuest(guest, "default", folder), /error/);
});

test("a compiler without a libc of 32 bits makes no builds of 32 bits, and that is said", async () => {
  const { compileGuest } = await import("../../src/guests/compile.js");
  const own = path.join(folder, "compiler");
  await writeFile(own, "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  const guest = { name: "any", source: path.join(folder, "any.c"), describes: "", covers: [], flags: [], builds: ["m32"] as const };
  assert.deepEqual(await compileGuest(guest, "m32", folder, own), { whyNot: `${own} -m32 finds no libc` });
  assert.deepEqual(await compileGuest(guest, "m32-static", folder, own), { whyNot: `${own} -m32 -static finds no libc` });
});

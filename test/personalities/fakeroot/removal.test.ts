import assert from "node:assert/strict";
import { test } from "node:test";
import { AT_FDCWD, fakeRoot } from "./session.js";

const RENAME_EXCHANGE = 2;

/** A file system that tells no birth times, so that only removal can end a record. */
const unborn = async () => {
  const session = await fakeRoot();
  Object.defineProperty(session.files, "clock", { get: () => -1, set: () => {} });
  return session;
};

for (const [name, remove] of Object.entries({
  unlink: ({ call }) => call.unlink("/f"),
  unlinkat: ({ call }) => call.unlinkat(AT_FDCWD, "/f", 0),
  "rename over it": ({ call, files }) => { files.put("/g"); return call.rename("/g", "/f"); },
} satisfies Record<string, (session: Awaited<ReturnType<typeof unborn>>) => number>)) {
  test(`a record ends with its inode: ${name}`, async () => {
    const session = await unborn();
    session.files.put("/f");
    session.call.chown("/f", 33, 44);
    const { ino } = session.files.at("/f");
    assert.equal(remove(session), 0);
    assert.equal(session.files.put("/new").ino, ino);
    assert.equal(session.owner("/new"), "0:0 100644");
  });
}

test("rmdir ends a directory's record", async () => {
  const { files, call, owner } = await unborn();
  call.mkdir("/d", 0o755);
  call.chown("/d", 33, 44);
  const { ino } = files.at("/d");
  assert.equal(call.rmdir("/d"), 0);
  assert.equal(files.put("/new", 0o40755).ino, ino);
  assert.equal(owner("/new"), "0:0 40755");
});

test("a hard link keeps the record, and so does a renamed file", async () => {
  const { files, call, owner } = await fakeRoot();
  files.put("/f");
  call.chown("/f", 33, 44);
  call.link("/f", "/g");
  call.unlink("/f");
  call.rename("/g", "/h");
  assert.equal(owner("/h"), "33:44 100644");
});

test("renaming one name of a file over another removes nothing", async () => {
  const { files, call, owner } = await fakeRoot();
  files.put("/f");
  call.chown("/f", 33, 44);
  call.link("/f", "/g");
  assert.equal(call.rename("/f", "/g"), 0);
  assert.equal(owner("/g"), "33:44 100644");
});

test("exchanged files keep their records", async () => {
  const { files, call, owner } = await fakeRoot({}, { renameat2: () => 0 });
  files.put("/f");
  files.put("/g");
  call.chown("/f", 33, 44);
  call.chown("/g", 55, 66);
  assert.equal(call.renameat2(AT_FDCWD, "/f", AT_FDCWD, "/g", RENAME_EXCHANGE), 0);
  assert.deepEqual([owner("/f"), owner("/g")], ["33:44 100644", "55:66 100644"]);
});

test("an unlink that fails keeps the record", async () => {
  const { files, call, owner } = await fakeRoot({}, { unlinkat: () => -13 });
  files.put("/f");
  call.chown("/f", 33, 44);
  assert.equal(call.unlink("/f"), -13);
  assert.equal(owner("/f"), "33:44 100644");
});

test("removing files of a session without records costs one call each", async () => {
  const { files, call, kernelCalls } = await fakeRoot();
  files.put("/f");
  kernelCalls.length = 0;
  call.unlink("/f");
  assert.deepEqual(kernelCalls, ["unlinkat"]);
});

test("records that come and go leave room for others", async () => {
  const { files, call } = await fakeRoot({ entries: "16" });
  for (let i = 0; i < 2000; i++) {
    files.put("/f");
    assert.equal(call.chown("/f", 1, 1), 0, `file ${i}`);
    call.unlink("/f");
  }
});

test("a while after the last chown, removing a file costs one call: its birth time tells it from a later one", async () => {
  let now = 1000n;
  const { files, call, kernelCalls, owner } = await fakeRoot({}, {}, undefined, () => now);
  files.put("/f");
  call.chown("/f", 33, 44);
  now += 1000000000n;
  kernelCalls.length = 0;
  call.unlink("/f");
  assert.deepEqual(kernelCalls, ["unlinkat"]);
  files.put("/new");
  assert.equal(owner("/new"), "0:0 100644");
});

test("a state to be saved has no removed file in it, however long ago the chown was", async () => {
  let now = 1000n;
  const { files, call, program } = await fakeRoot({ save: "/state" }, {}, undefined, () => now);
  files.put("/f");
  call.chown("/f", 33, 44);
  now += 1000000000n;
  call.unlink("/f");
  program["lifecycleFinish"]!();
  assert.equal(files.at("/state").data.toString(), "");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { stat, statx } from "../../../src/abi/structs.js";
import { AT_FDCWD, fakeRoot } from "./session.js";

const KEEP = 0xffffffff;

test("a file belongs to root until it is given away, and keeps its new owner", async () => {
  const { files, call, owner } = await fakeRoot();
  files.put("/f");
  assert.equal(owner("/f"), "0:0 100644");
  assert.equal(call.fchownat(AT_FDCWD, "/f", 33, 44, 0), 0);
  assert.equal(owner("/f"), "33:44 100644");
});

test("chown, lchown, fchown and fchownat all write down an owner, and every stat shows it", async () => {
  const { files, call, guest, owner, open } = await fakeRoot();
  files.put("/f");
  files.put("/g");
  call.symlink("/f", "/link");
  assert.equal(call.chown("/link", 1, 2), 0);
  assert.equal(call.lchown("/link", 3, 4), 0);
  assert.equal(call.fchown(open("/g"), 5, 6), 0);
  assert.deepEqual([owner("/f"), owner("/link"), owner("/g")], ["1:2 100644", "3:4 120777", "5:6 100644"]);
  const buffer = guest.struct(stat);
  const extended = guest.struct(statx);
  const ids = (result: number) => { assert.equal(result, 0); return [guest.read(buffer, stat).st_uid, guest.read(buffer, stat).st_gid]; };
  assert.deepEqual(ids(call.stat("/link", buffer)), [1, 2]);
  assert.deepEqual(ids(call.lstat("/link", buffer)), [3, 4]);
  assert.deepEqual(ids(call.fstat(open("/g"), buffer)), [5, 6]);
  assert.equal(call.statx(AT_FDCWD, "/g", 0, 0x8, extended), 0);
  assert.deepEqual([guest.read(extended, statx).stx_uid, guest.read(extended, statx).stx_gid], [5, 6]);
});

test("an id of -1 stays as it is", async () => {
  const { files, call, owner } = await fakeRoot();
  files.put("/f");
  call.chown("/f", 33, KEEP);
  call.chown("/f", KEEP, 44);
  assert.equal(owner("/f"), "33:44 100644");
});

test("a stat that fails leaves the buffer alone", async () => {
  const { call, guest } = await fakeRoot();
  const buffer = guest.struct(stat, { st_uid: 1000 });
  assert.equal(call.stat("/missing", buffer), -errno.ENOENT);
  assert.equal(guest.read(buffer, stat).st_uid, 1000);
});

test("the stat of a file with a record is what newfstatat gives but for owner and mode", async () => {
  const { files, call, guest } = await fakeRoot();
  files.put("/f", 0o100644, "content");
  const before = guest.struct(stat);
  const after = guest.struct(stat);
  call.stat("/f", before);
  call.chown("/f", 33, 44);
  call.stat("/f", after);
  assert.deepEqual({ ...guest.read(after, stat), st_uid: 0, st_gid: 0 }, guest.read(before, stat));
});

test("giving a file back to root leaves no record", async () => {
  const { files, call, owner, kernelCalls } = await fakeRoot();
  files.put("/f");
  call.chown("/f", 33, 44);
  call.chown("/f", 0, 0);
  kernelCalls.length = 0;
  assert.equal(owner("/f"), "0:0 100644");
  // With no record in the session a stat costs no more than the kernel's own.
  assert.deepEqual(kernelCalls, ["newfstatat"]);
});

test("a stat costs one call of the kernel, a chown one", async () => {
  const { files, call, owner, kernelCalls } = await fakeRoot();
  files.put("/f");
  kernelCalls.length = 0;
  call.chown("/f", 33, 44);
  assert.deepEqual(kernelCalls, ["statx"]);
  kernelCalls.length = 0;
  owner("/f");
  assert.deepEqual(kernelCalls, ["statx"]);
});

test("chown clears the set-id bits of a file, as Linux does for root too, and not those of a directory", async () => {
  const { files, call, owner } = await fakeRoot();
  files.put("/f");
  files.put("/d", 0o40755);
  call.chmod("/f", 0o6755);
  call.chmod("/d", 0o6755);
  call.chown("/f", 1, 1);
  call.chown("/d", 1, 1);
  assert.deepEqual([owner("/f"), owner("/d")], ["1:1 100755", "1:1 46755"]);
  assert.equal(files.at("/f").mode, 0o100755);
});

test("chown keeps set-group-id without group execution, which once meant mandatory locking", async () => {
  const { files, call, owner } = await fakeRoot();
  files.put("/f");
  call.chmod("/f", 0o2644);
  call.chown("/f", 1, 1);
  assert.equal(owner("/f"), "1:1 102644");
});

test("unknown-is-real shows the owners the kernel knows, until a chown", async () => {
  const { files, call, owner } = await fakeRoot({ "unknown-is-real": null });
  files.put("/f");
  assert.equal(owner("/f"), "1000:1000 100644");
  call.chown("/f", 0, KEEP);
  assert.equal(owner("/f"), "0:1000 100644");
});

test("a new inode with an old one's number does not inherit its owner", async () => {
  const { files, call, owner } = await fakeRoot();
  files.put("/old");
  call.chown("/old", 33, 44);
  // Nobody of the session removes it, so only the birth time tells.
  const { ino } = files.at("/old");
  files.take("/old");
  assert.equal(files.put("/new").ino, ino);
  assert.equal(owner("/new"), "0:0 100644");
});

test("no more files than entries= have an owner: ENOMEM, and one line that says so", async () => {
  const { files, call } = await fakeRoot({ entries: "16" });
  const results = Array.from({ length: 18 }, (_, i) => {
    files.put(`/f${i}`);
    return call.chown(`/f${i}`, 1, 1);
  });
  assert.deepEqual(results, [...Array<number>(16).fill(0), -errno.ENOMEM, -errno.ENOMEM]);
  assert.equal(files.messages, "unweld: fakeroot: no room for more than 16 files with an owner or a mode of their own; calls that need another fail with ENOMEM\n  try -p fakeroot:entries=64\n");
  assert.equal(call.chown("/f3", 2, 2), 0);
});

test("a flag chown does not know is refused", async () => {
  const { files, call } = await fakeRoot();
  files.put("/f");
  assert.equal(call.fchownat(AT_FDCWD, "/f", 1, 1, 0x8000), -errno.EINVAL);
});

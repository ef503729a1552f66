import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { AT_FDCWD, fakeRoot } from "./session.js";

const O_CREAT = 0o100;
const O_RDWR = 2;
const O_TMPFILE = 0o20200000;

test("a file of mode 0 shows mode 0 and can be opened, as root can", async () => {
  const { files, call, owner, open } = await fakeRoot();
  files.put("/f");
  assert.equal(call.chmod("/f", 0), 0);
  assert.equal(owner("/f"), "0:0 100000");
  assert.equal(files.at("/f").mode, 0o100000);
  assert.ok(open("/f") >= 0);
  // The kernel would not have let the session's user open it.
  assert.equal(files.at("/f").mode, 0o100600);
  assert.equal(owner("/f"), "0:0 100000");
});

test("a directory of mode 0 can be used: looked into, written to, and removed", async () => {
  const { files, call, owner, open } = await fakeRoot();
  call.mkdir("/d", 0o755);
  call.mkdir("/d/e", 0o755);
  call.chmod("/d/e", 0);
  call.chmod("/d", 0);
  assert.ok(open("/d/e/f", O_CREAT | O_RDWR, 0o644) >= 0);
  assert.equal(owner("/d/e/f"), "0:0 100644");
  assert.deepEqual([owner("/d"), owner("/d/e")], ["0:0 40000", "0:0 40000"]);
  assert.equal(call.rename("/d/e/f", "/d/e/g"), 0);
  assert.equal(call.unlink("/d/e/g"), 0);
  assert.equal(call.rmdir("/d/e"), 0);
  assert.equal(call.chown("/d", 33, 44), 0);
  assert.equal(owner("/d"), "33:44 40000");
  assert.equal(files.at("/d").mode, 0o40700);
});

test("chmod, fchmod, fchmodat and fchmodat2 all set the mode, set-id bits too", async () => {
  const { files, call, owner, open } = await fakeRoot();
  for (const name of ["/a", "/b", "/c", "/d"]) files.put(name);
  assert.equal(call.chmod("/a", 0o4755), 0);
  assert.equal(call.fchmod(open("/b"), 0o2755), 0);
  assert.equal(call.fchmodat(AT_FDCWD, "/c", 0o1644), 0);
  assert.equal(call.fchmodat2(AT_FDCWD, "/d", 0o4711, 0), 0);
  assert.deepEqual(["/a", "/b", "/c", "/d"].map(owner), ["0:0 104755", "0:0 102755", "0:0 101644", "0:0 104711"]);
});

test("a set-id bit that the kernel drops at a write of a user is still root's", async () => {
  const { files, call, owner } = await fakeRoot();
  files.put("/f");
  call.chmod("/f", 0o4755);
  files.at("/f").mode = 0o100755;
  assert.equal(owner("/f"), "0:0 104755");
});

test("chmod keeps the owner, and chown the mode", async () => {
  const { files, call, owner } = await fakeRoot();
  files.put("/f");
  call.chown("/f", 33, 44);
  call.chmod("/f", 0o400);
  call.chown("/f", 5, 6);
  assert.equal(owner("/f"), "5:6 100400");
});

test("a mode the real file can have costs one call, whatever records there are", async () => {
  const { files, call, kernelCalls, owner } = await fakeRoot();
  files.put("/f");
  call.chown("/f", 33, 44);
  kernelCalls.length = 0;
  call.chmod("/f", 0o600);
  assert.deepEqual(kernelCalls, ["fchmodat"]);
  assert.equal(owner("/f"), "33:44 100600");
});

test("a symbolic link has no mode to change", async () => {
  const { call } = await fakeRoot();
  call.symlink("x", "/link");
  assert.equal(call.fchmodat2(AT_FDCWD, "/link", 0o600, 0x100), -errno.EOPNOTSUPP);
});

test("a file the user does not own for the kernel can still be chmodded by root", async () => {
  const { files, call, owner } = await fakeRoot({}, { fchmodat: () => -errno.EPERM });
  files.put("/f");
  assert.equal(call.chmod("/f", 0o755), 0);
  assert.equal(owner("/f"), "0:0 100755");
});

test("a file made with mode 0 has it, less the mask, and can be opened again", async () => {
  const { files, owner, open } = await fakeRoot();
  assert.ok(open("/f", O_CREAT | O_RDWR, 0) >= 0);
  assert.equal(owner("/f"), "0:0 100000");
  assert.ok(open("/f", O_RDWR) >= 0);
  assert.equal(files.at("/f").mode, 0o100600);
  assert.equal(owner("/f"), "0:0 100000");
});

test("opening a file that exists with O_CREAT and an odd mode leaves its mode", async () => {
  const { files, owner, open } = await fakeRoot();
  files.put("/f", 0o100644);
  assert.ok(open("/f", O_CREAT | O_RDWR, 0) >= 0);
  assert.equal(owner("/f"), "0:0 100644");
});

test("the mask of the process counts for what the guest sees, and root can use the file all the same", async () => {
  const { files, call, owner, open } = await fakeRoot();
  files.umask = 0o777;
  open("/f", O_CREAT | O_RDWR, 0o666);
  call.mkdir("/d", 0o755);
  assert.deepEqual([owner("/f"), owner("/d")], ["0:0 100000", "0:0 40000"]);
  assert.ok(open("/f", O_RDWR) >= 0);
  assert.ok(open("/d/f", O_CREAT | O_RDWR, 0o666) >= 0);
  assert.deepEqual([owner("/f"), owner("/d")], ["0:0 100000", "0:0 40000"]);
});

test("a file that was read-only before the session can be written, and stays read-only to look at", async () => {
  const { files, owner, open } = await fakeRoot();
  files.put("/f", 0o100444);
  assert.ok(open("/f", O_RDWR) >= 0);
  assert.equal(owner("/f"), "0:0 100444");
  assert.equal(files.at("/f").mode, 0o100644);
});

test("a refusal that has another reason stays one", async () => {
  const { files, open } = await fakeRoot({}, { openat: () => -13 });
  files.put("/f", 0o100644);
  assert.equal(open("/f", O_RDWR), -13);
});

test("mkdir and mknod with odd modes, and O_TMPFILE", async () => {
  const { call, guest, owner, open } = await fakeRoot();
  assert.equal(call.mkdir("/d", 0o500), 0);
  assert.equal(call.mknod("/f", 0o100400, 0), 0);
  assert.equal(owner("/d"), "0:0 40500");
  assert.equal(owner("/f"), "0:0 100400");
  const fd = open("/d", O_TMPFILE | O_RDWR, 0o200);
  const { stat } = await import("../../../src/abi/structs.js");
  const buffer = guest.struct(stat);
  assert.equal(call.fstat(fd, buffer), 0);
  assert.equal(guest.read(buffer, stat).st_mode, 0o100200);
});

test("making a file with a plain mode costs one call", async () => {
  const { kernelCalls, open, call } = await fakeRoot();
  kernelCalls.length = 0;
  open("/f", O_CREAT | O_RDWR, 0o644);
  call.mkdir("/d", 0o755);
  assert.deepEqual(kernelCalls, ["openat", "mkdirat"]);
});

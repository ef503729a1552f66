import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { AT_FDCWD, fakeRoot } from "./session.js";

const O_CREAT = 0o100, O_WRONLY = 1, O_RDWR = 2;
const EACCES = -errno.EACCES, EPERM = -errno.EPERM;

/** A session with /home of user 33, its file, root's secret and a sticky directory, whose program has become user 33. */
async function asUser() {
  const session = await fakeRoot({}, { kill: () => 0, utimensat: () => 0, truncate: () => 0, chdir: () => 0 });
  const { files, call } = session;
  files.put("/home", 0o40755);
  files.put("/home/mine", 0o100644);
  files.put("/secret", 0o100600);
  files.put("/readable", 0o100644);
  files.put("/tmp", 0o40755);
  files.put("/tmp/roots", 0o100644);
  files.put("/closed", 0o40700);
  files.put("/closed/inside", 0o100644);
  call.chown("/home", 33, 33);
  call.chown("/home/mine", 33, 33);
  call.chmod("/tmp", 0o1777);
  call.setgroups(0, 0);
  call.setresgid(33, 33, 33);
  call.setresuid(33, 33, 33);
  return session;
}

test("what others may not read cannot be opened", async () => {
  const { open } = await asUser();
  assert.equal(open("/secret"), EACCES);
  assert.ok(open("/readable") >= 0);
  assert.equal(open("/readable", O_RDWR), EACCES);
  assert.equal(open("/closed/inside"), EACCES);
  assert.ok(open("/home/mine", O_RDWR) >= 0);
});

test("new files belong to their maker, and are made where it may write", async () => {
  const { call, open, owner } = await asUser();
  assert.ok(open("/home/new", O_CREAT | O_WRONLY, 0o644) >= 0);
  assert.equal(call.mkdir("/home/dir", 0o755), 0);
  assert.equal(call.symlink("x", "/home/link"), 0);
  assert.equal(call.mknod("/home/fifo", 0o10644, 0), 0);
  assert.deepEqual(["/home/new", "/home/dir", "/home/link", "/home/fifo"].map((path) => owner(path).split(" ")[0]), Array(4).fill("33:33"));
  assert.equal(open("/new", O_CREAT | O_WRONLY, 0o644), EACCES);
  assert.equal(call.mkdir("/dir", 0o755), EACCES);
  assert.equal(call.symlink("x", "/link"), EACCES);
});

test("only the owner changes a mode, and nobody gives a file away", async () => {
  const { call } = await asUser();
  assert.equal(call.chmod("/home/mine", 0o600), 0);
  assert.equal(call.chmod("/readable", 0o600), EPERM);
  assert.equal(call.chown("/home/mine", 0, 0xffffffff), EPERM);
  assert.equal(call.chown("/home/mine", 33, 33), 0);
  assert.equal(call.chown("/home/mine", 0xffffffff, 5), EPERM);
});

test("unlink needs the directory, and a sticky one the file", async () => {
  const { call } = await asUser();
  assert.equal(call.unlink("/readable"), EACCES);
  assert.equal(call.unlink("/tmp/roots"), EPERM);
  assert.equal(call.rename("/tmp/roots", "/tmp/mine"), EPERM);
  assert.equal(call.rename("/home/mine", "/home/other"), 0);
  assert.equal(call.unlink("/home/other"), 0);
});

test("access(2) asks for the real user, AT_EACCESS for the effective one", async () => {
  const { call, files } = await fakeRoot();
  files.put("/secret", 0o100600);
  call.setresuid(33, 0, 0);
  assert.equal(call.access("/secret", 4), EACCES);
  assert.equal(call.faccessat2(AT_FDCWD, "/secret", 4, 0x200), 0);
});

test("symbolic links are followed with the permissions on their way", async () => {
  const { call, files, open } = await asUser();
  files.put("/into", 0o120777).target = "/closed/inside";
  files.put("/round", 0o120777).target = "/round";
  files.put("/home/up", 0o120777).target = "../readable";
  assert.equal(open("/into"), EACCES);
  assert.equal(open("/round"), -errno.ELOOP);
  assert.ok(open("/readable") >= 0);
  assert.equal(call.newfstatat(AT_FDCWD, "/closed/inside", 65536, 0), EACCES);
  assert.equal(call.newfstatat(AT_FDCWD, "/closed", 65536, 0), 0);
});

test("a group counts, supplementary or not", async () => {
  const { files, call, guest, open } = await fakeRoot();
  files.put("/f", 0o100640);
  call.chown("/f", 0, 7);
  call.setgroups(1, guest.bytes(new Uint8Array(Uint32Array.from([7]).buffer)));
  call.setresuid(33, 33, 33);
  assert.ok(open("/f") >= 0);
  assert.equal(open("/f", O_RDWR), EACCES);
});

test("a signal to a process of root is refused, to one's own child not", async () => {
  const { call, asChild } = await asUser();
  assert.equal(call.kill(1234, 15), EPERM);
  assert.equal(call.kill(77, 15), 0);
  asChild(() => assert.equal(call.kill(77, 15), 0));
});

test("times, truncation and directories ask for permission too", async () => {
  const { call } = await asUser();
  assert.equal(call.utimensat(AT_FDCWD, "/readable", 0, 0), EACCES);
  assert.equal(call.utimensat(AT_FDCWD, "/home/mine", 0, 0), 0);
  assert.equal(call.truncate("/readable", 0), EACCES);
  assert.equal(call.chdir("/closed"), EACCES);
  assert.equal(call.chdir("/home"), 0);
});

test("after seteuid back to 0 everything is open again", async () => {
  const { files, call, open } = await fakeRoot();
  files.put("/secret", 0o100600);
  call.setresuid(0xffffffff, 33, 0xffffffff);
  assert.equal(open("/secret"), EACCES);
  call.setresuid(0xffffffff, 0, 0xffffffff);
  assert.ok(open("/secret") >= 0);
});

test("a set-group-id directory gives its group, and to directories its bit", async () => {
  const { call, open, owner } = await fakeRoot();
  call.mkdir("/d", 0o755);
  call.chown("/d", 0, 55);
  call.chmod("/d", 0o2775);
  open("/d/f", O_CREAT | O_WRONLY, 0o644);
  call.mkdir("/d/sub", 0o755);
  open("/d/sub/f", O_CREAT | O_WRONLY, 0o644);
  assert.deepEqual(["/d/f", "/d/sub", "/d/sub/f"].map(owner), ["0:55 100644", "0:55 42755", "0:55 100644"]);
});

test("a file made after setfsuid belongs to that user, its group to setfsgid's", async () => {
  const { files, call, open, owner } = await fakeRoot();
  files.put("/pub", 0o40755);
  call.chmod("/pub", 0o777);
  call.setfsgid(44);
  call.setfsuid(33);
  open("/pub/f", O_CREAT | O_WRONLY, 0o644);
  call.setfsuid(0);
  assert.equal(owner("/pub/f"), "33:44 100644");
});

test("what a user may do by the guest's view is not stopped by the real file's owner bits", async () => {
  const { files, call, open, owner } = await fakeRoot();
  files.put("/f");
  call.chmod("/f", 0o044);
  call.setuid(33);
  assert.ok(open("/f") >= 0);
  assert.equal(open("/f", O_RDWR), EACCES);
  assert.equal(owner("/f"), "0:0 100044");
});

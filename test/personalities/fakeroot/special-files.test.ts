import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { openHow, stat } from "../../../src/abi/structs.js";
import { AT_FDCWD, fakeRoot } from "./session.js";

const device = (major: number, minor: number) => (minor & 0xff) | (major << 8) | ((minor & ~0xff) << 12);

test("mknod makes devices that only the guest sees", async () => {
  const { files, call, guest, owner } = await fakeRoot();
  assert.equal(call.mknod("/null", 0o20666, device(1, 3)), 0);
  assert.equal(call.mknodat(AT_FDCWD, "/disk", 0o60640, device(8, 300)), 0);
  assert.equal(owner("/null"), "0:0 20644");
  assert.equal(owner("/disk"), "0:0 60640");
  assert.equal(files.at("/null").mode, 0o100644);
  const buffer = guest.struct(stat);
  call.stat("/disk", buffer);
  assert.equal(guest.read(buffer, stat).st_rdev, device(8, 300));
});

test("a device keeps its type and number through chown and chmod", async () => {
  const { call, guest, owner } = await fakeRoot();
  call.mknod("/null", 0o20666, device(1, 3));
  call.chown("/null", 1, 2);
  call.chmod("/null", 0o600);
  assert.equal(owner("/null"), "1:2 20600");
  const buffer = guest.struct(stat);
  call.stat("/null", buffer);
  assert.equal(guest.read(buffer, stat).st_rdev, device(1, 3));
});

test("a directory lists a device as one", async () => {
  const { files, call, guest, open } = await fakeRoot();
  files.put("/plain");
  call.mknod("/null", 0o20666, device(1, 3));
  call.mknod("/disk", 0o60640, device(8, 1));
  const buffer = guest.allocate(1024);
  const length = call.getdents64(open("/"), buffer, 1024);
  const types: Record<string, number> = {};
  for (let at = buffer; at < buffer + length; at += guest.view.getUint16(at + 16, true)) types[guest.readText(at + 19)] = guest.view.getUint8(at + 18);
  assert.deepEqual(types, { plain: 8, null: 2, disk: 6 });
});

test("a FIFO and a socket are real", async () => {
  const { files, call } = await fakeRoot();
  assert.equal(call.mknod("/fifo", 0o10644, 0), 0);
  assert.equal(files.at("/fifo").mode, 0o10644);
});

test("whoever lacks CAP_MKNOD makes no devices", async () => {
  const { call } = await fakeRoot();
  call.setuid(33);
  assert.equal(call.mknod("/null", 0o20666, device(1, 3)), -errno.EPERM);
});

test("openat2 makes files like openat", async () => {
  const asked: number[] = [];
  const { files, call, guest, owner } = await fakeRoot({}, {
    openat2: (dirfd, path, how) => {
      const { flags, mode } = files.guest.read(how!, openHow);
      asked.push(mode!);
      return files.kernel.openat!(dirfd!, path!, flags!, mode!);
    },
  });
  const how = guest.struct(openHow, { flags: 0o102, mode: 0 });
  assert.ok(call.openat2(AT_FDCWD, "/f", how, 24) >= 0);
  assert.deepEqual(asked, [0]);
  assert.equal(owner("/f"), "0:0 100000");
});

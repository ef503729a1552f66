import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { fakeRoot, type FakeRootSession } from "./session.js";

const capability = Buffer.from("0100000200200000000000000000000000000000", "hex");

function set({ call, guest }: FakeRootSession, path: string, name: string, value: Buffer, flags = 0): number {
  return call.setxattr(path, name, guest.bytes(value), value.length, flags);
}

function get({ call, guest }: FakeRootSession, path: string, name: string): Buffer | number {
  const to = guest.allocate(512);
  const length = call.getxattr(path, name, to, 512);
  return length < 0 ? length : guest.readBytes(to, length);
}

function list({ call, guest }: FakeRootSession, path: string): string[] {
  const to = guest.allocate(512);
  const length = call.listxattr(path, to, 512);
  return guest.readBytes(to, length).toString().split("\0").filter(Boolean).sort();
}

function acl(...entries: [tag: number, permissions: number, id?: number][]): Buffer {
  const all = Buffer.alloc(4 + 8 * entries.length);
  all.writeUInt32LE(2, 0);
  entries.forEach(([tag, permissions, id], i) => {
    all.writeUInt16LE(tag, 4 + 8 * i);
    all.writeUInt16LE(permissions, 6 + 8 * i);
    all.writeUInt32LE(id ?? 0xffffffff, 8 + 8 * i);
  });
  return all;
}

test("security and trusted attributes are kept beside the file's own", async () => {
  const session = await fakeRoot();
  session.files.put("/f");
  assert.equal(set(session, "/f", "user.a", Buffer.from("1")), 0);
  assert.equal(set(session, "/f", "security.capability", capability), 0);
  assert.equal(set(session, "/f", "trusted.b", Buffer.from("22")), 0);
  assert.deepEqual(list(session, "/f"), ["security.capability", "trusted.b", "user.a"]);
  assert.deepEqual(get(session, "/f", "security.capability"), capability);
  assert.deepEqual(get(session, "/f", "trusted.b"), Buffer.from("22"));
  assert.equal(session.owner("/f"), "0:0 100644");
});

test("XATTR_CREATE and XATTR_REPLACE, sizes and absent names answer as in Linux", async () => {
  const session = await fakeRoot();
  const { call, guest } = session;
  session.files.put("/f");
  assert.equal(set(session, "/f", "trusted.a", Buffer.from("1"), 2), -errno.ENODATA);
  assert.equal(set(session, "/f", "trusted.a", Buffer.from("1"), 1), 0);
  assert.equal(set(session, "/f", "trusted.a", Buffer.from("1"), 1), -errno.EEXIST);
  assert.equal(set(session, "/f", "trusted.a", Buffer.from("longer"), 2), 0);
  assert.equal(call.getxattr("/f", "trusted.a", 0, 0), 6);
  assert.equal(call.getxattr("/f", "trusted.a", guest.allocate(8), 3), -errno.ERANGE);
  assert.equal(get(session, "/f", "trusted.none"), -errno.ENODATA);
  assert.equal(call.removexattr("/f", "trusted.a"), 0);
  assert.equal(call.removexattr("/f", "trusted.a"), -errno.ENODATA);
  assert.deepEqual(list(session, "/f"), []);
});

test("attributes stay with the file over chown and chmod, except capabilities, which chown takes", async () => {
  const session = await fakeRoot();
  session.files.put("/f");
  set(session, "/f", "security.capability", capability);
  set(session, "/f", "trusted.b", Buffer.from("2"));
  session.call.chmod("/f", 0o700);
  assert.deepEqual(get(session, "/f", "security.capability"), capability);
  session.call.chown("/f", 33, 44);
  assert.equal(get(session, "/f", "security.capability"), -errno.ENODATA);
  assert.deepEqual(get(session, "/f", "trusted.b"), Buffer.from("2"));
});

test("a malformed capability is refused", async () => {
  const session = await fakeRoot();
  session.files.put("/f");
  assert.equal(set(session, "/f", "security.capability", Buffer.from("x")), -errno.EINVAL);
});

test("a real attribute can be hidden by removing it", async () => {
  const session = await fakeRoot();
  session.files.put("/f").attributes.set("security.selinux", Buffer.from("label"));
  assert.deepEqual(list(session, "/f"), ["security.selinux"]);
  assert.equal(session.call.removexattr("/f", "security.selinux"), 0);
  assert.deepEqual(list(session, "/f"), []);
  assert.equal(get(session, "/f", "security.selinux"), -errno.ENODATA);
  assert.equal(set(session, "/f", "security.selinux", Buffer.from("other")), 0);
  assert.deepEqual(get(session, "/f", "security.selinux"), Buffer.from("other"));
});

test("an access control list changes the mode, and chmod the list", async () => {
  const session = await fakeRoot();
  session.files.put("/f", 0o100640);
  const value = acl([1, 6], [2, 7, 33], [4, 4], [0x10, 7], [0x20, 0]);
  assert.equal(set(session, "/f", "system.posix_acl_access", value), 0);
  assert.equal(session.owner("/f"), "0:0 100670");
  assert.deepEqual(get(session, "/f", "system.posix_acl_access"), value);
  session.call.chmod("/f", 0o600);
  assert.deepEqual(get(session, "/f", "system.posix_acl_access"), acl([1, 6], [2, 7, 33], [4, 4], [0x10, 0], [0x20, 0]));
});

test("a list that says no more than a mode is a mode", async () => {
  const session = await fakeRoot();
  session.files.put("/f");
  assert.equal(set(session, "/f", "system.posix_acl_access", acl([1, 7], [4, 5], [0x20, 0])), 0);
  assert.equal(session.owner("/f"), "0:0 100750");
  assert.deepEqual(list(session, "/f"), []);
  assert.equal(set(session, "/f", "system.posix_acl_access", acl([1, 7], [2, 5, 1], [4, 5], [0x20, 0])), -errno.EINVAL, "no mask");
});

test("a list without entries takes the list away, one of an unknown form is refused as by Linux, and flags are nothing to it", async () => {
  const session = await fakeRoot();
  session.call.mkdir("/d", 0o755);
  session.files.put("/f");
  const value = acl([1, 7], [2, 6, 33], [4, 5], [0x10, 5], [0x20, 0]);
  for (const name of ["system.posix_acl_access", "system.posix_acl_default"]) {
    assert.equal(set(session, "/d", name, acl()), 0, "where there is none");
    assert.equal(set(session, "/d", name, value, 2), 0);
    assert.equal(set(session, "/d", name, value, 1), 0);
    assert.equal(set(session, "/d", name, Buffer.from("0300000001000700ffffffff", "hex")), -errno.EOPNOTSUPP);
    assert.equal(set(session, "/d", name, value.subarray(0, 11)), -errno.EINVAL);
    assert.deepEqual(get(session, "/d", name), value);
    assert.equal(set(session, "/d", name, acl()), 0);
    assert.equal(get(session, "/d", name), -errno.ENODATA);
  }
  assert.equal(session.owner("/d"), "0:0 40750");
  assert.equal(set(session, "/f", "system.posix_acl_default", acl()), 0);
  assert.equal(set(session, "/f", "system.posix_acl_default", value), -errno.EACCES);
  assert.equal(set(session, "/f", "system.posix_acl_default", acl([3, 7])), -errno.EINVAL);
});

test("a real list is not seen any more once the mode says all there is", async () => {
  const session = await fakeRoot();
  session.files.put("/f").attributes.set("system.posix_acl_access", acl([1, 6], [2, 7, 33], [4, 4], [0x10, 7], [0x20, 0]));
  assert.equal(set(session, "/f", "system.posix_acl_access", acl([1, 6], [4, 4], [0x20, 0])), 0);
  assert.equal(get(session, "/f", "system.posix_acl_access"), -errno.ENODATA);
});

test("a default list goes to what is made in the directory", async () => {
  const session = await fakeRoot();
  session.call.mkdir("/d", 0o755);
  const value = acl([1, 7], [2, 6, 33], [4, 5], [0x10, 7], [0x20, 0]);
  assert.equal(set(session, "/d", "system.posix_acl_default", value), 0);
  session.open("/d/f", 0o101, 0o666);
  session.call.mkdir("/d/sub", 0o777);
  assert.equal(session.owner("/d/f"), "0:0 100660");
  assert.deepEqual(get(session, "/d/f", "system.posix_acl_access"), acl([1, 6], [2, 6, 33], [4, 5], [0x10, 6], [0x20, 0]));
  assert.deepEqual(get(session, "/d/sub", "system.posix_acl_default"), value);
});

test("an access control list lets in and keeps out", async () => {
  const session = await fakeRoot();
  session.files.put("/f", 0o100600);
  set(session, "/f", "system.posix_acl_access", acl([1, 6], [2, 4, 33], [2, 0, 34], [4, 0], [0x10, 7], [0x20, 4]));
  session.asChild(() => { session.call.setuid(33); assert.ok(session.open("/f") >= 0); assert.equal(session.open("/f", 2), -errno.EACCES); });
  session.asChild(() => { session.call.setuid(34); assert.equal(session.open("/f"), -errno.EACCES); });
  session.asChild(() => { session.call.setgid(9); session.call.setgroups(0, 0); session.call.setuid(35); assert.ok(session.open("/f") >= 0); });
});

test("who is not root sets none of them and sees no trusted ones", async () => {
  const session = await fakeRoot();
  session.files.put("/f");
  set(session, "/f", "trusted.b", Buffer.from("2"));
  session.call.setuid(33);
  assert.equal(set(session, "/f", "trusted.c", Buffer.from("2")), -errno.EPERM);
  assert.equal(set(session, "/f", "security.capability", capability), -errno.EPERM);
  assert.deepEqual(list(session, "/f"), []);
  assert.equal(get(session, "/f", "trusted.b"), -errno.ENODATA);
});

test("a session without such attributes asks the kernel at once", async () => {
  const session = await fakeRoot();
  session.files.put("/f");
  session.call.chown("/f", 1, 1);
  session.kernelCalls.length = 0;
  get(session, "/f", "security.capability");
  list(session, "/f");
  assert.deepEqual(session.kernelCalls, ["getxattr", "listxattr"]);
});

test("more attributes than fit are refused with ENOSPC", async () => {
  const session = await fakeRoot();
  session.files.put("/f");
  assert.equal(set(session, "/f", "trusted.big", Buffer.alloc(4000)), 0);
  assert.equal(set(session, "/f", "trusted.more", Buffer.alloc(200)), -errno.ENOSPC);
  for (let i = 0; i < 100; i++) assert.equal(set(session, "/f", "trusted.big", Buffer.alloc(3000 + i)), 0, String(i));
});


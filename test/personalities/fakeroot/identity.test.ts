import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { userCapData, userCapHeader } from "../../../src/abi/structs.js";
import { fakeRoot, type FakeRootSession } from "./session.js";

const KEEP = 0xffffffff;
const ALL = 0x1ffffffffffn;
const PR_CAPBSET_READ = 23, PR_CAPBSET_DROP = 24, PR_SET_KEEPCAPS = 8, PR_CAP_AMBIENT = 47;

function uids({ call, guest }: FakeRootSession): number[] {
  const at = guest.allocate(12);
  assert.equal(call.getresuid(at, at + 4, at + 8), 0);
  return [0, 4, 8].map((offset) => guest.view.getUint32(at + offset, true)).concat(call.setfsuid(KEEP));
}

function capabilities({ call, guest }: FakeRootSession): bigint[] {
  const header = guest.struct(userCapHeader, { version: 0x20080522 });
  const data = guest.allocate(24);
  assert.equal(call.capget(header, data), 0);
  const set = (offset: number) => BigInt(guest.view.getUint32(data + offset, true)) | (BigInt(guest.view.getUint32(data + 12 + offset, true)) << 32n);
  return [set(0), set(4), set(8)];
}

test("a session begins as root with every capability and no group but root's", async () => {
  const session = await fakeRoot();
  const { call, guest } = session;
  assert.deepEqual(uids(session), [0, 0, 0, 0]);
  assert.deepEqual([call.getuid(), call.geteuid(), call.getgid(), call.getegid()], [0, 0, 0, 0]);
  assert.deepEqual(capabilities(session), [ALL, ALL, 0n]);
  const list = guest.allocate(64);
  assert.equal(call.getgroups(16, list), 1);
  assert.equal(guest.view.getUint32(list, true), 0);
});

test("after setuid(33) there is no way back, and no capability", async () => {
  const session = await fakeRoot();
  assert.equal(session.call.setuid(33), 0);
  assert.deepEqual(uids(session), [33, 33, 33, 33]);
  assert.equal(session.call.setuid(0), -errno.EPERM);
  assert.equal(session.call.setresuid(0, KEEP, KEEP), -errno.EPERM);
  assert.equal(session.call.setgroups(0, 0), -errno.EPERM);
  assert.deepEqual(capabilities(session), [0n, 0n, 0n]);
});

test("after seteuid(33) there is", async () => {
  const session = await fakeRoot();
  assert.equal(session.call.setresuid(KEEP, 33, KEEP), 0);
  assert.deepEqual(uids(session), [0, 33, 0, 33]);
  assert.deepEqual(capabilities(session), [0n, ALL, 0n]);
  assert.equal(session.call.setreuid(KEEP, 0), 0);
  assert.deepEqual(capabilities(session), [ALL, ALL, 0n]);
});

test("setreuid sets the saved id as Linux does", async () => {
  const session = await fakeRoot();
  session.call.setreuid(5, 6);
  assert.deepEqual(uids(session), [5, 6, 6, 6]);
  session.call.setreuid(6, 5);
  assert.deepEqual(uids(session), [6, 5, 5, 5]);
});

test("setfsuid gives the old id and changes file capabilities only", async () => {
  const session = await fakeRoot();
  assert.equal(session.call.setfsuid(33), 0);
  assert.deepEqual(uids(session), [0, 0, 0, 33]);
  const [effective] = capabilities(session);
  assert.equal(effective! & 1n, 0n, "CAP_CHOWN is gone");
  assert.equal(effective! >> 7n & 1n, 1n, "CAP_SETUID is there");
  assert.equal(session.call.setfsuid(0), 33);
  assert.deepEqual(capabilities(session)[0], ALL);
});

test("group ids follow the same rules", async () => {
  const { call } = await fakeRoot();
  assert.equal(call.setregid(4, 5), 0);
  assert.deepEqual([call.getgid(), call.getegid()], [4, 5]);
  assert.equal(call.setgid(9), 0);
  call.setuid(33);
  assert.equal(call.setgid(0), -errno.EPERM);
  assert.equal(call.setresgid(9, 9, 9), 0);
});

test("setgroups is kept, sorted, and shown by getgroups; a buffer too small is refused", async () => {
  const { call, guest } = await fakeRoot();
  const list = guest.bytes(new Uint8Array(Uint32Array.from([9, 2, 1000000, 5]).buffer));
  assert.equal(call.setgroups(4, list), 0);
  const shown = guest.allocate(64);
  assert.equal(call.getgroups(0, 0), 4);
  assert.equal(call.getgroups(3, shown), -errno.EINVAL);
  assert.equal(call.getgroups(4, shown), 4);
  assert.deepEqual([0, 1, 2, 3].map((i) => guest.view.getUint32(shown + i * 4, true)), [2, 5, 9, 1000000]);
  assert.equal(call.setgroups(0, 0), 0);
  assert.equal(call.getgroups(16, shown), 0);
});

test("a list of groups set again and again takes memory once", async () => {
  const { call, guest } = await fakeRoot({ entries: "16" });
  const lists = [[1, 2, 3], [4, 5]].map((list) => ({ at: guest.bytes(new Uint8Array(Uint32Array.from(list).buffer)), length: list.length }));
  for (let i = 0; i < 300000; i++) assert.equal(call.setgroups(lists[i % 2]!.length, lists[i % 2]!.at), 0);
});

test("capset drops what is not asked for and gives nothing back", async () => {
  const session = await fakeRoot();
  const { call, guest } = session;
  const header = guest.struct(userCapHeader, { version: 0x20080522 });
  const data = guest.allocate(24);
  guest.write(data, userCapData, { effective: 1 << 7, permitted: (1 << 7) | 1 });
  assert.equal(call.capset(header, data), 0);
  assert.deepEqual(capabilities(session), [128n, 129n, 0n]);
  guest.write(data, userCapData, { permitted: 0xff });
  assert.equal(call.capset(header, data), -errno.EPERM);
});

test("capget of an unknown version tells the version to use", async () => {
  const { call, guest } = await fakeRoot();
  const header = guest.struct(userCapHeader, { version: 1 });
  assert.equal(call.capget(header, 0), 0);
  assert.equal(guest.read(header, userCapHeader).version, 0x20080522);
});

test("the bounding set, KEEPCAPS and ambient capabilities of prctl", async () => {
  const session = await fakeRoot();
  const { call, guest } = session;
  assert.equal(call.prctl(PR_CAPBSET_READ, 21), 1);
  assert.equal(call.prctl(PR_CAPBSET_DROP, 21), 0);
  assert.equal(call.prctl(PR_CAPBSET_READ, 21), 0);
  assert.equal(call.prctl(PR_CAPBSET_READ, 41), -errno.EINVAL);
  assert.equal(call.prctl(PR_CAP_AMBIENT, 2, 10, 0, 0), -errno.EPERM, "not inheritable");
  const header = guest.struct(userCapHeader, { version: 0x20080522 });
  const data = guest.allocate(24);
  guest.write(data, userCapData, { effective: 1024, permitted: 1024, inheritable: 1024 });
  call.capset(header, data);
  assert.equal(call.prctl(PR_CAP_AMBIENT, 2, 10, 0, 0), 0);
  assert.equal(call.prctl(PR_CAP_AMBIENT, 1, 10, 0, 0), 1);
});

test("KEEPCAPS keeps the permitted set over setuid", async () => {
  const session = await fakeRoot();
  session.call.prctl(PR_SET_KEEPCAPS, 1);
  session.call.setuid(33);
  assert.deepEqual(capabilities(session), [0n, ALL, 0n]);
});

test("a child has its parent's identity, and changes only its own", async () => {
  const session = await fakeRoot();
  session.call.setresuid(KEEP, 7, KEEP);
  session.asChild(() => {
    assert.deepEqual(uids(session), [0, 7, 0, 7]);
    session.call.setuid(0);
    session.call.setresuid(9, 9, 9);
  });
  assert.deepEqual(uids(session), [0, 7, 0, 7]);
});

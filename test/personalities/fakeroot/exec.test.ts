import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import type { FakeKernel } from "../../../src/testkit/index.js";
import { fakeRoot, type FakeRootSession } from "./session.js";

const ENOENT = -errno.ENOENT;

/** A session whose kernel executes: the new image has the state that the old one saved. */
async function executing(more: FakeKernel = {}) {
  const late: { session?: FakeRootSession } = {};
  const session = await fakeRoot({}, {
    prctl: () => 0,
    execve: (path) => {
      if (late.session!.guest.readText(path!) === "/missing") return ENOENT;
      late.session!.execute();
      return 0;
    },
    ...more,
  });
  late.session = session;
  return session;
}

const ids = ({ call }: FakeRootSession) => [call.getuid(), call.geteuid(), call.getgid(), call.getegid()];

test("execve carries the identity over", async () => {
  const session = await executing();
  session.files.put("/bin", 0o100755);
  session.call.setresgid(5, 6, 7);
  session.call.setresuid(33, 33, 33);
  session.call.execve("/bin", 0, 0);
  assert.deepEqual(ids(session), [33, 33, 5, 6]);
  assert.equal(session.call.setuid(0), -errno.EPERM);
});

test("a set-user-id file gives its owner's id, as the guest sees it", async () => {
  const session = await executing();
  session.files.put("/su", 0o100755);
  session.call.chmod("/su", 0o4755);
  session.call.setresuid(33, 33, 33);
  session.call.execve("/su", 0, 0);
  assert.deepEqual(ids(session), [33, 0, 0, 0]);
  assert.equal(session.call.setuid(0), 0);
});

test("a set-group-id file gives its group", async () => {
  const session = await executing();
  session.files.put("/wall", 0o100755);
  session.call.chown("/wall", 0, 5);
  session.call.chmod("/wall", 0o2755);
  session.call.setresgid(33, 33, 33);
  session.call.setresuid(33, 33, 33);
  session.call.execve("/wall", 0, 0);
  assert.deepEqual(ids(session), [33, 33, 33, 5]);
});

test("set-id counts neither for a script nor under no_new_privs", async () => {
  const script = await executing();
  script.files.put("/su", 0o100755, "#!/bin/sh\n");
  script.call.chmod("/su", 0o4755);
  script.call.setuid(33);
  script.call.execve("/su", 0, 0);
  assert.equal(script.call.geteuid(), 33);
  const restricted = await executing({ prctl: () => 1 });
  restricted.files.put("/su", 0o100755);
  restricted.call.chmod("/su", 0o4755);
  restricted.call.setuid(33);
  restricted.call.execve("/su", 0, 0);
  assert.equal(restricted.call.geteuid(), 33);
});

test("an execve that fails changes nothing", async () => {
  const session = await executing();
  session.call.setresuid(33, 33, 33);
  assert.equal(session.call.execve("/missing", 0, 0), ENOENT);
  assert.deepEqual(ids(session), [33, 33, 0, 0]);
});

test("a file that may not be executed is not", async () => {
  const session = await executing();
  session.files.put("/private", 0o100700);
  session.call.setuid(33);
  assert.equal(session.call.execve("/private", 0, 0), -errno.EACCES);
});

test("file capabilities become the process's", async () => {
  const session = await executing();
  session.files.put("/ping", 0o100755);
  // cap_net_raw=ep
  const value = Buffer.from("0100000200200000000000000000000000000000", "hex");
  assert.equal(session.call.setxattr("/ping", "security.capability", session.guest.bytes(value), value.length, 0), 0);
  session.call.setuid(33);
  session.call.execve("/ping", 0, 0);
  const header = session.guest.allocate(8);
  session.guest.view.setUint32(header, 0x20080522, true);
  const data = session.guest.allocate(24);
  assert.equal(session.call.capget(header, data), 0);
  assert.equal(session.guest.view.getUint32(data, true), 1 << 13);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { stat } from "../../../src/abi/structs.js";
import { FakeFiles } from "./fake-files.js";
import { fakeRoot, type FakeRootSession } from "./session.js";

const status = `Name:\tprogram
Uid:\t1000\t1000\t1000\t1000
Gid:\t1000\t1000\t1000\t1000
Groups:\t4 1000
CapInh:\t0000000000000000
CapPrm:\t0000000000000000
CapEff:\t0000000000000000
CapBnd:\t000001ffffffffff
CapAmb:\t0000000000000000
Threads:\t1
`;

async function withProc(): Promise<FakeRootSession> {
  const files = new FakeFiles();
  for (const path of ["/proc", "/proc/self", "/proc/77", "/proc/88", "/proc/99"]) files.put(path, 0o40555);
  files.put("/proc/self/status", 0o100444, status);
  files.put("/proc/77/status", 0o100444, status);
  files.put("/proc/88/status", 0o100444, status);
  files.put("/proc/99/status", 0o100444, status.replaceAll("1000", "5"));
  return fakeRoot({}, {}, files);
}

function read({ call, guest, open }: FakeRootSession, path: string): string[] {
  const fd = open(path);
  const to = guest.allocate(1024);
  const length = call.pread64(fd, to, 1024, 0);
  return guest.readBytes(to, length).toString().split("\n").filter((line) => /^(Uid|Gid|Groups|Cap[PE]|Name|Threads)/.test(line));
}

test("a task's status tells the identity the guest knows", async () => {
  const session = await withProc();
  assert.deepEqual(read(session, "/proc/self/status"), [
    "Name:\tprogram", "Uid:\t0\t0\t0\t0", "Gid:\t0\t0\t0\t0", "Groups:\t0 ", "CapPrm:\t000001ffffffffff", "CapEff:\t000001ffffffffff", "Threads:\t1",
  ]);
  session.call.setresgid(7, 8, 9);
  session.call.setgroups(0, 0);
  session.call.setresuid(33, 34, 35);
  assert.deepEqual(read(session, "/proc/self/status"), [
    "Name:\tprogram", "Uid:\t33\t34\t35\t34", "Gid:\t7\t8\t9\t8", "Groups:\t", "CapPrm:\t0000000000000000", "CapEff:\t0000000000000000", "Threads:\t1",
  ]);
});

test("another task of the session shows what it has become, one of another user what it is", async () => {
  const session = await withProc();
  session.call.setresuid(33, 33, 33);
  session.asChild(() => {
    // Task 77 is the one that changed; 88 never did.
    assert.equal(read(session, "/proc/77/status")[1], "Uid:\t33\t33\t33\t33");
    assert.equal(read(session, "/proc/88/status")[1], "Uid:\t0\t0\t0\t0");
    assert.equal(read(session, "/proc/99/status")[1], "Uid:\t5\t5\t5\t5");
  });
});

test("another file of /proc is opened as it is, and so is a status that is none of /proc's", async () => {
  const session = await withProc();
  session.files.put("/status", 0o100644, status);
  session.kernelCalls.length = 0;
  assert.ok(session.open("/proc/self") >= 0);
  assert.ok(session.open("/status") >= 0);
  assert.deepEqual(session.kernelCalls, ["openat", "openat"]);
});

test("io_uring is refused unless it is wanted", async () => {
  const { call } = await fakeRoot({}, { io_uring_setup: () => 5 });
  assert.equal(call.io_uring_setup(1, 0), -errno.ENOSYS);
  const wanted = await fakeRoot({ "io-uring": "allow" }, { io_uring_setup: () => 5 });
  assert.equal(wanted.call.io_uring_setup(1, 0), 5);
});

test("a negative nice value is granted to root only, and kept", async () => {
  const { call } = await fakeRoot({}, { setpriority: () => -errno.EACCES, getpriority: () => 20 });
  assert.equal(call.getpriority(0, 0), 20);
  assert.equal(call.setpriority(0, 0, -5), 0);
  assert.equal(call.getpriority(0, 0), 25);
  call.setuid(33);
  assert.equal(call.setpriority(0, 0, -5), -errno.EACCES);
});

test("in a user namespace it asked for, a task sees what the kernel sees", async () => {
  const { call, files, guest } = await fakeRoot({}, { unshare: () => 0, getuid: () => 65534 });
  files.put("/f");
  call.chown("/f", 33, 44);
  assert.equal(call.unshare(0x10000000), 0);
  assert.equal(call.getuid(), 65534);
  const buffer = guest.struct(stat);
  call.stat("/f", buffer);
  assert.equal(guest.read(buffer, stat).st_uid, 1000);
});

test("the map of a user namespace names the id the kernel knows", async () => {
  const files = new FakeFiles();
  for (const path of ["/proc", "/proc/self"]) files.put(path, 0o40755);
  files.put("/proc/self/uid_map");
  const { call, guest, open } = await fakeRoot({}, { unshare: () => 0 }, files);
  call.unshare(0x10000000);
  const fd = open("/proc/self/uid_map", 2);
  const text = Buffer.from("0 0 1\n");
  assert.equal(call.write(fd, guest.bytes(text), text.length), text.length);
  assert.equal(files.at("/proc/self/uid_map").data.toString(), "0 1000 1\n");
  assert.equal(call.write(fd, guest.bytes(text), text.length), text.length);
  assert.match(files.at("/proc/self/uid_map").data.toString(), /0 0 1\n$/);
});

test("a namespace that only root may have gets a user namespace of its own", async () => {
  const files = new FakeFiles();
  for (const path of ["/proc", "/proc/self"]) files.put(path, 0o40755);
  for (const name of ["uid_map", "gid_map", "setgroups"]) files.put(`/proc/self/${name}`);
  const asked: number[] = [];
  const { call } = await fakeRoot({}, { unshare: (flags) => { asked.push(flags!); return flags === 0x20000 ? -errno.EPERM : 0; } }, files);
  assert.equal(call.unshare(0x20000), 0);
  assert.deepEqual(asked, [0x20000, 0x10020000]);
  assert.equal(files.at("/proc/self/uid_map").data.toString(), "0 1000 1\n");
  assert.equal(call.getuid(), 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeFiles } from "./fake-files.js";
import { fakeRoot, type FakeRootSession } from "./session.js";

function saved({ program, files }: FakeRootSession, path: string): string[] {
  assert.equal(program["lifecycleWantsFinish"]!(), 1);
  program["lifecycleFinish"]!();
  return files.at(path).data.toString().trimEnd().split("\n").sort();
}

test("the state is saved in fakeroot's own form", async () => {
  const session = await fakeRoot({ save: "/state file" });
  const { files, call } = session;
  files.put("/f");
  call.chown("/f", 33, 44);
  call.chmod("/f", 0o4755);
  call.mknod("/null", 0o20666, 0x103);
  assert.deepEqual(saved(session, "/state file"), [
    `dev=fe00,ino=${files.at("/f").ino},mode=104755,uid=33,gid=44,nlink=1,rdev=0`,
    `dev=fe00,ino=${files.at("/null").ino},mode=20644,uid=0,gid=0,nlink=1,rdev=259`,
  ]);
});

test("what was saved is there when it is loaded", async () => {
  const first = await fakeRoot({ s: "/state" });
  first.files.put("/f");
  first.call.chown("/f", 33, 44);
  first.call.chmod("/f", 0);
  first.call.mknod("/null", 0o20666, 0x103);
  const lines = saved(first, "/state");
  const second = await fakeRoot({ i: "/state", s: "/again" }, {}, reopened(first.files));
  assert.deepEqual([second.owner("/f"), second.owner("/null")], ["33:44 100000", "0:0 20644"]);
  assert.deepEqual(saved(second, "/again"), lines);
});

test("a file made after the state was saved does not inherit from it", async () => {
  const files = new FakeFiles();
  const session = await fakeRoot({ save: "/state" }, {}, files);
  files.put("/f");
  session.call.chown("/f", 33, 44);
  saved(session, "/state");
  files.take("/f");
  files.put("/new");
  const second = await fakeRoot({ load: "/state" }, {}, reopened(files));
  assert.equal(second.owner("/new"), "0:0 100644");
});

test("a state that does not exist is told and is no reason to stop", async () => {
  const { files, call } = await fakeRoot({ load: "/no file" });
  assert.equal(files.messages, "unweld: fakeroot: database file '/no file' does not exist.\n");
  assert.equal(call.getuid(), 0);
});

test("a line that is none ends the loading, with its number", async () => {
  const files = new FakeFiles();
  files.put("/state", 0o100644, "dev=1,ino=2,mode=100644,uid=3,gid=4,nlink=1,rdev=0\nnonsense\n");
  await fakeRoot({ load: "/state" }, {}, files);
  assert.match(files.messages, /^unweld: fakeroot: '\/state', line 2: expected dev=/);
});

test("without an option nothing is to be finished", async () => {
  const { program } = await fakeRoot();
  assert.equal(program["lifecycleWantsFinish"]!(), 0);
});

test("programs learn FAKEROOTKEY", async () => {
  const { program, guest } = await fakeRoot();
  const to = guest.allocate(128);
  const length = Number(program["lifecycleEnvironment"]!(BigInt(to), 128n));
  assert.equal(guest.readBytes(to, length).toString(), "FAKEROOTKEY=77\0FAKED_MODE=unknown-is-root\0");
});

test("options that make no sense are refused", async () => {
  for (const [name, value] of [["save", null], ["entries", "many"], ["entries", "3"], ["io-uring", "maybe"], ["unknown", "1"], ["u", "yes"]] as const) {
    await assert.rejects(fakeRoot({ [name]: value }), /takes the option/, name);
  }
});

/** The same files for another session. */
function reopened(files: FakeFiles): FakeFiles {
  files.opened.clear();
  return files;
}

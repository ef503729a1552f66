import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { flags } from "../../../src/abi/flags.js";
import { load, structs, type FakeKernel, type GuestMemory, type LoadOptions } from "../../../src/testkit/index.js";

const flag = (name: string) => Number(flags.get(name));
const enough = 20;

interface Session extends Awaited<ReturnType<typeof load>> { ids: { pid: number; tid: number; uid: number; mapped: boolean } }

async function fast(kernel: FakeKernel = {}, options: LoadOptions = {}): Promise<Session> {
  const ids = { pid: 40, tid: 41, uid: 7, mapped: true };
  let guest!: GuestMemory;
  const three = (...at: (number | undefined)[]) => {
    for (const address of at) guest.view.setUint32(address!, ids.uid, true);
    return 0;
  };
  const session = await load("personalities/fast/fast.ts", {
    getpid: () => ids.pid, gettid: () => ids.tid, getuid: () => ids.uid, geteuid: () => ids.uid, getgid: () => ids.uid, getegid: () => ids.uid,
    getresuid: three, getresgid: three, setresuid: () => 0, setns: () => 0, unshare: () => 0, prctl: () => 0, seccomp: () => 0,
    madvise: () => 0, openat: () => 3, read: () => (ids.mapped ? 1 : 0), close: () => 0, fork: () => 50, vfork: () => 50, clone: () => 50, clone3: () => 50,
    ...kernel,
  }, { timestamp: () => 1000n, ...options });
  guest = session.guest;
  return { ...session, ids };
}

const known = ["getpid", "gettid", "getuid", "geteuid", "getgid", "getegid"] as const;

function warm({ call, kernelCalls }: Session): void {
  for (let i = 0; i < enough; i++) for (const name of known) call[name]();
  kernelCalls.length = 0;
}

test("ids are asked of the kernel a few times, and then no more", async () => {
  const session = await fast();
  warm(session);
  for (const name of known) assert.equal(session.call[name](), name === "getpid" ? 40 : name === "gettid" ? 41 : 7);
  assert.deepEqual(session.kernelCalls, []);
});

for (const make of ["fork", "vfork", "clone", "clone3"] as const) {
  test(`the child of ${make} knows nothing, and its parent what it knew`, async () => {
    // The kernel runs the child, on a copy of the thread's memory, before the call returns to the parent.
    let child: () => void = () => assert.fail("there is no child");
    const session = await fast({ [make]: () => { child(); return 50; } });
    warm(session);
    child = () => session.asChild(() => {
      session.ids.pid = 50;
      assert.equal(session.program["dispatch"]!(39, 0n, 0n, 0n, 0n, 0n, 0n), 50n);
      session.ids.pid = 40;
    });
    assert.equal(session.call[make](), 50);
    assert.equal(session.call.getpid(), 40);
    assert.equal(session.kernelCalls.filter((name) => name === "getpid").length, 1);
  });
}

for (const change of [["setresuid", 1, 1, 1], ["setns", 3, 0], ["unshare", flag("CLONE_NEWUSER")]] as const) {
  test(`after ${change[0]} the ids are asked for again`, async () => {
    const session = await fast();
    warm(session);
    const [name, ...values] = change;
    session.call[name](...values);
    session.ids.uid = 9;
    assert.equal(session.call.getuid(), 9);
    session.kernelCalls.length = 0;
    assert.equal(session.call.geteuid(), 9);
    assert.deepEqual(session.kernelCalls, []);
  });
}

test("ids of a user namespace without maps are the kernel's every time", async () => {
  const session = await fast();
  session.ids.mapped = false;
  warm(session);
  session.ids.uid = 65534;
  assert.equal(session.call.getuid(), 65534);
  session.ids.uid = 0;
  assert.equal(session.call.getuid(), 0);
});

for (const [how, install] of [
  ["prctl", ({ call }: Session) => call.prctl(flag("PR_SET_SECCOMP"), 2, 0, 0, 0)],
  ["seccomp", ({ call }: Session) => call.seccomp(1, 0, 0)],
] as const) {
  test(`a filter of the program's, by ${how}, has its word to say, also after execve`, async () => {
    const session = await fast({ getpid: () => -errno.EPERM });
    warm(session);
    install(session);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < enough; j++) assert.equal(session.call.getpid(), -errno.EPERM);
      session.execute();
    }
    assert.equal(session.kernelCalls.filter((name) => name === "getpid").length, 3 * enough);
  });
}

test("a kernel that cannot wipe a page at fork is asked every time", async () => {
  const session = await fast({ madvise: () => -errno.EINVAL });
  warm(session);
  session.call.getpid();
  assert.deepEqual(session.kernelCalls, ["getpid"]);
});

test("clocks of the vDSO are read by it, others and what it lacks by the kernel", async () => {
  let guest!: GuestMemory;
  const clock = (clockid: number, at: number) => { guest.write(at, structs.timespec, { tv_sec: clockid + 1, tv_nsec: 5 }); return 0; };
  const vdso = [clock, () => 0, () => 77, () => 0, clock];
  const session = await fast({ clock_gettime: () => -errno.EINVAL, time: () => 78 }, { vdso, onGuest: (made) => { guest = made; } });
  const at = guest.struct(structs.timespec);
  for (const clockid of [0, 1, 4, 5, 6, 7, 11]) {
    assert.equal(session.call.clock_gettime(clockid, at), 0);
    assert.equal(guest.read(at, structs.timespec)["tv_sec"], clockid + 1);
  }
  assert.equal(session.call.time(0), 77);
  assert.deepEqual(session.kernelCalls, []);
  for (const clockid of [2, 3, 8, 10, 12, 32, 33, -6]) assert.equal(session.call.clock_gettime(clockid, at), -errno.EINVAL);
  assert.equal(session.kernelCalls.length, 8);
});

test("without a vDSO, or without the counter it reads, clocks are the kernel's", async () => {
  const without = await fast({ clock_gettime: () => 0, time: () => 78 });
  assert.equal(without.call.time(0), 78);
  assert.equal(without.call.clock_gettime(1, 0), 0);
  const vdso = [() => assert.fail("the vDSO is called")];
  const forbidden = await fast({ clock_gettime: () => 0 }, { vdso });
  forbidden.call.prctl(flag("PR_SET_TSC"), flag("PR_TSC_SIGSEGV"), 0, 0, 0);
  assert.equal(forbidden.call.clock_gettime(1, 0), 0);
  forbidden.execute();
  assert.equal(forbidden.call.clock_gettime(1, 0), 0);
  assert.equal(forbidden.asChild(() => forbidden.call.clock_gettime(1, 0)), 0);
});

const stateBytes = 144;

/** A vDSO whose getrandom counts, and writes what state it was given. */
function randomVdso(guest: () => GuestMemory) {
  const states: number[] = [];
  const nothing = () => 0;
  const getrandom = (buffer: number, count: number, flags: number, state: number, size: number) => {
    if (buffer === 0) {
      guest().view.setUint32(state, stateBytes, true);
      return 0;
    }
    assert.deepEqual([flags & ~1, size], [0, stateBytes]);
    states.push(state);
    for (let i = 0; i < count; i++) guest().view.setUint8(buffer + i, states.length);
    return count;
  };
  return { states, vdso: [nothing, nothing, nothing, nothing, nothing, getrandom] };
}

test("random bytes are the vDSO's once the kernel was asked for a few, but for many at once and other flags", async () => {
  let memory!: GuestMemory;
  const { states, vdso } = randomVdso(() => memory);
  const asked: number[] = [];
  const session = await fast({ getrandom: (_: number | undefined, count: number | undefined) => { asked.push(count!); return count!; } }, { vdso });
  memory = session.guest;
  const buffer = memory.text("x".repeat(255));
  warm(session);
  assert.equal(session.call.getrandom(buffer, 16, 0), 16);
  assert.deepEqual([states.length, memory.view.getUint8(buffer + 15), memory.view.getUint8(buffer + 16)], [1, 1, "x".charCodeAt(0)]);
  for (const [count, flags] of [[129, 0], [0, 0], [16, Number(flag("GRND_RANDOM"))], [16, 128]] as const) session.call.getrandom(buffer, count, flags);
  assert.deepEqual([states.length, asked], [1, [129, 0, 16, 16]]);
  assert.equal(session.call.getrandom(buffer, 128, Number(flag("GRND_NONBLOCK"))), 128);
  assert.deepEqual(states, [states[0], states[0]]);
});

test("a thread has a state of its own, a forked child its parent's, which the kernel wipes", async () => {
  let memory!: GuestMemory;
  const { states, vdso } = randomVdso(() => memory);
  let child: () => void = () => {};
  const session = await fast({ clone: () => { child(); return 50; } }, { vdso });
  memory = session.guest;
  const buffer = memory.text("x".repeat(255));
  warm(session);
  const draw = () => session.call.getrandom(buffer, 8, 0);
  draw();
  child = () => session.asChild(() => assert.equal(session.program["dispatch"]!(318, BigInt(buffer), 8n, 0n, 0n, 0n, 0n), 8n));
  session.call.clone(Number(flag("CLONE_VM")), 0, 0, 0, 0);
  draw();
  session.call.clone(0, 0, 0, 0, 0);
  draw();
  const [first, second, third, fourth, fifth] = states;
  assert.notEqual(second, first);
  assert.deepEqual([third, fourth, fifth], [first, first, first]);
  assert.equal(states.length, 5);
});

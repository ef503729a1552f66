import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { flags } from "../../../src/abi/flags.js";
import { load, structs, type FakeKernel, type LoadOptions } from "../../../src/testkit/index.js";

const polyfill = (kernel: FakeKernel, options: LoadOptions = {}) => load("personalities/polyfill/polyfill.ts", kernel, options);
const flag = (name: string) => Number(flags.get(name));
const AT_FDCWD = flag("AT_FDCWD");

test("a call that the kernel has is the kernel's, its errors included", async () => {
  const { call, kernelCalls } = await polyfill({ fchmodat2: () => -errno.EPERM });
  assert.equal(call.fchmodat2(AT_FDCWD, "f", 0o644, 0), -errno.EPERM);
  assert.equal(call.fchmodat2(AT_FDCWD, "f", 0o644, 0), -errno.EPERM);
  assert.deepEqual(kernelCalls, ["fchmodat2", "fchmodat2"]);
});

test("a kernel that lacks a call is asked for it once", async () => {
  const { call, kernelCalls } = await polyfill({ fchmodat2: () => -errno.ENOSYS, fchmodat: () => 0, faccessat2: () => 0 });
  assert.equal(call.fchmodat2(AT_FDCWD, "f", 0o644, 0), 0);
  assert.equal(call.fchmodat2(AT_FDCWD, "f", 0o644, 0), 0);
  assert.equal(call.faccessat2(AT_FDCWD, "f", 0, 0), 0);
  assert.deepEqual(kernelCalls, ["fchmodat2", "fchmodat", "fchmodat", "faccessat2"]);
});

test("with the option always no kernel is asked", async () => {
  const { call, kernelCalls } = await polyfill({ fchmodat: () => 0 }, { options: { always: null } });
  assert.equal(call.fchmodat2(AT_FDCWD, "f", 0o644, 0), 0);
  assert.deepEqual(kernelCalls, ["fchmodat"]);
});

test("other options are not taken", async () => {
  await assert.rejects(polyfill({}, { options: { sometimes: null } }), /takes the option sometimes/);
  await assert.rejects(polyfill({}, { options: { always: "yes" } }), /takes the option always/);
});

test("openat2 without a way to resolve is openat, and what openat would overlook is refused", async () => {
  const openat = (dirfd?: number, _path?: number, asked?: number, mode?: number) => {
    assert.deepEqual([dirfd, asked, mode], [5, 0o101, 0o600]);
    return 7;
  };
  const { call, guest, kernelCalls } = await polyfill({ openat2: () => -errno.ENOSYS, openat });
  const how = (value: Record<string, number>) => guest.struct(structs.openHow, value);
  assert.equal(call.openat2(5, "f", how({ flags: 0o101, mode: 0o600 }), 24), 7);
  kernelCalls.length = 0;
  for (const unsound of [{ mode: 0o600 }, { flags: 0x80000000 }, { flags: 0o101, mode: 0o10000 }, { resolve: 64 }]) {
    assert.equal(call.openat2(5, "f", how(unsound), 24), -errno.EINVAL);
  }
  assert.equal(call.openat2(5, "f", how({}), 23), -errno.EINVAL);
  assert.equal(call.openat2(5, "f", how({}), 4097), -errno.E2BIG);
  assert.deepEqual(kernelCalls, []);
});

test("a struct that has grown is accepted while it says nothing more", async () => {
  const { call, guest } = await polyfill({ openat: () => 3 }, { options: { always: null } });
  const longer = guest.allocate(40);
  assert.equal(call.openat2(AT_FDCWD, "f", longer, 40), 3);
  guest.view.setUint8(longer + 39, 1);
  assert.equal(call.openat2(AT_FDCWD, "f", longer, 40), -errno.E2BIG);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { errno } from "../../../src/abi/errno.js";
import { novelties } from "../../../src/abi/novelties.js";
import { compareReleases, releases } from "../../../src/abi/releases.js";
import { syscallList, syscalls, type SystemCallName } from "../../../src/abi/syscalls.js";
import { load } from "../../../src/testkit/load.js";

const personality = "personalities/abi/abi.ts";
/** What the kernel below says to everything. */
const answer = 7;

/** The personality at a level, and what the last call below it was given. */
async function atLevel(release: string) {
  const below: { name?: SystemCallName; registers?: number[] } = {};
  const loaded = await load(personality, {}, {
    options: { level: `linux-${release}` },
    otherwise: (name, registers) => {
      Object.assign(below, { name, registers });
      return answer;
    },
  });
  return { loaded, below };
}

/** Registers of a call, all 0 but some. What points somewhere points to memory of the guest. */
function registersOf(name: SystemCallName, buffer: number, given: Readonly<Record<string, bigint>>): (number | bigint)[] {
  return Object.entries(syscalls[name].arguments).map(([argument, { as }]) => given[argument] ?? (as.startsWith("Ptr<") ? buffer : 0));
}

const newer = (release: string, since: string): boolean => compareReleases(since, release) > 0;
/** Every level, the ends of the series and what brought much. */
const tried = releases.filter((_, i) => i % 4 === 0 || i === releases.length - 1).concat("4.18", "5.4", "5.15");

test("at each level a call that is newer is ENOSYS, and others reach the kernel", async () => {
  for (const release of tried) {
    const { loaded, below } = await atLevel(release);
    const buffer = loaded.guest.allocate(8192);
    for (const { name, since } of syscallList) {
      if (!loaded.isHandled(name) || since === "never") continue;
      delete below.name;
      const result = loaded.call[name](...registersOf(name, buffer, {}));
      if (newer(release, since)) {
        assert.equal(result, -errno.ENOSYS, `${name} at ${release}`);
        assert.equal(below.name, undefined);
      } else {
        assert.equal(below.name, name, `${name} at ${release}`);
      }
    }
    for (const { name, since } of syscallList) if (newer(release, since)) assert.ok(loaded.isHandled(name), `${name} is newer than ${release}`);
  }
});

test("at each level a flag, an operation and a value that are newer are answered as that kernel answered", async () => {
  for (const release of tried) {
    const { loaded, below } = await atLevel(release);
    const buffer = loaded.guest.allocate(8192);
    for (const { call, argument, name, value, where, since, before, source } of novelties) {
      assert.notEqual(source, "");
      if (newer(release, syscalls[call].since)) continue;
      delete below.name;
      const given = { [argument]: value, ...(where ? { [where.argument]: where.value } : {}) };
      const result = loaded.call[call](...registersOf(call, buffer, given));
      const position = Object.keys(syscalls[call].arguments).indexOf(argument);
      const what = `${call} ${name} at ${release}`;
      if (!newer(release, since)) {
        assert.equal(below.name, call, what);
        assert.equal(BigInt.asUintN(32, BigInt(below.registers![position]!)), value, what);
      } else if (before === "ignored") {
        assert.equal(below.name, call, what);
        assert.equal(below.registers![position]!, 0, what);
      } else {
        assert.equal(result, -errno[before], what);
        assert.equal(below.name, undefined, what);
      }
    }
  }
});

test("no value of an argument is new twice", () => {
  const seen = new Set<string>();
  for (const { call, argument, value, mask, where } of novelties) {
    const key = `${call} ${argument} ${value} ${mask} ${where?.argument} ${where?.value}`;
    assert.ok(!seen.has(key), key);
    seen.add(key);
  }
});

test("every novelty is newer than the oldest level and no newer than what we know", () => {
  for (const { call, name, since } of novelties) {
    assert.ok(compareReleases(since, releases[0]!) > 0, `${call} ${name}`);
    assert.match(since, /^[4-7]\.\d+$/);
  }
});

test("clone3 knows as much of its structure as the level", async () => {
  for (const [release, offset, flags, expected] of [
    ["5.3", 64, 0n, -errno.E2BIG], ["5.5", 64, 0n, answer], ["5.5", 80, 0n, -errno.E2BIG], ["5.7", 80, 0n, answer],
    ["5.4", 0, 0x100000000n, -errno.EINVAL], ["5.5", 0, 0x100000000n, answer], ["5.6", 0, 0x200000000n, -errno.EINVAL], ["5.7", 0, 0x200000000n, answer],
  ] as const) {
    const { loaded } = await atLevel(release);
    const args = loaded.guest.allocate(88);
    if (offset !== 0) loaded.guest.view.setUint8(args + offset, 1);
    loaded.guest.view.setBigUint64(args, flags, true);
    assert.equal(loaded.call.clone3(args, 88), expected, `${release} ${offset} ${flags}`);
  }
});

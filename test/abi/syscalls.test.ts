import assert from "node:assert/strict";
import { test } from "node:test";
import { syscallList, syscalls } from "../../src/abi/syscalls.js";
import { definitions, expand } from "./headers.js";

test("the table has the 385 numbers of x86-64, in order, each once", () => {
  const numbers = syscallList.map((call) => call.nr);
  assert.equal(numbers.length, 385);
  assert.deepEqual(numbers, [...Array(337).keys(), ...Array.from({ length: 48 }, (_, i) => 424 + i)]);
});

test("the table agrees with <asm/unistd_64.h>", async () => {
  const system = await definitions("#include <asm/unistd_64.h>\n", /^__NR_(\w+)$/);
  assert.ok(system.size >= 300, `expected the header to define the system calls, got ${system.size}`);
  const ours = new Map<string, string>(syscallList.map(({ name, nr }) => [name, String(nr)]));
  assert.deepEqual([...system].filter(([name, nr]) => ours.get(name) !== nr), []);
});

test("generic numbers agree with <asm-generic/unistd.h>", async () => {
  // What arm64 asks of the generic table; 64-bit architectures call __NR3264_x by x's own name.
  const wanted = ["__ARCH_WANT_RENAMEAT", "__ARCH_WANT_NEW_STAT", "__ARCH_WANT_SET_GET_RLIMIT", "__ARCH_WANT_SYS_CLONE3", "__ARCH_WANT_MEMFD_SECRET", "__ARCH_WANT_TIME32_SYSCALLS"];
  const source = `${wanted.map((name) => `#define ${name}\n`).join("")}#define __BITS_PER_LONG 64\n#include <asm-generic/unistd.h>\n`;
  const names = [...(await definitions(source, /^__NR_(\w+)$/)).keys()].filter((name) => !["syscalls", "arch_specific_syscall"].includes(name));
  const numbers = await expand(source, names.map((name) => `__NR_${name}`));
  const system = new Map(names.map((name, i) => [name, Number(numbers[i])]));
  assert.ok(system.size >= 250, `expected the header to define the system calls, got ${system.size}`);
  const disagreeing = syscallList.filter(({ name, generic, since }) =>
    system.get(name) !== generic && !(generic !== undefined && isAtLeast(since, newest(system))));
  assert.deepEqual(disagreeing.map(({ name, generic }) => ({ name, generic, header: system.get(name) })), []);
});

/** The kernel that brought the highest number of a header. */
function newest(system: ReadonlyMap<string, number>): string {
  const highest = Math.max(...system.values());
  return syscallList.find((call) => call.nr > highest && call.nr >= 424)?.since ?? "99.0";
}

function isAtLeast(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

test("every `since` is a version of Linux, or never for a number that is unimplemented", () => {
  for (const { name, since, traits } of syscallList) {
    if (since === "never") assert.ok(traits.includes("unimplemented"), name);
    else assert.match(since, /^[1-7]\.\d+(\.\d+)?$/, name);
  }
});

test("numbers from 424 on are the same in the generic table", () => {
  for (const { name, nr, generic } of syscallList) {
    if (nr >= 424) assert.equal(generic, nr, name);
  }
});

test("a call has at most six arguments", () => {
  for (const { name, arguments: args } of syscallList) assert.ok(Object.keys(args).length <= 6, name);
});

test("arguments have Linux's types", () => {
  const types = Object.values(syscalls.openat.arguments).map((type) => type.as);
  assert.deepEqual(types, ["i32", "Ptr<CString>", "i32", "u32"]);
});

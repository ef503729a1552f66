import assert from "node:assert/strict";
import { test } from "node:test";
import type { Argument } from "../../src/abi/arguments.js";
import { structs } from "../../src/abi/structs.js";
import { syscallList } from "../../src/abi/syscalls.js";
import { runProbe, type Recorded } from "./probe.js";

/** A bit pattern for register i that shows how a narrower type was extended. */
const pattern = (i: number): bigint => 0xf1f2f3f4f5f6f7f8n - BigInt(i);

const argument = ({ as }: Argument, i: number): string => {
  const value = `<u64>0x${pattern(i).toString(16)}`;
  return as.startsWith("Ptr<") ? `changetype<${as}>(${value})` : `<${as}>(${value})`;
};

const extended = ({ as }: Argument, i: number): bigint => {
  switch (as) {
    case "i32": return BigInt.asUintN(64, BigInt.asIntN(32, pattern(i)));
    case "u32": return BigInt.asUintN(32, pattern(i));
    default: return pattern(i);
  }
};

test("each method of Abi makes its call: number, registers, extension, blocking or not, and the kernel's result", async () => {
  const calls: Recorded[] = [];
  const used = structs.map((struct) => struct.name).filter((name) => syscallList.some((call) =>
    Object.values(call.arguments).some((type) => type.as === `Ptr<${name}>`)));
  const body = syscallList.map(({ name, arguments: args }) =>
    `export function call_${name}(): i64 { return abi.${name}(${Object.values(args).map(argument).join(", ")}); }`);
  const probe = await runProbe(["Abi", "CString", "Ptr", ...used], `const abi = new Abi();\n${body.join("\n")}`, (call) => {
    calls.push(call);
    return -BigInt(call.nr) - 1n;
  });
  for (const { name, nr, arguments: args, traits } of syscallList) {
    const types = Object.values(args);
    assert.equal(probe.call(`call_${name}`), -BigInt(nr) - 1n, name);
    assert.deepEqual(calls.at(-1), {
      native: traits.includes("blocking") ? "blockingSyscall6" : "syscall6",
      nr,
      registers: Array.from({ length: 6 }, (_, i) => types[i] ? extended(types[i], i) : 0n),
    }, name);
  }
  assert.equal(calls.length, syscallList.length);
});

test("a personality that overrides nothing wants no memory, has no options, saves nothing and adds nothing to the environment", async () => {
  const probe = await runProbe(["Abi"], `const abi = new Abi();
export function answers(): i64 {
  abi.attach(0, true);
  abi.loadState(0, 0);
  abi.finish();
  return abi.sessionBytes() + abi.saveState(0, 1024) + abi.environment(0, 1024) + <i64>abi.wantsFinish() + <i64>abi.option("name", null);
}`);
  assert.equal(probe.call("answers"), 0n);
});

test("isBlocking says of every number what the table says", async () => {
  const probe = await runProbe(["isBlocking"], "export function blocks(nr: i32): bool { return isBlocking(nr); }");
  const blocking = new Set(syscallList.filter((call) => call.traits.includes("blocking")).map((call) => call.nr));
  for (const nr of [-0x80000000, -1, 0x7fffffff, 0x40000000, ...Array.from({ length: 1024 }, (_, i) => i)]) {
    assert.equal(probe.call("blocks", nr), blocking.has(nr) ? 1 : 0, String(nr));
  }
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";

const read = (name: string) => readFileSync(path.join(projectRoot, name), "utf8");
const sizes: Record<string, number> = { u8: 1, u16: 2, u32: 4, i32: 4, u64: 8, i64: 8, usize: 8 };

/** Offsets of a class's fields as AssemblyScript lays them out. */
function offsets(file: string, name: string): Map<string, number> {
  const body = new RegExp(`class ${name} \\{([\\s\\S]*?)\\n\\}`).exec(read(file))![1]!;
  const found = new Map<string, number>();
  let at = 0;
  for (const [, field, type] of body.matchAll(/^ {2}(?:private )?(\w+): (\w+);/gm)) {
    const size = sizes[type!]!;
    at = Math.ceil(at / size) * size;
    found.set(field!, at);
    at += size;
  }
  return found;
}

const assembly = new Map([...read("native/entry.S").matchAll(/^\s+\.set\s+(\w+), (-?(?:0x)?[0-9a-f]+)/gm)].map(([, name, value]) => [name!, Number(value)]));

test("native/entry.S has the frame's registers where runtime/frame.ts has them", () => {
  const frame = offsets("runtime/frame.ts", "Frame");
  const names = [...assembly.keys()].filter((name) => name.startsWith("F_"));
  assert.ok(names.length > 15);
  for (const name of names) assert.equal(frame.get(name.slice(2).toLowerCase()), assembly.get(name), name);
});

test("native/entry.S has the fields of a thread's block where runtime/thread.ts has them", () => {
  const thread = offsets("runtime/thread.ts", "Thread");
  const fields = { T_SELF: "self", T_FRAME: "frame", T_PENDING: "pending", T_CATCH: "catchStack", T_OWN_GS: "ownGs", T_PASSED_THUNK: "passedThunk", T_PASSED_RSP: "passedRsp" };
  for (const [name, field] of Object.entries(fields)) assert.equal(thread.get(field), assembly.get(name), name);
  const constant = (name: string) => Number(new RegExp(`const ${name}: usize = (\\d+);`).exec(read("runtime/thread.ts"))![1]);
  assert.equal(constant("ARENA"), assembly.get("T_ARENA"));
  for (const name of ["ARENA_END", "STACK_BYTES", "BLOCK_END"]) assert.equal(constant(name), assembly.get(name), name);
  assert.equal(Number(/FRAME_BYTES: usize = (\d+)/.exec(read("runtime/frame.ts"))![1]), assembly.get("FRAME_BYTES"));
});

test("native/gates.S has as many gates as runtime/trap-net/filters.ts says, and as far from each other", () => {
  const gates = read("native/gates.S");
  const filters = read("runtime/trap-net/filters.ts");
  for (const name of ["GATES", "GATE_BYTES"]) {
    const said = Number(new RegExp(`const ${name}: \\w+ = (\\d+);`).exec(filters)![1]);
    assert.equal(Number(new RegExp(`\\.set\\s+${name}, (\\d+)`).exec(gates)![1]), said, name);
    if (name === "GATE_BYTES") assert.equal(2 ** Number(/GATE_SHIFT: u32 = (\d+)/.exec(filters)![1]), said);
    else assert.equal(Number(/define UW_GATES (\d+)/.exec(read("native/prelude.h"))![1]), said);
  }
});

test("what the program may do with its gs base is told in one place", () => {
  const said = Number(/const FAST_GS: usize = (\d+);/.exec(read("runtime/library.ts"))![1]);
  for (const [file, pattern] of [["native/entry.S", /FAST_GS, uw_library_targets \+ (\d+)/], ["native/library.S", /FAST_GS uw_library_targets \+ (\d+)/]] as const) {
    assert.equal(Number(pattern.exec(read(file))?.[1]), said, file);
  }
});

test("native/entry.S has a thunk's header where runtime/gate/thunk.ts has it", () => {
  const thunk = offsets("runtime/gate/thunk.ts", "Thunk");
  const bytes = Number(/HEADER_BYTES: usize = (\d+)/.exec(read("runtime/gate/thunk.ts"))![1]);
  assert.equal(thunk.get("tail")! - bytes, assembly.get("H_TAIL"));
});

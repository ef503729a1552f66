import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import v8 from "node:v8";
import { compileAssemblyScript } from "../../src/compiler/asc.js";
import { compileFlags, compilerCommand, runCompiler } from "../../src/compiler/cc.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { dataSentinel } from "../../src/compiler/sources.js";
import { translate } from "../../src/compiler/translate.js";

const fixtures = path.join(projectRoot, "test/tables/fixtures");
const entry = path.join(fixtures, "tables.ts");
const library = path.join(projectRoot, "assembly/index.ts");
let folder = "";

before(async () => { folder = await mkdtemp(path.join(tmpdir(), "unweld-test-")); });
after(async () => { await rm(folder, { recursive: true, force: true }); });

type Table = Record<string, (...values: (number | bigint)[]) => number | bigint>;

/** An empty table in V8. */
async function inV8(entries: number, units: number): Promise<Table> {
  v8.setFlagsFromString("--experimental-wasm-memory64");
  const { wasm } = await compileAssemblyScript({ entry, library, memoryBase: 1 << 17 });
  const unused = () => assert.fail("a native that tables do not need");
  const native = { arena: () => 1024n, abort: unused, syscall6: unused, blockingSyscall6: unused, threadArea: unused };
  const { instance } = await WebAssembly.instantiate(wasm, { native }) as unknown as { instance: { exports: Record<string, unknown> } };
  const memory = instance.exports["memory"] as { buffer: ArrayBuffer; grow: (pages: number | bigint) => unknown };
  const table = instance.exports as Table;
  new DataView(memory.buffer).setBigUint64(1032, 1n << 17n, true);
  const base = BigInt(memory.buffer.byteLength);
  const pages = Math.ceil(Number(table["tableBytes"]!(BigInt(entries), BigInt(units))) / 65536);
  memory.grow(Number(process.versions.node.split(".")[0]) < 24 ? pages : BigInt(pages));
  table["attach"]!(base, BigInt(entries), BigInt(units), 1);
  const names = ["put", "get", "changes", "remove", "count", "walk"];
  return Object.fromEntries(names.map((name) => [name, (...values: (number | bigint)[]) => {
    table["arenaReset"]!();
    return Number(table[name]!(...values.map(BigInt)));
  }]));
}

test("what is put is found, and nothing else", async () => {
  const table = await inV8(1000, 2000);
  for (let i = 1; i <= 500; i++) assert.equal(table["put"]!(i, i % 3, i * 5), 1);
  for (let i = 1; i <= 500; i++) {
    assert.equal(table["get"]!(i, i % 3), i * 5);
    assert.equal(table["get"]!(i, (i + 1) % 3), -1);
  }
  assert.equal(table["walk"]!(), 500);
  assert.equal(table["count"]!(), 500);
});

test("a record can be changed and removed", async () => {
  const table = await inV8(100, 200);
  table["put"]!(1, 2, 3);
  table["put"]!(1, 2, 4);
  assert.equal(table["get"]!(1, 2), 4);
  assert.equal(table["changes"]!(1, 2), 2);
  assert.equal(table["remove"]!(1, 2), 1);
  assert.equal(table["remove"]!(1, 2), 0);
  assert.equal(table["get"]!(1, 2), -1);
  assert.equal(table["count"]!(), 0);
});

test("a full table says so, still answers, and has room again after a removal", async () => {
  const table = await inV8(64, 400);
  for (let i = 0; i < 64; i++) assert.equal(table["put"]!(i * 1000003, 1, i), 1);
  assert.equal(table["put"]!(77, 1, 1), -1);
  assert.equal(table["put"]!(1000003, 1, 9), 1);
  assert.equal(table["get"]!(63 * 1000003, 1), 63);
  table["remove"]!(5 * 1000003, 1);
  assert.equal(table["put"]!(77, 1, 1), 1);
});

test("a heap that is used up makes a table full", async () => {
  const table = await inV8(1000, 20);
  let put = 0;
  while (table["put"]!(put, 1, put) === 1) put++;
  assert.ok(put > 5 && put <= 20, String(put));
  assert.equal(table["walk"]!(), put);
});

test("keys that all fall into one place are found too", async () => {
  const table = await inV8(512, 2000);
  for (let i = 0; i < 200; i++) assert.equal(table["put"]!(4, i, i), 1);
  for (let i = 0; i < 200; i++) assert.equal(table["get"]!(4, i), i);
  assert.equal(table["walk"]!(), 200);
});

test("records that come and go leave no holes behind", async () => {
  const table = await inV8(64, 300);
  for (let i = 0; i < 20000; i++) {
    assert.equal(table["put"]!(i, 1, i), 1, `record ${i}`);
    assert.equal(table["remove"]!(i, 1), 1);
  }
});

for (const [name, processes, kills] of [["on their own terms", 4, 0], ["that are killed at any instruction", 6, 1]] as const) {
  test(`processes ${name} leave a table whole, lose no change and no memory`, async () => {
    const { wasm, sourceMap } = await compileAssemblyScript({ entry, library });
    const file = (part: string) => path.join(folder, part);
    await writeFile(file("tables.c"), translate({ wasm, sourceMap, dataBase: dataSentinel }));
    await runCompiler([...compileFlags, "-c", file("tables.c"), "-o", file("tables.o")]);
    const program = file(`processes-${kills}`);
    await promisify(execFile)(compilerCommand(), ["-w", "-O1", path.join(fixtures, "processes.c"), file("tables.o"), "-o", program]);
    const { stdout } = await promisify(execFile)(program, [String(processes), "3", String(kills)]).catch((error: { stdout: string; message: string }) => ({ stdout: `${error.stdout}${error.message}` }));
    assert.match(stdout, /^ok \d+\n$/);
    if (kills) assert.ok(Number(stdout.slice(3)) > 10, `only ${stdout.slice(3)} processes were killed`);
  });
}

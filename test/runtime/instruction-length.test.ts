import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";
import v8 from "node:v8";
import { compileAssemblyScript } from "../../src/compiler/asc.js";
import { compilerCommand } from "../../src/compiler/cc.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { isInstalled } from "../../src/guests/compile.js";

interface Decoder {
  instructionLength: (at: bigint) => bigint;
  lengthsAt: (code: bigint, offsets: bigint, count: bigint, lengths: bigint) => void;
}

/** Of each binary's code, from its beginning. */
const codeBytes = 2 << 20;
const room = 65536;
const memoryPages = 32 * 16;

let decoder: Decoder;
let memory: Uint8Array;

/** The decoder runs in V8, where a read behind the end of the memory traps. */
before(async () => {
  v8.setFlagsFromString("--experimental-wasm-memory64");
  const entry = path.join(projectRoot, "test/runtime/fixtures/instruction-length.ts");
  const { wasm } = await compileAssemblyScript({ entry, memoryBase: 1024 });
  const unused = () => assert.fail("a native that lengths do not need");
  const native = { arena: unused, abort: unused };
  const { instance } = await WebAssembly.instantiate(wasm, { native }) as unknown as { instance: { exports: unknown } };
  const exported = instance.exports as Decoder & { memory: { buffer: ArrayBuffer; grow: (pages: number | bigint) => unknown } };
  // A number while 64-bit memories were behind V8's flag, a bigint since.
  exported.memory.grow(Number(process.versions.node.split(".")[0]) < 24 ? memoryPages : BigInt(memoryPages));
  decoder = exported;
  memory = new Uint8Array(exported.memory.buffer);
});

/** Of an instruction whose last byte is the last of the memory. */
function lengthOf(hex: string): number {
  const bytes = Buffer.from(hex.replaceAll(" ", ""), "hex");
  const at = memory.length - bytes.length;
  memory.set(bytes, at);
  return Number(decoder.instructionLength(BigInt(at)));
}

/** As many bytes, the first of them prefixes. */
function toLength(bytes: number, prefix: string, rest: string): string {
  const end = rest.split(" ").filter((byte) => byte !== "");
  return [...Array<string>(bytes - end.length).fill(prefix), ...end].join(" ");
}

const known: Record<string, readonly string[]> = {
  "operands": [
    "89 c8", "8b 00", "8b 40 10", "8b 80 78 56 34 12", "8b 04 24", "8b 44 24 08", "8b 84 24 78 56 34 12", "8b 04 25 78 56 34 12",
    "8b 05 78 56 34 12", "8b 45 08", "8b 44 25 08", "8b 84 25 78 56 34 12", "41 8b 04 24", "41 8b 45 00", "43 8b 44 2d 00",
    "41 8b 05 78 56 34 12",
    "67 8b 00", "67 8b 05 78 56 34 12", "67 8b 44 24 08", "64 48 8b 04 25 28 00 00 00",
  ],
  "immediates": [
    "04 01", "05 78 56 34 12", "66 05 34 12", "48 05 78 56 34 12", "66 48 05 78 56 34 12", "81 c0 78 56 34 12",
    "66 81 c0 34 12", "83 c0 01", "66 83 c0 01",
    "80 7c 24 08 01", "69 c0 78 56 34 12", "66 69 c0 34 12", "6b c0 01", "68 78 56 34 12", "66 68 34 12", "6a 01",
    "b0 01", "b8 78 56 34 12", "66 b8 34 12", "48 b8 88 77 66 55 44 33 22 11", "66 48 b8 88 77 66 55 44 33 22 11",
    "49 bf 88 77 66 55 44 33 22 11", "41 b8 78 56 34 12",
    "c6 00 01", "c7 00 78 56 34 12", "66 c7 00 34 12", "48 c7 c0 78 56 34 12", "c1 e0 03", "d1 e0", "a8 01", "a9 78 56 34 12",
    "c8 10 00 01", "c9", "c2 08 00", "66 c2 08 00", "ca 08 00", "cd 80", "e4 60", "e6 60",
  ],
  "addresses": [
    "a0 88 77 66 55 44 33 22 11", "a3 88 77 66 55 44 33 22 11", "48 a1 88 77 66 55 44 33 22 11", "66 a3 88 77 66 55 44 33 22 11",
    "67 a1 78 56 34 12", "67 48 a3 78 56 34 12",
  ],
  "a group of which two have an immediate": [
    "f6 c0 01", "f6 c8 01", "f6 d0", "f6 d8", "f7 c0 78 56 34 12", "f7 c8 78 56 34 12", "66 f7 c0 34 12",
    "66 48 f7 c0 78 56 34 12",
    "f7 d0", "66 f7 d8", "48 f7 f1", "f7 7c 24 08", "f7 44 24 08 78 56 34 12", "f6 05 78 56 34 12 01", "f6 3d 78 56 34 12",
  ],
  "jumps and calls": [
    "e8 78 56 34 12", "e9 78 56 34 12", "eb 02", "74 02", "e3 02", "67 e3 02", "e2 02", "0f 84 78 56 34 12",
    "2e 0f 84 78 56 34 12", "3e 74 02",
    "66 e8 78 56 34 12", "66 0f 84 78 56 34 12", "66 48 e8 78 56 34 12", "66 66 48 e8 78 56 34 12", "f2 e8 78 56 34 12",
    "f2 ff 25 78 56 34 12",
    "ff d0", "41 ff d4", "3e ff e0", "ff 15 78 56 34 12", "ff 24 c5 78 56 34 12", "c3", "f3 c3", "c7 f8 78 56 34 12",
    "66 c7 f8 34 12", "c6 f8 01",
  ],
  "one byte": [
    "90", "f3 90", "50", "41 57", "98", "48 98", "48 99", "9c", "9b", "a4", "f3 48 a5", "f3 a6", "cc", "f1", "f4", "cf",
    "48 cf", "d7", "ec", "fc", "63 c8", "48 63 c8",
  ],
  "two opcode bytes": [
    "0f 05", "0f 34", "0f 07", "0f a2", "0f 31", "0f 01 f9", "0f 01 c1", "0f 01 d9", "0f 01 3e", "0f 00 d8", "0f 0b",
    "0f b9 c0", "0f ff c0", "0f ff 04 25 78 56 34 12", "0f 06", "f3 0f 09",
    "0f 0d 08", "0f 0e", "0f 0f c1 9e", "0f 0f 44 24 08 b4", "0f 18 08", "0f 1f 00", "0f 1f 84 00 00 00 00 00", "f3 0f 1e fa",
    "f3 48 0f 1e c8",
    // To and from control and debug registers there is no memory operand, whatever ModR/M says.
    "0f 20 c0", "0f 22 05", "0f 21 44", "0f 23 84", "44 0f 20 c0",
    "0f 40 c1", "0f 90 c0", "0f a3 c8", "0f a4 c8 03", "0f a5 c8", "0f ac c8 03", "0f ba e0 03", "48 0f ba 6c 24 08 03",
    "0f b6 c0", "f3 0f b8 c1", "f3 48 0f b8 c1", "f3 0f bc c1", "66 f3 0f b8 c1",
    "0f c0 c8", "0f c2 c1 01", "0f c3 08", "66 0f c4 c0 01", "66 0f c5 c0 01", "0f c6 c1 01", "0f c7 08", "48 0f c7 0f",
    "0f c7 f0", "0f c8", "48 0f cf", "0f ae f0", "0f ae 38", "f3 48 0f ae d0",
    "0f 70 c1 01", "66 0f 71 d0 01", "66 0f 73 d8 08", "0f 77", "0f 10 00", "f2 0f 10 44 24 08", "66 0f 6e c0", "66 48 0f 7e c0",
    "0f 78 c8", "0f 79 c8", "66 0f 78 c0 01 02", "66 0f 79 c1", "f2 0f 78 c1 01 02", "f2 0f 79 c1",
  ],
  "three opcode bytes": [
    "66 0f 38 00 c1", "0f 38 f0 00", "f2 0f 38 f1 c0", "f2 48 0f 38 f1 44 24 08", "66 0f 38 f6 c8", "0f 38 c8 c1",
    "66 0f 3a 0f c1 08", "66 48 0f 3a 16 c0 01", "0f 3a cc c1 01", "66 0f 3a 63 05 78 56 34 12 0c",
  ],
  "x87": ["d9 c0", "d9 7c 24 02", "db 2d 78 56 34 12", "df e0", "dd 04 25 78 56 34 12"],
  "VEX": [
    "c5 f8 77", "c5 fc 77", "c5 f8 28 c1", "c5 f9 6f 44 24 08", "c5 f9 70 c1 01", "c5 f1 73 f8 08", "c5 f0 c2 c1 01",
    "c5 f9 c5 c0 01", "c5 f0 c6 c1 01", "c5 f8 ae 14 24", "c5 fb 92 c0", "c5 f9 98 c1", "c5 f4 41 c2",
    "c4 e1 f9 6e c0", "c4 e2 7d 18 05 78 56 34 12", "c4 e2 69 90 04 88", "c4 e2 f0 f2 c0", "c4 e3 7d 19 c1 01",
    "c4 e3 71 4a c2 30", "c4 e3 fb f0 c0 08", "c4 e1 78 77",
    "64 c5 f8 28 00", "67 c5 f8 28 00", "c4 e2 78 49 c0", "c4 e2 7b 4b 04 08",
  ],
  "EVEX": [
    "62 f1 7c 48 28 c1", "62 f1 fe 48 6f 44 24 01", "62 f1 fe 48 6f 84 24 78 56 34 12", "62 f1 7d 48 70 c1 01",
    "62 f1 74 48 c2 c9 01", "62 f2 7d 48 18 05 78 56 34 12", "62 f2 7d 49 90 04 88",
    "62 f3 75 48 25 c2 ff", "62 f3 7d 48 1f c1 01", "62 f5 74 48 58 c2", "62 f6 75 48 98 c2", "62 f1 7c 48 78 c1",
    "64 62 f1 7c 48 28 00", "62 f1 7c 48 5b 04 25 78 56 34 12",
  ],
  "XOP, and pop": [
    "8f c0", "41 8f c7", "8f 44 24 08", "8f e8 78 c0 c1 08", "8f e9 78 90 c1", "8f ea 78 10 c1 78 56 34 12", "8f e9 78 01 c9",
  ],
  "prefixes": [
    "66 66 66 66 66 66 2e 0f 1f 84 00 00 00 00 00", "66 2e 0f 1f 84 00 00 00 00 00", "f0 48 0f b1 0e", "f2 f0 0f b1 0e",
    "3e f2 ff 20", "26 8b 00", "36 8b 00", "65 8b 00", "f3 66 0f b8 c1",
    // REX counts directly before the opcode only.
    "48 66 b8 34 12", "48 66 05 34 12", "48 40 b8 78 56 34 12", "40 48 b8 88 77 66 55 44 33 22 11", "48 64 b8 78 56 34 12",
    // Of repne and rep, the last.
    "f2 f3 0f b8 c1", "f3 f2 0f 78 c1 01 02",
  ],
  "the longest": [
    ...[
      "90", "8b 00", "f7 d0", "0f 05", "0f 1f 84 00 00 00 00 00", "0f 3a 0f c1 08", "c7 84 24 78 56 34 12 34 12",
    ].map((rest) => toLength(15, "66", rest)),
    ...[
      "8b 44 24 08", "48 b8 88 77 66 55 44 33 22 11", "c7 84 24 78 56 34 12 78 56 34 12", "c5 f8 28 c1",
      "62 f1 7c 48 28 84 24 78 56 34 12",
    ].map((rest) => toLength(15, "2e", rest)),
  ],
};

for (const [what, instructions] of Object.entries(known)) {
  test(`lengths: ${what}`, () => {
    for (const hex of instructions) assert.equal(lengthOf(hex), hex.split(" ").length, hex);
  });
}

/** With as many bytes as are needed to know that. */
const unknown: Record<string, readonly string[]> = {
  "not in 64-bit mode": [
    "06", "07", "0e", "16", "17", "1e", "1f", "27", "2f", "37", "3f", "60", "61", "82", "9a", "ce", "d4", "d5", "d6", "ea",
    "66 06", "48 9a",
  ],
  "no opcode": [
    "0f 04", "0f 0a", "0f 0c", "0f 24", "0f 26", "0f 36", "0f 39", "0f 3b", "0f 3f", "0f 7a", "0f 7b", "0f b8", "66 0f b8",
    "f3 f2 0f b8", "f3 0f 78",
  ],
  "no VEX, EVEX or XOP instruction": [
    "c5 f8 05", "c5 f8 80", "c4 e0 78", "c4 e4 78 00", "c4 e5 78 00", "c4 ff 78 00", "62 f0 7c 48 28", "62 f4 7c",
    "62 f7 7c 48 28", "62 f9 7c", "62 f1 78", "62 f1 7c 48 77", "8f e0", "8f eb 78 10",
    "66 c5 f8", "f2 c5 f8", "f3 c4 e1", "f0 c5 f8", "48 c5 f8", "40 62 f1", "66 62 f1", "66 8f e8",
  ],
  // The fifteen bytes that are read before that is clear.
  "more than 15 bytes": [
    ...[
      "", "48", "0f", "89", "f6", "04", "0f 38", "0f 28", "0f 38 00", "8b 04", "8b 44 24", "8b 80 78 56 34", "81 c0 34",
    ].map((rest) => toLength(15, "66", rest)),
    ...[
      "c5", "c5 f8", "c4 e1 78", "62 f1 7c 48", "c5 f8 28", "8b 84 24 78 56 34", "48 b8 88 77 66 55 44 33 22",
      "62 f1 7c 48 28 84 24 78 56 34",
    ].map((rest) => toLength(15, "2e", rest)),
  ],
};

for (const [what, instructions] of Object.entries(unknown)) {
  test(`no length: ${what}`, () => {
    for (const hex of instructions) assert.equal(lengthOf(hex), 0, hex);
  });
}

interface Listed { line: string; bytes: readonly number[]; length: number }

const legacyPrefix = "26|2e|36|3e|6[4-7]|f[023]";
const isPrefixAlone = /^(?:(?:rex(?:\.\w+)?|[c-gs]s|lock|repn?z|data16|addr32) *)+$/;
/** With a prefix that no VEX, EVEX and XOP instruction may have: the processor does not execute it. */
const isMisprefixed = new RegExp(`^(?:(?:${legacyPrefix}|4.) )*(?:66|f[023]|4.) (?:(?:${legacyPrefix}|4.) )*(?:c4|c5|62|8f .[89a]) `);
/** A wait, and an instruction of the x87 behind it, which objdump takes for one. */
const isWaiting = /^9b ./;

/** What objdump lists of a binary's code, and how many of its lines are no instruction. */
async function listed(file: string): Promise<{ instructions: Listed[]; others: number }> {
  const read = async (command: string, ...args: string[]) =>
    (await promisify(execFile)(command, args, { encoding: "latin1", maxBuffer: 1 << 28 })).stdout;
  const start = Number.parseInt(/ \.text +PROGBITS +([0-9a-f]+)/.exec(await read("readelf", "-SW", file))![1]!, 16);
  // As Intel's processors have it, a near jump's displacement has four bytes whatever the prefix.
  const listing = await read("objdump", "-dw", "-M", "intel64", `--stop-address=${start + codeBytes}`, file);
  const instructions: Listed[] = [];
  let others = 0;
  for (const [line, hex, text] of listing.matchAll(/^ *[0-9a-f]+:\t((?:[0-9a-f]{2} )+) *\t(.*)$/gm)) {
    const bytes = [...Buffer.from(hex!.replaceAll(" ", ""), "hex")];
    // Data among the code, and what the end of the range cuts off.
    if (text!.includes("(bad)") || text!.startsWith(".byte") || isPrefixAlone.test(text!)) others++;
    else if (isWaiting.test(hex!)) instructions.push({ line, bytes, length: 1 }, { line, bytes: bytes.slice(1), length: bytes.length - 1 });
    else instructions.push({ line, bytes, length: isMisprefixed.test(hex!) ? 0 : bytes.length });
  }
  return { instructions, others };
}

/** The decoder's lengths of those that are not as listed. */
function differences(instructions: readonly Listed[]): string[] {
  const offsets = new Uint32Array(instructions.length);
  let end = room;
  for (const [i, { bytes }] of instructions.entries()) {
    offsets[i] = end - room;
    memory.set(bytes, end);
    end += bytes.length;
  }
  const [table, lengths] = [end + 16 & ~7, (end + 16 & ~7) + offsets.byteLength];
  memory.set(new Uint8Array(offsets.buffer), table);
  decoder.lengthsAt(BigInt(room), BigInt(table), BigInt(instructions.length), BigInt(lengths));
  return instructions.flatMap(({ line, length }, i) => {
    const actual = memory[lengths + i];
    return actual === length ? [] : [`${actual} instead of ${length}: ${line}`];
  });
}

/** The path of what the compiler would link or run. */
const ofCompiler = (kind: "file" | "prog", name: string) =>
  execFileSync(compilerCommand(), [`-print-${kind}-name=${name}`], { encoding: "utf8" }).trim();

const libraries = ["libc.so.6", "ld-linux-x86-64.so.2", "libm.so.6", "libcrypto.so.3", "libstdc++.so.6"];
const programs = ["bash", "perl", "python3", "git", "gdb", "busybox"];
const binaries: Record<string, string> = {
  ...Object.fromEntries(libraries.map((name) => [name, ofCompiler("file", name)])),
  ...Object.fromEntries(programs.map((name) => [name, `/usr/bin/${name}`])),
  cc1: ofCompiler("prog", "cc1"),
  node: process.execPath,
};

const noObjdump = !await isInstalled("objdump") && "objdump is not installed";
for (const [name, file] of Object.entries(binaries)) {
  test(`lengths are objdump's: ${name}`, { skip: noObjdump || !existsSync(file) && `${name} is not installed` }, async () => {
    const { instructions, others } = await listed(file);
    assert.ok(instructions.length > 10_000 && others < instructions.length / 20, `${instructions.length} instructions, ${others} others`);
    const found = differences(instructions);
    assert.equal(found.length, 0, found.slice(0, 20).join("\n"));
  });
}

import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { buildImage } from "../../src/compiler/build-image.js";
import { relocationCount } from "../../src/compiler/elf.js";
import { fixtures } from "./run-both.js";

const root = path.join(fixtures, "project");
const personality = (name: string) => path.join(fixtures, "personalities", `${name}.ts`);
let folder = "";

before(async () => { folder = await mkdtemp(path.join(tmpdir(), "unweld-test-")); });
after(async () => { await rm(folder, { recursive: true, force: true }); });

async function build(name: string, layers: string[]): Promise<string> {
  const { out } = await buildImage({ root, layers: layers.map(personality), out: path.join(folder, name) });
  return out;
}

async function disassemble(image: string): Promise<string> {
  return (await promisify(execFile)("objdump", ["-d", "--no-show-raw-insn", image], { maxBuffer: 1 << 26 })).stdout;
}

/** The fixture's image exits with the program's answer to getuid. */
const answer = (image: string) => spawnSync(image).status;

test("the kernel answers where no personality does", async () => {
  assert.equal(answer(await build("empty", [])), (process.getuid?.() ?? 0) & 0xff);
});

test("super of an upper layer is the layer below", async () => {
  assert.equal(answer(await build("stack", ["upper", "lower"])), 42);
  assert.equal(answer(await build("swapped", ["lower", "upper"])), 41);
});

test("the same sources give the same bytes", async () => {
  const layers = ["upper", "relocation"];
  assert.deepEqual(await readFile(await build("once", layers)), await readFile(await build("again", layers)));
});

test("static data that holds addresses needs no relocation and is right at run time", async () => {
  const image = await build("tables", ["relocation"]);
  assert.equal(relocationCount(await readFile(image)), 0);
  assert.equal(answer(image), 4 * 16 + 6 + 5);
});

test("an image has no vector instruction", async () => {
  const code = await disassemble(await build("registers", ["upper", "lower", "relocation"]));
  assert.match(code, /syscall/);
  assert.doesNotMatch(code, /%[xyz]mm|%st\b|%mm[0-7]/);
});

test("debug information names the methods and lines of the TypeScript source", async () => {
  const image = await build("debug", ["upper"]);
  const { stdout } = await promisify(execFile)("objdump", ["--dwarf=info,decodedline", image], { maxBuffer: 1 << 26 });
  assert.match(stdout, /DW_AT_name.*: Upper_fstat\n/);
  assert.match(stdout, /upper\.ts\s+8\s/);
});

test("an unchanged image comes from the cache, a changed source is compiled", async () => {
  const source = path.join(folder, "answer.ts");
  const text = (n: number) => `import { Abi } from "unweld";\nexport class Answer extends Abi { override getuid(): i64 { return ${n}; } }\n`;
  const cached = async (out: string) =>
    (await buildImage({ root, layers: [source], out: path.join(folder, out), cacheDir: path.join(folder, "cache") })).cached;
  await writeFile(source, text(3));
  assert.equal(await cached("first"), false);
  await utimes(source, 0, 0);
  assert.equal(await cached("second"), true);
  assert.deepEqual(await readFile(path.join(folder, "second")), await readFile(path.join(folder, "first")));
  await writeFile(source, text(4));
  assert.equal(await cached("third"), false);
  assert.equal(answer(path.join(folder, "third")), 4);
});

const messages: [string, string, string][] = [
  ["a personality that does not parse", "syntax-error", ":5:1: Identifier expected.\nFILE:5:2: '}' expected."],
  ["a personality that does not compile", "type-error", ":4:35: Cannot find name 'nobody'."],
  ["an override of what is no system call", "no-system-call",
    ":4:12: 'getuit' overrides nothing: no system call has this name; did you mean 'getuid'?"],
  ["a wrong parameter", "wrong-signature",
    ":4:12: fstat(fd: i32, path: Ptr<CString>): i64 does not match the system call: write fstat(fd: i32, statbuf: Ptr<Stat>): i64"],
  ["a wrong result", "wrong-result", ":4:12: getuid(): i32 does not match the system call: write getuid(): i64"],
  ["a source without a personality", "no-class",
    ': exports no class that extends Abi; write `export class Name extends Abi { … }` with Abi from "unweld"'],
  ["floating point", "floating",
    ":3: half: uses floating point or vectors, which handlers cannot: only general registers are saved when a call is reflected. Use integers."],
  ["a missing source", "missing", ": no such file"],
];
for (const [what, name, message] of messages) {
  test(`${what} is refused with its place`, async () => {
    const file = personality(name);
    await assert.rejects(build("refused", [name]), { name: "CompileError", message: file + message.replace("FILE", file) });
  });
}

test("the same personality twice in a stack is refused", async () => {
  await assert.rejects(build("twice", ["upper", "upper"]), { message: `${personality("upper")}: is in the stack twice` });
});

test("a missing C compiler is one sentence", async () => {
  const saved = process.env["CC"];
  process.env["CC"] = "no-such-cc";
  try {
    await assert.rejects(build("nothing", []), {
      message: "cannot run the C compiler `no-such-cc`, which turns a personality into machine code: install one " +
        "(Debian: apt-get install gcc libc6-dev) or name it in the environment variable CC",
    });
  } finally {
    if (saved === undefined) delete process.env["CC"];
    else process.env["CC"] = saved;
  }
});

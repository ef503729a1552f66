import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { fixtures, ownCache, temporaryFolder, unweld } from "./unweld.js";

const folder = temporaryFolder();
const env = ownCache(path.join(folder, "cache"));
const compilerFixtures = path.join(projectRoot, "test/compiler/fixtures/personalities");

const messages: [string, string, string][] = [
  ["does not parse", path.join(compilerFixtures, "syntax-error.ts"), "FILE:5:1: Identifier expected.\nFILE:5:2: '}' expected."],
  ["does not compile", path.join(compilerFixtures, "type-error.ts"), "FILE:4:35: Cannot find name 'nobody'."],
  ["overrides what is no system call", path.join(compilerFixtures, "no-system-call.ts"),
    "FILE:4:12: 'getuit' overrides nothing: no system call has this name; did you mean 'getuid'?"],
  ["has a wrong signature", path.join(compilerFixtures, "wrong-signature.ts"),
    "FILE:4:12: fstat(fd: i32, path: Ptr<CString>): i64 does not match the system call: write fstat(fd: i32, statbuf: Ptr<Stat>): i64"],
  ["has a wrong result", path.join(compilerFixtures, "wrong-result.ts"),
    "FILE:4:12: getuid(): i32 does not match the system call: write getuid(): i64"],
  ["only TypeScript finds fault with", path.join(fixtures, "precedence.ts"),
    "FILE:4:52: The right-hand side of an arithmetic operation must be of type 'any', 'number', 'bigint' or an enum type.\n" +
    "FILE:4:52: This comparison appears to be unintentional because the types '1' and '0' have no overlap."],
  ["is not there", path.join(fixtures, "absent.ts"), "FILE: no such file"],
];
function refusal(message: string) {
  return { status: 125, signal: null, stdout: "", stderr: `unweld: cannot compile the personality\n${message}\n` };
}

for (const [what, file, message] of messages) {
  test(`a personality that ${what} is 125 with its place`, () => {
    assert.deepEqual(unweld(["run", "-p", file, "--", "echo", "ran"], { env }), refusal(message.replaceAll("FILE", file)));
  });
}

test("build refuses in the same words and leaves nothing", () => {
  const file = path.join(compilerFixtures, "type-error.ts");
  const out = path.join(folder, "out");
  assert.deepEqual(unweld(["build", file, "-o", out], { env }), refusal(`${file}:4:35: Cannot find name 'nobody'.`));
  assert.equal(existsSync(out), false);
});

test("a path that could not be written into generated sources is refused", () => {
  const file = path.join(folder, 'a"b.ts');
  writeFileSync(file, "");
  assert.deepEqual(unweld(["run", "-p", file, "--", "true"], { env }), refusal(`${file}: is a path with ", \\ or a control character; rename it`));
});

test("without a C compiler it is said how to get one", () => {
  assert.deepEqual(unweld(["run", "-p", path.join(fixtures, "forty-two.ts"), "--", "true"], { env: { ...env, CC: "no-such-cc" } }), {
    status: 125, signal: null, stdout: "",
    stderr: "unweld: cannot compile the personality\ncannot run the C compiler `no-such-cc`, which turns a personality into machine code: install one " +
      "(Debian: apt-get install gcc libc6-dev) or name it in the environment variable CC\n",
  });
});

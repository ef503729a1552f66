import assert from "node:assert/strict";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { stockNames } from "../../src/cli/stock.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { command, fixtures, ownCache, run, temporaryFolder, unweld } from "./unweld.js";

const folder = temporaryFolder();
const env = ownCache(path.join(folder, "cache"));
/** dash and bash ask for it when they start. */
const parent = ["sh", "-c", "echo $PPID"];

test("--help names the commands, the options and the stock personalities", () => {
  for (const args of [["--help"], ["-h"], ["help"], ["run", "--help"]]) {
    const { status, stdout, stderr } = unweld(args);
    assert.deepEqual([status, stderr], [0, ""]);
    for (const text of ["unweld run [-p PERSONALITY[:OPTIONS]]... [-m MECHANISM]", "unweld build", "unweld probe", "125", "126", "127"]) {
      assert.ok(stdout.includes(text), text);
    }
    assert.ok(stdout.endsWith(`Stock personalities: ${stockNames().join(" ")}\n`));
  }
});

test("--version is the package's", () => {
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as { version: string };
  assert.equal(unweld(["--version"]).stdout, `unweld ${version}\n`);
  assert.equal(run(path.join(projectRoot, "build/images/none"), ["--version"]).stdout, `unweld ${version}\n`);
});

test("without a personality, nothing differs", () => {
  assert.equal(unweld(["run", "id", "-u"]).stdout, `${process.getuid!()}\n`);
});

test("arguments arrive as they are", () => {
  const args = ["", "a b", "$HOME", "'", '"', "*", "\\", "--", "-p", "line\nbreak\n"];
  const { stdout } = unweld(["run", "-p", "none", "--", "printf", "%s|", ...args]);
  assert.equal(stdout, args.map((arg) => `${arg}|`).join(""));
});

test("the command's options are its own without --", () => {
  assert.equal(unweld(["run", "echo", "-p", "--help"]).stdout, "-p --help\n");
});

test("standard input, output and error are the command's", () => {
  const { stdout, stderr } = unweld(["run", "sh", "-c", "cat; echo err >&2"], { input: "in\n" });
  assert.deepEqual([stdout, stderr], ["in\n", "err\n"]);
});

test("it works from another directory, through symbolic links and out of PATH", () => {
  const elsewhere = path.join(folder, "else where");
  mkdirSync(elsewhere);
  symlinkSync(command, path.join(elsewhere, "absolute"));
  symlinkSync("absolute", path.join(elsewhere, "unweld"));
  const options = { cwd: elsewhere, env: { ...process.env, PATH: `${elsewhere}:${process.env["PATH"]}` } };
  for (const name of ["./absolute", "./unweld", "unweld"]) {
    assert.equal(run(name, ["run", "pwd"], options).stdout, `${elsewhere}\n`);
  }
});

test("the command gets the environment the caller has, with names no shell can hold", () => {
  const variables = { "a-b": "c d", "BASH_FUNC_f%%": "() { :\n}", PATH: process.env["PATH"], X: "line\n", unweld_name: "mine" };
  const { stdout } = unweld(["run", "--", "env", "-0"], { env: variables });
  const got = stdout.split("\0").filter((line) => line !== "").sort();
  assert.deepEqual(got, Object.entries(variables).map(([name, value]) => `${name}=${value}`).sort());
});

test("an empty environment stays empty", () => {
  assert.equal(unweld(["run", "--", "/usr/bin/env"], { env: {} }).stdout, "");
});

test("a personality's path and the command's may have what a shell treats specially", () => {
  const odd = path.join(folder, "it's a $folder`");
  mkdirSync(odd);
  copyFileSync(path.join(fixtures, "forty-two.ts"), path.join(odd, "forty two.ts"));
  writeFileSync(path.join(odd, "print parent"), "#!/bin/sh\necho $PPID\n");
  chmodSync(path.join(odd, "print parent"), 0o755);
  const { stdout, stderr } = unweld(["run", "-p", "./forty two.ts", "--", "./print parent"], { cwd: odd, env });
  assert.deepEqual([stdout, stderr], ["42\n", ""]);
});

test("personalities stack, the first nearest to the program", () => {
  const [upper, lower] = ["one-more.ts", "forty-two.ts"].map((name) => path.join(fixtures, name));
  assert.equal(unweld(["run", "-p", upper!, "-p", lower!, ...parent], { env }).stdout, "43\n");
  assert.equal(unweld(["run", `-p${lower}`, `--personality=${upper}`, ...parent], { env }).stdout, "42\n");
});

/** What the fixture makes of a text. */
const code = (text: string) => [...text].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);

for (const [options, answer] of [
  ["text=a\\,b", code("a,b")], ["text=\\\\", code("\\")], ["text=a=b", code("a=b")], ["text= '", code(" '")],
  ["flag", 1000], ["flag=", 2000], ["flag,flag=x", 3000],
] as const) {
  test(`the options "${options}" arrive`, () => {
    const { stdout, stderr } = unweld(["run", "-p", `${path.join(fixtures, "parent.ts")}:${options}`, "--", ...parent], { env });
    assert.deepEqual([stdout, stderr], [`${answer}\n`, ""]);
  });
}

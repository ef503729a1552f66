import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { stockNames } from "../../src/cli/stock.js";
import { command, run, temporaryFolder, unweld } from "./unweld.js";

const folder = temporaryFolder();

for (const status of [0, 1, 77, 125, 255]) {
  test(`the program's own exit status ${status} is passed on`, () => {
    assert.equal(unweld(["run", "--", "sh", "-c", `exit ${status}`]).status, status);
  });
}

// With something to save, a process stays behind to do so, and passes on how the program ended.
for (const personality of ["none", "fakeroot", `fakeroot:save=${path.join(folder, "saved")}`]) {
  for (const [signal, number] of [["TERM", 15], ["KILL", 9], ["SEGV", 11]] as const) {
    test(`a program that SIG${signal} ends under ${personality.replace(/=.*/, "")} looks to a shell as it does natively`, () => {
      const script = `ulimit -c 0; "$0" run -p ${personality} -- sh -c 'kill -${signal} $$'; echo $?`;
      assert.equal(run("sh", ["-c", script, command]).stdout, `${128 + number}\n`);
    });
  }
}

test("a command that is not there is 127", () => {
  const { status, stderr } = unweld(["run", "--", "no-such-command"]);
  assert.equal(status, 127);
  assert.match(stderr, /^unweld: .*no-such-command/);
});

test("a path that is not there is 127", () => {
  assert.equal(unweld(["run", "--", path.join(folder, "absent")]).status, 127);
});

test("a file without execute permission is 126", () => {
  const file = path.join(folder, "plain");
  writeFileSync(file, "#!/bin/sh\n");
  chmodSync(file, 0o644);
  const { status, stderr } = unweld(["run", "--", file]);
  assert.equal(status, 126);
  assert.match(stderr, /^unweld: .*plain/);
});

test("a directory is 126", () => {
  const directory = path.join(folder, "directory");
  mkdirSync(directory);
  assert.equal(unweld(["run", "--", directory]).status, 126);
});

test("a script without a first line that names its interpreter is the shell's, as from a shell", () => {
  const file = path.join(folder, "nameless");
  writeFileSync(file, "exit 6\n");
  chmodSync(file, 0o755);
  assert.equal(unweld(["run", "--", file]).status, 6);
});

const failures: [string, string[], string][] = [
  ["no command", ["run"], "unweld: cannot run\n  expected a COMMAND, got nothing\n  name one, as in unweld run -p fakeroot -- id\n"],
  ["an unknown option of run", ["run", "--frob", "true"],
    "unweld: cannot run\n  there is no option --frob of run\n  see `unweld --help`; put -- before a COMMAND that begins with a dash\n"],
  ["-p without a personality", ["run", "-p"],
    "unweld: cannot run\n  expected PERSONALITY[:OPTIONS] after -p, got nothing\n  name one, as in -p fakeroot; `unweld --help` lists the stock ones\n"],
  ["an empty personality", ["run", "-p", ":save=x", "true"],
    'unweld: cannot use the personality ":save=x"\n  expected PERSONALITY[:OPTIONS], got no name\n  name one, as in -p fakeroot; `unweld --help` lists the stock ones\n'],
  ["an empty option", ["run", "-p", "none:a,,b", "true"],
    'unweld: cannot read the options of none\n  expected NAME or NAME=VALUE between commas, got ""\n  write them as in -p name:first,second=value; a comma inside a value is \\,\n'],
  ["a stock personality that does not exist", ["run", "-p", "fakerot", "true"],
    `unweld: cannot use the personality fakerot\n  there is no stock personality of this name; there are: ${stockNames().join(", ")}\n  name one of these, or the path of a .ts file\n`],
  ["a personality that is no TypeScript", ["run", "-p", "./personality.js", "true"],
    `unweld: cannot use the personality ./personality.js\n  expected the name of a stock personality or the path of a .ts file\n  stock personalities: ${stockNames().join(", ")}\n`],
  ["an unknown command", ["frobnicate"],
    "unweld: there is no command frobnicate\n  expected run, build, boundary, probe, bench or conform\n  see `unweld --help`; to run a program: unweld run -- frobnicate\n"],
];
for (const [what, args, message] of failures) {
  test(`${what} is 125 and says what to do`, () => {
    assert.deepEqual(unweld(args), { status: 125, signal: null, stdout: "", stderr: message });
  });
}

for (const [what, options] of [["an unknown option", "frob"], ["a value an option cannot have", "frob=1"]]) {
  test(`${what} of a personality is 125`, () => {
    const { status, stderr, stdout } = unweld(["run", "-p", `fakeroot:${options}`, "--", "echo", "ran"]);
    assert.equal(status, 125);
    assert.match(stderr, /^unweld: .*frob/);
    assert.equal(stdout, "");
  });
}

test("a session inside another ends with its own command's status", () => {
  assert.deepEqual(unweld(["run", "--", command, "run", "--", "sh", "-c", "exit 3"]), { status: 3, signal: null, stdout: "", stderr: "" });
});

test("without anything, the help goes to standard error and the status is 125", () => {
  const { status, stdout, stderr } = unweld([]);
  assert.deepEqual([status, stdout], [125, ""]);
  assert.match(stderr, /^Usage: unweld run /);
});

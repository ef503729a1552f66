import assert from "node:assert/strict";
import { test } from "node:test";
import { explain } from "../../src/cli/probe/reasons.js";
import { asNobody, command, notRoot, run, unweld } from "./unweld.js";

interface Finding { name: string; needed: boolean; works: boolean; reason?: string; remedy?: string }

const names = [
  "run", "sud", "sud-inclusive", "mm-map", "memfd-exec", "page-zero", "seccomp-errno", "seccomp-trap", "seccomp-notify", "seccomp-trace",
  "ptrace", "sysemu", "kin-memory", "user-namespace", "preload",
];

function check(findings: Finding[]): void {
  assert.deepEqual(findings.map(({ name }) => name), names);
  for (const { name, works, reason, remedy } of findings) {
    assert.equal(works, reason === undefined, name);
    assert.equal(works, remedy === undefined, name);
  }
}

test("probe --json tells of every mechanism whether it works, or why not and what to do", () => {
  const { stdout, stderr } = unweld(["probe", "--json"]);
  assert.equal(stderr, "");
  check((JSON.parse(stdout) as { findings: Finding[] }).findings);
});

test("a machine that runs these tests has what is needed", () => {
  const { status, stdout } = unweld(["probe", "--json"]);
  const missing = (JSON.parse(stdout) as { findings: Finding[] }).findings.filter(({ needed, works }) => needed && !works);
  assert.deepEqual(missing, []);
  assert.equal(status, 0);
});

test("probe answers for the user who asks", { skip: notRoot }, () => {
  const { stdout } = run(asNobody[0]!, [...asNobody.slice(1), command, "probe", "--json"], { cwd: "/" });
  const { uid, findings } = JSON.parse(stdout) as { uid: number; findings: Finding[] };
  assert.equal(uid, 65534);
  check(findings);
});

test("the table has a line of its own for each mechanism and no colour in a pipe", () => {
  const { stdout } = unweld(["probe"]);
  assert.equal(stdout.split("\n").filter((line) => /│ (?:yes|no) /.test(line)).length, names.length);
  assert.doesNotMatch(stdout, /\x1b/);
});

test("a mechanism that a container's policy refuses is told so", () => {
  assert.deepEqual(explain("seccomp-trap", "EPERM"), {
    reason: "EPERM: a container's or service's seccomp policy refuses the call", remedy: "allow it there, or run outside",
  });
});

test("an outcome that nobody foresaw is shown as it is", () => {
  assert.equal(explain("sud", "E2BIG").reason, "E2BIG");
});

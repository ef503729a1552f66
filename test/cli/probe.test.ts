import assert from "node:assert/strict";
import { test } from "node:test";
import { btfFunction } from "../../src/cli/probe/btf.js";
import { explain } from "../../src/cli/probe/reasons.js";
import { mechanisms } from "../../src/mechanisms/index.js";
import { asNobody, command, notRoot, run, unweld } from "./unweld.js";

interface Finding { name: string; needed: boolean; works: boolean; reason?: string; remedy?: string }

const names = ["run", ...mechanisms.map(({ name }) => name), "memfd-exec", "mm-map", "page-zero", "user-namespace"];

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

test("what looks on from the kernel is refused to an unprivileged user, with the call that decides", { skip: notRoot }, () => {
  const { stdout } = run(asNobody[0]!, [...asNobody.slice(1), command, "probe", "--json"], { cwd: "/" });
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  const { works, reason } = findings.find(({ name }) => name === "bpf-tracepoint")!;
  assert.equal(works, false);
  assert.match(reason!, /^loading a BPF program of type RAW_TRACEPOINT: bpf\(BPF_PROG_LOAD\) .* gives (EPERM|EINVAL|ENOSYS): /);
});

test("the kernel's own functions are found by name in what it says of its types", () => {
  const strings = Buffer.from("\0int\0first\0wanted\0");
  const types = Buffer.alloc(16 + 12 + 12 + 12);
  for (const [at, name, kind] of [[0, 1, 1], [16, 5, 12], [28, 11, 12], [40, 11, 12]] as const) {
    types.writeUInt32LE(name, at);
    types.writeUInt32LE(kind << 24, at + 4);
  }
  const header = Buffer.alloc(24);
  header.writeUInt16LE(0xeb9f, 0);
  [24, 0, types.length, types.length, strings.length].forEach((value, i) => header.writeUInt32LE(value, 4 + 4 * i));
  const bytes = Buffer.concat([header, types, strings]);
  assert.deepEqual(["wanted", "first", "int", "none"].map((name) => btfFunction(bytes, name)), [3, 2, undefined, undefined]);
});

test("a mechanism that a container's policy refuses is told so", () => {
  assert.deepEqual(explain("seccomp-trap", "EPERM"), {
    reason: "EPERM: a container's or service's seccomp policy refuses the call", remedy: "allow it there, or run outside",
  });
});

test("an outcome that nobody foresaw is shown as it is", () => {
  assert.equal(explain("sud", "E2BIG").reason, "E2BIG");
});

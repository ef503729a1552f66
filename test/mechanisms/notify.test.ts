import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { answeredCalls, unpassableReason } from "../../src/compiler/answered-calls.js";
import { buildImage } from "../../src/compiler/build-image.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { asNobody, notRoot, ownCache, run, temporaryFolder, unweld } from "../cli/unweld.js";

const folder = temporaryFolder();
chmodSync(folder, 0o755);
const fixtures = path.join(projectRoot, "test/mechanisms/fixtures");
const program = path.join(folder, "answering");
const within = path.join(folder, "within");
const beside = path.join(folder, "beside");
const env = ownCache(path.join(folder, "cache"));

before(async () => {
  await promisify(execFile)("cc", ["-O2", "-pthread", "-w", "-o", program, path.join(fixtures, "answering.c")]);
  for (const supervised of [false, true]) {
    await buildImage({ layers: [path.join(fixtures, "answering.ts")], out: supervised ? beside : within, supervised });
  }
  for (const file of [program, within, beside]) chmodSync(file, 0o755);
});

const expected = [
  "first: 1001", "long path: 1499", "passed: -1ENOENT", "bad pointer: -1EFAULT", "uname: 0", "uw", "bad buffer: -1EFAULT", "own group: 1",
  "refused: -1ETIMEDOUT", "thread: 1002", "child: 1003", "executed: 1001", "its status: 3", "parent: 1003", "",
].join("\n");

test("handlers that answer or pass a call give what they give in the program itself", () => {
  const { status, stdout, stderr } = run(within, ["--", program]);
  assert.deepEqual([status, stdout, stderr], [5, expected, ""]);
  for (let round = 0; round < 5; round++) {
    const beside_ = run(beside, ["-o", "mechanism=notify", "--", program], { timeout: 60_000 });
    assert.deepEqual([beside_.status, beside_.stdout, beside_.stderr], [5, expected, ""], `round ${round}`);
  }
});

test("an unprivileged user has the same", { skip: notRoot }, () => {
  const { status, stdout, stderr } = run(asNobody[0]!, [...asNobody.slice(1), beside, "-o", "mechanism=notify", "--", program], { timeout: 60_000 });
  assert.deepEqual([status, stdout, stderr], [5, expected, ""]);
});

test("what the command leaves running is still served, and the supervisor ends with the last of it", () => {
  run(beside, ["-o", "mechanism=notify", "--", "sh", "-c", `(sleep 0.5; exec ${program} >${folder}/later 2>&1) >/dev/null 2>&1 &`], { timeout: 60_000 });
  assert.ok(supervisors() > 0, "the supervisor is there as long as the program");
  const until = Date.now() + 20_000;
  while (supervisors() > 0 && Date.now() < until) spawnSync("sleep", ["0.1"]);
  assert.equal(supervisors(), 0);
  assert.match(spawnSync("cat", [`${folder}/later`], { encoding: "utf8" }).stdout, /^first: 100\d\nlong path: 1499\n/);
});

/** How many processes execute the image. */
function supervisors(): number {
  return readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/exe`) === beside;
    } catch {
      return false;
    }
  }).length;
}

test("calls of the program that are blocked are not answered twice when a signal comes", () => {
  const script = "trap 'echo caught' USR1; (sleep 0.2; kill -USR1 $$) & wait; wait; echo $PPID";
  const { stdout } = run(beside, ["-o", "mechanism=notify", "--", "sh", "-c", script], { timeout: 60_000 });
  assert.match(stdout, /^caught\n100\d\n$/);
});

for (const [does, source, why] of [
  ["looks at a result", "override getppid(): i64 { return super.getppid() + 1; }", "its handler of getppid goes on after a system call"],
  ["changes an argument", "override getpgid(pid: i32): i64 { return super.getpgid(pid + 1); }", "its handler of getpgid has the call made with other arguments"],
  ["makes another call", "override getppid(): i64 { return super.getpid(); }", "its handler of getppid has the program make getpid instead"],
] as const) {
  test(`a personality that ${does} is refused before anything is run`, async () => {
    const file = path.join(folder, `${does.replaceAll(" ", "-")}.ts`);
    writeFileSync(file, `import { Abi } from "unweld";\nexport class More extends Abi { ${source} }\n`);
    const { status, stdout, stderr } = unweld(["run", "-p", file, "-m", "notify", "--", "echo", "ran"], { env, timeout: 120_000 });
    assert.deepEqual([status, stdout], [125, ""]);
    assert.ok(stderr.startsWith(`unweld: cannot run ${file} by notify\n  of ${file}, ${why}: `), stderr);
    const image = path.join(folder, `${path.basename(file)}.image`);
    await buildImage({ layers: [file], out: image, supervised: true });
    assert.equal(await unpassableReason(image), why);
    const direct = run(image, ["-o", "mechanism=notify", "--", "echo", "ran"]);
    assert.deepEqual([direct.status, direct.stdout], [125, ""]);
    assert.equal(direct.stderr, `unweld: cannot use the mechanism notify\n  ${why}\n  name another mechanism: trace is the most like it\n`);
  });
}

test("one that only answers and passes is not", async () => {
  assert.equal(await unpassableReason(beside), undefined);
  assert.deepEqual(await answeredCalls(beside), ["chown", "getpgid", "getppid", "uname"]);
});

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { execFile } from "node:child_process";
import { buildImage } from "../../src/compiler/build-image.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { stockImage, stockSource } from "../../src/cli/stock.js";
import { asNobody, notRoot, run, temporaryFolder } from "../cli/unweld.js";

/** Those that have handlers make calls in the program's process, and the one that does not. */
const mechanisms = ["ptrace", "sysemu", "trace"] as const;
const all = [...mechanisms, "notify"] as const;
const folder = temporaryFolder();
chmodSync(folder, 0o755);
const fixtures = path.join(projectRoot, "test/mechanisms/fixtures");
const image = (name: string) => path.join(folder, name);
const by = (file: string, mechanism: string, command: readonly string[], options = {}) =>
  run(file, ["-o", `mechanism=${mechanism}`, "--", ...command], { timeout: 60_000, ...options });

before(async () => {
  await promisify(execFile)("cc", ["-O2", "-pthread", "-o", image("asking"), path.join(fixtures, "asking.c")]);
  for (const supervised of [false, true]) {
    await buildImage({ layers: [path.join(fixtures, "asking.ts")], out: image(supervised ? "beside" : "within"), supervised });
  }
  await buildImage({ layers: [stockSource("fakeroot")], out: image("fakeroot"), supervised: true });
  chmodSync(image("fakeroot"), 0o755);
});

test("handlers give what they give in the program itself", () => {
  const { stdout: expected, stderr } = run(image("within"), ["--", image("asking")]);
  assert.equal(stderr, "");
  assert.deepEqual(expected.split("\n"), [
    "user 1", "asked 2", "long path: 1506", "mode of /bin/sh is a file's: 1", "no such file: errno 2", "bad pointer: errno 14", "Linux uw",
    "alarm: 77", "thread: 23, after it: 2", "child: asked 3, in thread area 3", "parent: asked 3, in thread area 3",
    "executed: asked 1, in thread area 1", "",
  ]);
  for (const mechanism of mechanisms) {
    const { status, stdout, stderr } = by(image("beside"), mechanism, [image("asking")]);
    assert.deepEqual([status, stdout, stderr], [0, expected, ""], mechanism);
  }
});

test("how a program ends is how the command ends", () => {
  for (const mechanism of all) {
    const none = stockImage("none", "supervised");
    assert.equal(by(none, mechanism, ["sh", "-c", "exit 7"]).status, 7, mechanism);
    assert.equal(by(none, mechanism, ["sh", "-c", "kill -TERM $$"]).signal, "SIGTERM", mechanism);
    assert.equal(by(none, mechanism, ["/nonexistent"]).status, 127, mechanism);
    assert.equal(by(none, mechanism, ["/"]).status, 126, mechanism);
    const { stdout, stderr } = by(none, mechanism, ["sh", "-c", "cat; echo err >&2"], { input: "in" });
    assert.deepEqual([stdout, stderr], ["in", "err\n"], mechanism);
  }
});

test("what the command leaves running goes on and is still served, and nothing else stays", () => {
  for (const mechanism of mechanisms) {
    const out = path.join(folder, `later-${mechanism}`);
    by(image("beside"), mechanism, ["sh", "-c", `(sleep 0.5; sh -c 'echo $PPID' >${out}) >/dev/null 2>&1 &`]);
    const until = Date.now() + 20_000;
    const text = () => { try { return readFileSync(out, "utf8"); } catch { return ""; } };
    while (text() === "" && Date.now() < until) spawnSync("sleep", ["0.1"]);
    assert.match(text(), /^\d+001\n$/, mechanism);
  }
});

test("a mechanism that needs another kind of image is refused", () => {
  const { status, stderr } = by(stockImage("none", "supervised"), "rewrite", ["true"]);
  assert.equal(status, 125);
  assert.match(stderr, /^unweld: cannot use the mechanism rewrite\n {2}this image supervises programs: .*\n {2}\S.*\n$/);
});

test("fakeroot gives the same as in the program, to a user who is not root", { skip: notRoot }, () => {
  const script = `umask 022; id -u; cd "$0"; touch a; chown 12:34 a; mknod b b 3 4; mkdir d; chmod 4755 a; cp -a a c; stat -c '%n %F %a %u:%g %t' a b c d;
    tar cf - a b d | tar tf -; mv a z; rm -r d; stat -c '%n %u' z; setpriv --reuid=5 --regid=6 --clear-groups id`;
  const session = (file: string, options: readonly string[]) => {
    const home = path.join(folder, "home");
    const saved = path.join(folder, "home", "..", "home", "saved");
    mkdirSync(home, { mode: 0o777 });
    chmodSync(home, 0o777);
    const { status, stdout, stderr } = run(asNobody[0]!, [...asNobody.slice(1), file, ...options, "-o", `save=${saved}`, "--", "sh", "-c", script, home]);
    const records = readFileSync(saved, "utf8").split("\n").length;
    rmSync(home, { recursive: true });
    return { status, stdout, stderr, records };
  };
  const expected = session(stockImage("fakeroot"), []);
  assert.deepEqual([expected.status, expected.stderr], [0, ""]);
  for (const mechanism of mechanisms) assert.deepEqual(session(image("fakeroot"), ["-o", `mechanism=${mechanism}`]), expected, mechanism);
});

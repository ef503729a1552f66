import assert from "node:assert/strict";
import { spawn, spawnSync, type SpawnSyncOptions } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { buildImage } from "../../src/compiler/build-image.js";
import { projectRoot } from "../../src/compiler/paths.js";

/** Counts its process images in shared memory and in what it carries over exec; getppid tells the latter. */
const personality = `
import { Abi, appendDecimal, appendText, syscall6, __NR_write } from "unweld";
const FAR: usize = 200 << 20;
const text: usize = memory.data(64);
export class Told extends Abi {
  private base: usize = 0;
  private generation: i64 = 1000;
  private quiet: bool = false;
  override sessionBytes(): usize { return 300 << 20; }
  override attach(base: usize, fresh: bool): void {
    this.base = base;
    if (!fresh) atomic.add<u64>(base + FAR, 1);
  }
  override option(name: string, value: string | null): bool {
    if (name == "quiet" && value == null) { this.quiet = true; return true; }
    if (name != "from" || value == null) return false;
    this.generation = <i64>value.length;
    return true;
  }
  override environment(to: usize, capacity: usize): usize {
    let end = appendText(to, "TOLD=yes");
    store<u8>(end++, 0);
    end = appendText(end, "REPLACED=new");
    store<u8>(end++, 0);
    return end - to;
  }
  override saveState(to: usize, capacity: usize): usize { store<i64>(to, this.generation + 1); return 8; }
  override loadState(from: usize, length: usize): void { this.generation = load<i64>(from); }
  override getppid(): i64 { return this.generation; }
  override wantsFinish(): bool { return !this.quiet; }
  override finish(): void {
    let end = appendDecimal(text, load<u64>(this.base + FAR));
    end = appendText(end, " images\\n");
    syscall6(__NR_write, 2, text, end - text, 0, 0, 0);
  }
}
`;

const folder = mkdtempSync(path.join(tmpdir(), "unweld-exec-"));
chmodSync(folder, 0o755);
const image = path.join(folder, "image");
const isRoot = process.getuid!() === 0;

before(async () => {
  const source = path.join(folder, "told.ts");
  writeFileSync(source, personality);
  await buildImage({ layers: [source], out: image });
  chmodSync(image, 0o755);
});
after(() => rmSync(folder, { recursive: true, force: true }));

function run(args: string[], options: SpawnSyncOptions = {}) {
  const { status, signal, stdout, stderr } = spawnSync(image, args, { cwd: folder, timeout: 60_000, ...options, encoding: "utf8" });
  return { status, signal, stdout: stdout as string, stderr: stderr as string };
}

test("--version says what the package says", () => {
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as { version: string };
  assert.equal(run(["--version"]).stdout, `unweld ${version}\n`);
});

test("the first program's environment has what layers add, in place of what was there", () => {
  const { stdout } = run(["-o", "quiet", "--", "sh", "-c", 'echo "$TOLD $REPLACED $KEPT"; env | grep -c ^REPLACED='],
    { env: { ...process.env, REPLACED: "old", KEPT: "kept" } });
  assert.equal(stdout, "yes new kept\n1\n");
});

test("state is carried from one process image to the next", () => {
  const { stdout } = run(["-o", "quiet", "--", "sh", "-c", 'echo $PPID; sh -c "echo \\$PPID"; exec sh -c "echo \\$PPID"']);
  assert.equal(stdout, "1001\n1002\n1002\n");
});

test("options are set in every process image", () => {
  const { stdout } = run(["-oquiet", "-o", "from=four", "--", "sh", "-c", "exec sh -c 'echo $PPID'"]);
  assert.equal(stdout, "6\n");
});

test("an option that no layer takes is refused by name", () => {
  assert.deepEqual(run(["-o", "quiet=1", "--", "true"]), {
    status: 125, signal: null, stdout: "",
    stderr: "unweld: cannot set the option quiet\n  no personality of this image knows it, or not with that value\n" +
      "  see what the personality's description says of its options\n",
  });
});

test("all processes of a session share its memory, and the last word comes when the first program has ended", () => {
  const { status, stderr } = run(["--", "sh", "-c", "for i in 1 2 3 4; do /bin/true; done; exit 9"]);
  assert.equal(stderr, "5 images\n");
  assert.equal(status, 9);
});

test("how the first program was killed is passed on after the last word", () => {
  const { signal, stderr } = run(["--", "sh", "-c", "kill -USR1 $$"]);
  assert.equal(signal, "SIGUSR1");
  assert.equal(stderr, "1 images\n");
});

test("a signal sent to the waiting process reaches the program", async () => {
  const script = "trap 'echo caught; exit 3' TERM; echo ready; while :; do sleep 0.05; done";
  const child = spawn(image, ["--", "sh", "-c", script], { stdio: ["ignore", "pipe", "ignore"] });
  let stdout = "";
  child.stdout.on("data", (data: Buffer) => { stdout += data.toString(); });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  while (stdout !== "ready\n") await delay(10);
  child.kill("SIGTERM");
  assert.equal(await ended, 3);
  assert.equal(stdout, "ready\ncaught\n");
});

for (const [who, target] of [["the job", "%1"], ["the waiting process alone", "$!"]] as const) {
  test(`a shell sees the job stop, and continues it through ${who}`, () => {
    // A shell may take the job for stopped (128 + SIGSTOP) a little longer than it is.
    const script = `set -m; "$0" -- sh -c 'kill -STOP $$; echo resumed; exit 4' & ` +
      `until [ -n "$(jobs -s)" ]; do sleep 0.02; done; echo stopped; kill -CONT ${target}; ` +
      "while wait $!; s=$?; [ $s = 147 ]; do sleep 0.02; done; echo $s";
    const { stdout } = spawnSync("bash", ["-c", script, image], { cwd: folder, encoding: "utf8", timeout: 60_000 });
    assert.equal(stdout, "stopped\nresumed\n4\n");
  });
}

test("children that nobody waits for do not hide how the program ended", () => {
  const { stdout } = spawnSync("bash", ["-c", `trap '' CHLD; "$0" -- sh -c 'exit 9' 2>/dev/null; echo $?`, image], { encoding: "utf8" });
  assert.equal(stdout, "9\n");
});

test("a session inside another has its own layers", () => {
  const { status, stdout, stderr } = run(["-o", "quiet", "--", image, "-o", "quiet", "--", "sh", "-c", "echo in | cat; exit 7"]);
  assert.deepEqual([status, stdout, stderr], [7, "in\n", ""]);
});

test("an image that is gone still follows exec", () => {
  const copy = path.join(folder, "gone");
  copyFileSync(image, copy);
  const { stdout } = spawnSync(copy, ["-oquiet", "--", "sh", "-c", `rm ${copy}; sh -c 'echo $PPID'`], { encoding: "utf8" });
  assert.equal(stdout, "1002\n");
});

test("a program in a root without /proc and without the image still follows exec", { skip: !isRoot && "only root can change the root" }, (t) => {
  const busybox = "/bin/busybox";
  if (!existsSync(busybox)) return t.skip("busybox is not installed");
  const root = path.join(folder, "root");
  mkdirSync(root);
  copyFileSync(busybox, path.join(root, "busybox"));
  chmodSync(path.join(root, "busybox"), 0o755);
  const { stdout, stderr } = run(["-o", "quiet", "--", "chroot", root, "/busybox", "sh", "-c", "echo $PPID; exec /busybox sh -c 'echo $PPID'"]);
  assert.deepEqual({ stdout, stderr }, { stdout: "1002\n1003\n", stderr: "" });
});

test("a user who may not execute the image's file still follows exec", { skip: !isRoot && "only root can become another user" }, () => {
  const own = path.join(folder, "own");
  copyFileSync(image, own);
  chmodSync(own, 0o700);
  const command = ["setpriv", "--reuid=65534", "--clear-groups", "sh", "-c", "id -u; sh -c 'echo $PPID'"];
  const { stdout } = spawnSync(own, ["-oquiet", "--", ...command], { encoding: "utf8" });
  assert.equal(stdout, "65534\n1003\n");
});

test("a program that may be executed but not read is refused with the reason", () => {
  const file = path.join(folder, "unreadable");
  copyFileSync("/bin/true", file);
  chmodSync(file, 0o111);
  const { status, stderr } = run(["-o", "quiet", "--", file], isRoot ? { uid: 65534, gid: 65534 } : {});
  assert.equal(status, 126);
  assert.ok(stderr.startsWith(
    `unweld: cannot run ${file}\n  it may be executed but not read, and has to be read to be mapped\n  make it readable, or run it outside unweld\n`,
  ), stderr);
});

test("closed standard descriptors stay closed", () => {
  const look = "for n in 0 1 2; do [ -e /proc/self/fd/$n ] && echo $n is open >&9; done; echo looked >&9";
  const script = `exec 9>&1; "$0" -o quiet -- sh -c '${look}' <&- >&- 2>&-`;
  const { stdout } = spawnSync("bash", ["-c", script, image], { encoding: "utf8" });
  assert.equal(stdout, "looked\n");
});

test("a soft limit of four descriptors is enough", () => {
  const { stdout } = spawnSync("bash", ["-c", `ulimit -Sn 4; "$0" -o quiet -- sh -c 'ulimit -n; /bin/echo done'`, image], { encoding: "utf8" });
  assert.equal(stdout, "4\ndone\n");
});

test("without random addresses the program lies where it does natively", () => {
  const first = ["sh", "-c", "head -1 /proc/self/maps | cut -d- -f1"];
  const native = spawnSync("setarch", ["-R", ...first], { encoding: "utf8" });
  const reflected = spawnSync("setarch", ["-R", image, "-o", "quiet", "--", ...first], { encoding: "utf8" });
  assert.equal(reflected.stdout, native.stdout);
});

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { syscallList } from "../../src/abi/syscalls.js";
import { needed } from "../../src/boundary/needed.js";
import { namedSets } from "../../src/boundary/sets.js";
import { filterText } from "../../src/cli/boundary/text.js";
import { resolveSet } from "../../src/cli/boundary/resolve.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { asNobody, command, notRoot, ownCache, run, temporaryFolder, unweld, type Outcome } from "../cli/unweld.js";

const ENOSYS = -38;
const folder = temporaryFolder();
const guest = path.join(folder, "raw-calls");
const image = path.join(projectRoot, "build/images/none");
const nets = ["dispatch", "trap"] as const;
/** Numbers that no table has, of x32, and none at all. */
const unknown = ["472", "600", "65536", "0x40000000", "0x40000027", "-1"];

before(() => {
  chmodSync(folder, 0o755);
  execFileSync("gcc", ["-O2", "-Wall", "-Werror", "-o", guest, path.join(projectRoot, "test/boundary/fixtures/raw-calls.c")]);
});

/** What each number gave, made from a place in a session. */
function results({ status, stdout, stderr }: Outcome): Map<string, number> {
  assert.deepEqual([status, stderr], [0, ""]);
  return new Map(stdout.trimEnd().split("\n").map((line) => line.split(" ")).map(([nr, result]) => [nr!, Number(result)]));
}

function rawCalls(set: string, mode: string, numbers: readonly string[], { net = "dispatch", as = [] as readonly string[] } = {}): Map<string, number> {
  const option = filterText(resolveSet(set));
  const [file, ...args] = [...as, image, "-o", `boundary=${option}`, "-o", `net=${net}`, "--", guest, mode, ...numbers];
  return results(run(file!, args));
}

/** The kernel asks no filter about what its own trampolines call, and kills who else calls it. Source: kernel/seccomp.c. */
const notFiltered = ["uretprobe", "uprobe"];

/** All that the set refuses. A filter that let them through would show: arguments are such that each of them then gives another error. */
function outside(set: string): string[] {
  const inside = namedSets.get(set)!();
  assert.notEqual(inside, "all");
  return syscallList.filter((call) => inside !== "all" && !notFiltered.includes(call.name) && !inside.some(({ nr }) => nr === call.nr)).map(({ nr }) => String(nr));
}

const ways: readonly (readonly [string, readonly string[], string | false])[] = [
  ["as the one who runs the tests", [], false],
  ["as nobody", asNobody, notRoot],
];

for (const [who, as, skip] of ways) {
  for (const net of nets) {
    test(`the kernel refuses what is outside, ${who}, where the net is ${net}`, { skip }, () => {
      for (const set of ["no-legacy", "generic-riscv64", "linux-4.4", "linux-4.18", "linux-5.4", "linux-5.15", "linux-6.18"]) {
        for (const mode of ["site", "image"]) {
          for (const [nr, result] of rawCalls(set, mode, [...outside(set), ...unknown], { net, as })) assert.equal(result, ENOSYS, `${set}: ${nr} made by ${mode}`);
        }
      }
    });
  }
}

test("the same calls give other errors where there is no boundary", () => {
  const harmless = ["2", "4", "6", "7", "21", "33", "82", "83", "86", "89", "232", "280", "332", "434", "436", "437", "439"];
  for (const mode of ["site", "image"]) {
    for (const [nr, result] of rawCalls("all", mode, harmless)) assert.notEqual(result, ENOSYS, `${nr} made by ${mode}`);
  }
});

test("what is inside is made", () => {
  for (const set of ["no-legacy", "generic-riscv64", "linux-4.4"]) {
    for (const mode of ["site", "image"]) {
      const made = rawCalls(set, mode, ["39", "110", "102", "186", "257", "9"]);
      assert.ok(made.get("39")! > 0 && made.get("110")! > 0 && made.get("186") === made.get("39"), `${set}, ${mode}`);
      assert.equal(made.get("102"), process.getuid!());
      assert.notEqual(made.get("257"), ENOSYS);
    }
  }
});

test("32-bit calls are refused", (t) => {
  if (run(guest, ["int80", "20"]).signal !== null) { t.skip("this kernel has no 32-bit calls"); return; }
  for (const net of nets) assert.equal(rawCalls("linux-6.18", "int80", ["20"], { net }).get("20"), ENOSYS);
});

test("the runtime does not answer itself what the kernel refuses", () => {
  for (const net of nets) {
    const made = rawCalls("no-legacy,linux-4.4", "valid", [], { net });
    assert.equal(made.size, 14);
    for (const [nr, result] of made) assert.equal(result, ENOSYS, `${nr}, ${net}`);
  }
  // Natively each of them gives something else.
  for (const [nr, result] of rawCalls("all", "valid", [])) assert.notEqual(result, ENOSYS, nr);
});

test("a set of what the runtime needs and the program uses is enough", () => {
  const file = path.join(folder, "small-set");
  const uses = ["write", "brk", "set_tid_address", "set_robust_list", "read", "lseek", "getuid", "getgid", "geteuid", "getegid", "exit_group", "clone", "wait4", "getppid", "pipe", "pipe2", "dup2"];
  writeFileSync(file, `# what is needed\n${needed.join("\n")}\n\n${uses.join("  # and used\n")}\n`);
  for (const net of nets) {
    const session = ["-o", `boundary=${filterText(resolveSet(file))}`, "-o", `net=${net}`, "--"];
    const made = results(run(image, [...session, guest, "site", "39", "2", "63", "332"]));
    assert.ok(made.get("39")! > 0);
    assert.deepEqual([made.get("2"), made.get("63"), made.get("332")], [ENOSYS, ENOSYS, ENOSYS]);
    const shell = run(image, [...session, "busybox", "sh", "-c", "echo one; (busybox echo two); busybox echo three | busybox cat; trap 'echo four' USR1; kill -USR1 $$; exit 5"]);
    assert.deepEqual(shell, { status: 5, signal: null, stdout: "one\ntwo\nthree\nfour\n", stderr: "" });
  }
});

test("the image is executed from memory without sendfile(2)", () => {
  const file = path.join(folder, "no-sendfile");
  writeFileSync(file, syscallList.filter(({ name }) => name !== "sendfile").map(({ name }) => `${name}\n`).join(""));
  for (const option of ["net=trap", "pin"]) {
    const outcome = run(image, ["-o", `boundary=${filterText(resolveSet(file))}`, "-o", option, "--", "sh", "-c", "/bin/echo one"]);
    assert.deepEqual(outcome, { status: 0, signal: null, stdout: "one\n", stderr: "" });
  }
});

test("a wrong set is refused with one sentence that lists the valid ones", () => {
  for (const set of ["legacy", "linux-4.3", "linux-6.19", "linux-5", "no-legacy,", "", "/nonexistent/file", "no-legacy,linux-99"]) {
    const { status, stdout, stderr } = unweld(["run", "--boundary", set, "--", "echo", "ran"]);
    assert.deepEqual([status, stdout], [125, ""], set);
    assert.match(stderr, /^unweld: cannot use the boundary .*\n {2}.* is none of all, no-legacy, generic-riscv64, linux-4\.4 to linux-6\.18, .*\n {2}.*\n$/, set);
  }
});

test("a file with a wrong line, and one that lacks what is needed, are refused", () => {
  const wrong = path.join(folder, "wrong");
  writeFileSync(wrong, `${needed.join("\n")}\nopenat3 # of tomorrow\n`);
  assert.match(unweld(["run", "--boundary", wrong, "--", "true"]).stderr, new RegExp(`line ${needed.length + 1}: there is no call openat3 on x86-64`));
  const lacking = path.join(folder, "lacking");
  writeFileSync(lacking, needed.filter((name) => name !== "mmap" && name !== "prctl").join("\n"));
  const { status, stderr } = unweld(["run", "--boundary", lacking, "--", "true"]);
  assert.equal(status, 125);
  assert.match(stderr, /it lacks what Unweld itself needs: mmap, prctl\n/);
  assert.match(unweld(["run", "--boundary", folder, "--", "true"]).stderr, /it cannot be read: EISDIR/);
  assert.match(unweld(["run", "--boundary"]).stderr, /expected a SET after --boundary, got nothing/);
});

test("an image's option that is no filter is refused", () => {
  for (const text of ["no-legacy", "06000000000000f", "06000000000000FF", "zz00000000000000"]) {
    const { status, stderr } = run(image, ["-o", `boundary=${text}`, "--", "true"]);
    assert.equal(status, 125);
    assert.match(stderr, /^unweld: cannot use the boundary .*\n.*\n {2}write what `unweld boundary SET --filter` prints\n$/);
  }
  // A filter in form, which the kernel does not take.
  const { status, stderr } = run(image, ["-o", "boundary=2000000002000000", "--", "true"]);
  assert.equal(status, 125);
  assert.match(stderr, /^unweld: cannot enforce the boundary\n {2}seccomp\(2\): invalid argument\n/);
});

test("without a boundary, and with one that is all, nothing is refused", () => {
  const open = (...options: string[]): string => unweld(["run", ...options, "--", guest, "site", "2"]).stdout;
  for (const options of [[], ["--boundary", "all"], ["--boundary", "all,all"], ["--boundary=no-legacy", "--boundary", "all"]]) assert.equal(open(...options), "2 -14\n");
  for (const options of [["--boundary=no-legacy"], ["--boundary", "all", "--boundary", "all,no-legacy"]]) assert.equal(open(...options), "2 -38\n");
});

test("programs do not see the filter in /proc/self/status", { skip: notRoot }, () => {
  const fields = ["sed", "-n", "/^NoNewPrivs:/p; /^Seccomp/p", "/proc/self/status"];
  const native = run(fields[0]!, fields.slice(1)).stdout;
  for (const as of [[], asNobody]) {
    const [file, ...args] = [...as, command, "run", "--boundary", "no-legacy", "--", ...fields];
    assert.equal(run(file!, args).stdout, native, as.join(" "));
  }
});

test("prctl(2) tells what the program did itself", { skip: notRoot }, () => {
  const script = `
import ctypes
libc = ctypes.CDLL(None)
print(libc.prctl(21, 0, 0, 0, 0), libc.prctl(39, 0, 0, 0, 0), libc.prctl(38, 1, 0, 0, 0), libc.prctl(39, 0, 0, 0, 0))
`;
  const option = `boundary=${filterText(resolveSet("linux-6.18"))}`;
  for (const net of nets) {
    for (const as of [[], asNobody]) {
      const [file, ...args] = [...as, image, "-o", option, "-o", `net=${net}`, "--", "python3", "-c", script];
      assert.equal(run(file!, args).stdout, "0 0 0 1\n", `${net} ${as.join(" ")}`);
    }
  }
});

test("a session inside another is bounded by both", () => {
  const { stdout } = unweld(["run", "--boundary", "no-legacy", "--", image, "-o", `boundary=${filterText(resolveSet("linux-5.4"))}`, "--", guest, "site", "2", "436", "39"]);
  const made = stdout.trimEnd().split("\n").map((line) => line.split(" ")[1]);
  assert.deepEqual(made.slice(0, 2), ["-38", "-38"]);
  assert.ok(Number(made[2]) > 0);
});

test("--list names what remains", () => {
  const { stdout } = unweld(["boundary", "generic-riscv64"]);
  assert.match(stdout, /^ {2}0 read\n {2}1 write\n {2}3 close\n {2}5 fstat\n/);
  assert.ok(!stdout.includes(" open\n") && !stdout.includes("renameat\n") && stdout.includes("158 arch_prctl\n"));
  assert.equal(unweld(["boundary", "generic-riscv64", "--list"]).stdout, stdout);
  const { set, calls } = JSON.parse(unweld(["boundary", "no-legacy,linux-5.4", "--list", "--json"]).stdout) as { set: string; calls: { nr: number; name: string }[] };
  assert.equal(set, "no-legacy,linux-5.4");
  assert.ok(calls.some(({ nr, name }) => nr === 257 && name === "openat"));
  assert.ok(!calls.some(({ name }) => name === "open" || name === "faccessat2"));
});

test("a boundary can be built into an executable", () => {
  const out = path.join(folder, "bounded");
  const env = ownCache(path.join(folder, "cache"));
  const built = unweld(["build", "none", "-o", out, "--boundary", "no-legacy,linux-5.4"], { env, timeout: 600_000 });
  assert.deepEqual([built.status, built.stderr], [0, ""]);
  const made = (...options: string[]): string => run(out, [...options, "--", guest, "site", "2", "436"]).stdout;
  assert.equal(made(), "2 -38\n436 -38\n");
  assert.equal(made("-o", "boundary="), "2 -14\n436 -22\n");
  assert.match(unweld(["build", "none", "-o", out, "--boundary", "legacy"], { env }).stderr, /^unweld: cannot use the boundary legacy\n/);
});

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { asNobody, command, notRoot, run, temporaryFolder, unweld } from "../cli/unweld.js";

const folder = temporaryFolder();
const guest = path.join(folder, "newer-flags");

before(() => {
  chmodSync(folder, 0o755);
  execFileSync("gcc", ["-O2", "-Wall", "-Werror", "-o", guest, path.join(projectRoot, "test/boundary/fixtures/newer-flags.c")]);
});

/** What the guest says of each thing it tries, by name. */
function told(level: string | undefined, as: readonly string[] = []): Map<string, string> {
  const words = [...as, command, "run", ...(level === undefined ? [] : ["--abi", level]), "--", guest];
  const { status, stdout, stderr } = run(words[0]!, words.slice(1));
  assert.deepEqual([status, stderr], [0, ""]);
  return new Map(stdout.trimEnd().split("\n").map((line) => line.split(": ")).map(([name, result]) => [name!, result!]));
}

const users: readonly (readonly [string, readonly string[], string | false])[] = [["the one who runs the tests", [], false], ["nobody", asNobody, notRoot]];

for (const [who, as, skip] of users) {
  test(`a newer kernel's calls and flags are answered as of old, to ${who}`, { skip }, () => {
    const native = told(undefined, as);
    const old = told("linux-4.4", as);
    const middle = told("linux-5.8", as);
    const newest = told("linux-6.18", as);
    for (const [name, result] of native) assert.equal(newest.get(name), result, `${name} on the newest`);
    for (const [name, at44, at58] of [
      ["statx", "ENOSYS", "0"], ["close_range", "ENOSYS", "ENOSYS"], ["openat2", "ENOSYS", "fd"], ["clone3", "ENOSYS", native.get("clone3")!],
      ["memfd_create MFD_EXEC", "EINVAL", "EINVAL"], ["memfd_create", "fd", "fd"], ["mmap MAP_FIXED_NOREPLACE over a page", "elsewhere", "EEXIST"],
      ["mmap MAP_SHARED_VALIDATE", "EINVAL", "0"], ["madvise MADV_FREE", "EINVAL", "0"], ["madvise MADV_POPULATE_READ", "EINVAL", "EINVAL"],
      ["getrandom GRND_INSECURE", "EINVAL", "4"], ["preadv2 RWF_NOAPPEND", "ENOSYS", "EOPNOTSUPP"], ["fcntl F_DUPFD_QUERY", "EINVAL", "EINVAL"],
      ["waitid P_PIDFD", "EINVAL", native.get("waitid P_PIDFD")!], ["prctl PR_GET_MDWE", "EINVAL", "EINVAL"], ["getsockopt SO_COOKIE", "ENOPROTOOPT", "0"],
      ["socket MPTCP", "EPROTONOSUPPORT", native.get("socket MPTCP")!], ["seccomp GET_ACTION_AVAIL", "EINVAL", "0"],
      ["statx tells the mount", "ENOSYS", "yes"], ["newfstatat of no path", "EFAULT", "EFAULT"],
    ] as const) {
      assert.ok(native.has(name), name);
      assert.equal(old.get(name), at44, `${name} on linux-4.4`);
      assert.equal(middle.get(name), at58, `${name} on linux-5.8`);
    }
    assert.equal(told("linux-5.7", as).get("statx tells the mount"), "no");
  });
}

test("uname and /proc tell the level", () => {
  const script = "uname -r; uname -v; cat /proc/sys/kernel/osrelease /proc/version; read line </proc/sys/kernel/version; echo $line";
  assert.equal(unweld(["run", "--abi", "linux-4.18", "--", "sh", "-c", script]).stdout,
    "4.18.0\n#1 SMP\n4.18.0\nLinux version 4.18.0 (unweld) #1 SMP\n#1 SMP\n");
  assert.equal(unweld(["run", "--abi=linux-5.10", "--", "busybox", "uname", "-r"]).stdout, "5.10.0\n");
  // The level goes over exec, and a session inside may be older still.
  assert.equal(unweld(["run", "--abi", "linux-5.15", "--", command, "run", "--abi", "linux-4.9", "--", "uname", "-r"]).stdout, "4.9.0\n");
});

test("programs run on old levels", () => {
  const script = "mkdir d; seq 200 >d/f; tar -cf a.tar d; tar -tf a.tar | sort; wc -l <d/f; find d -newer a.tar; rm -r d a.tar; exit 3";
  const native = run("bash", ["-c", script], { cwd: folder });
  for (const level of ["linux-4.4", "linux-4.18", "linux-5.4", "linux-6.18"]) {
    assert.deepEqual(unweld(["run", "--abi", level, "--", "bash", "-c", script], { cwd: folder }), native, level);
    assert.equal(unweld(["run", "--abi", level, "--", "busybox", "sh", "-c", "echo $(busybox echo static)"]).stdout, "static\n");
  }
});

test("a level and a boundary go together", () => {
  const { stdout } = unweld(["run", "--abi", "linux-4.4", "--boundary", "linux-4.4", "--", "sh", "-c", "uname -r; ls / >/dev/null && echo listed"]);
  assert.equal(stdout, "4.4.0\nlisted\n");
});

test("the report tells what was missed, how often and by whom", () => {
  const lacks = (text: string): string[] => text.split("\n").slice(1).map((line) => line.trim()).filter((line) => line !== "");
  const file = path.join(folder, "report");
  const { status, stderr } = unweld(["run", "--abi", "linux-5.8", `--abi-report=${file}`, "--", "sh", "-c", `"${guest}" >/dev/null; exec "${guest}" >/dev/null`]);
  assert.deepEqual([status, stderr], [0, ""]);
  const text = readFileSync(file, "utf8");
  assert.match(text, /^unweld: linux-5\.8 lacks what was asked for:\n/);
  const own = lacks(text).filter((line) => line.includes("newer-flags"));
  for (const line of ["2 newer-flags close_range: ENOSYS", "2 newer-flags memfd_create MFD_EXEC: EINVAL", "2 newer-flags preadv2 RWF_NOAPPEND: EOPNOTSUPP"]) {
    assert.ok(own.includes(line), `${line} in ${text}`);
  }
  const nothing = unweld(["run", "--abi", "linux-6.18", "--abi-report", "--", "true"]);
  assert.equal(nothing.stderr, "unweld: linux-6.18 lacks nothing that was asked for\n");
});

test("a wrong level is refused with one sentence that lists the valid ones", () => {
  for (const level of ["linux-4.3", "linux-6.19", "5.4", "no-legacy", "linux-", "", "linux-4.18.0", "../images/none"]) {
    const { status, stdout, stderr } = unweld(["run", "--abi", level, "--", "echo", "ran"]);
    assert.deepEqual([status, stdout], [125, ""], level);
    assert.match(stderr, /^unweld: cannot use .*ABI level.*\n {2}the levels are linux-4\.4 to linux-6\.18\n {2}name one.*\n$/, level);
  }
  const { status, stderr } = unweld(["run", "-p", "abi:level=old", "--", "true"]);
  assert.deepEqual([status, stderr], [125, "unweld: cannot use this ABI level\n  the levels are linux-4.4 to linux-6.18\n  name one, as in -p abi:level=linux-4.18\n"]);
  assert.match(unweld(["run", "--abi-report", "--", "true"]).stderr, /--abi-report is about an ABI level, and none is given/);
});

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { ia32Calls } from "../../src/abi/ia32.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { builds } from "../../src/guests/builds.js";
import { users } from "../../src/guests/users.js";
import { whyNo32Bits } from "../../src/guests/width.js";

const unweld = path.join(projectRoot, "bin/unweld");
const why = await whyNo32Bits("gcc", builds.m32);
const skip = why ?? false;
let folder = "", program = "";
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "unweld-ia32-"));
  await chmod(folder, 0o777);
  program = path.join(folder, "owners");
  if (!skip) execFileSync("gcc", [...builds.m32, "-O1", "-w", "-o", program, path.join(projectRoot, "test/runtime/fixtures/ia32-owners.c")]);
});
after(() => rm(folder, { recursive: true, force: true }));

const headers = "/usr/include/x86_64-linux-gnu/asm/unistd_32.h";
test("numbers of the 32-bit table are the kernel's", { skip: existsSync(headers) ? false : `there is no ${headers}` }, () => {
  const known = new Map([...readFileSync(headers, "utf8").matchAll(/#define __NR_(\w+) (\d+)/g)].map((match) => [Number(match[2]), match[1]!]));
  const like: Record<string, string> = {
    signal: "rt_sigaction", sigaction: "rt_sigaction", sgetmask: "rt_sigprocmask", ssetmask: "rt_sigprocmask", sigprocmask: "rt_sigprocmask",
    sigsuspend: "rt_sigsuspend", sigpending: "rt_sigpending", sigreturn: "rt_sigreturn", fstatat: "newfstatat", nice: "setpriority", mmap2: "mmap", socketcall: "socket",
  };
  let compared = 0;
  for (const { nr, call } of ia32Calls) {
    const name = known.get(nr)?.replace(/(32|64|_time64)$/, "");
    // The headers may be older than the table.
    if (name === undefined || known.get(nr) === call) continue;
    assert.equal(like[name] ?? name, call, `number ${nr}`);
    compared++;
  }
  assert.ok(compared > 50);
});

for (const { name, id } of users) {
  test(`a program of 32 bits under fakeroot, as ${name}`, { skip }, async () => {
    const own = await mkdtemp(path.join(folder, "files-"));
    await chmod(own, 0o777);
    const { stdout, stderr } = spawnSync(unweld, ["run", "-p", "fakeroot", "--", program, own], { encoding: "utf8", ...(id === undefined ? {} : { uid: id, gid: id }) });
    assert.equal(stderr, "");
    assert.equal(stdout, [
      "root: 0 0 0 0", "chown: 0", "stat: 70000:34", "stat64: 0 70000:34", "old stat: 0 65534:34", "old chown: 0", "then: 7:34", "device: 0",
      "is: 20600 1,3", "groups: 0 2 5 65534", "peer: 0:0", "sent: 1 1 0:0 1", "nice: 0", "drop: 0", "user: 33 33, chown -1", "",
    ].join("\n"));
  });
}

for (const options of [["--boundary", "no-legacy"], ["--pin"]]) {
  test(`a program of 32 bits with ${options.join(" ")} is refused`, { skip }, () => {
    const { status, stderr } = spawnSync(unweld, ["run", ...options, "-p", "none", "--", program], { encoding: "utf8" });
    assert.equal(status, 2, "the shell is asked, as by execvp(3)");
    assert.match(stderr, /^unweld: cannot run \S+\n {2}it is a 32-bit program, .*\n {2}\S.*\n/);
  });
}

test("a program of 32 bits runs where the kernel runs them, and is refused where it does not", async (t) => {
  const source = path.join(folder, "seven.s"), seven = path.join(folder, "seven");
  await writeFile(source, ".globl _start\n_start: mov $1, %eax\nmov $7, %ebx\nint $0x80\n");
  if (spawnSync("gcc", ["-m32", "-nostdlib", "-static", "-o", seven, source]).status !== 0) return t.skip("gcc makes no programs of 32 bits");
  const command = ["sh", "-c", `${seven}; echo $?`];
  const natively = spawnSync(command[0]!, command.slice(1), { encoding: "utf8" });
  const reflected = spawnSync(unweld, ["run", "-p", "none", "--", ...command], { encoding: "utf8", timeout: 20_000 });
  assert.deepEqual([reflected.status, reflected.stdout, reflected.stderr], [natively.status, natively.stdout, natively.stderr]);
});

import assert from "node:assert/strict";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { difference } from "../../src/guests/compare.js";
import { isInstalled } from "../../src/guests/compile.js";
import { runCommand } from "../../src/guests/run.js";
import { users } from "../../src/guests/users.js";

const unweld = path.join(projectRoot, "bin/unweld");

/** Programs that use newer calls where they can. */
const programs: Readonly<Record<string, { command: string[]; prints: RegExp }>> = {
  "coreutils": {
    command: ["sh", "-c", `mkdir d; seq 20000 >d/f; ln -s f d/l; cp -a d e; cp --sparse=always d/f g; cmp d/f e/f && cmp d/f g
stat -c '%n %s %F %h' d/f e/l; ls -l e | awk '{print $1, $2, $5, $9}'; mv -n g d/f; ls
chmod -R a-w e; test -w e/f || echo read-only; rm -rf e; du -a --apparent-size d | sort`],
    prints: /108894/,
  },
  "python3's os": {
    command: ["python3", "-c", `import os, random, select, subprocess, shutil
open("a", "w").write("x" * 70000)
a, b = os.open("a", os.O_RDWR), os.open("b", os.O_CREAT | os.O_RDWR)
while os.copy_file_range(a, b, 50000): pass
print(os.stat("b").st_size, os.preadv(b, [bytearray(10), bytearray(5)], 3, os.RWF_HIPRI), os.pwritev(b, [b"12", b"3"], 7, os.RWF_DSYNC))
print(len(os.getrandom(100)), len(os.urandom(16)), random.SystemRandom().random() < 1)
print(os.access("a", os.R_OK, effective_ids=True, follow_symlinks=False), os.access("b", os.X_OK))
os.chmod("b", 0o600); print(oct(os.stat("b").st_mode))
print(subprocess.run(["echo", "child"], capture_output=True, close_fds=True).stdout)
os.closerange(5, 100)
e = select.epoll(); r, w = os.pipe(); e.register(r, select.EPOLLIN); print(e.poll(0.0103)); os.write(w, b"x"); print(len(e.poll(5)))
try: os.pidfd_open(os.getpid()); print("a pidfd, or")
except OSError: pass
shutil.copy("a", "c"); print(sorted(os.listdir(".")))`],
    prints: /70000 15 3/,
  },
  "git": {
    command: ["sh", "-c", `git init -q r; cd r; git config user.email a@b; git config user.name n; seq 1000 >f; git add f
GIT_AUTHOR_DATE=2020-01-01T00:00Z GIT_COMMITTER_DATE=2020-01-01T00:00Z git commit -qm one
git status --short; git gc -q; git fsck; git clone -q . ../s; cd ../s; git log --format=%H; wc -l f`],
    prints: /1000 f/,
  },
  "node": {
    command: [process.execPath, "-e", `const fs = require("fs"), { execFileSync } = require("child_process");
fs.writeFileSync("a", "y".repeat(50000)); fs.copyFileSync("a", "b"); fs.cpSync("a", "c");
console.log(fs.statSync("b").size, fs.lstatSync("c").isFile(), fs.statSync("b", { bigint: true }).size);
fs.accessSync("a", fs.constants.R_OK);
console.log(String(execFileSync("echo", ["child"])), require("crypto").randomBytes(8).length);
setTimeout(() => console.log("later"), 12);
new (require("worker_threads").Worker)("console.log('worker')", { eval: true });`],
    prints: /50000 true 50000n/,
  },
  "perl, tar and find": {
    command: ["sh", "-c", `mkdir d; for i in $(seq 200); do echo $i >d/$i; done; tar cf a.tar d; rm -r d; tar xf a.tar
find d -type f -newermt 2000-01-01 | wc -l; perl -e 'print join(q( ), map { -s } sort glob(q(d/*))), qq(\\n)'`],
    prints: /^200\n2 3 4/,
  },
};

test("programs that use newer calls work as natively where the kernel has none of them", async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), "unweld-polyfill-"));
  await chmod(folder, 0o755);
  try {
    for (const [name, { command, prints }] of Object.entries(programs)) {
      for (const user of users) {
        await t.test(`${name}, as ${user.name}`, async (t) => {
          const needed = name === "git" ? name : command[0]!;
          if (!needed.includes("/") && !await isInstalled(needed)) { t.skip(`${needed} is not installed`); return; }
          const options = { user, folder, timeLimitMs: 60_000 };
          const native = await runCommand(command, options);
          assert.equal(native.status, 0, native.stderr);
          assert.match(native.stdout, prints);
          const reflected = await runCommand([unweld, "run", "-p", "polyfill", "--boundary", "linux-4.4", "--", ...command], options);
          const differs = difference({ ...native, stdout: withoutPidfds(native.stdout) }, reflected);
          if (differs !== "") assert.fail(differs);
        });
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** What only the kernel can: Python says so. */
function withoutPidfds(text: string): string {
  return text.replace("a pidfd, or\n", "");
}

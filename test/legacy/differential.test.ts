import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { compilerCommand } from "../../src/compiler/cc.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { runCommand } from "../../src/guests/run.js";
import { fewerUsers, users } from "../../src/guests/users.js";
import { underLegacy } from "./under-legacy.js";

/** What arguments are drawn from; UNWELD_SEED=N draws others. */
const seed = process.env["UNWELD_SEED"] ?? "1";

/** Programs of fixtures/ with the calls each makes, and how often. */
const programs: Readonly<Record<string, { calls: readonly string[]; count: number }>> = {
  files: {
    calls: [
      "open", "creat", "stat", "lstat", "access", "readlink", "chmod", "chown", "lchown", "mkdir", "mknod", "rmdir", "unlink", "link",
      "symlink", "rename", "utime", "utimes", "futimesat",
    ],
    count: 2000,
  },
  descriptors: { calls: ["pipe", "dup2", "eventfd", "signalfd", "inotify_init", "epoll_create"], count: 2000 },
  polling: { calls: ["poll", "select", "epoll_wait", "getdents"], count: 2000 },
  questions: { calls: ["ustat", "sysfs", "time", "alarm", "getpgrp", "given-up"], count: 2000 },
  children: { calls: ["fork", "vfork"], count: 200 },
};

let folder = "";
/** A directory with names of every length, the same for both runs. */
let listed = "";
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), "unweld-legacy-"));
  chmodSync(folder, 0o755);
  for (const name of Object.keys(programs)) {
    execFileSync(compilerCommand(), ["-O1", "-w", "-o", path.join(folder, name), path.join(projectRoot, "test/legacy/fixtures", `${name}.c`)]);
  }
  listed = path.join(folder, "listed");
  mkdirSync(listed);
  for (let length = 1; length <= 255; length++) writeFileSync(path.join(listed, String.fromCharCode(97 + length % 26).repeat(length)), "");
  mkdirSync(path.join(listed, "a directory"));
  symlinkSync("nowhere", path.join(listed, "a link"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

if (fewerUsers !== undefined) test("legacy calls as another user", { skip: fewerUsers }, () => {});

for (const user of users) {
  for (const [program, { calls, count }] of Object.entries(programs)) {
    for (const call of calls) {
      test(`${call} gives what the kernel's gives, ${count} times with seed ${seed}, as ${user.name}`, async () => {
        const command = [path.join(folder, program), call, seed, String(count), listed];
        const options = { user, folder, timeLimitMs: 120_000 };
        const native = await runCommand(command, options);
        assert.deepEqual([native.status, native.stderr], [0, ""]);
        const reflected = await runCommand([...underLegacy, ...command], options);
        assert.deepEqual([reflected.status, reflected.stderr], [0, ""]);
        assert.equal(differences(native.stdout, reflected.stdout), "");
      });
    }
  }
}

/** The first lines that differ. */
function differences(native: string, reflected: string): string {
  const a = native.split("\n"), b = reflected.split("\n");
  return a.flatMap((line, i) => line === b[i] ? [] : [`- ${line}\n+ ${b[i] ?? "(nothing)"}`]).slice(0, 10).join("\n")
    + (b.length > a.length ? `\n+ ${b.length - a.length} lines more` : "");
}

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { stockImage } from "../../src/cli/stock.js";
import { compilerCommand } from "../../src/compiler/cc.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { difference } from "../../src/guests/compare.js";
import { guestOf, testAsUsers } from "../guests/as-users.js";
import { runCommand } from "../../src/guests/run.js";
import { setStage, type Stage } from "../guests/stage.js";
import { fewerUsers, users } from "../../src/guests/users.js";

const sources = path.join(projectRoot, "test/fast/programs");
const timeLimitMs = 120_000;
let folder = "";
let stage: Stage;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "unweld-fast-"));
  await chmod(folder, 0o755);
  stage = await setStage(stockImage("fast"));
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(stage.folder, { recursive: true, force: true });
});

if (fewerUsers !== undefined) test("fast as another user", { skip: fewerUsers }, () => {});

for (const source of (await readdir(sources)).sort()) {
  const name = path.basename(source, ".c");
  for (const [build, ...flags] of [["dynamic"], ["static", "-static"]]) {
    test(`${name}, ${build}: what is answered without the kernel is what the kernel says`, async (t) => {
      const program = path.join(folder, `${name}-${build}`);
      await promisify(execFile)(compilerCommand(), ["-O2", "-w", "-pthread", ...flags, "-o", program, path.join(sources, source)]);
      for (const user of users) {
        await t.test(`as ${user.name}`, async () => {
          const native = await runCommand([program], { user, folder, timeLimitMs });
          assert.equal(native.status, 0, `natively\n${native.stdout}${native.hung ?? ""}`);
          for (const option of [[], ["-o", "net=trap"]]) {
            const differs = difference(native, await runCommand([stage.image, ...option, "--", program], { user, folder, timeLimitMs }));
            if (differs !== "") assert.fail(`${option.join(" ")}\n${differs}`);
          }
        });
      }
    });
  }
}

/** Guests about clocks and ids, and about what programs do to the memory and the tasks that answers rest on. */
const chosen = [
  "clear-tid", "clone-raw", "clone-vm", "clone3", "credentials-per-thread", "exec-from-thread", "exec-vfork", "fork-in-threads", "fork-storm",
  "leader-exits-first", "namespaces", "nested-signals", "pthread-cancel", "random-bytes", "seccomp-errno", "seccomp-few-calls",
  "seccomp-inherited", "seccomp-strict", "seccomp-trap", "siglongjmp-under-fire", "single-step", "system-answers", "thread-churn", "time-namespace",
  "timer-storm", "timer-storm-threads", "unmap-everything", "user-namespace", "vdso-calls", "vdso-lookup", "vdso-moved", "vector-state", "vfork",
  "vfork-often",
];

test("guests see what they see natively", async (t) => {
  for (const name of chosen) await testAsUsers(t, name, { guest: guestOf(name), build: "default", image: stage.image, folder });
});

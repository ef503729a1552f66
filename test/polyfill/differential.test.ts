import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { stockImage } from "../../src/cli/stock.js";
import { compilerCommand } from "../../src/compiler/cc.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { difference } from "../../src/guests/compare.js";
import { runCommand } from "../../src/guests/run.js";
import { fewerUsers, users } from "../../src/guests/users.js";

const sources = path.join(projectRoot, "test/polyfill/programs");
const unweld = path.join(projectRoot, "bin/unweld");
const timeLimitMs = 120_000;
let folder = "";

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "unweld-polyfill-"));
  await chmod(folder, 0o755);
  await cp(stockImage("polyfill"), path.join(folder, "polyfill"));
});
after(() => rm(folder, { recursive: true, force: true }));

if (fewerUsers !== undefined) test("newer calls as another user", { skip: fewerUsers }, () => {});

for (const source of (await readdir(sources)).sort()) {
  const name = path.basename(source, ".c");
  test(`${name}: emulated calls answer as the kernel's, to the last byte of a transcript`, async (t) => {
    const program = path.join(folder, name);
    await promisify(execFile)(compilerCommand(), ["-O2", "-w", "-pthread", "-o", program, path.join(sources, source)]);
    for (const user of users) {
      await t.test(`as ${user.name}`, async () => {
        const native = await runCommand([program], { user, folder, timeLimitMs });
        assert.equal(native.status, 0, `natively\n${native.stdout.slice(-500)}${native.hung ?? ""}`);
        const ways: Record<string, string[]> = {
          "in place of calls that the kernel has": [path.join(folder, "polyfill"), "-o", "always", "--", program],
          "behind a boundary that lacks the calls": [unweld, "run", "-p", "polyfill", "--boundary", "linux-4.4", "--", program],
        };
        for (const [way, command] of Object.entries(ways)) {
          const differs = difference(native, await runCommand(command, { user, folder, timeLimitMs }));
          if (differs !== "") assert.fail(`${way}:\n${differs}`);
        }
      });
    }
  });
}

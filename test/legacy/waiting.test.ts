import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { compilerCommand } from "../../src/compiler/cc.js";
import { projectRoot } from "../../src/compiler/paths.js";
import { difference } from "../../src/guests/compare.js";
import { runCommand } from "../../src/guests/run.js";
import { fewerUsers, users } from "../../src/guests/users.js";
import { underLegacy } from "./under-legacy.js";

const calls = ["poll", "poll-nothing", "select", "epoll_wait", "pause", "open", "creat", "accept"];
const programs = ["waiting", "poll-tasks"];

let folder = "";
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), "unweld-legacy-"));
  chmodSync(folder, 0o755);
  for (const name of programs) {
    execFileSync(compilerCommand(), ["-O1", "-w", "-pthread", "-o", path.join(folder, name), path.join(projectRoot, "test/legacy/fixtures", `${name}.c`)]);
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

if (fewerUsers !== undefined) test("waiting calls as another user", { skip: fewerUsers }, () => {});

for (const user of users) {
  for (const call of calls) {
    test(`${call} that is interrupted, stopped and continued does as the kernel's, as ${user.name}`, () => same(["waiting", call], user));
  }
}

test("threads and forked processes that poll at once each wait for their own time", () => same(["poll-tasks"], users[0]!));

async function same([program = "", ...args]: readonly string[], user: (typeof users)[number]): Promise<void> {
  const command = [path.join(folder, program), ...args];
  const options = { user, folder, timeLimitMs: 60_000 };
  const native = await runCommand(command, options);
  assert.deepEqual([native.status, native.stderr], [0, ""], native.stdout);
  assert.equal(difference(native, await runCommand([...underLegacy, ...command], options)), "");
}

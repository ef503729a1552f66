import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, constants, copyFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { guestOf, testAsUsers } from "../guests/as-users.js";
import { imageUnderTest, setStage } from "../guests/stage.js";
import { fewerUsers } from "../../src/guests/users.js";
import { sameAsNatively } from "../programs/same.js";
import { nets, withNet, type Net } from "./nets.js";
import { programs } from "./programs.js";

for (const net of Object.keys(nets) as Net[]) sameAsNatively(`programs under ${net}`, programs, (image) => withNet(image, net));

/** Those on what the net is made of: sites, signals, filters, tracers, exec, threads, the runtime's own memory. */
const guests = [
  "clone-raw", "clone-vm", "clone3", "dispatch-own", "dumpable", "exe-of-others", "exec-by-descriptor", "exec-elf-shapes", "exec-from-thread",
  "exec-proc-self", "exec-vfork", "fixed-address", "fork-storm", "gs-base", "jit-write-then-run", "many-threads", "no-stack", "page-crossing-syscall",
  "posix-spawn", "proc-syscall", "pthread-cancel", "ptrace-child", "rcx-r11", "red-zone", "registers-survive", "sanitizer", "seccomp-errno", "seccomp-few-calls",
  "seccomp-notify", "seccomp-strict", "seccomp-trap", "sigsys-blocked", "sigsys-handler", "thread-race-first-site", "timer-storm", "trace-calls",
  "unmap-everything", "vdso-calls", "vfork", "vsyscall", "write-execute-denied",
];

if (fewerUsers !== undefined) test("guests under a filter as another user", { skip: fewerUsers }, () => {});

for (const net of Object.keys(nets) as Net[]) {
  test(`guests under ${net}`, async (t) => {
    const { folder, image: file } = await setStage(imageUnderTest());
    try {
      const image = await withNet(file, net);
      for (const name of net === "a filter by choice" ? guests : ["seccomp-errno", "fork-storm", "exec-vfork", "vdso-calls"]) {
        const guest = guestOf(name);
        await testAsUsers(t, name, { guest, build: guest.builds[0]!, image, folder });
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

let stage = { folder: "", image: "" };
before(async () => { stage = await setStage(imageUnderTest()); });
after(async () => { await rm(stage.folder, { recursive: true, force: true }); });

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  return spawnSync(command, args, { encoding: "utf8", timeout: 60_000, env });
}

test("the net is Syscall User Dispatch unless that is refused or a filter is asked for", async () => {
  // Of another process: a program's own view of itself is without the session's filter.
  const filters = ["--", "sh", "-c", "sed -n 's/^Seccomp:[[:space:]]*//p' /proc/$$/status; :"];
  const { stdout: before } = spawnSync("sh", filters.slice(2), { encoding: "utf8" });
  assert.equal(run(stage.image, filters).stdout, before);
  assert.equal(run(stage.image, ["-o", "net=dispatch", ...filters]).stdout, before);
  assert.equal(run(stage.image, ["-o", "net=trap", ...filters]).stdout, "2\n");
  for (const net of Object.keys(nets) as Net[]) assert.equal(run(await withNet(stage.image, net), filters).stdout, "2\n", net);
});

test("a net that is none is refused", () => {
  const { status, stderr } = run(stage.image, ["-o", "net=magic", "--", "true"]);
  assert.equal(status, 125);
  assert.match(stderr, /^unweld: cannot use the net magic\n {2}\S.*\n {2}\S.*\n$/);
});

test("where dispatch is asked for and refused, that is said", async () => {
  const refused = await withNet(stage.image, "a filter, as Syscall User Dispatch is forbidden");
  const { status, stderr } = run(refused, ["-o", "net=dispatch", "--", "true"]);
  assert.equal(status, 125);
  assert.match(stderr, /^unweld: cannot reflect system calls\n {2}operation not permitted\n {2}\S.*\n$/);
});

test("the image of a session lies at one address in every process, and of another at another", () => {
  // Of another process: a program's own view of itself has the image as its vDSO.
  const address = "sed -n '/memfd:unweld-image/{s/-.*//p;q}' /proc/$$/maps; :";
  const shells = 'eval "$1"; bash -c "$1"; env -i PATH="$PATH" sh -c "$1"; :';
  const places = () => run(stage.image, ["-o", "net=trap", "--", "sh", "-c", shells, "sh", address]).stdout.trim().split("\n");
  const [one, other] = [places(), places()];
  assert.equal(one.length, 3);
  assert.equal(new Set(one).size, 1, one.join(" "));
  assert.notEqual(one[0], other[0]);
});

test("sessions inside each other", async (t) => {
  const inner = ["sh", "-c", "echo inside; /bin/echo $(echo deeper) | cat; exit 3"];
  const [trap, refused] = [["-o", "net=trap", "--"], await withNet(stage.image, "a filter, as the kernel has no Syscall User Dispatch")];
  for (const [name, command] of [
    ["dispatch in a filter", [stage.image, ...trap, stage.image, "--", ...inner]],
    ["a filter in a filter", [stage.image, ...trap, stage.image, ...trap, ...inner]],
    ["a filter in a filter, where there is no Syscall User Dispatch", [refused, "--", stage.image, "--", ...inner]],
  ] as const) {
    await t.test(name, () => {
      const { status, stdout, stderr } = run(command[0]!, command.slice(1));
      assert.equal(`${status} ${stdout}${stderr}`, "3 inside\ndeeper\n");
    });
  }
  await t.test("a filter in dispatch is refused", () => {
    const { status, stderr } = run(stage.image, ["--", stage.image, ...trap, ...inner]);
    assert.equal(status, 125);
    assert.match(stderr, /^unweld: cannot reflect system calls\n {2}invalid argument\n {2}\S.*\n$/);
  });
});

test("the image that a session runs cannot be changed", () => {
  // By a relative path the link is the kernel's, and leads to the image.
  const sleep = path.join(stage.folder, "sleep");
  copyFileSync(execFileSync("sh", ["-c", "command -v sleep"], { encoding: "utf8" }).trim(), sleep, constants.COPYFILE_EXCL);
  chmodSync(sleep, 0o755);
  const { stdout } = run(stage.image, ["-o", "net=trap", "--", "sh", "-c", `"$0" 5 & cd /proc/$!; (echo x >exe) 2>&1 | sed 's/.*: //'; kill $!`, sleep]);
  assert.match(stdout, /^(Text file busy|Operation not permitted|Permission denied)\n$/);
});

test("a low limit on file sizes is no obstacle", () => {
  const { status, stdout, stderr } = run("sh", ["-c", `ulimit -S -f 1; exec "$0" -o net=trap -- sh -c 'ulimit -S -f; /bin/echo through'`, stage.image]);
  assert.equal(`${status} ${stdout}${stderr}`, "0 1\nthrough\n");
});

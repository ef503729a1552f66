import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmod, rm } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { projectRoot } from "../../src/compiler/paths.js";
import { buildsOf32Bits } from "../../src/guests/builds.js";
import { fewerUsers, users } from "../../src/guests/users.js";
import { trap } from "../../src/mechanisms/trap/trap.js";
import { guestOf, testAsUsers } from "../guests/as-users.js";
import { imageUnderTest, setStage } from "../guests/stage.js";
import { sameAsNatively } from "../programs/same.js";
import { withNet } from "./nets.js";
import { programs } from "./programs.js";

let stage = { folder: "", image: "" };
let program = "";
before(async () => {
  stage = await setStage(imageUnderTest());
  program = path.join(stage.folder, "pinned");
  execFileSync("gcc", ["-O2", "-Wall", "-Werror", "-pthread", "-o", program, path.join(projectRoot, "test/runtime/fixtures/pinned.c")]);
  await chmod(program, 0o755);
});
after(() => rm(stage.folder, { recursive: true, force: true }));

if (fewerUsers !== undefined) test("pinned sessions of another user", { skip: fewerUsers }, () => {});

/** What test/runtime/fixtures/pinned.c tries, and how it ends: what it prints, or that it is killed. */
const attempts = [
  { what: "own-gate", name: "a call is made from its own gate", outcome: "1\n" },
  { what: "other-gate", name: "a call from another one's gate kills", outcome: "SIGSYS" },
  { what: "caught", name: "a handler of SIGSYS does not hear of that", outcome: "SIGSYS" },
  { what: "all-gates", name: "so it is at every gate", outcome: "killed at another call's gate: 512 of 512\n" },
  { what: "elsewhere-in-image", name: "a call from what only looks like an instruction of the image kills", outcome: "SIGSYS" },
  { what: "thunks", name: "so does one that is written to the image's own memory", outcome: "SIGSYS" },
  { what: "overflow", name: "a number beyond the gates is no call", outcome: "-38 -38\n" },
  { what: "thread", name: "Syscall User Dispatch off or on, a raw call comes back and goes through its gate", outcome: `dispatch is off: yes\na raw getpid: its answer\na raw getuid: UID\n` },
  { what: "stopped", name: "a wait that is stopped and continued goes on in its own gate", outcome: "slept: 0\n" },
] as const;

for (const user of users) {
  const run = (what: string, image = stage.image) => {
    const { status, signal, stdout, stderr } = spawnSync(image, ["-o", "pin", "--", program, what], {
      encoding: "utf8", timeout: 60_000, ...(user.id === undefined ? {} : { uid: user.id, gid: user.id }),
    });
    return signal ?? `${status === 0 ? "" : status}${stdout}${stderr}`;
  };
  const uid = String(user.id ?? process.getuid!());

  for (const { what, name, outcome } of attempts) {
    test(`pinned, as ${user.name}: ${name}`, () => assert.equal(run(what), outcome.replace("UID", uid)));
  }

  test(`pinned, as ${user.name}: a program's own code comes to the personalities first`, async () => {
    const { folder, image } = await setStage(path.join(projectRoot, "build/images/fakeroot"));
    try {
      assert.equal(run("own-code"), `${uid}\n`);
      assert.equal(run("own-code", image), "0\n");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test(`pinned, as ${user.name}: the gates cannot be changed where the kernel has mseal`, (t) => {
    const outcome = run("change-gates");
    if (outcome === "no mseal\n") t.skip("this kernel has no mseal(2) (Linux 6.10)");
    else assert.equal(outcome, "EPERM\n");
  });
}

test("without pin, a call is made from any gate", () => {
  assert.match(spawnSync(stage.image, ["--", program, "other-gate"], { encoding: "utf8", timeout: 60_000 }).stdout, /^[1-9][0-9]*\n$/);
});

test("a pinned session's programs are told of no filter, and other processes' files show one", () => {
  const told = "sed -n 's/^Seccomp:[[:space:]]*//p' /proc/self/status";
  assert.equal(spawnSync(stage.image, ["-o", "pin", "--", "sh", "-c", told], { encoding: "utf8" }).stdout, spawnSync("sh", ["-c", told], { encoding: "utf8" }).stdout);
  assert.equal(spawnSync(stage.image, ["-o", "pin", "--", "sh", "-c", "sed -n 's/^Seccomp:[[:space:]]*//p' /proc/$$/status; :"], { encoding: "utf8" }).stdout, "2\n");
});

test("sessions inside pinned ones, and pinned ones inside others", async (t) => {
  const inner = ["sh", "-c", "echo inside; /bin/echo $(echo deeper) | cat; exit 3"];
  const pin = [stage.image, "-o", "pin", "--"];
  for (const [name, command] of [
    ["dispatch in a pinned session", [...pin, stage.image, "--", ...inner]],
    ["a filter in a pinned session", [...pin, stage.image, "-o", "net=trap", "--", ...inner]],
    ["a pinned session in a filter", [stage.image, "-o", "net=trap", "--", ...pin, ...inner]],
    ["a pinned session in a pinned session", [...pin, ...pin, ...inner]],
  ] as const) {
    await t.test(name, () => {
      const { status, stdout, stderr } = spawnSync(command[0], command.slice(1), { encoding: "utf8", timeout: 60_000 });
      assert.equal(`${status} ${stdout}${stderr}`, "3 inside\ndeeper\n");
    });
  }
});

test("pinned, a site that is executed often is patched, and not by the mechanism trap", () => {
  const own = path.join(stage.folder, "own-bytes");
  execFileSync("gcc", ["-O2", "-Wall", "-Werror", "-o", own, path.join(projectRoot, "test/runtime/fixtures/own-bytes.c")]);
  const run = (...options: string[]) => spawnSync(stage.image, [...options, "-o", "pin", "--", own], { encoding: "utf8", timeout: 60_000 }).stdout;
  assert.equal(run(), "patched\n");
  assert.equal(run("-o", "mechanism=trap"), "as it was\n");
});

for (const options of [["mechanism=sud"], ["mechanism=sud-inclusive"], ["mechanism=vdso"], ["mechanism=libc"], ["mechanism=preload:/x.so"], ["net=dispatch"]]) {
  test(`an image does not pin with ${options.join(" ")}`, () => {
    const { status, stderr } = spawnSync(stage.image, [...options.flatMap((option) => ["-o", option]), "-o", "pin", "--", "true"], { encoding: "utf8" });
    assert.equal(status, 125);
    assert.match(stderr, /^unweld: cannot pin calls to their gates\n {2}\S.*\n {2}\S.*\n$/);
  });
}

sameAsNatively("programs whose calls are pinned", programs, (image) => withNet(image, "pinned"));

/** Those on what gates change: signals in and around a call, restarts, children and their stacks, registers, exec, own filters and nets, the vDSO. */
const guests = [
  "altstack", "bad-numbers", "clone-raw", "clone-vm", "clone3", "default-actions", "dispatch-own", "eintr", "eintr-after-stop", "exec-elf-shapes",
  "exec-from-thread", "exec-vfork", "flags-survive", "go-runtime", "gs-base", "gs-wrgsbase", "handler-edits-context",
  "jit-write-then-run", "library-calls", "library-signals", "library-tasks", "many-threads", "pthread-cancel", "ptrace-child", "rcx-r11",
  "red-zone", "registers-survive", "remaining-sleep", "restart-after-stop", "sa-restart", "seccomp-errno", "seccomp-few-calls", "seccomp-notify",
  "seccomp-strict", "seccomp-trap", "siginfo", "siglongjmp-from-read", "signal-fields", "sigreturn-by-hand", "sigsys-handler", "single-step", "six-arguments",
  "stop-and-kill", "thread-churn", "thread-race-first-site", "timer-storm", "timer-storm-threads", "trace-calls", "unmap-everything", "unmap-own-stack",
  "vdso-calls", "vfork", "vfork-often", "vsyscall", "write-execute-denied",
];

test("guests whose calls are pinned", async (t) => {
  const { folder, image: file } = await setStage(imageUnderTest());
  try {
    const image = await withNet(file, "pinned");
    for (const name of guests) {
      const guest = guestOf(name);
      // Calls by int $0x80 have no gate (docs/pinned-gate.md).
      for (const build of guest.builds.filter((build) => !buildsOf32Bits.includes(build))) await testAsUsers(t, build === "default" ? name : `${name}, ${build}`, { guest, build, image, folder, mechanism: trap });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

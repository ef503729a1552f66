import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { syscalls, type SystemCallName } from "../../src/abi/syscalls.js";
import { isLegacy } from "../../src/abi/tables.js";
import { needed } from "../../src/boundary/needed.js";
import { projectRoot } from "../../src/compiler/paths.js";

const folder = path.join(projectRoot, "runtime");

/** What each source of the runtime asks the kernel for by itself, by name. */
function callsOfRuntime(): Map<SystemCallName, string[]> {
  const found = new Map<SystemCallName, string[]>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"))) {
    const text = readFileSync(path.join(folder, file), "utf8");
    for (const [, name] of text.matchAll(/(?:yscall6|callOfOwn)\(__NR_(\w+)/g)) found.set(name as SystemCallName, [...(found.get(name as SystemCallName) ?? []), file]);
  }
  return found;
}

/** Calls that a session can live without, and why. */
const withoutThem: Partial<Record<SystemCallName, string>> = {
  ...Object.fromEntries([
    "brk", "clone", "clone3", "close_range", "dup2", "dup3", "faccessat2", "madvise", "mlock2", "mlockall", "mremap", "pkey_mprotect", "ptrace", "rseq",
    "personality", "process_madvise", "rt_sigpending", "rt_sigtimedwait", "shmat", "unshare", "wait4", "waitid",
  ].map((name) => [name, "a program's own call, passed on, or what follows one"])),
  ftruncate: "made before the boundary is",
  lseek: "made before the boundary is",
  sendfile: "without it, the image is copied by reading and writing",
  getdents64: "without it, the size of the descriptor table is shown as it is",
  getrandom: "without it, addresses are less random",
  mseal: "without it, gates can be unmapped",
  nanosleep: "without it, a process that has just been spawned is looked for without a pause",
  getppid: "without it, a tracer learns of a tracee by its first wait",
  pidfd_open: "without it, a tracer outside of the PID namespace sees the loader's work",
  read: "without it, a tracer sees the loader's work",
  tkill: "without it, a signal that comes during a call is shown to a tracer before the end of that",
};

test("the runtime makes no call that a set may lack and it cannot live without", () => {
  const known = new Set<string>([...needed, ...Object.keys(withoutThem)]);
  for (const [name, files] of callsOfRuntime()) assert.ok(known.has(name), `${name} is neither needed nor can be done without: ${files.join(", ")}`);
});

test("what is listed as needed is used, but for what assembly makes and programs begin with", () => {
  const used = callsOfRuntime();
  const otherwise = new Set<string>(["arch_prctl", "rt_sigreturn", "execve", "execveat", "munmap", "openat", "seccomp"]);
  for (const name of needed) assert.ok(used.has(name) || otherwise.has(name), name);
});

test("no legacy call is made but on behalf of a program's own", () => {
  const legacy = [...callsOfRuntime().keys()].filter((name) => name in syscalls && isLegacy(name));
  assert.deepEqual(legacy, []);
});

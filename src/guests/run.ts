import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { chown, mkdir, mkdtemp, open, readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { User } from "./users.js";

export interface Run {
  stdout: string;
  stderr: string;
  /** Exit status, or the signal's name. */
  status: number | string;
  /** Set when the time limit passed: what each of its processes was doing then. */
  hung?: string;
  /** Processes still there after the first one ended, other than those about to end. */
  leftBehind: string[];
  milliseconds: number;
}

export interface RunOptions {
  user: User;
  /** Folder for the run's own empty working directory. */
  folder: string;
  timeLimitMs: number;
  /** Added to the few variables every run has. */
  env?: NodeJS.ProcessEnv;
  /** Files of the working directory before the run. */
  files?: Readonly<Record<string, string>>;
}

/**
 * Runs a command in an empty folder of its own, its output going to files, as a session of its own.
 *
 * Its processes are those of that session and those whose working directory is in that folder: whatever is left when the first
 * one ends, or when the time is over, is killed.
 */
export async function runCommand(command: readonly string[], { user, folder, timeLimitMs, env, files: given = {} }: RunOptions): Promise<Run> {
  const place = await mkdtemp(path.join(folder, "run-"));
  const cwd = path.join(place, "cwd");
  const outputs = [path.join(place, "stdout"), path.join(place, "stderr")];
  const files = [];
  try {
    await mkdirFor(cwd, user);
    for (const [name, content] of Object.entries(given)) {
      await writeFile(path.join(cwd, name), content, { mode: 0o755 });
      if (user.id !== undefined) await chown(path.join(cwd, name), user.id, user.id);
    }
    if (user.id !== undefined) await chown(place, user.id, user.id);
    for (const output of outputs) files.push(await open(output, "a"));
    const [file = "", ...args] = command;
    const started = performance.now();
    const child = await start(file, args, {
      cwd,
      detached: true,
      stdio: ["ignore", files[0]!.fd, files[1]!.fd],
      env: { PATH: process.env["PATH"], HOME: cwd, LC_ALL: "C", TZ: "UTC", ...env },
      ...(user.id === undefined ? {} : { uid: user.id, gid: user.id }),
    });
    const ended = new Promise<number | string>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code, signal) => resolve(code ?? signal ?? "?"));
    });
    const overdue = new AbortController();
    const status = await Promise.race([ended, delay(timeLimitMs, undefined, { signal: overdue.signal }).catch(() => undefined)]);
    overdue.abort();
    const milliseconds = performance.now() - started;
    const session = child.pid ?? 0;
    const hung = status === undefined ? await describeAll(session, place) : undefined;
    const leftBehind = status === undefined ? [] : await settled(session, place);
    for (let tries = 0; tries < 100 && await killAll(session, place) > 0; tries++) await delay(10);
    if (hung !== undefined) await Promise.race([ended, delay(1000)]);
    const [stdout, stderr] = await Promise.all(outputs.map((output) => readFile(output, "latin1")));
    return { stdout: stdout!, stderr: stderr!, status: status ?? "hangs", ...(hung === undefined ? {} : { hung }), leftBehind, milliseconds };
  } finally {
    for (const opened of files) await opened.close();
    await rm(place, { recursive: true, force: true });
  }
}

/** Starts a program that was just written: a process that is about to execute another one may have it open for writing for a moment. */
async function start(file: string, args: readonly string[], options: SpawnOptions): Promise<ChildProcess> {
  for (let tries = 0; ; tries++) {
    try {
      return spawn(file, args, options);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ETXTBSY" || tries === 100) throw error;
      await delay(10);
    }
  }
}

async function mkdirFor(folder: string, user: User): Promise<void> {
  await mkdir(folder, { mode: 0o755 });
  if (user.id !== undefined) await chown(folder, user.id, user.id);
}

/** The run's processes that have not ended half a second later. */
async function settled(session: number, place: string): Promise<string[]> {
  let found: number[] = [];
  for (let tries = 0; tries < 50; tries++) {
    found = await processesOf(session, place);
    if (found.length === 0) return [];
    await delay(10);
  }
  return Promise.all(found.map(async (pid) => (await text(`/proc/${pid}/comm`)).trim()));
}

async function killAll(session: number, place: string): Promise<number> {
  const found = await processesOf(session, place);
  for (const pid of found) {
    try { process.kill(pid, "SIGKILL"); } catch { /* it ended meanwhile */ }
  }
  return found.length;
}

async function processesOf(session: number, place: string): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(async (pid) => {
    const stat = await text(`/proc/${pid}/stat`);
    const [state, , , sid] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === undefined || state === "Z" || state === "X" || stat === "") return false;
    if (Number(sid) === session) return true;
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => "");
    return cwd.startsWith(`${place}/`);
  }));
  return pids.filter((_, i) => found[i]);
}

/** One line a thread: its name, state, where in the kernel it waits, its call and its instruction pointer. */
async function describeAll(session: number, place: string): Promise<string> {
  const lines: string[] = [];
  for (const pid of await processesOf(session, place)) {
    const tids = await readdir(`/proc/${pid}/task`).catch(() => [] as string[]);
    for (const tid of tids.slice(0, 20)) {
      const task = `/proc/${pid}/task/${tid}`;
      const [stat, wchan, call, command] = await Promise.all([text(`${task}/stat`), text(`${task}/wchan`), text(`${task}/syscall`), text(`/proc/${pid}/cmdline`)]);
      const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
      const name = command.split("\0").filter((word) => word !== "").at(-1) ?? "";
      lines.push(`pid ${pid} thread ${tid} (${path.basename(name)}): state ${state}, waits in ${wchan || "?"}, syscall ${call.trim() || "?"}`);
    }
    if (tids.length > 20) lines.push(`pid ${pid}: ${tids.length - 20} more threads`);
  }
  return lines.length > 0 ? lines.join("\n") : "no process of it was found";
}

async function text(file: string): Promise<string> {
  return readFile(file, "latin1").catch(() => "");
}

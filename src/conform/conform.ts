import { chmod, copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, cpus, release, tmpdir } from "node:os";
import path from "node:path";
import { compileGuest } from "../guests/compile.js";
import { headline } from "../guests/headline.js";
import { reflectedTimeLimitMs, timeLimitMs, whyNotNative } from "../guests/native.js";
import { runCommand, type Run } from "../guests/run.js";
import type { User } from "../guests/users.js";
import { whyNotRun, type RunnableMechanism } from "../mechanisms/mechanism.js";
import { programName, programsOf, type Case, type Program } from "./catalogue.js";
import { concerns, judge } from "./judge.js";
import type { Duration, Observation, Results, Row } from "./results.js";

/** A mechanism that cases are run under. */
export interface Subject {
  mechanism: RunnableMechanism;
  /** The image that carries it, and the option that has it do so. */
  image: string;
  option: string;
  /** A compiler of C whose programs alone it runs. */
  compiler?: string;
  /** Why it cannot be used here, if so. */
  whyNot?: string;
}

export interface Request {
  cases: readonly Case[];
  subjects: readonly Subject[];
  user: User;
  /** Told after each program. */
  progress?: (done: number, all: number) => void;
}

/** What one program showed. */
interface Shown {
  program: Program;
  /** Why it shows nothing here, if so. */
  because?: string;
  /** By the mechanism's name. */
  observed: Map<string, Observation>;
  /** Undefined for what was not run. */
  duration?: Duration;
}

/**
 * Runs each program of the cases natively, and then under each mechanism.
 *
 * @throws Error if a guest does not compile
 */
export async function conform({ cases, subjects, user, progress = () => {} }: Request): Promise<Results> {
  const started = performance.now();
  const folder = await mkdtemp(path.join(tmpdir(), "unweld-conform-"));
  try {
    await chmod(folder, 0o755);
    const usable = await stage(subjects.filter(({ whyNot }) => whyNot === undefined), folder);
    const programs = programsOf(cases);
    const shown: Shown[] = [];
    const queue = [...programs];
    const work = async () => {
      for (let program = queue.shift(); program !== undefined; program = queue.shift()) {
        shown.push(await show(program, usable, user, folder));
        progress(shown.length, programs.length);
      }
    };
    // Many programs wait more than they compute.
    await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
    return {
      kernel: release(),
      processor: cpus()[0]?.model ?? "?",
      user: user.name === "self" ? `uid ${process.getuid!()}` : user.name,
      seconds: (performance.now() - started) / 1000,
      columns: subjects.map(({ mechanism: { name, title }, whyNot }) => ({ mechanism: name, title, ...(whyNot === undefined ? {} : { whyNot }) })),
      rows: cases.map((each) => rowOf(each, shown, usable, user)),
      durations: shown.flatMap(({ duration }) => (duration === undefined ? [] : [duration])).sort((a, b) => total(b) - total(a)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Copies each image, and the library that its option names, to where every user may run it. */
async function stage(subjects: readonly Subject[], folder: string): Promise<Subject[]> {
  const staged: Subject[] = [];
  for (const subject of subjects) {
    const place = path.join(folder, "images", subject.mechanism.run.image);
    await mkdir(place, { recursive: true });
    const image = path.join(place, path.basename(subject.image));
    await copyFile(subject.image, image);
    await chmod(image, 0o755);
    const [mechanism, library] = subject.option.split(":");
    if (library === undefined) {
      staged.push({ ...subject, image });
      continue;
    }
    const copy = path.join(place, `${subject.mechanism.name}.so`);
    await copyFile(library, copy);
    await chmod(copy, 0o644);
    staged.push({ ...subject, image, option: `${mechanism}:${copy}` });
  }
  return staged;
}

function total({ native, by }: Duration): number {
  return Object.values(by).reduce((sum, one) => sum + one, native);
}

async function show(program: Program, subjects: readonly Subject[], user: User, folder: string): Promise<Shown> {
  const shown: Shown = { program, observed: new Map() };
  const compiled = await compileGuest(program.guest, program.build, folder);
  if ("whyNot" in compiled) return { ...shown, because: compiled.whyNot };
  const { executable } = compiled;
  const native = await runCommand([executable], { user, folder, timeLimitMs });
  const duration: Duration = { program: programName(program), native: Math.round(native.milliseconds), by: {} };
  shown.duration = duration;
  const because = whyNotNative(native);
  if (because !== undefined) return { ...shown, because };
  for (const subject of subjects) {
    const { mechanism: { name, limits }, image, option, compiler } = subject;
    if (whyNotRun(subject.mechanism, program.build) !== undefined) continue;
    const own = compiler === undefined ? { executable, native } : await ownBuild(program, compiler, user, folder);
    if (own === undefined) continue;
    const hangs = limits.some((limit) => limit.hangs === true && concerns(limit, { guest: program.guest.name, build: program.build }, userOfLimits(user)));
    const reflected = await runCommand([image, "-o", option, "--", own.executable], { user, folder, timeLimitMs: reflectedTimeLimitMs(own.native, hangs) });
    duration.by[name] = Math.round(reflected.milliseconds);
    const differs = headline(own.native, reflected);
    if (differs !== "") {
      const again = await runCommand([own.executable], { user, folder, timeLimitMs });
      const unsteady = headline(own.native, again);
      if (unsteady !== "" && compiler !== undefined) continue;
      if (unsteady !== "") return { ...shown, because: `two native runs differ: ${unsteady}` };
    }
    shown.observed.set(name, { program: programName(program), guest: program.guest.name, build: program.build, differs });
  }
  return shown;
}

/** The guest as a mechanism's own compiler makes it, and its native run; undefined for what is not for that compiler, or shows nothing so. */
async function ownBuild({ guest, build }: Program, compiler: string, user: User, folder: string): Promise<{ executable: string; native: Run } | undefined> {
  if (!guest.source.endsWith(".c") || build.startsWith("musl")) return undefined;
  // What needs more than that compiler's library is of another one.
  const compiled = await compileGuest(guest, build, folder, compiler).catch(() => undefined);
  if (compiled === undefined || "whyNot" in compiled) return undefined;
  const native = await runCommand([compiled.executable], { user, folder, timeLimitMs });
  return whyNotNative(native) === undefined ? { executable: compiled.executable, native } : undefined;
}

function rowOf(each: Case, shown: readonly Shown[], subjects: readonly Subject[], user: User): Row {
  const own = shown.filter(({ program }) => program.guest.covers.includes(each.id))
    .sort((a, b) => (programName(a.program) < programName(b.program) ? -1 : 1));
  const { id, severity, area, title, mustHold } = each;
  return {
    id, severity, area, title, mustHold,
    shownBy: own.filter(({ because }) => because === undefined).map(({ program }) => programName(program)),
    notShownBy: own.flatMap(({ program, because }) => (because === undefined ? [] : [{ program: programName(program), because }])),
    cells: subjects.map(({ mechanism: { name, limits } }) => {
      const observed = own.flatMap((one) => (one.because === undefined ? one.observed.get(name) ?? [] : []));
      return judge(each, name, limits, observed, userOfLimits(user));
    }),
  };
}

/** Limits speak of root and of others. */
function userOfLimits({ name, id }: User): string {
  if (name !== "self") return name;
  return (id ?? process.getuid!()) === 0 ? "root" : "nobody";
}

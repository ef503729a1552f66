// What is known of a way to bring a system call back to userspace. Each folder beside this file is one such way, as data;
// mechanisms do not import each other.

import type { Build } from "../guests/builds.js";

/** What one may want to do with a call, and the calls one may want to see. */
export const capabilities = {
  "answer": "give a call's result without the kernel's making it",
  "pass": "have the kernel make the call as it is",
  "change-arguments": "have the kernel make it with other arguments",
  "change-result": "see the kernel's result and give another one",
  "more-calls": "make other calls in the program's process",
  "read-memory": "read the program's memory",
  "write-memory": "write the program's memory",
  "raw": "see calls made by a `syscall` instruction anywhere",
  "static": "see calls of programs without a dynamic loader",
  "early": "see the dynamic loader's own first calls",
  "int80": "see calls made by `int 0x80`",
  "vdso": "see calls of the vDSO's functions",
  "vsyscall": "see calls of the vsyscall page",
} as const;
export type Capability = keyof typeof capabilities;

/** Whether it can: yes, or why not. */
export type Ability = true | string;

/** Where the code that answers runs. */
export type Placement =
  /** in the program's own threads */
  | "in-process"
  /** in a process of its own, which the kernel asks */
  | "supervisor"
  /** in the program's own threads, which have to call it */
  | "cooperative"
  /** in the kernel: it can look on and refuse */
  | "kernel";

/** How a new task comes under the mechanism. */
export interface Inheritance {
  readonly fork: string;
  readonly thread: string;
  readonly exec: string;
}

/** The calls a mechanism can bring to a personality's handler. */
export type Served =
  | { readonly calls: "all" }
  /** These alone. */
  | { readonly calls: "only"; readonly names: readonly string[]; readonly why: string }
  /** All but these: by name, why not. */
  | { readonly calls: "all but"; readonly names: Readonly<Record<string, string>> };

/** A case that does not come out as it does natively, for a reason that lies in the mechanism. */
export interface KnownLimit {
  /** Of the catalogue of what breaks. */
  readonly case: string;
  /** The program of guests/ that shows it, where the case has several. */
  readonly guest?: string;
  /** Of that program, where it is not all. */
  readonly builds?: readonly Build[];
  /** Under which user it shows, where it is not all. */
  readonly user?: "root" | "nobody";
  /** Whether the program then waits without end, so that nobody need wait long for it. */
  readonly hangs?: true;
  /** Whether it shows on some machines, or at times: it may come out right as well. */
  readonly varies?: true;
  readonly reason: string;
}

/** Programs that do not run under a mechanism at all, whatever they do: guests of these builds are not tried there. */
export interface NotRun {
  readonly builds: readonly Build[];
  /** What the builds have in common. */
  readonly what: string;
  readonly reason: string;
}

/** An attempt of build/probe/attempt that has to succeed, and what it means. */
export interface Requirement {
  /** As the attempt's program knows it. */
  readonly attempt: string;
  readonly title: string;
}

/** Which kind of image carries it, and the option that has the image use it. */
export interface Run {
  /** `supervised` images run the personality in a process beside the program, `in-process` ones within it. */
  readonly image: "in-process" | "supervised";
  readonly option: string;
}

export interface Mechanism {
  /** As -m takes it; also its folder's name. */
  readonly name: string;
  readonly title: string;
  /** How it works, in a sentence. */
  readonly how: string;
  readonly placement: Placement;
  /** The first mainline kernel that has it on x86-64, and what of it came later. */
  readonly kernel: string;
  readonly privileges: string;
  readonly inheritance: Inheritance;
  readonly can: Readonly<Record<Capability, Ability>>;
  readonly serves: Served;
  /** Set where a handler can only answer its call or end with it as it is: why. */
  readonly asIs?: string;
  readonly requirements: readonly Requirement[];
  readonly limits: readonly KnownLimit[];
  readonly runsNot?: NotRun;
  /** Where what is said of it can be read. */
  readonly sources: readonly string[];
  /** Undefined for what no personality can rest on. */
  readonly run?: Run;
}

/** A mechanism that personalities can be run by. */
export type RunnableMechanism = Mechanism & { readonly run: Run };

export function isRunnable(mechanism: Mechanism): mechanism is RunnableMechanism {
  return mechanism.run !== undefined;
}

/** Why guests of a build do not run under a mechanism, if so. */
export function whyNotRun({ runsNot }: Mechanism, build: Build): string | undefined {
  return runsNot?.builds.includes(build) === true ? runsNot.reason : undefined;
}

/** The program that a limit is of, and as whom; empty where it is of all that show the case. */
export function limitSubject({ guest, builds, user }: KnownLimit): string {
  if (guest === undefined) return "";
  return `\`${guest}\`${builds === undefined ? "" : ` (${builds.join(", ")})`}${user === undefined ? "" : `, as ${user}`}`;
}

/** Abilities of what runs in the program and sees every `syscall` instruction of it. */
export const seesAll = {
  "answer": true, "pass": true, "change-arguments": true, "change-result": true, "more-calls": true, "read-memory": true,
  "write-memory": true, "raw": true, "static": true, "early": true, "int80": true,
} as const satisfies Partial<Record<Capability, true>>;

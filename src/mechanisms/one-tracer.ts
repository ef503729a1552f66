import type { KnownLimit } from "./mechanism.js";

const tracer = "a process has one tracer, and that is the supervisor: neither TRACEME nor ATTACH succeeds for another";

/** What differs wherever the supervisor is the program's tracer. */
export const oneTracer: readonly KnownLimit[] = [
  { case: "WB-080", guest: "dumpable", reason: tracer },
  { case: "WB-080", guest: "ptrace-child", reason: tracer },
  { case: "WB-080", guest: "trace-calls", reason: tracer },
  { case: "WB-087", guest: "supervisor-dies", reason: "the supervisor traces the program, and the program can tell" },
  { case: "WB-144", guest: "ptrace-child", reason: tracer },
  { case: "WB-144", guest: "trace-calls", reason: tracer },
  { case: "WB-159", guest: "sanitizer", reason: `LeakSanitizer stops its own threads by ptrace; ${tracer}` },
];

/** And where nothing but that shows in /proc. */
export const tracerShown: KnownLimit = { case: "WB-079", guest: "status-fields", reason: "the supervisor shows as TracerPid in /proc/self/status" };

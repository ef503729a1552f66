import type { KnownLimit } from "./mechanism.js";

const tracer = "a process has one tracer, and that is the supervisor: neither TRACEME nor ATTACH succeeds for another";

/** What differs wherever the supervisor is the program's tracer. */
export const oneTracer: readonly KnownLimit[] = [
  { case: "WB-078", guest: "dumpable", hangs: true, reason: tracer },
  { case: "WB-080", guest: "dumpable", hangs: true, reason: tracer },
  { case: "WB-080", guest: "ptrace-child", hangs: true, reason: tracer },
  { case: "WB-080", guest: "trace-calls", hangs: true, reason: tracer },
  { case: "WB-080", guest: "trace-emulated", reason: tracer },
  { case: "WB-081", guest: "ptrace-child", hangs: true, reason: tracer },
  { case: "WB-081", guest: "trace-answered", hangs: true, reason: tracer },
  { case: "WB-081", guest: "trace-registers", hangs: true, reason: tracer },
  { case: "WB-082", guest: "trace-answered", hangs: true, reason: tracer },
  { case: "WB-082", guest: "trace-calls", hangs: true, reason: tracer },
  { case: "WB-082", guest: "trace-emulated", reason: tracer },
  { case: "WB-082", guest: "trace-namespaces", reason: tracer },
  { case: "WB-086", guest: "trace-namespaces", reason: tracer },
  { case: "WB-087", guest: "supervisor-dies", reason: "the supervisor traces the program, and the program can tell" },
  { case: "WB-144", guest: "ptrace-child", hangs: true, reason: tracer },
  { case: "WB-144", guest: "trace-answered", hangs: true, reason: tracer },
  { case: "WB-144", guest: "trace-calls", hangs: true, reason: tracer },
  { case: "WB-144", guest: "trace-registers", hangs: true, reason: tracer },
  { case: "WB-144", guest: "trace-lends", hangs: true, reason: tracer },
  { case: "WB-144", guest: "trace-emulated", reason: tracer },
  { case: "WB-144", guest: "trace-elsewhere", reason: tracer },
  { case: "WB-144", guest: "trace-begins", reason: tracer },
  { case: "WB-144", guest: "trace-call-steps", reason: tracer },
  { case: "WB-144", guest: "trace-by-filter", hangs: true, reason: tracer },
  { case: "WB-159", guest: "sanitizer", reason: `LeakSanitizer stops its own threads by ptrace; ${tracer}` },
];

const tracerId = "the supervisor shows as TracerPid in /proc/self/status";

/** And where nothing but that shows in /proc. */
export const tracerShown: readonly KnownLimit[] = [
  { case: "WB-079", guest: "status-fields", reason: tracerId },
  { case: "WB-145", guest: "status-fields", reason: tracerId },
];

const storm = "where a stop takes long, a timer is due again before its handler's own calls have had theirs, so that the program comes no "
  + "further; nor does it under a supervisor that only continues";

/** Where every call of a program stops it. */
export const slowStops: readonly KnownLimit[] = [
  { case: "WB-037", guest: "timer-storm", hangs: true, varies: true, reason: storm },
  { case: "WB-040", guest: "timer-storm", hangs: true, varies: true, reason: storm },
];

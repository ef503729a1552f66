import type { KnownLimit } from "../mechanism.js";
import { oneTracer } from "../one-tracer.js";

export const limits: readonly KnownLimit[] = [
  { case: "WB-079", guest: "seccomp-inherited", reason: "the filter that brings calls back shows as Seccomp in /proc/self/status" },
  { case: "WB-079", guest: "status-fields", reason: "the filter that brings calls back, and the supervisor as TracerPid, show in /proc/self/status" },
  ...oneTracer,
];

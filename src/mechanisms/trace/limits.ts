import type { KnownLimit } from "../mechanism.js";
import { oneTracer } from "../one-tracer.js";
import { ownFilter } from "../own-filter.js";

const shown = "the filter that brings calls back, and the supervisor as TracerPid, show in /proc/self/status";

export const limits: readonly KnownLimit[] = [
  { case: "WB-079", guest: "status-fields", reason: shown },
  { case: "WB-145", guest: "status-fields", reason: shown },
  ...ownFilter,
  ...oneTracer,
];

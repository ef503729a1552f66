import type { KnownLimit } from "../mechanism.js";
import { ownFilter } from "../own-filter.js";

const shown = "the filter that brings calls back shows as Seccomp in /proc/self/status and as mode 2 in PR_GET_SECCOMP";

export const limits: readonly KnownLimit[] = [
  { case: "WB-078", guest: "dumpable", reason: shown },
  { case: "WB-079", guest: "status-fields", reason: shown },
  { case: "WB-080", guest: "dumpable", reason: shown },
  { case: "WB-087", guest: "supervisor-dies", reason: "the supervisor is a process of the program's session: one that kills all others of it is left without" },
  ...ownFilter,
  {
    case: "WB-139", guest: "seccomp-notify", hangs: true,
    reason: "a task has one listener, and that is the supervisor's: a second filter with one is refused with EBUSY",
  },
  { case: "WB-145", guest: "status-fields", reason: shown },
];

import type { KnownLimit } from "./mechanism.js";

const shown = "the filter that brings calls back cannot be removed, and shows as mode 2 in PR_GET_SECCOMP and as Seccomp in /proc/self/status";

/** What differs wherever a filter of the supervisor's is in force in the program. */
export const ownFilter: readonly KnownLimit[] = [
  { case: "WB-079", guest: "seccomp-inherited", reason: shown },
  { case: "WB-138", guest: "seccomp-errno", reason: shown },
  { case: "WB-138", guest: "seccomp-inherited", reason: shown },
  { case: "WB-140", guest: "seccomp-strict", reason: "where a filter is in force the kernel refuses SECCOMP_MODE_STRICT with EINVAL" },
];

import type { Mechanism } from "../mechanism.js";
import { observes } from "../observer.js";

const kept = "kept, for good";

export const seccompErrno: Mechanism = {
  name: "seccomp-errno",
  title: "seccomp error",
  how: "a filter of number, arguments and instruction pointer refuses a call with an error",
  placement: "kernel",
  kernel: "3.5",
  privileges: "none; no_new_privs has to be set without CAP_SYS_ADMIN",
  inheritance: { fork: kept, thread: kept, exec: kept },
  can: {
    ...observes,
    "answer": "the answer is one error, fixed when the filter is installed",
    "read-memory": "a filter sees registers, not what they point to",
    "write-memory": "a filter has no memory",
  },
  serves: { calls: "all" },
  requirements: [{ attempt: "seccomp-errno", title: "SECCOMP_RET_ERRNO" }],
  limits: [],
  sources: ["seccomp(2)", "Documentation/userspace-api/seccomp_filter.rst"],
};

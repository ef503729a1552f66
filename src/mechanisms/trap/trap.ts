import { seesAll, type Mechanism } from "../mechanism.js";
import { limits } from "./limits.js";

export const trap: Mechanism = {
  name: "trap",
  title: "seccomp trap",
  how: "a filter by instruction pointer makes every call outside the image and the gate a SIGSYS, whose handler sends the thread to the call's thunk",
  placement: "in-process",
  kernel: "3.5; executable memfds (3.17) to put the image at one address",
  privileges: "none; the filter sets no_new_privs for users without CAP_SYS_ADMIN, so that set-id programs do not change the user",
  inheritance: {
    fork: "kept, for good",
    thread: "kept, for good",
    exec: "kept, for good: the exec becomes one of the image at the same address; any other program dies of its first call",
  },
  can: { ...seesAll, "vdso": true, "vsyscall": "the kernel answers the page's calls, which the filter lets through" },
  serves: { calls: "all" },
  requirements: [
    { attempt: "seccomp-trap", title: "SECCOMP_RET_TRAP" },
    { attempt: "memfd-exec", title: "executing a memfd" },
  ],
  limits,
  sources: ["Documentation/userspace-api/seccomp_filter.rst", "docs/decisions/0008-a-filter-where-dispatch-is-missing.md"],
  run: { image: "in-process", option: "mechanism=trap" },
};

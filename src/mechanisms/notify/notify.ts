import type { Mechanism } from "../mechanism.js";
import { limits } from "./limits.js";

const callersOwn = "only its caller can make it, and a supervisor that lets it continue does not see its result";

export const notify: Mechanism = {
  name: "notify",
  title: "seccomp user notification",
  how: "a filter suspends the calls that the personality answers until the supervisor, which the kernel notifies, has answered or lets them continue",
  placement: "supervisor",
  kernel: "5.6 (CONTINUE 5.5, pidfd_getfd 5.6); used where they are: WAIT_KILLABLE_RECV 5.19, SYNC_WAKE_UP 6.6",
  privileges: "none; the filter sets no_new_privs for users without CAP_SYS_ADMIN. One listener a program: not inside a container that has one. "
    + "Memory of descendants is read only where kernel.yama.ptrace_scope is 0, or with CAP_SYS_PTRACE",
  inheritance: {
    fork: "the filter is kept; the supervisor is not told, and takes a new process for what its parent is when it first asks",
    thread: "the filter is kept",
    exec: "the filter is kept; the supervisor sees it by the process's new stack",
  },
  can: {
    "answer": true,
    "pass": true,
    "change-arguments": "a call that continues does so with the arguments it was made with",
    "change-result": "a call that continues does not come back",
    "more-calls": "the supervisor cannot make calls in the program's process",
    "read-memory": true,
    "write-memory": true,
    "raw": true,
    "static": true,
    "early": true,
    "int80": "its numbers are those of another table, which the filter lets through",
    "vdso": "its functions make no call",
    "vsyscall": true,
  },
  serves: { calls: "all" },
  asIs: callersOwn,
  requirements: [
    { attempt: "seccomp-notify", title: "SECCOMP_RET_USER_NOTIF" },
    { attempt: "kin-memory", title: "reading the memory of a process that is no descendant" },
  ],
  limits,
  sources: ["seccomp_unotify(2)", "kernel/seccomp.c"],
  run: { image: "supervised", option: "mechanism=notify" },
};

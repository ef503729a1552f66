import type { Mechanism } from "../mechanism.js";
import { limits } from "./limits.js";

const callersOwn = "only its caller can make it, and a supervisor that lets it continue does not see its result";

export const notify: Mechanism = {
  name: "notify",
  title: "seccomp user notification",
  how: "a filter suspends the calls that the personality answers until the supervisor, which the kernel notifies, has answered or lets them continue",
  placement: "supervisor",
  kernel: "5.5 (CONTINUE); ADDFD 5.9, WAIT_KILLABLE_RECV 5.19, SYNC_WAKE_UP 6.6",
  privileges: "none; the filter sets no_new_privs for users without CAP_SYS_ADMIN. One listener a program: not inside a container that has one",
  inheritance: { fork: "the filter is kept", thread: "the filter is kept", exec: "the filter is kept" },
  can: {
    "answer": true,
    "pass": true,
    "change-arguments": "the call either continues as it is, or the supervisor makes another one itself",
    "change-result": "a call that continues does not come back; only what the supervisor makes in the program's place has a result",
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
  serves: {
    calls: "all but",
    names: Object.fromEntries([
      "arch_prctl", "brk", "clone", "clone3", "execve", "execveat", "exit", "exit_group", "fork", "madvise", "mmap", "mprotect", "mremap",
      "munmap", "pkey_mprotect", "rseq", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigsuspend", "set_robust_list",
      "set_tid_address", "sigaltstack", "vfork",
    ].map((name) => [name, callersOwn])),
  },
  requirements: [{ attempt: "seccomp-notify", title: "SECCOMP_RET_USER_NOTIF" }],
  limits,
  sources: ["seccomp_unotify(2)", "kernel/seccomp.c"],
};

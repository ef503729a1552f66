import { seesAll, type Mechanism } from "../mechanism.js";
import { limits } from "./limits.js";

export const trace: Mechanism = {
  name: "trace",
  title: "seccomp trace",
  how: "a filter stops the program for its tracer, the supervisor, at the calls that the personality answers; no others",
  placement: "supervisor",
  kernel: "4.8 (the filter is asked before the tracer); SECCOMP_RET_TRACE itself is of 3.5",
  privileges: "as ptrace; the filter sets no_new_privs for users without CAP_SYS_ADMIN, so that set-id programs do not change the user",
  inheritance: {
    fork: "filter and tracer are kept",
    thread: "filter and tracer are kept",
    exec: "filter and tracer are kept",
  },
  can: {
    ...seesAll,
    "vdso": "its functions make no call",
    "vsyscall": true,
  },
  serves: { calls: "all" },
  requirements: [
    { attempt: "ptrace", title: "ptrace of a child" },
    { attempt: "seccomp-trace", title: "SECCOMP_RET_TRACE" },
  ],
  limits,
  sources: ["ptrace(2)", "seccomp(2)", "Documentation/userspace-api/seccomp_filter.rst"],
  run: { image: "supervised", option: "mechanism=trace" },
};

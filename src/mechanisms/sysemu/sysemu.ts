import { seesAll, type Mechanism } from "../mechanism.js";
import { limits } from "./limits.js";

export const sysemu: Mechanism = {
  name: "sysemu",
  title: "PTRACE_SYSEMU",
  how: "the kernel stops the program before every call, which it then does not make; the supervisor answers it or has it made again",
  placement: "supervisor",
  kernel: "3.8; PTRACE_SYSEMU itself is of 2.6.14 on x86",
  privileges: "none for programs of the same user that it starts itself; kernel.yama.ptrace_scope of 3 forbids it",
  inheritance: {
    fork: "the child is traced from its first instruction (PTRACE_O_TRACEFORK, VFORK)",
    thread: "the thread is traced from its first instruction (PTRACE_O_TRACECLONE)",
    exec: "stays; set-id programs are run without their privileges",
  },
  can: {
    ...seesAll,
    "vdso": "its functions make no call",
    "vsyscall": "the kernel answers the page's faults without a stop",
  },
  serves: { calls: "all" },
  requirements: [
    { attempt: "ptrace", title: "ptrace of a child" },
    { attempt: "sysemu", title: "PTRACE_SYSEMU" },
  ],
  limits,
  sources: ["ptrace(2)", "kernel/entry/common.c"],
  run: { image: "supervised", option: "mechanism=sysemu" },
};

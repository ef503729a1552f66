import { seesAll, type Mechanism } from "../mechanism.js";
import { limits } from "./limits.js";

export const ptrace: Mechanism = {
  name: "ptrace",
  title: "PTRACE_SYSCALL",
  how: "the kernel stops the program at the beginning and the end of every call and wakes the supervisor",
  placement: "supervisor",
  kernel: "3.8 (PTRACE_SEIZE 3.4, PTRACE_O_EXITKILL 3.8); PTRACE_GET_SYSCALL_INFO 5.3",
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
  requirements: [{ attempt: "ptrace", title: "ptrace of a child" }],
  limits,
  sources: ["ptrace(2)", "kernel/ptrace.c"],
  run: { image: "supervised", option: "mechanism=ptrace" },
};

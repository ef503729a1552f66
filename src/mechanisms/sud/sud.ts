import { seesAll, type Mechanism } from "../mechanism.js";
import { limits } from "./limits.js";

export const sud: Mechanism = {
  name: "sud",
  title: "Syscall User Dispatch",
  how: "every call made outside the image and the gate raises SIGSYS, whose handler sends the thread to the call's thunk",
  placement: "in-process",
  kernel: "5.11",
  privileges: "none; kernel.syscall_user_dispatch = 0 forbids it where that setting exists",
  inheritance: {
    fork: "off in the child, which turns it on again before it returns",
    thread: "off in the thread, which turns it on again before its first instruction",
    exec: "off; the exec becomes one of the image, which turns it on",
  },
  can: {
    ...seesAll,
    "vdso": true,
    "vsyscall": "the kernel answers the page's faults before it looks for Syscall User Dispatch",
  },
  serves: { calls: "all" },
  requirements: [{ attempt: "sud", title: "Syscall User Dispatch" }],
  limits,
  sources: ["Documentation/admin-guide/syscall-user-dispatch.rst", "kernel/entry/syscall_user_dispatch.c"],
  run: { image: "in-process", option: "mechanism=sud" },
};

import { seesAll, type Mechanism } from "../mechanism.js";
import { limits } from "./limits.js";

export const sudInclusive: Mechanism = {
  name: "sud-inclusive",
  title: "Syscall User Dispatch of a range",
  how: "calls made inside one range of addresses raise SIGSYS; all others go to the kernel",
  placement: "in-process",
  kernel: "6.17",
  privileges: "none; kernel.syscall_user_dispatch = 0 forbids it where that setting exists",
  inheritance: {
    fork: "off in the child, which turns it on again before it returns",
    thread: "off in the thread, which turns it on again before its first instruction",
    exec: "off; the exec becomes one of the image, which turns it on",
  },
  can: {
    ...seesAll,
    "raw": "one range is all there is: code beyond it, where the image and the gate lie, is not seen",
    "vdso": true,
    "vsyscall": "the page lies outside every range a process may name",
  },
  serves: { calls: "all" },
  requirements: [{ attempt: "sud-inclusive", title: "PR_SYS_DISPATCH_INCLUSIVE_ON" }],
  limits,
  sources: ["Documentation/admin-guide/syscall-user-dispatch.rst", "include/uapi/linux/prctl.h"],
  run: { image: "in-process", option: "mechanism=sud-inclusive" },
};

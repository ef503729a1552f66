import { seesAll, type Mechanism } from "../mechanism.js";
import { limits } from "./limits.js";

export const rewrite: Mechanism = {
  name: "rewrite",
  title: "lazy patching",
  how: "a site that ran is patched to jump to a thunk; until then Syscall User Dispatch brings its calls back, or a filter where that is refused",
  placement: "in-process",
  kernel: "5.11 with Syscall User Dispatch; 3.5 with seccomp filters and executable memfds (3.17)",
  privileges: "none; the filter sets no_new_privs for users without CAP_SYS_ADMIN",
  inheritance: {
    fork: "patches are memory and copied with it; the child turns the net on again before it returns",
    thread: "shares the patches; turns the net on again before its first instruction",
    exec: "becomes an exec of the image, which loads the program",
  },
  can: {
    ...seesAll,
    "vdso": true,
    "vsyscall": "the kernel answers the page's faults before it looks for Syscall User Dispatch",
  },
  serves: { calls: "all" },
  requirements: [{ attempt: "net", title: "Syscall User Dispatch, or seccomp traps" }],
  limits,
  sources: ["Documentation/admin-guide/syscall-user-dispatch.rst", "docs/decisions/0003-thunks-and-punning.md"],
  run: { image: "in-process", option: "mechanism=rewrite" },
};

import type { KnownLimit } from "./mechanism.js";

/** Of every mechanism by which the image and its gate are in the program's process. */
export const imageLimits: readonly KnownLimit[] = [
  {
    case: "WB-018", guest: "program-32-bit",
    reason: "the image is code of 64 bits and cannot be in a program of 32: executing one is refused with ENOEXEC and a message",
  },
  {
    case: "WB-062", guest: "gs-wrgsbase", varies: true,
    reason: "a program that sets the gs base by an instruction (where the kernel allows it, AT_HWCAP2) is not noticed, and a thread's data are found by it",
  },
  {
    case: "WB-100", guest: "no-writable-code",
    reason: "thunks are written where they run, in one mapping that is writable and executable",
  },
  {
    case: "WB-107", guest: "lock-memory", user: "nobody",
    reason: "MCL_FUTURE counts the address space reserved for thunks against RLIMIT_MEMLOCK",
  },
  {
    case: "WB-119", guest: "fd-limit",
    reason: "the session's descriptor is one of those that a limit of 1024 allows: without it an exec would not find the session",
  },
];

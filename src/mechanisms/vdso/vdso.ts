import { noProgramsOf32Bits } from "../image-limits.js";
import type { Mechanism } from "../mechanism.js";
import { limits } from "./limits.js";

const why = "the vDSO has functions for these calls alone";

export const vdso: Mechanism = {
  name: "vdso",
  title: "a vDSO of our own",
  how: "AT_SYSINFO_EHDR is the image, so that what the program asks the vDSO is asked of the personality",
  placement: "in-process",
  kernel: "any; getrandom since 6.11. Where the kernel has no FSGSBASE (bit 1 of AT_HWCAP2), a function that is answered costs three arch_prctl(2)",
  privileges: "none",
  inheritance: {
    fork: "memory, copied",
    thread: "memory, shared",
    exec: "lost: the call is not seen, and the next program is a native one",
  },
  can: {
    "answer": true, "pass": true, "change-arguments": true, "change-result": true, "more-calls": true, "read-memory": true,
    "write-memory": true,
    "raw": "only calls of the vDSO's functions are seen",
    "static": true,
    "early": "the dynamic loader asks the vDSO nothing",
    "int80": "it is an instruction, not a function",
    "vdso": true,
    "vsyscall": "the page is not the vDSO",
  },
  serves: { calls: "only", names: ["clock_getres", "clock_gettime", "getcpu", "getrandom", "gettimeofday", "time"], why },
  requirements: [],
  limits,
  runsNot: noProgramsOf32Bits,
  sources: ["vdso(7)", "Documentation/ABI/stable/vdso"],
  run: { image: "in-process", option: "mechanism=vdso" },
};

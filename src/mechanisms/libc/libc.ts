import { noProgramsOf32Bits } from "../image-limits.js";
import type { Mechanism } from "../mechanism.js";
import { limits } from "./limits.js";

export const libc: Mechanism = {
  name: "libc",
  title: "a libc that calls the image",
  how: "the program's libc makes its calls by a function that it finds where the vDSO is found; that is the image's entry",
  placement: "cooperative",
  kernel: "any",
  privileges: "none",
  inheritance: {
    fork: "memory, copied",
    thread: "memory, shared",
    exec: "becomes one of the image; a program whose libc does not call is on its own",
  },
  can: {
    "answer": true, "pass": true, "change-arguments": true, "change-result": true, "more-calls": true, "read-memory": true,
    "write-memory": true,
    "raw": "an instruction outside the libc goes to the kernel",
    "static": true,
    "early": true,
    "int80": "it is an instruction, not a call of the libc",
    "vdso": true,
    "vsyscall": "the libc does not use the page",
  },
  serves: { calls: "all" },
  requirements: [],
  limits,
  runsNot: noProgramsOf32Bits,
  sources: ["lab/musl"],
  run: { image: "in-process", option: "mechanism=libc" },
};

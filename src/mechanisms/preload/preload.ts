import type { Mechanism } from "../mechanism.js";
import { limits, runsNot } from "./limits.js";

export const preload: Mechanism = {
  name: "preload",
  title: "LD_PRELOAD",
  how: "the dynamic loader puts a library with functions of libc's names in front of libc; they call the image",
  placement: "in-process",
  kernel: "any",
  privileges: "none; the loader ignores it in programs that gain privileges (AT_SECURE)",
  inheritance: {
    fork: "memory, copied",
    thread: "memory, shared",
    exec: "by the environment: lost where a program clears it",
  },
  can: {
    "answer": true, "pass": true, "change-arguments": true, "change-result": true, "more-calls": true, "read-memory": true,
    "write-memory": true,
    "raw": "only calls of libc's functions by name are seen: neither instructions of the program's own nor those inside libc",
    "static": "a program without a dynamic loader loads no library",
    "early": "the loader's own calls are made before the library is there, and by itself",
    "int80": "it is an instruction, not a function",
    "vdso": true,
    "vsyscall": "it is no function of libc",
  },
  serves: { calls: "all" },
  requirements: [{ attempt: "preload", title: "a dynamic loader that heeds LD_PRELOAD" }],
  limits,
  runsNot,
  sources: ["ld.so(8)"],
  run: { image: "in-process", option: "mechanism=preload" },
};

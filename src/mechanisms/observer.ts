import type { Ability, Capability, Inheritance } from "./mechanism.js";

const cannot = "programs in the kernel look at a call or refuse it; none can answer it in the kernel's place";

/** What a hook in the kernel can do: look on, and some of them refuse. */
export const observes: Readonly<Record<Capability, Ability>> = {
  "answer": cannot,
  "pass": true,
  "change-arguments": "registers are read, not written",
  "change-result": cannot,
  "more-calls": "a hook makes no system calls",
  "read-memory": true,
  "write-memory": "bpf_probe_write_user is for experiments: it is refused where memory is not writable or the kernel locked down",
  "raw": true,
  "static": true,
  "early": true,
  "int80": true,
  "vdso": "its functions make no call",
  "vsyscall": true,
};

/** It belongs to the machine, not to a process. */
export const global: Inheritance = {
  fork: "in force for the whole machine", thread: "in force for the whole machine", exec: "in force for the whole machine",
};

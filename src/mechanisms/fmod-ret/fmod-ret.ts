import type { Mechanism } from "../mechanism.js";
import { global, observes } from "../observer.js";

export const fmodRet: Mechanism = {
  name: "fmod-ret",
  title: "BPF in place of a return value",
  how: "a verified program attached to a call's function in the kernel gives its result without its body being run",
  placement: "kernel",
  kernel: "5.7 (fmod_ret), 4.16 (bpf_override_return), with CONFIG_FUNCTION_ERROR_INJECTION; the latter with CONFIG_BPF_KPROBE_OVERRIDE",
  privileges: "CAP_BPF and CAP_PERFMON",
  inheritance: global,
  can: {
    ...observes,
    "answer": "it gives a number from a verified program in the kernel; no code of the user's runs",
    "change-result": "it takes the place of the call, so there is no result to see",
  },
  serves: { calls: "all" },
  requirements: [{ attempt: "fmod-ret", title: "system calls among the functions open to error injection" }],
  limits: [],
  sources: ["Documentation/fault-injection/fault-injection.rst", "kernel/bpf/verifier.c"],
};

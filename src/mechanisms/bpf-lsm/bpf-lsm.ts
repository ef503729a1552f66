import type { Mechanism } from "../mechanism.js";
import { global, observes } from "../observer.js";

export const bpfLsm: Mechanism = {
  name: "bpf-lsm",
  title: "BPF at security hooks",
  how: "a verified program is asked at the hooks of Linux Security Modules and may refuse with an error",
  placement: "kernel",
  kernel: "5.7, with CONFIG_BPF_LSM and bpf among the active modules (lsm=)",
  privileges: "CAP_BPF and CAP_PERFMON",
  inheritance: global,
  can: { ...observes, "change-result": "it can refuse with an error; a call that has been made keeps its result" },
  serves: { calls: "all" },
  requirements: [{ attempt: "bpf-lsm", title: "bpf among the active security modules" }],
  limits: [],
  sources: ["Documentation/bpf/prog_lsm.rst"],
};

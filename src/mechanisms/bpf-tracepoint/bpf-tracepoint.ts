import type { Mechanism } from "../mechanism.js";
import { global, observes } from "../observer.js";

export const bpfTracepoint: Mechanism = {
  name: "bpf-tracepoint",
  title: "BPF at tracepoints",
  how: "a verified program runs at the raw_syscalls tracepoints, when a call begins and when it ends",
  placement: "kernel",
  kernel: "4.7 (tracepoints), 4.17 (raw tracepoints)",
  privileges: "CAP_BPF and CAP_PERFMON (5.8), before that CAP_SYS_ADMIN",
  inheritance: global,
  can: observes,
  serves: { calls: "all" },
  requirements: [{ attempt: "bpf-tracepoint", title: "loading a BPF program of type RAW_TRACEPOINT" }],
  limits: [],
  sources: ["bpf(2)", "kernel/trace/bpf_trace.c"],
};

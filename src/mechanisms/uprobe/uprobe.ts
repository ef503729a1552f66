import type { Mechanism } from "../mechanism.js";
import { observes } from "../observer.js";

const file = "belongs to the file: in force in every process that maps it";

export const uprobe: Mechanism = {
  name: "uprobe",
  title: "uprobes",
  how: "a breakpoint in a file's code runs a handler in the kernel before the instruction there is executed",
  placement: "kernel",
  kernel: "3.5; by a system call instead of a breakpoint: returns since 6.11, entries since 6.18",
  privileges: "CAP_SYS_ADMIN, or CAP_PERFMON",
  inheritance: { fork: file, thread: file, exec: file },
  can: { ...observes, "raw": "sites have to be known beforehand, file by file", "int80": "sites have to be known beforehand, file by file" },
  serves: { calls: "all" },
  requirements: [{ attempt: "uprobe", title: "opening a probe of a file's code" }],
  limits: [],
  sources: ["Documentation/trace/uprobetracer.rst"],
};

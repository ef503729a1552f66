/** What the attempt at a mechanism ends with where it works. */
export type Success = { status: 0 } | { signal: "SIGSYS" };

export interface Mechanism {
  /** As build/probe/attempt knows it; the last two are tried by other means. */
  name: string;
  title: string;
  /** What it is for here. */
  use: string;
  success: Success;
}

/** To run programs the first is used, or those used if need be; the others are what other tools of this kind rest on. */
export const mechanisms: readonly Mechanism[] = [
  { name: "sud", title: "Syscall User Dispatch", use: "used: brings each system call back at first", success: { signal: "SIGSYS" } },
  { name: "sud-inclusive", title: "the same, by the caller's address", use: "not used", success: { signal: "SIGSYS" } },
  { name: "mm-map", title: "PR_SET_MM_MAP", use: "not used", success: { status: 0 } },
  { name: "memfd-exec", title: "executing a memfd", use: "if need be: where there is no Syscall User Dispatch", success: { status: 0 } },
  { name: "page-zero", title: "mapping page 0", use: "not used", success: { status: 0 } },
  { name: "seccomp-errno", title: "seccomp filter", use: "not used", success: { status: 0 } },
  { name: "seccomp-trap", title: "seccomp trap", use: "if need be: where there is no Syscall User Dispatch", success: { signal: "SIGSYS" } },
  { name: "seccomp-notify", title: "seccomp user notification", use: "not used", success: { status: 0 } },
  { name: "seccomp-trace", title: "seccomp trace", use: "not used", success: { status: 0 } },
  { name: "ptrace", title: "ptrace of a child", use: "not used", success: { status: 0 } },
  { name: "sysemu", title: "PTRACE_SYSEMU of a child", use: "not used", success: { status: 0 } },
  { name: "kin-memory", title: "memory of a process beside", use: "not used", success: { status: 0 } },
  { name: "user-namespace", title: "user namespace", use: "not used", success: { status: 0 } },
];

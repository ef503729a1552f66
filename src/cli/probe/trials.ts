/** What the attempt at something ends with where it works. */
export type Success = { status: 0 } | { signal: "SIGSYS" };

/** Something that build/probe/attempt can try. */
export interface Trial {
  /** As that knows it. */
  name: string;
  /** The call that decides. */
  call: string;
  success: Success;
  /** Set for what no mechanism requires: what it is, and what it is for here. */
  alone?: { title: string; use: string };
}

export const trials: readonly Trial[] = [
  { name: "sud", call: "prctl(PR_SET_SYSCALL_USER_DISPATCH)", success: { signal: "SIGSYS" } },
  { name: "sud-inclusive", call: "prctl(PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_INCLUSIVE_ON)", success: { signal: "SIGSYS" } },
  { name: "seccomp-errno", call: "seccomp(SECCOMP_SET_MODE_FILTER)", success: { status: 0 } },
  { name: "seccomp-trap", call: "seccomp(SECCOMP_SET_MODE_FILTER)", success: { signal: "SIGSYS" } },
  { name: "seccomp-notify", call: "seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER)", success: { status: 0 } },
  { name: "seccomp-trace", call: "seccomp(SECCOMP_SET_MODE_FILTER)", success: { status: 0 } },
  { name: "ptrace", call: "ptrace(PTRACE_SEIZE)", success: { status: 0 } },
  { name: "sysemu", call: "ptrace(PTRACE_SYSEMU)", success: { status: 0 } },
  { name: "kin-memory", call: "process_vm_readv", success: { status: 0 } },
  { name: "bpf-tracepoint", call: "bpf(BPF_PROG_LOAD) or bpf(BPF_RAW_TRACEPOINT_OPEN)", success: { status: 0 } },
  { name: "bpf-lsm", call: "bpf(BPF_PROG_LOAD)", success: { status: 0 } },
  { name: "fmod-ret", call: "bpf(BPF_PROG_LOAD)", success: { status: 0 } },
  { name: "uprobe", call: "perf_event_open", success: { status: 0 } },
  {
    name: "memfd-exec", call: "execveat of a memfd", success: { status: 0 },
    alone: { title: "executing a memfd", use: "if need be: where there is no Syscall User Dispatch" },
  },
  { name: "mm-map", call: "prctl(PR_SET_MM)", success: { status: 0 }, alone: { title: "PR_SET_MM_MAP", use: "used: tells the kernel whose arguments and heap those are" } },
  { name: "page-zero", call: "mmap at 0", success: { status: 0 }, alone: { title: "mapping page 0", use: "not used" } },
  { name: "user-namespace", call: "unshare(CLONE_NEWUSER)", success: { status: 0 }, alone: { title: "user namespace", use: "not used" } },
];

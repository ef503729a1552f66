import type { SystemCallName } from "../abi/syscalls.js";

/**
 * What the runtime itself asks the kernel for in every session and cannot do without: a set that lacks one of these is refused.
 * All else that it uses is a program's own call passed on, or has another way.
 */
export const needed = [
  // Finding, opening, mapping and executing programs.
  "execve", "execveat", "openat", "close", "pread64", "fcntl", "fstat", "newfstatat", "readlinkat", "faccessat", "mmap", "mprotect", "munmap",
  "prctl", "prlimit64", "arch_prctl",
  // In a session whose net is a filter, the image is executed from memory.
  "memfd_create", "seccomp", "write",
  // Signals, by which calls come to the runtime.
  "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "rt_tgsigqueueinfo", "tgkill", "kill", "getpid", "gettid",
  // Ends.
  "exit", "exit_group",
  // Where a lock is waited for, and a site counted.
  "sched_yield", "clock_gettime",
] as const satisfies readonly SystemCallName[];

import { kernel, libc } from "./define.js";
import { timeval } from "./time.js";
import { array, i32, i64, u16, u32, u64, u8, usize } from "../types.js";

// Source: the exported kernel headers each struct names, Linux 6.1 and later, x86-64; <libc> where the kernel exports none.

export const rlimit = kernel("linux/resource.h", "struct rlimit", "Rlimit", 16, {
  rlim_cur: u64, rlim_max: u64,
});
export const rusage = kernel("linux/resource.h", "struct rusage", "Rusage", 144, {
  ru_utime: timeval, ru_stime: timeval, ru_maxrss: i64, ru_ixrss: i64, ru_idrss: i64, ru_isrss: i64, ru_minflt: i64,
  ru_majflt: i64, ru_nswap: i64, ru_inblock: i64, ru_oublock: i64, ru_msgsnd: i64, ru_msgrcv: i64, ru_nsignals: i64,
  ru_nvcsw: i64, ru_nivcsw: i64,
});
export const cloneArgs = kernel("linux/sched.h", "struct clone_args", "CloneArgs", 88, {
  flags: u64, pidfd: u64, child_tid: u64, parent_tid: u64, exit_signal: u64, stack: u64, stack_size: u64, tls: u64,
  set_tid: u64, set_tid_size: u64, cgroup: u64,
});
export const prctlMmMap = kernel("linux/prctl.h", "struct prctl_mm_map", "PrctlMmMap", 104, {
  start_code: u64, end_code: u64, start_data: u64, end_data: u64, start_brk: u64, brk: u64, start_stack: u64,
  arg_start: u64, arg_end: u64, env_start: u64, env_end: u64, auxv: usize, auxv_size: u32, exe_fd: u32,
});
export const utsname = kernel("linux/utsname.h", "struct new_utsname", "Utsname", 390, {
  sysname: array(u8, 65), nodename: array(u8, 65), release: array(u8, 65), version: array(u8, 65),
  machine: array(u8, 65), domainname: array(u8, 65),
});
export const sysinfo = kernel("linux/sysinfo.h", "struct sysinfo", "Sysinfo", 112, {
  uptime: i64, loads: array(u64, 3), totalram: u64, freeram: u64, sharedram: u64, bufferram: u64, totalswap: u64,
  freeswap: u64, procs: u16, pad: u16, totalhigh: u64, freehigh: u64, mem_unit: u32,
});
export const schedParam = libc("sched.h", "struct sched_param", "SchedParam", 4, {
  sched_priority: i32,
});
export const schedAttr = kernel("linux/sched/types.h", "struct sched_attr", "SchedAttr", 56, {
  size: u32, sched_policy: u32, sched_flags: u64, sched_nice: i32, sched_priority: u32, sched_runtime: u64,
  sched_deadline: u64, sched_period: u64, sched_util_min: u32, sched_util_max: u32,
});
export const userCapHeader = kernel("linux/capability.h", "struct __user_cap_header_struct", "UserCapHeader", 8, {
  version: u32, pid: i32,
});
/** Version 3 passes two of these: the low and the high 32 capabilities. */
export const userCapData = kernel("linux/capability.h", "struct __user_cap_data_struct", "UserCapData", 12, {
  effective: u32, permitted: u32, inheritable: u32,
});
export const robustListHead = kernel("linux/futex.h", "struct robust_list_head", "RobustListHead", 24, {
  list: usize, futex_offset: i64, list_op_pending: usize,
});
export const futexWaitv = kernel("linux/futex.h", "struct futex_waitv", "FutexWaitv", 24, {
  val: u64, uaddr: u64, flags: u32, __reserved: u32,
});
export const rseq = kernel("linux/rseq.h", "struct rseq", "Rseq", 32, {
  cpu_id_start: u32, cpu_id: u32, rseq_cs: u64, flags: u32, __padding: array(u32, 3),
}, { members: { __padding: null } });
export const seccompData = kernel("linux/seccomp.h", "struct seccomp_data", "SeccompData", 64, {
  nr: i32, arch: u32, instruction_pointer: u64, args: array(u64, 6),
});
export const seccompNotif = kernel("linux/seccomp.h", "struct seccomp_notif", "SeccompNotif", 80, {
  id: u64, pid: u32, flags: u32, data: seccompData,
});
export const seccompNotifResp = kernel("linux/seccomp.h", "struct seccomp_notif_resp", "SeccompNotifResp", 24, {
  id: u64, val: i64, error: i32, flags: u32,
});
export const seccompNotifSizes = kernel("linux/seccomp.h", "struct seccomp_notif_sizes", "SeccompNotifSizes", 6, {
  seccomp_notif: u16, seccomp_notif_resp: u16, seccomp_data: u16,
});
export const sockFilter = kernel("linux/filter.h", "struct sock_filter", "SockFilter", 8, {
  code: u16, jt: u8, jf: u8, k: u32,
});
export const sockFprog = kernel("linux/filter.h", "struct sock_fprog", "SockFprog", 16, {
  len: u16, filter: usize,
});
/** ptrace's PTRACE_GETREGS and the NT_PRSTATUS register set. */
export const userRegsStruct = libc("sys/user.h", "struct user_regs_struct", "UserRegsStruct", 216, {
  r15: u64, r14: u64, r13: u64, r12: u64, rbp: u64, rbx: u64, r11: u64, r10: u64, r9: u64, r8: u64, rax: u64, rcx: u64,
  rdx: u64, rsi: u64, rdi: u64, orig_rax: u64, rip: u64, cs: u64, eflags: u64, rsp: u64, ss: u64, fs_base: u64,
  gs_base: u64, ds: u64, es: u64, fs: u64, gs: u64,
});

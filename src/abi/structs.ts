import { array, type Fields, type Header, i16, i32, i64, type Struct, u8, u16, u32, u64, union, usize } from "./types.js";

// Source: the kernel's exported headers named in each row, Linux 6.1 and later, x86-64.
// Pointers are `usize`. The C compiler checks every size and offset (npm test).

interface Options {
  packed?: boolean;
  since?: string;
  members?: Readonly<Record<string, string | null>>;
}

function define(from: Header["from"], file: string, type: string, name: string, bytes: number, fields: Fields, options: Options): Struct {
  const { packed = false, ...checks } = options;
  return { kind: "struct", name, header: { from, file, type, ...checks }, bytes, packed, fields };
}

function kernel(file: string, type: string, name: string, bytes: number, fields: Fields, options: Options = {}): Struct {
  return define("kernel", file, type, name, bytes, fields, options);
}

/** For a struct of the system-call interface that no exported kernel header declares: the C library's twin. */
function libc(file: string, type: string, name: string, bytes: number, fields: Fields, options: Options = {}): Struct {
  return define("libc", file, type, name, bytes, fields, options);
}

// Time

export const timespec = kernel("linux/time_types.h", "struct __kernel_timespec", "Timespec", 16, {
  tv_sec: i64, tv_nsec: i64,
});
export const timeval = kernel("linux/time_types.h", "struct __kernel_old_timeval", "Timeval", 16, {
  tv_sec: i64, tv_usec: i64,
});
export const itimerspec = kernel("linux/time_types.h", "struct __kernel_itimerspec", "Itimerspec", 32, {
  it_interval: timespec, it_value: timespec,
});
export const itimerval = kernel("linux/time.h", "struct itimerval", "Itimerval", 32, {
  it_interval: timeval, it_value: timeval,
});
export const timezone = kernel("linux/time.h", "struct timezone", "Timezone", 8, {
  tz_minuteswest: i32, tz_dsttime: i32,
});
export const tms = kernel("linux/times.h", "struct tms", "Tms", 32, {
  tms_utime: i64, tms_stime: i64, tms_cutime: i64, tms_cstime: i64,
});
export const utimbuf = kernel("linux/utime.h", "struct utimbuf", "Utimbuf", 16, {
  actime: i64, modtime: i64,
});

// Files

export const stat = kernel("asm/stat.h", "struct stat", "Stat", 144, {
  st_dev: u64, st_ino: u64, st_nlink: u64, st_mode: u32, st_uid: u32, st_gid: u32, __pad0: u32, st_rdev: u64,
  st_size: i64, st_blksize: i64, st_blocks: i64, st_atime: u64, st_atime_nsec: u64, st_mtime: u64, st_mtime_nsec: u64,
  st_ctime: u64, st_ctime_nsec: u64, __unused: array(i64, 3),
});
export const statxTimestamp = kernel("linux/stat.h", "struct statx_timestamp", "StatxTimestamp", 16, {
  tv_sec: i64, tv_nsec: u32, __reserved: i32,
});
export const statx = kernel("linux/stat.h", "struct statx", "Statx", 256, {
  stx_mask: u32, stx_blksize: u32, stx_attributes: u64, stx_nlink: u32, stx_uid: u32, stx_gid: u32, stx_mode: u16,
  __spare0: u16, stx_ino: u64, stx_size: u64, stx_blocks: u64, stx_attributes_mask: u64, stx_atime: statxTimestamp,
  stx_btime: statxTimestamp, stx_ctime: statxTimestamp, stx_mtime: statxTimestamp, stx_rdev_major: u32,
  stx_rdev_minor: u32, stx_dev_major: u32, stx_dev_minor: u32, stx_mnt_id: u64, stx_dio_mem_align: u32,
  stx_dio_offset_align: u32, __spare3: array(u64, 12),
}, { members: { __spare0: null, __spare3: null } });
export const kernelFsid = kernel("linux/types.h", "__kernel_fsid_t", "KernelFsid", 8, {
  val: array(i32, 2),
});
export const statfs = kernel("asm/statfs.h", "struct statfs", "Statfs", 120, {
  f_type: i64, f_bsize: i64, f_blocks: i64, f_bfree: i64, f_bavail: i64, f_files: i64, f_ffree: i64,
  f_fsid: kernelFsid, f_namelen: i64, f_frsize: i64, f_flags: i64, f_spare: array(i64, 4),
});
export const openHow = kernel("linux/openat2.h", "struct open_how", "OpenHow", 24, {
  flags: u64, mode: u64, resolve: u64,
});
export const mountAttr = kernel("linux/mount.h", "struct mount_attr", "MountAttr", 32, {
  attr_set: u64, attr_clr: u64, propagation: u64, userns_fd: u64,
});
export const fileAttr = kernel("linux/fs.h", "struct file_attr", "FileAttr", 24, {
  fa_xflags: u64, fa_extsize: u32, fa_nextents: u32, fa_projid: u32, fa_cowextsize: u32,
}, { since: "6.17" });
export const xattrArgs = kernel("linux/xattr.h", "struct xattr_args", "XattrArgs", 16, {
  value: u64, size: u32, flags: u32,
}, { since: "6.13" });
export const flock = kernel("linux/fcntl.h", "struct flock", "Flock", 32, {
  l_type: i16, l_whence: i16, l_start: i64, l_len: i64, l_pid: i32,
});
/** getdents64's record up to its name, which follows at once: NUL-terminated, padded so that `d_reclen` is a multiple of 8. */
export const linuxDirent64 = libc("dirent.h", "struct dirent64", "LinuxDirent64", 24, {
  d_ino: u64, d_off: i64, d_reclen: u16, d_type: u8, d_name: array(u8, 5),
}, { members: { sizeof: null } });
export const iovec = kernel("linux/uio.h", "struct iovec", "Iovec", 16, {
  iov_base: usize, iov_len: usize,
});
export const pollfd = kernel("linux/poll.h", "struct pollfd", "Pollfd", 8, {
  fd: i32, events: i16, revents: i16,
});
export const epollEvent = kernel("linux/eventpoll.h", "struct epoll_event", "EpollEvent", 12, {
  events: u32, data: u64,
}, { packed: true });

// Processes

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

// Signals

/** What rt_sigaction takes: not the C library's struct. */
export const sigaction = kernel("asm/signal.h", "struct sigaction", "Sigaction", 32, {
  sa_handler: usize, sa_flags: u64, sa_restorer: usize, sa_mask: u64,
});
export const sigaltstack = kernel("asm/signal.h", "stack_t", "Sigaltstack", 24, {
  ss_sp: usize, ss_flags: i32, ss_size: usize,
});
export const siginfo = kernel("asm/siginfo.h", "siginfo_t", "Siginfo", 128, {
  si_signo: i32, si_errno: i32, si_code: i32,
  _sifields: union(
    { si_pid: i32, si_uid: u32 },
    { si_tid: i32, si_overrun: i32, si_value: u64, si_sys_private: i32 },
    { si_pid: i32, si_uid: u32, si_value: u64 },
    { si_pid: i32, si_uid: u32, si_status: i32, si_utime: i64, si_stime: i64 },
    { si_addr: usize, _addr_lsb: union({ si_addr_lsb: i16 }, { si_trapno: i32 }, { _pad: u64, si_lower: usize, si_upper: usize }, { _pad: u64, si_pkey: u32 }) },
    { si_band: i64, si_fd: i32 },
    { si_call_addr: usize, si_syscall: i32, si_arch: u32 },
    { _padding: array(u64, 14) },
  ),
}, { members: { _pad: null, _padding: null } });
export const sigcontext = kernel("asm/sigcontext.h", "struct sigcontext", "Sigcontext", 256, {
  r8: u64, r9: u64, r10: u64, r11: u64, r12: u64, r13: u64, r14: u64, r15: u64, rdi: u64, rsi: u64, rbp: u64, rbx: u64,
  rdx: u64, rax: u64, rcx: u64, rsp: u64, rip: u64, eflags: u64, cs: u16, gs: u16, fs: u16, ss: u16, err: u64,
  trapno: u64, oldmask: u64, cr2: u64, fpstate: usize, reserved1: array(u64, 8),
});
export const ucontext = kernel("asm/ucontext.h", "struct ucontext", "Ucontext", 304, {
  uc_flags: u64, uc_link: usize, uc_stack: sigaltstack, uc_mcontext: sigcontext, uc_sigmask: u64,
});
export const sigevent = kernel("asm/siginfo.h", "struct sigevent", "Sigevent", 64, {
  sigev_value: u64, sigev_signo: i32, sigev_notify: i32,
  _sigev_un: union({ sigev_notify_thread_id: i32 }, { sigev_notify_function: usize, sigev_notify_attributes: usize }, { _pad: array(i32, 12) }),
}, { members: { _pad: null } });

// Sockets

/** Any address: the family tells which. */
export const sockaddr = libc("sys/socket.h", "struct sockaddr", "Sockaddr", 16, {
  sa_family: u16, sa_data: array(u8, 14),
});
export const sockaddrUn = kernel("linux/un.h", "struct sockaddr_un", "SockaddrUn", 110, {
  sun_family: u16, sun_path: array(u8, 108),
});
export const msghdr = libc("sys/socket.h", "struct msghdr", "Msghdr", 56, {
  msg_name: usize, msg_namelen: i32, msg_iov: usize, msg_iovlen: usize, msg_control: usize, msg_controllen: usize,
  msg_flags: u32,
});
export const mmsghdr = libc("sys/socket.h", "struct mmsghdr", "Mmsghdr", 64, {
  msg_hdr: msghdr, msg_len: u32,
});
export const cmsghdr = libc("sys/socket.h", "struct cmsghdr", "Cmsghdr", 16, {
  cmsg_len: usize, cmsg_level: i32, cmsg_type: i32,
});
export const ucred = libc("sys/socket.h", "struct ucred", "Ucred", 12, {
  pid: i32, uid: u32, gid: u32,
});

// ELF

export const elf64Ehdr = kernel("linux/elf.h", "Elf64_Ehdr", "Elf64Ehdr", 64, {
  e_ident: array(u8, 16), e_type: u16, e_machine: u16, e_version: u32, e_entry: u64, e_phoff: u64, e_shoff: u64,
  e_flags: u32, e_ehsize: u16, e_phentsize: u16, e_phnum: u16, e_shentsize: u16, e_shnum: u16, e_shstrndx: u16,
});
export const elf64Phdr = kernel("linux/elf.h", "Elf64_Phdr", "Elf64Phdr", 56, {
  p_type: u32, p_flags: u32, p_offset: u64, p_vaddr: u64, p_paddr: u64, p_filesz: u64, p_memsz: u64, p_align: u64,
});
export const elf64Shdr = kernel("linux/elf.h", "Elf64_Shdr", "Elf64Shdr", 64, {
  sh_name: u32, sh_type: u32, sh_flags: u64, sh_addr: u64, sh_offset: u64, sh_size: u64, sh_link: u32, sh_info: u32,
  sh_addralign: u64, sh_entsize: u64,
});
export const elf64Dyn = kernel("linux/elf.h", "Elf64_Dyn", "Elf64Dyn", 16, {
  d_tag: i64, d_val: u64,
}, { members: { d_val: "d_un" } });
export const elf64Sym = kernel("linux/elf.h", "Elf64_Sym", "Elf64Sym", 24, {
  st_name: u32, st_info: u8, st_other: u8, st_shndx: u16, st_value: u64, st_size: u64,
});
export const elf64Nhdr = kernel("linux/elf.h", "Elf64_Nhdr", "Elf64Nhdr", 12, {
  n_namesz: u32, n_descsz: u32, n_type: u32,
});

/** Every struct above, inner ones before those that hold them. */
export const structs: readonly Struct[] = [
  timespec, timeval, itimerspec, itimerval, timezone, tms, utimbuf,
  stat, statxTimestamp, statx, kernelFsid, statfs, openHow, mountAttr, fileAttr, xattrArgs, flock, linuxDirent64, iovec,
  pollfd, epollEvent,
  rlimit, rusage, cloneArgs, prctlMmMap, utsname, sysinfo, schedParam, schedAttr, userCapHeader, userCapData,
  robustListHead, futexWaitv, rseq, seccompData, sockFilter, sockFprog, userRegsStruct,
  sigaction, sigaltstack, siginfo, sigcontext, ucontext, sigevent,
  sockaddr, sockaddrUn, msghdr, mmsghdr, cmsghdr, ucred,
  elf64Ehdr, elf64Phdr, elf64Shdr, elf64Dyn, elf64Sym, elf64Nhdr,
];

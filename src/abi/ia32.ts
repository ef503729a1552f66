import type { SystemCallName } from "./syscalls.js";

/**
 * How a call of the 32-bit table is given to the layers. Calls that are not listed are the kernel's alone.
 *
 * - `same`: its arguments are laid out as those of the 64-bit call; asked for where a personality answers that;
 * - `path0`, `path1`: likewise, and for a path in that argument which may be the runtime's to answer: in /proc;
 * - `always`: likewise, but the runtime itself depends on it;
 * - `converted`: by a function of runtime/ia32/convert.ts.
 */
export type Ia32Form = "same" | "path0" | "path1" | "always" | "converted";

export interface Ia32Call {
  readonly nr: number;
  /** The call of the 64-bit table that does the same. */
  readonly call: SystemCallName;
  readonly form: Ia32Form;
}

function each(form: Ia32Form, calls: Readonly<Partial<Record<SystemCallName, number | readonly number[]>>>): Ia32Call[] {
  return Object.entries(calls).flatMap(([call, numbers]) => [numbers].flat().map((nr) => ({ nr, call: call as SystemCallName, form })));
}

// Source: arch/x86/entry/syscalls/syscall_32.tbl, Linux 6.18; which arguments differ: its compat entry points, and the functions that ask
// in_compat_syscall().
export const ia32Calls: readonly Ia32Call[] = [
  ...each("same", {
    read: 3, write: 4, creat: 8, link: 9, unlink: 10, chdir: 12, mknod: 14, chmod: 15, getpid: 20, mount: 21, alarm: 27, pause: 29,
    sync: 36, kill: 37, rename: 38, mkdir: 39, rmdir: 40, pipe: 42, acct: 51, umount2: 52, setpgid: 57, umask: 60, chroot: 61, getppid: 64,
    getpgrp: 65, setsid: 66, sethostname: 74, symlink: 83, swapon: 87, reboot: 88, fchmod: 94, getpriority: 96, setpriority: 97, syslog: 103,
    vhangup: 111, swapoff: 115, fsync: 118, setdomainname: 121, uname: 122, getpgid: 132, fchdir: 133, sysfs: 135, flock: 143, msync: 144,
    getsid: 147, fdatasync: 148, mlock: 150, munlock: 151, munlockall: 153, sched_setparam: 154, sched_getparam: 155,
    sched_setscheduler: 156, sched_getscheduler: 157, sched_yield: 158, sched_get_priority_max: 159, sched_get_priority_min: 160, poll: 168,
    getcwd: 183, capget: 184, capset: 185, lchown: 198, getuid: 199, getgid: 200, geteuid: 201, getegid: 202, setreuid: 203, setregid: 204,
    getgroups: 205, setgroups: 206, fchown: 207, setresuid: 208, getresuid: 209, setresgid: 210, getresgid: 211, chown: 212, setuid: 213,
    setgid: 214, setfsuid: 215, setfsgid: 216, pivot_root: 217, mincore: 218, madvise: 219, gettid: 224, setxattr: 226, lsetxattr: 227,
    fsetxattr: 228, getxattr: 229, lgetxattr: 230, fgetxattr: 231, listxattr: 232, llistxattr: 233, flistxattr: 234, removexattr: 235,
    lremovexattr: 236, fremovexattr: 237, tkill: 238, sendfile: 239, exit_group: 252, epoll_create: 254, epoll_ctl: 255, epoll_wait: 256,
    set_tid_address: 258, tgkill: 270, mq_unlink: 278, add_key: 286, request_key: 287, ioprio_set: 289, ioprio_get: 290, inotify_init: 291,
    inotify_add_watch: 292, inotify_rm_watch: 293, mkdirat: 296, mknodat: 297, fchownat: 298, unlinkat: 301, renameat: 302, linkat: 303,
    symlinkat: 304, fchmodat: 306, unshare: 310, splice: 313, tee: 315, getcpu: 318, signalfd: 321, timerfd_create: 322, eventfd: 323,
    signalfd4: 327, eventfd2: 328, epoll_create1: 329, pipe2: 331, inotify_init1: 332, perf_event_open: 336, fanotify_init: 338,
    prlimit64: 340, name_to_handle_at: 341, syncfs: 344, setns: 346, kcmp: 349, finit_module: 350, sched_setattr: 351, sched_getattr: 352,
    renameat2: 353, getrandom: 355, memfd_create: 356, bpf: 357, socket: 359, socketpair: 360, bind: 361, connect: 362, listen: 363,
    accept4: 364, getsockopt: 365, getsockname: 367, getpeername: 368, sendto: 369, recvfrom: 371, shutdown: 373, userfaultfd: 374,
    membarrier: 375, mlock2: 376, copy_file_range: 377, pkey_alloc: 381, pkey_free: 382, semget: 393, shmget: 395, shmdt: 398, msgget: 399,
    clock_gettime: 403, clock_settime: 404, clock_getres: 406, clock_nanosleep: 407, timer_gettime: 408, timer_settime: 409,
    timerfd_gettime: 410, timerfd_settime: 411, utimensat: 412, mq_timedsend: 418, mq_timedreceive: 419, semtimedop: 420, futex: 422,
    sched_rr_get_interval: 423, io_uring_setup: 425, io_uring_enter: 426, io_uring_register: 427, open_tree: 428, move_mount: 429,
    fsopen: 430, fsconfig: 431, fsmount: 432, fspick: 433, pidfd_open: 434, pidfd_getfd: 438, mount_setattr: 442, quotactl_fd: 443,
    landlock_create_ruleset: 444, landlock_add_rule: 445, landlock_restrict_self: 446, memfd_secret: 447, process_mrelease: 448,
    futex_waitv: 449, set_mempolicy_home_node: 450, cachestat: 451, fchmodat2: 452, futex_wake: 454, futex_wait: 455, futex_requeue: 456,
    statmount: 457, listmount: 458, lsm_get_self_attr: 459, lsm_set_self_attr: 460, lsm_list_modules: 461, mseal: 462, setxattrat: 463,
    getxattrat: 464, listxattrat: 465, removexattrat: 466,
  }),
  ...each("path0", { open: 5, access: 33, readlink: 85 }),
  ...each("path1", { openat: 295, readlinkat: 305, faccessat: 307, statx: 383, openat2: 437, faccessat2: 439 }),
  ...each("always", {
    exit: 1, fork: 2, close: 6, dup: 41, dup2: 63, personality: 136, mlockall: 152, rt_sigprocmask: 175, rt_sigpending: 176,
    rt_sigsuspend: 179, vfork: 190, getdents64: 220, epoll_pwait: 319, dup3: 330, rseq: 386, ppoll: 414, close_range: 436,
    epoll_pwait2: 441,
  }),
  ...each("converted", {
    socket: 102, sendmsg: 370, recvmsg: 372, statfs: [99, 268], fstatfs: [100, 269], setpriority: 34, getdents: 141,
    time: 13, prctl: 172, mmap: [90, 192], munmap: 91, mremap: 163, lchown: 16, setuid: 23, getuid: 24, utime: 30, setgid: 46, getgid: 47, geteuid: 49, getegid: 50, fcntl: [55, 221],
    rt_sigaction: [48, 67, 174], rt_sigprocmask: [68, 69, 126], setreuid: 70, setregid: 71, rt_sigsuspend: 72, rt_sigpending: 73, rt_sigtimedwait: [177, 421],
    gettimeofday: 78, getgroups: 80, setgroups: 81, truncate: [92, 193], fchown: 95, stat: [106, 195], lstat: [107, 196],
    fstat: [108, 197], rt_sigreturn: [119, 173], clone: 120, setfsuid: 138, setfsgid: 139, execve: 11, execveat: 358, setresuid: 164, getresuid: 165, setresgid: 170,
    getresgid: 171, chown: 182, sigaltstack: 186, clock_gettime: 265, utimes: 271, futimesat: 299, newfstatat: 300, pselect6: [308, 413],
    ppoll: 309, utimensat: 320, seccomp: 354, clone3: 435,
  }),
];

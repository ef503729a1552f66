// The functions of libc that the preloaded library has, and the system call that each stands for.
// Source: glibc 2.36, sysdeps/unix/syscalls.list, sysdeps/unix/sysv/linux/ and its x86_64/; musl 1.2.3 where it has the same names.

/** An argument of the call: one of the function's, counted from 0, or a constant of C. */
export type Value = number | string;

export interface LibcFunction {
  readonly name: string;
  /** The system call's name. */
  readonly call: string;
  /** Absent: the function's arguments are the call's. */
  readonly values?: readonly Value[];
  /** How many the function has; absent: as many as the call. */
  readonly parameters?: number;
  /** A condition of C on the arguments a0 to a5, without which libc's own function is asked. */
  readonly only?: string;
  /**
   * What it returns in place of the call's result: the error's number, as posix_fadvise(3), or an argument where the call succeeds, as
   * getcwd(3). Absent: libc's convention, -1 and errno.
   */
  readonly returns?: "error" | "a0";
  /** A statement of C to begin with: the session's descriptor stays. */
  readonly first?: string;
}

/** Functions whose arguments and results are the call's. */
const same = `
  read write lseek ioctl readv writev access pipe select sched_yield mmap mprotect munmap mremap msync mincore madvise shmget shmat
  shmdt dup getitimer alarm setitimer getpid sendfile socket connect accept sendto recvfrom sendmsg recvmsg shutdown bind
  listen getsockname getpeername socketpair setsockopt getsockopt execve wait4 kill uname semget semop msgget msgsnd msgrcv flock fsync
  fdatasync truncate ftruncate chdir fchdir rename mkdir rmdir creat link unlink symlink readlink chmod fchmod chown fchown lchown umask
  getrlimit getrusage sysinfo times getuid getgid setuid setgid geteuid getegid setpgid getppid getpgrp setsid setreuid setregid getgroups
  setgroups setresuid getresuid setresgid getresgid getpgid setfsuid setfsgid getsid capget capset utime mknod personality statfs fstatfs
  setpriority sched_setparam sched_getparam sched_setscheduler sched_getscheduler sched_get_priority_max sched_get_priority_min
  sched_rr_get_interval mlock munlock mlockall munlockall vhangup pivot_root prctl adjtimex setrlimit chroot acct
  settimeofday mount umount2 swapon swapoff sethostname setdomainname iopl ioperm gettid readahead setxattr lsetxattr fsetxattr
  getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr sched_setaffinity epoll_create
  remap_file_pages getdents64 semtimedop clock_settime clock_gettime clock_getres epoll_wait epoll_ctl tgkill utimes gettimeofday time nanosleep
  inotify_init inotify_add_watch inotify_rm_watch openat mkdirat mknodat fchownat futimesat unlinkat renameat linkat symlinkat readlinkat
  unshare splice tee sync_file_range vmsplice utimensat timerfd_create fallocate timerfd_settime timerfd_gettime accept4
  epoll_create1 pipe2 inotify_init1 recvmmsg fanotify_init name_to_handle_at open_by_handle_at clock_adjtime
  syncfs sendmmsg setns process_vm_readv process_vm_writev renameat2 getrandom memfd_create execveat mlock2 copy_file_range
  pkey_mprotect pkey_alloc pkey_free statx pidfd_send_signal open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open
  pidfd_getfd process_madvise mount_setattr process_mrelease poll`.trim().split(/\s+/);

const f = (name: string, call: string, ...values: Value[]): LibcFunction => ({ name, call, ...(values.length > 0 ? { values } : {}) });

const others: readonly LibcFunction[] = [
  { ...f("close", "close"), first: "if (uwp_isOwn(a0)) return uwp_result(-EBADF);" },
  { ...f("dup2", "dup2"), first: "if (uwp_isOwn(a1)) return uwp_result(-EBADF);" },
  { ...f("dup3", "dup3"), first: "if (uwp_isOwn(a1)) return uwp_result(-EBADF);" },
  {
    ...f("close_range", "close_range"),
    first: "if (uwp_isWithin(a0, a1)) { long low = uwp_below(a0) ? close_range(a0, uwp_descriptor - 1l, a2) : 0; return low < 0 || !uwp_above(a1) ? low : close_range(uwp_descriptor + 1l, a1, a2); }",
  },
  { name: "closefrom", call: "close_range", values: [0, "0xffffffffl", "0"], first: "if (uwp_isWithin(a0, -1)) { close_range(a0, 0xffffffffl, 0); return 0; }" },
  f("open", "openat", "AT_FDCWD", 0, 1, 2), f("open64", "openat", "AT_FDCWD", 0, 1, 2), f("openat64", "openat"), f("creat64", "creat"),
  f("__open_2", "openat", "AT_FDCWD", 0, 1, "0"), f("__open64_2", "openat", "AT_FDCWD", 0, 1, "0"),
  f("__openat_2", "openat", 0, 1, 2, "0"), f("__openat64_2", "openat", 0, 1, 2, "0"),
  f("stat", "newfstatat", "AT_FDCWD", 0, 1, "0"), f("stat64", "newfstatat", "AT_FDCWD", 0, 1, "0"),
  f("lstat", "newfstatat", "AT_FDCWD", 0, 1, "AT_SYMLINK_NOFOLLOW"), f("lstat64", "newfstatat", "AT_FDCWD", 0, 1, "AT_SYMLINK_NOFOLLOW"),
  f("fstat", "fstat"), f("fstat64", "fstat"), f("fstatat", "newfstatat"), f("fstatat64", "newfstatat"),
  f("__xstat", "newfstatat", "AT_FDCWD", 1, 2, "0"), f("__xstat64", "newfstatat", "AT_FDCWD", 1, 2, "0"),
  f("__lxstat", "newfstatat", "AT_FDCWD", 1, 2, "AT_SYMLINK_NOFOLLOW"), f("__lxstat64", "newfstatat", "AT_FDCWD", 1, 2, "AT_SYMLINK_NOFOLLOW"),
  f("__fxstat", "fstat", 1, 2), f("__fxstat64", "fstat", 1, 2),
  f("__fxstatat", "newfstatat", 1, 2, 3, 4), f("__fxstatat64", "newfstatat", 1, 2, 3, 4),
  f("faccessat", "faccessat2"), f("eaccess", "faccessat2", "AT_FDCWD", 0, 1, "AT_EACCESS"), f("euidaccess", "faccessat2", "AT_FDCWD", 0, 1, "AT_EACCESS"),
  { name: "fchmodat", call: "fchmodat", parameters: 4, only: "(int)a3 == 0" },
  f("mkfifo", "mknod", 0, "a1 | S_IFIFO", "0"), f("mkfifoat", "mknodat", 0, 1, "a2 | S_IFIFO", "0"),
  f("futimens", "utimensat", 0, "0", 1, "0"),
  { name: "fcntl", call: "fcntl", only: "(int)a1 != F_GETOWN" }, { name: "fcntl64", call: "fcntl", only: "(int)a1 != F_GETOWN" },
  f("pread", "pread64"), f("pread64", "pread64"), f("pwrite", "pwrite64"), f("pwrite64", "pwrite64"),
  f("preadv", "preadv", 0, 1, 2, 3, "0"), f("preadv64", "preadv", 0, 1, 2, 3, "0"), f("pwritev", "pwritev", 0, 1, 2, 3, "0"), f("pwritev64", "pwritev", 0, 1, 2, 3, "0"),
  f("preadv2", "preadv2", 0, 1, 2, 3, "0", 4), f("preadv64v2", "preadv2", 0, 1, 2, 3, "0", 4),
  f("pwritev2", "pwritev2", 0, 1, 2, 3, "0", 4), f("pwritev64v2", "pwritev2", 0, 1, 2, 3, "0", 4),
  f("lseek64", "lseek"), f("truncate64", "truncate"), f("ftruncate64", "ftruncate"), f("mmap64", "mmap"), f("sendfile64", "sendfile"),
  f("fallocate64", "fallocate"), f("statfs64", "statfs"), f("fstatfs64", "fstatfs"), f("getrlimit64", "getrlimit"), f("setrlimit64", "setrlimit"),
  f("prlimit", "prlimit64"), f("prlimit64", "prlimit64"), f("fanotify_mark", "fanotify_mark"),
  { ...f("posix_fadvise", "fadvise64"), returns: "error" }, { ...f("posix_fadvise64", "fadvise64"), returns: "error" },
  { ...f("clock_nanosleep", "clock_nanosleep"), returns: "error" },
  { ...f("getcwd", "getcwd"), only: "a0 != 0", returns: "a0" },
  f("send", "sendto", 0, 1, 2, 3, "0", "0"), f("recv", "recvfrom", 0, 1, 2, 3, "0", "0"),
  f("wait", "wait4", "-1", 0, "0", "0"), f("waitpid", "wait4", 0, 1, 2, "0"), f("wait3", "wait4", "-1", 0, 1, 2), f("waitid", "waitid", 0, 1, 2, 3, "0"),
  f("killpg", "kill", "-a0", 1), f("seteuid", "setresuid", "-1", 0, "-1"), f("setegid", "setresgid", "-1", 0, "-1"),
  f("epoll_pwait", "epoll_pwait", 0, 1, 2, 3, 4, "8"), f("eventfd", "eventfd2", 0, 1), f("signalfd", "signalfd4", 0, 1, "8", 2),
  f("umount", "umount2", 0, "0"), f("klogctl", "syslog", 0, 1, 2),
  f("execv", "execve", 0, 1, "(long)environ"), f("fexecve", "execveat", 0, '(long)""', 1, 2, "AT_EMPTY_PATH"),
];

export const libcFunctions: readonly LibcFunction[] = [...same.map((name) => ({ name, call: name })), ...others];

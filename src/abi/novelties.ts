// Flags, operations and values that calls have learnt since the oldest of `releases`, and what kernels before said to them.
// Source: the VERSIONS and HISTORY sections of the man-pages project, 6.03, and the kernel's history; `source` names the page or file
// that decides. Releases are mainline ones: distributions carry some of this back.
import type { ErrnoName } from "./errno.js";
import { flags } from "./flags.js";
import type { SystemCallName } from "./syscalls.js";

export interface Novelty {
  readonly call: SystemCallName;
  /** Which of its arguments has it. */
  readonly argument: string;
  /** Its name in Linux. */
  readonly name: string;
  /** Its argument has it if, of the bits of `mask`, it has those of `value`; for a flag both are the flag. */
  readonly mask: bigint;
  readonly value: bigint;
  /** Only where another argument is this. */
  readonly where?: { readonly argument: string; readonly value: bigint } | undefined;
  /** First mainline release that knows it. */
  readonly since: string;
  /** What a kernel before answers; `ignored` if the call goes on without it. */
  readonly before: ErrnoName | "ignored";
  readonly source: string;
}

type Values = Readonly<Record<string, string | readonly [number, string]>>;
interface How { readonly before: Novelty["before"]; readonly source: string; readonly mask?: number; readonly where?: Readonly<Record<string, number>> }

const whole = 0xffff_ffffn;

/** `values`: the release by name; with the value in front where no header of ours has it. */
function rows(calls: SystemCallName | readonly SystemCallName[], argument: string, values: Values, how: How, isFlag: boolean): Novelty[] {
  return [calls].flat().flatMap((call) => Object.entries(values).map(([name, given]): Novelty => {
    const [number, since] = typeof given === "string" ? [flags.get(name), given] : given;
    if (number === undefined) throw new Error(`${name} has no value`);
    const value = BigInt.asUintN(64, BigInt(number));
    const [where] = Object.entries(how.where ?? {}).map(([other, equals]) => ({ argument: other, value: BigInt(equals) }));
    return { call, argument, name, value, mask: isFlag ? value : BigInt(how.mask ?? whole), where, since, before: how.before, source: how.source };
  }));
}

const flagsOf = (calls: SystemCallName | readonly SystemCallName[], argument: string, values: Values, how: How): Novelty[] => rows(calls, argument, values, how, true);
const valuesOf = (calls: SystemCallName | readonly SystemCallName[], argument: string, values: Values, how: How): Novelty[] => rows(calls, argument, values, how, false);

const socketOptions: Values = {
  SO_ATTACH_REUSEPORT_CBPF: [51, "4.5"], SO_ATTACH_REUSEPORT_EBPF: [52, "4.5"], SO_CNX_ADVICE: [53, "4.6"], SO_MEMINFO: [55, "4.12"],
  SO_INCOMING_NAPI_ID: [56, "4.12"], SO_COOKIE: [57, "4.12"], SO_PEERGROUPS: "4.13", SO_ZEROCOPY: [60, "4.14"], SO_TXTIME: [61, "4.19"],
  SO_BINDTOIFINDEX: [62, "5.0"], SO_TIMESTAMP_NEW: [63, "5.1"], SO_TIMESTAMPNS_NEW: [64, "5.1"], SO_TIMESTAMPING_NEW: [65, "5.1"],
  SO_RCVTIMEO_NEW: [66, "5.1"], SO_SNDTIMEO_NEW: [67, "5.1"], SO_DETACH_REUSEPORT_BPF: [68, "5.3"], SO_PREFER_BUSY_POLL: [69, "5.11"],
  SO_BUSY_POLL_BUDGET: [70, "5.11"], SO_NETNS_COOKIE: [71, "5.14"], SO_BUF_LOCK: [72, "5.14"], SO_RESERVE_MEM: [73, "5.16"],
  SO_TXREHASH: [74, "5.18"], SO_RCVMARK: [75, "6.0"], SO_PASSPIDFD: "6.5", SO_PEERPIDFD: "6.5",
};
const tcpOptions: Values = {
  TCP_FASTOPEN_CONNECT: [30, "4.11"], TCP_ULP: [31, "4.13"], TCP_MD5SIG_EXT: [32, "4.14"], TCP_FASTOPEN_KEY: [33, "4.15"],
  TCP_FASTOPEN_NO_COOKIE: [34, "4.15"], TCP_ZEROCOPY_RECEIVE: [35, "4.18"], TCP_INQ: [36, "4.18"], TCP_TX_DELAY: [37, "5.3"],
  TCP_AO_ADD_KEY: [38, "6.7"], TCP_AO_DEL_KEY: [39, "6.7"], TCP_AO_INFO: [40, "6.7"],
};

export const novelties: readonly Novelty[] = [
  ...flagsOf("clone", "flags", { CLONE_NEWCGROUP: "4.6", CLONE_PIDFD: "5.2" }, { before: "ignored", source: "clone(2); kernel/fork.c" }),
  ...flagsOf("unshare", "flags", { CLONE_NEWCGROUP: "4.6", CLONE_NEWTIME: "5.6" }, { before: "EINVAL", source: "unshare(2); check_unshare_flags" }),
  ...flagsOf("setns", "nstype", { CLONE_NEWCGROUP: "4.6", CLONE_NEWTIME: "5.6" }, { before: "EINVAL", source: "setns(2)" }),
  ...valuesOf("waitid", "idtype", { P_PIDFD: "5.4" }, { before: "EINVAL", source: "waitid(2)" }),
  ...flagsOf("waitid", "options", { __WNOTHREAD: "4.7", __WCLONE: "4.7", __WALL: "4.7" }, { before: "EINVAL", source: "wait(2)" }),
  ...flagsOf("pidfd_open", "flags", { PIDFD_NONBLOCK: [0o4000, "5.10"], PIDFD_THREAD: [0o200, "6.9"] }, { before: "EINVAL", source: "pidfd_open(2)" }),
  ...flagsOf("pidfd_send_signal", "flags", {
    PIDFD_SIGNAL_THREAD: [1, "6.9"], PIDFD_SIGNAL_THREAD_GROUP: [2, "6.9"], PIDFD_SIGNAL_PROCESS_GROUP: [4, "6.9"],
  }, { before: "EINVAL", source: "pidfd_send_signal(2)" }),
  ...valuesOf("mmap", "flags", { MAP_SHARED_VALIDATE: "4.15", MAP_DROPPABLE: [8, "6.11"] }, { mask: 0xf, before: "EINVAL", source: "mmap(2); do_mmap" }),
  ...flagsOf("mmap", "flags", { MAP_FIXED_NOREPLACE: "4.17" }, { before: "ignored", source: "mmap(2)" }),
  ...flagsOf("mremap", "flags", { MREMAP_DONTUNMAP: "5.7" }, { before: "EINVAL", source: "mremap(2)" }),
  ...valuesOf("madvise", "advice", {
    MADV_FREE: "4.5", MADV_WIPEONFORK: "4.14", MADV_KEEPONFORK: "4.14", MADV_COLD: "5.4", MADV_PAGEOUT: "5.4", MADV_POPULATE_READ: "5.14",
    MADV_POPULATE_WRITE: "5.14", MADV_DONTNEED_LOCKED: "5.18", MADV_COLLAPSE: "6.1", MADV_GUARD_INSTALL: [102, "6.13"],
    MADV_GUARD_REMOVE: [103, "6.13"],
  }, { before: "EINVAL", source: "madvise(2)" }),
  ...valuesOf("process_madvise", "advice", { MADV_COLLAPSE: "6.1" }, { before: "EINVAL", source: "process_madvise(2)" }),
  ...valuesOf("membarrier", "cmd", {
    MEMBARRIER_CMD_GLOBAL_EXPEDITED: [2, "4.16"], MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED: [4, "4.16"], MEMBARRIER_CMD_PRIVATE_EXPEDITED: [8, "4.14"],
    MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED: [16, "4.14"], MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE: [32, "4.16"],
    MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE: [64, "4.16"], MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ: [128, "5.10"],
    MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ: [256, "5.10"], MEMBARRIER_CMD_GET_REGISTRATIONS: [512, "6.3"],
  }, { before: "EINVAL", source: "membarrier(2)" }),
  ...flagsOf("memfd_create", "flags", { MFD_HUGETLB: "4.14", MFD_NOEXEC_SEAL: "6.3", MFD_EXEC: "6.3" }, { before: "EINVAL", source: "memfd_create(2)" }),
  ...flagsOf("userfaultfd", "flags", { UFFD_USER_MODE_ONLY: [1, "5.11"] }, { before: "EINVAL", source: "userfaultfd(2)" }),
  ...valuesOf("fcntl", "op", {
    F_DUPFD_QUERY: [1027, "6.10"], F_CREATED_QUERY: [1028, "6.12"], F_GET_RW_HINT: "4.13", F_SET_RW_HINT: "4.13", F_GET_FILE_RW_HINT: "4.13",
    F_SET_FILE_RW_HINT: "4.13",
  }, { before: "EINVAL", source: "fcntl(2)" }),
  ...flagsOf("fcntl", "arg", { F_SEAL_FUTURE_WRITE: "5.1", F_SEAL_EXEC: [0x20, "6.3"] }, { where: { op: 1033 }, before: "EINVAL", source: "fcntl(2), F_ADD_SEALS" }),
  ...flagsOf("close_range", "flags", { CLOSE_RANGE_CLOEXEC: "5.11" }, { before: "EINVAL", source: "close_range(2)" }),
  ...flagsOf("pipe2", "flags", { O_NOTIFICATION_PIPE: [0o200, "5.8"] }, { before: "EINVAL", source: "pipe(2)" }),
  ...flagsOf(["preadv2", "pwritev2"], "flags", {
    RWF_DSYNC: "4.7", RWF_SYNC: "4.7", RWF_NOWAIT: "4.13", RWF_APPEND: "4.16", RWF_NOAPPEND: "6.9", RWF_ATOMIC: "6.11", RWF_DONTCACHE: "6.14",
  }, { before: "EOPNOTSUPP", source: "preadv2(2); kiocb_set_rw_flags" }),
  ...flagsOf("fallocate", "mode", { FALLOC_FL_UNSHARE_RANGE: [0x40, "4.8"], FALLOC_FL_WRITE_ZEROES: [0x80, "6.17"] }, { before: "EOPNOTSUPP", source: "fallocate(2); vfs_fallocate" }),
  ...flagsOf("statx", "mask", {
    STATX_MNT_ID: "5.8", STATX_DIOALIGN: "6.1", STATX_MNT_ID_UNIQUE: "6.8", STATX_SUBVOL: "6.10", STATX_WRITE_ATOMIC: [0x10000, "6.11"],
    STATX_DIO_READ_ALIGN: [0x20000, "6.14"],
  }, { before: "ignored", source: "statx(2)" }),
  ...flagsOf("execveat", "flags", { AT_EXECVE_CHECK: [0x10000, "6.14"] }, { before: "EINVAL", source: "execveat(2)" }),
  ...flagsOf("name_to_handle_at", "flags", { AT_HANDLE_FID: [0x200, "6.5"], AT_HANDLE_MNT_ID_UNIQUE: [1, "6.12"] }, { before: "EINVAL", source: "name_to_handle_at(2)" }),
  ...flagsOf("mount", "mountflags", { MS_NOSYMFOLLOW: "5.10" }, { before: "ignored", source: "mount(2); do_mount" }),
  ...flagsOf("inotify_add_watch", "mask", { IN_MASK_CREATE: [0x10000000, "4.19"] }, { before: "ignored", source: "inotify(7)" }),
  ...flagsOf("fanotify_init", "flags", {
    FAN_REPORT_PIDFD: [0x80, "5.15"], FAN_REPORT_TID: [0x100, "4.20"], FAN_REPORT_FID: [0x200, "5.1"], FAN_REPORT_DIR_FID: [0x400, "5.9"],
    FAN_REPORT_NAME: [0x800, "5.9"], FAN_REPORT_TARGET_FID: [0x1000, "5.17"], FAN_REPORT_FD_ERROR: [0x2000, "6.13"],
  }, { before: "EINVAL", source: "fanotify_init(2)" }),
  ...flagsOf("getrandom", "flags", { GRND_INSECURE: "5.6" }, { before: "EINVAL", source: "getrandom(2); drivers/char/random.c" }),
  ...valuesOf("seccomp", "op", { SECCOMP_GET_ACTION_AVAIL: "4.14", SECCOMP_GET_NOTIF_SIZES: "5.0" }, { before: "EINVAL", source: "seccomp(2)" }),
  ...flagsOf("seccomp", "flags", {
    SECCOMP_FILTER_FLAG_LOG: "4.14", SECCOMP_FILTER_FLAG_SPEC_ALLOW: "4.17", SECCOMP_FILTER_FLAG_NEW_LISTENER: "5.0",
    SECCOMP_FILTER_FLAG_TSYNC_ESRCH: "5.7", SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV: "5.19",
  }, { where: { op: 1 }, before: "EINVAL", source: "seccomp(2)" }),
  ...valuesOf("futex", "futex_op", { FUTEX_LOCK_PI2: "5.14" }, { mask: 0x7f, before: "ENOSYS", source: "futex(2)" }),
  ...valuesOf("futex", "futex_op", { "FUTEX_WAIT with FUTEX_CLOCK_REALTIME": [256, "4.5"] }, { mask: 0x17f, before: "ENOSYS", source: "futex(2)" }),
  ...valuesOf("prctl", "op", {
    PR_GET_SPECULATION_CTRL: "4.17", PR_SET_SPECULATION_CTRL: "4.17", PR_SET_IO_FLUSHER: "5.6", PR_GET_IO_FLUSHER: "5.6",
    PR_SET_SYSCALL_USER_DISPATCH: "5.11", PR_SCHED_CORE: "5.14", PR_SET_VMA: "5.17", PR_SET_MDWE: "6.3", PR_GET_MDWE: "6.3",
    PR_SET_MEMORY_MERGE: "6.4", PR_GET_MEMORY_MERGE: "6.4", PR_GET_AUXV: [0x41555856, "6.4"], PR_TIMER_CREATE_RESTORE_IDS: [77, "6.15"],
    PR_FUTEX_HASH: [78, "6.16"],
  }, { before: "EINVAL", source: "prctl(2)" }),
  ...valuesOf("arch_prctl", "op", {
    ARCH_MAP_VDSO_X32: "4.8", ARCH_MAP_VDSO_32: "4.8", ARCH_MAP_VDSO_64: "4.8", ARCH_GET_CPUID: "4.12", ARCH_SET_CPUID: "4.12",
    ARCH_GET_XCOMP_SUPP: "5.16", ARCH_GET_XCOMP_PERM: "5.16", ARCH_REQ_XCOMP_PERM: "5.16", ARCH_GET_XCOMP_GUEST_PERM: "5.17",
    ARCH_REQ_XCOMP_GUEST_PERM: "5.17", ARCH_GET_UNTAG_MASK: "6.4", ARCH_ENABLE_TAGGED_ADDR: "6.4", ARCH_GET_MAX_TAG_BITS: "6.4",
    ARCH_SHSTK_ENABLE: "6.6", ARCH_SHSTK_DISABLE: "6.6", ARCH_SHSTK_LOCK: "6.6", ARCH_SHSTK_UNLOCK: "6.6", ARCH_SHSTK_STATUS: "6.6",
  }, { before: "EINVAL", source: "arch_prctl(2); do_arch_prctl_64" }),
  ...valuesOf("ptrace", "op", {
    PTRACE_SECCOMP_GET_METADATA: "4.16", PTRACE_GET_SYSCALL_INFO: "5.3", PTRACE_GET_RSEQ_CONFIGURATION: "5.13",
    PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG: [0x4210, "6.4"], PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG: [0x4211, "6.4"],
    PTRACE_SET_SYSCALL_INFO: [0x4212, "6.16"],
  }, { before: "EIO", source: "ptrace(2); ptrace_request" }),
  ...valuesOf("kcmp", "type", { KCMP_EPOLL_TFD: [7, "4.13"] }, { before: "EINVAL", source: "kcmp(2)" }),
  ...valuesOf("sched_setscheduler", "policy", { SCHED_EXT: [7, "6.12"] }, { before: "EINVAL", source: "sched(7)" }),
  ...valuesOf("semctl", "op", { SEM_STAT_ANY: [20, "4.17"] }, { before: "EINVAL", source: "semctl(2)" }),
  ...valuesOf("shmctl", "op", { SHM_STAT_ANY: [15, "4.17"] }, { before: "EINVAL", source: "shmctl(2)" }),
  ...valuesOf("msgctl", "op", { MSG_STAT_ANY: [13, "4.17"] }, { before: "EINVAL", source: "msgctl(2)" }),
  ...valuesOf("socket", "domain", {
    AF_QIPCRTR: [42, "4.7"], AF_SMC: [43, "4.11"], AF_XDP: [44, "4.18"], AF_MCTP: [45, "5.15"],
  }, { before: "EAFNOSUPPORT", source: "address_families(7)" }),
  ...valuesOf("socket", "protocol", { IPPROTO_MPTCP: [262, "5.6"] }, { before: "EPROTONOSUPPORT", source: "include/uapi/linux/in.h" }),
  ...valuesOf(["getsockopt", "setsockopt"], "optname", socketOptions, { where: { level: 1 }, before: "ENOPROTOOPT", source: "socket(7); net/core/sock.c" }),
  ...valuesOf(["getsockopt", "setsockopt"], "optname", tcpOptions, { where: { level: 6 }, before: "ENOPROTOOPT", source: "tcp(7); net/ipv4/tcp.c" }),
  ...flagsOf(["sendto", "sendmsg"], "flags", { MSG_ZEROCOPY: [0x4000000, "4.14"] }, { before: "ignored", source: "send(2)" }),
];

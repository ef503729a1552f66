// Generated from src/abi/releases.ts, src/abi/novelties.ts and src/abi/syscalls.ts by `npm run generate`; do not edit.

/** Releases that may be a level, oldest first. */
export const releases: StaticArray<string> = [
  "4.4",
  "4.5",
  "4.6",
  "4.7",
  "4.8",
  "4.9",
  "4.10",
  "4.11",
  "4.12",
  "4.13",
  "4.14",
  "4.15",
  "4.16",
  "4.17",
  "4.18",
  "4.19",
  "4.20",
  "5.0",
  "5.1",
  "5.2",
  "5.3",
  "5.4",
  "5.5",
  "5.6",
  "5.7",
  "5.8",
  "5.9",
  "5.10",
  "5.11",
  "5.12",
  "5.13",
  "5.14",
  "5.15",
  "5.16",
  "5.17",
  "5.18",
  "5.19",
  "6.0",
  "6.1",
  "6.2",
  "6.3",
  "6.4",
  "6.5",
  "6.6",
  "6.7",
  "6.8",
  "6.9",
  "6.10",
  "6.11",
  "6.12",
  "6.13",
  "6.14",
  "6.15",
  "6.16",
  "6.17",
  "6.18",
];

/** What was asked for, and what a kernel without it says, by the number of the lack. */
export function lackName(index: u32): string {
  switch (index) {
    case 0: return "copy_file_range: ENOSYS";
    case 1: return "preadv2: ENOSYS";
    case 2: return "pwritev2: ENOSYS";
    case 3: return "pkey_mprotect: ENOSYS";
    case 4: return "pkey_alloc: ENOSYS";
    case 5: return "pkey_free: ENOSYS";
    case 6: return "statx: ENOSYS";
    case 7: return "io_pgetevents: ENOSYS";
    case 8: return "rseq: ENOSYS";
    case 9: return "uretprobe: ENOSYS";
    case 10: return "uprobe: ENOSYS";
    case 11: return "pidfd_send_signal: ENOSYS";
    case 12: return "io_uring_setup: ENOSYS";
    case 13: return "io_uring_enter: ENOSYS";
    case 14: return "io_uring_register: ENOSYS";
    case 15: return "open_tree: ENOSYS";
    case 16: return "move_mount: ENOSYS";
    case 17: return "fsopen: ENOSYS";
    case 18: return "fsconfig: ENOSYS";
    case 19: return "fsmount: ENOSYS";
    case 20: return "fspick: ENOSYS";
    case 21: return "pidfd_open: ENOSYS";
    case 22: return "clone3: ENOSYS";
    case 23: return "close_range: ENOSYS";
    case 24: return "openat2: ENOSYS";
    case 25: return "pidfd_getfd: ENOSYS";
    case 26: return "faccessat2: ENOSYS";
    case 27: return "process_madvise: ENOSYS";
    case 28: return "epoll_pwait2: ENOSYS";
    case 29: return "mount_setattr: ENOSYS";
    case 30: return "quotactl_fd: ENOSYS";
    case 31: return "landlock_create_ruleset: ENOSYS";
    case 32: return "landlock_add_rule: ENOSYS";
    case 33: return "landlock_restrict_self: ENOSYS";
    case 34: return "memfd_secret: ENOSYS";
    case 35: return "process_mrelease: ENOSYS";
    case 36: return "futex_waitv: ENOSYS";
    case 37: return "set_mempolicy_home_node: ENOSYS";
    case 38: return "cachestat: ENOSYS";
    case 39: return "fchmodat2: ENOSYS";
    case 40: return "map_shadow_stack: ENOSYS";
    case 41: return "futex_wake: ENOSYS";
    case 42: return "futex_wait: ENOSYS";
    case 43: return "futex_requeue: ENOSYS";
    case 44: return "statmount: ENOSYS";
    case 45: return "listmount: ENOSYS";
    case 46: return "lsm_get_self_attr: ENOSYS";
    case 47: return "lsm_set_self_attr: ENOSYS";
    case 48: return "lsm_list_modules: ENOSYS";
    case 49: return "mseal: ENOSYS";
    case 50: return "setxattrat: ENOSYS";
    case 51: return "getxattrat: ENOSYS";
    case 52: return "listxattrat: ENOSYS";
    case 53: return "removexattrat: ENOSYS";
    case 54: return "open_tree_attr: ENOSYS";
    case 55: return "file_getattr: ENOSYS";
    case 56: return "file_setattr: ENOSYS";
    case 57: return "listns: ENOSYS";
    case 58: return "rseq_slice_yield: ENOSYS";
    case 59: return "clone CLONE_NEWCGROUP: ignored";
    case 60: return "clone CLONE_PIDFD: ignored";
    case 61: return "unshare CLONE_NEWCGROUP: EINVAL";
    case 62: return "unshare CLONE_NEWTIME: EINVAL";
    case 63: return "setns CLONE_NEWCGROUP: EINVAL";
    case 64: return "setns CLONE_NEWTIME: EINVAL";
    case 65: return "waitid P_PIDFD: EINVAL";
    case 66: return "waitid __WNOTHREAD: EINVAL";
    case 67: return "waitid __WCLONE: EINVAL";
    case 68: return "waitid __WALL: EINVAL";
    case 69: return "pidfd_open PIDFD_NONBLOCK: EINVAL";
    case 70: return "pidfd_open PIDFD_THREAD: EINVAL";
    case 71: return "pidfd_send_signal PIDFD_SIGNAL_THREAD: EINVAL";
    case 72: return "pidfd_send_signal PIDFD_SIGNAL_THREAD_GROUP: EINVAL";
    case 73: return "pidfd_send_signal PIDFD_SIGNAL_PROCESS_GROUP: EINVAL";
    case 74: return "mmap MAP_SHARED_VALIDATE: EINVAL";
    case 75: return "mmap MAP_DROPPABLE: EINVAL";
    case 76: return "mmap MAP_FIXED_NOREPLACE: ignored";
    case 77: return "mremap MREMAP_DONTUNMAP: EINVAL";
    case 78: return "madvise MADV_FREE: EINVAL";
    case 79: return "madvise MADV_WIPEONFORK: EINVAL";
    case 80: return "madvise MADV_KEEPONFORK: EINVAL";
    case 81: return "madvise MADV_COLD: EINVAL";
    case 82: return "madvise MADV_PAGEOUT: EINVAL";
    case 83: return "madvise MADV_POPULATE_READ: EINVAL";
    case 84: return "madvise MADV_POPULATE_WRITE: EINVAL";
    case 85: return "madvise MADV_DONTNEED_LOCKED: EINVAL";
    case 86: return "madvise MADV_COLLAPSE: EINVAL";
    case 87: return "madvise MADV_GUARD_INSTALL: EINVAL";
    case 88: return "madvise MADV_GUARD_REMOVE: EINVAL";
    case 89: return "process_madvise MADV_COLLAPSE: EINVAL";
    case 90: return "membarrier MEMBARRIER_CMD_GLOBAL_EXPEDITED: EINVAL";
    case 91: return "membarrier MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED: EINVAL";
    case 92: return "membarrier MEMBARRIER_CMD_PRIVATE_EXPEDITED: EINVAL";
    case 93: return "membarrier MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED: EINVAL";
    case 94: return "membarrier MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE: EINVAL";
    case 95: return "membarrier MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE: EINVAL";
    case 96: return "membarrier MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ: EINVAL";
    case 97: return "membarrier MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ: EINVAL";
    case 98: return "membarrier MEMBARRIER_CMD_GET_REGISTRATIONS: EINVAL";
    case 99: return "memfd_create MFD_HUGETLB: EINVAL";
    case 100: return "memfd_create MFD_NOEXEC_SEAL: EINVAL";
    case 101: return "memfd_create MFD_EXEC: EINVAL";
    case 102: return "userfaultfd UFFD_USER_MODE_ONLY: EINVAL";
    case 103: return "fcntl F_DUPFD_QUERY: EINVAL";
    case 104: return "fcntl F_CREATED_QUERY: EINVAL";
    case 105: return "fcntl F_GET_RW_HINT: EINVAL";
    case 106: return "fcntl F_SET_RW_HINT: EINVAL";
    case 107: return "fcntl F_GET_FILE_RW_HINT: EINVAL";
    case 108: return "fcntl F_SET_FILE_RW_HINT: EINVAL";
    case 109: return "fcntl F_SEAL_FUTURE_WRITE: EINVAL";
    case 110: return "fcntl F_SEAL_EXEC: EINVAL";
    case 111: return "close_range CLOSE_RANGE_CLOEXEC: EINVAL";
    case 112: return "pipe2 O_NOTIFICATION_PIPE: EINVAL";
    case 113: return "preadv2 RWF_DSYNC: EOPNOTSUPP";
    case 114: return "preadv2 RWF_SYNC: EOPNOTSUPP";
    case 115: return "preadv2 RWF_NOWAIT: EOPNOTSUPP";
    case 116: return "preadv2 RWF_APPEND: EOPNOTSUPP";
    case 117: return "preadv2 RWF_NOAPPEND: EOPNOTSUPP";
    case 118: return "preadv2 RWF_ATOMIC: EOPNOTSUPP";
    case 119: return "preadv2 RWF_DONTCACHE: EOPNOTSUPP";
    case 120: return "pwritev2 RWF_DSYNC: EOPNOTSUPP";
    case 121: return "pwritev2 RWF_SYNC: EOPNOTSUPP";
    case 122: return "pwritev2 RWF_NOWAIT: EOPNOTSUPP";
    case 123: return "pwritev2 RWF_APPEND: EOPNOTSUPP";
    case 124: return "pwritev2 RWF_NOAPPEND: EOPNOTSUPP";
    case 125: return "pwritev2 RWF_ATOMIC: EOPNOTSUPP";
    case 126: return "pwritev2 RWF_DONTCACHE: EOPNOTSUPP";
    case 127: return "fallocate FALLOC_FL_UNSHARE_RANGE: EOPNOTSUPP";
    case 128: return "fallocate FALLOC_FL_WRITE_ZEROES: EOPNOTSUPP";
    case 129: return "statx STATX_MNT_ID: ignored";
    case 130: return "statx STATX_DIOALIGN: ignored";
    case 131: return "statx STATX_MNT_ID_UNIQUE: ignored";
    case 132: return "statx STATX_SUBVOL: ignored";
    case 133: return "statx STATX_WRITE_ATOMIC: ignored";
    case 134: return "statx STATX_DIO_READ_ALIGN: ignored";
    case 135: return "execveat AT_EXECVE_CHECK: EINVAL";
    case 136: return "name_to_handle_at AT_HANDLE_FID: EINVAL";
    case 137: return "name_to_handle_at AT_HANDLE_MNT_ID_UNIQUE: EINVAL";
    case 138: return "mount MS_NOSYMFOLLOW: ignored";
    case 139: return "inotify_add_watch IN_MASK_CREATE: ignored";
    case 140: return "fanotify_init FAN_REPORT_PIDFD: EINVAL";
    case 141: return "fanotify_init FAN_REPORT_TID: EINVAL";
    case 142: return "fanotify_init FAN_REPORT_FID: EINVAL";
    case 143: return "fanotify_init FAN_REPORT_DIR_FID: EINVAL";
    case 144: return "fanotify_init FAN_REPORT_NAME: EINVAL";
    case 145: return "fanotify_init FAN_REPORT_TARGET_FID: EINVAL";
    case 146: return "fanotify_init FAN_REPORT_FD_ERROR: EINVAL";
    case 147: return "getrandom GRND_INSECURE: EINVAL";
    case 148: return "seccomp SECCOMP_GET_ACTION_AVAIL: EINVAL";
    case 149: return "seccomp SECCOMP_GET_NOTIF_SIZES: EINVAL";
    case 150: return "seccomp SECCOMP_FILTER_FLAG_LOG: EINVAL";
    case 151: return "seccomp SECCOMP_FILTER_FLAG_SPEC_ALLOW: EINVAL";
    case 152: return "seccomp SECCOMP_FILTER_FLAG_NEW_LISTENER: EINVAL";
    case 153: return "seccomp SECCOMP_FILTER_FLAG_TSYNC_ESRCH: EINVAL";
    case 154: return "seccomp SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV: EINVAL";
    case 155: return "futex FUTEX_LOCK_PI2: ENOSYS";
    case 156: return "futex FUTEX_WAIT with FUTEX_CLOCK_REALTIME: ENOSYS";
    case 157: return "prctl PR_GET_SPECULATION_CTRL: EINVAL";
    case 158: return "prctl PR_SET_SPECULATION_CTRL: EINVAL";
    case 159: return "prctl PR_SET_IO_FLUSHER: EINVAL";
    case 160: return "prctl PR_GET_IO_FLUSHER: EINVAL";
    case 161: return "prctl PR_SET_SYSCALL_USER_DISPATCH: EINVAL";
    case 162: return "prctl PR_SCHED_CORE: EINVAL";
    case 163: return "prctl PR_SET_VMA: EINVAL";
    case 164: return "prctl PR_SET_MDWE: EINVAL";
    case 165: return "prctl PR_GET_MDWE: EINVAL";
    case 166: return "prctl PR_SET_MEMORY_MERGE: EINVAL";
    case 167: return "prctl PR_GET_MEMORY_MERGE: EINVAL";
    case 168: return "prctl PR_GET_AUXV: EINVAL";
    case 169: return "prctl PR_TIMER_CREATE_RESTORE_IDS: EINVAL";
    case 170: return "prctl PR_FUTEX_HASH: EINVAL";
    case 171: return "arch_prctl ARCH_MAP_VDSO_X32: EINVAL";
    case 172: return "arch_prctl ARCH_MAP_VDSO_32: EINVAL";
    case 173: return "arch_prctl ARCH_MAP_VDSO_64: EINVAL";
    case 174: return "arch_prctl ARCH_GET_CPUID: EINVAL";
    case 175: return "arch_prctl ARCH_SET_CPUID: EINVAL";
    case 176: return "arch_prctl ARCH_GET_XCOMP_SUPP: EINVAL";
    case 177: return "arch_prctl ARCH_GET_XCOMP_PERM: EINVAL";
    case 178: return "arch_prctl ARCH_REQ_XCOMP_PERM: EINVAL";
    case 179: return "arch_prctl ARCH_GET_XCOMP_GUEST_PERM: EINVAL";
    case 180: return "arch_prctl ARCH_REQ_XCOMP_GUEST_PERM: EINVAL";
    case 181: return "arch_prctl ARCH_GET_UNTAG_MASK: EINVAL";
    case 182: return "arch_prctl ARCH_ENABLE_TAGGED_ADDR: EINVAL";
    case 183: return "arch_prctl ARCH_GET_MAX_TAG_BITS: EINVAL";
    case 184: return "arch_prctl ARCH_SHSTK_ENABLE: EINVAL";
    case 185: return "arch_prctl ARCH_SHSTK_DISABLE: EINVAL";
    case 186: return "arch_prctl ARCH_SHSTK_LOCK: EINVAL";
    case 187: return "arch_prctl ARCH_SHSTK_UNLOCK: EINVAL";
    case 188: return "arch_prctl ARCH_SHSTK_STATUS: EINVAL";
    case 189: return "ptrace PTRACE_SECCOMP_GET_METADATA: EIO";
    case 190: return "ptrace PTRACE_GET_SYSCALL_INFO: EIO";
    case 191: return "ptrace PTRACE_GET_RSEQ_CONFIGURATION: EIO";
    case 192: return "ptrace PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG: EIO";
    case 193: return "ptrace PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG: EIO";
    case 194: return "ptrace PTRACE_SET_SYSCALL_INFO: EIO";
    case 195: return "kcmp KCMP_EPOLL_TFD: EINVAL";
    case 196: return "sched_setscheduler SCHED_EXT: EINVAL";
    case 197: return "semctl SEM_STAT_ANY: EINVAL";
    case 198: return "shmctl SHM_STAT_ANY: EINVAL";
    case 199: return "msgctl MSG_STAT_ANY: EINVAL";
    case 200: return "socket AF_QIPCRTR: EAFNOSUPPORT";
    case 201: return "socket AF_SMC: EAFNOSUPPORT";
    case 202: return "socket AF_XDP: EAFNOSUPPORT";
    case 203: return "socket AF_MCTP: EAFNOSUPPORT";
    case 204: return "socket IPPROTO_MPTCP: EPROTONOSUPPORT";
    case 205: return "getsockopt SO_ATTACH_REUSEPORT_CBPF: ENOPROTOOPT";
    case 206: return "getsockopt SO_ATTACH_REUSEPORT_EBPF: ENOPROTOOPT";
    case 207: return "getsockopt SO_CNX_ADVICE: ENOPROTOOPT";
    case 208: return "getsockopt SO_MEMINFO: ENOPROTOOPT";
    case 209: return "getsockopt SO_INCOMING_NAPI_ID: ENOPROTOOPT";
    case 210: return "getsockopt SO_COOKIE: ENOPROTOOPT";
    case 211: return "getsockopt SO_PEERGROUPS: ENOPROTOOPT";
    case 212: return "getsockopt SO_ZEROCOPY: ENOPROTOOPT";
    case 213: return "getsockopt SO_TXTIME: ENOPROTOOPT";
    case 214: return "getsockopt SO_BINDTOIFINDEX: ENOPROTOOPT";
    case 215: return "getsockopt SO_TIMESTAMP_NEW: ENOPROTOOPT";
    case 216: return "getsockopt SO_TIMESTAMPNS_NEW: ENOPROTOOPT";
    case 217: return "getsockopt SO_TIMESTAMPING_NEW: ENOPROTOOPT";
    case 218: return "getsockopt SO_RCVTIMEO_NEW: ENOPROTOOPT";
    case 219: return "getsockopt SO_SNDTIMEO_NEW: ENOPROTOOPT";
    case 220: return "getsockopt SO_DETACH_REUSEPORT_BPF: ENOPROTOOPT";
    case 221: return "getsockopt SO_PREFER_BUSY_POLL: ENOPROTOOPT";
    case 222: return "getsockopt SO_BUSY_POLL_BUDGET: ENOPROTOOPT";
    case 223: return "getsockopt SO_NETNS_COOKIE: ENOPROTOOPT";
    case 224: return "getsockopt SO_BUF_LOCK: ENOPROTOOPT";
    case 225: return "getsockopt SO_RESERVE_MEM: ENOPROTOOPT";
    case 226: return "getsockopt SO_TXREHASH: ENOPROTOOPT";
    case 227: return "getsockopt SO_RCVMARK: ENOPROTOOPT";
    case 228: return "getsockopt SO_PASSPIDFD: ENOPROTOOPT";
    case 229: return "getsockopt SO_PEERPIDFD: ENOPROTOOPT";
    case 230: return "setsockopt SO_ATTACH_REUSEPORT_CBPF: ENOPROTOOPT";
    case 231: return "setsockopt SO_ATTACH_REUSEPORT_EBPF: ENOPROTOOPT";
    case 232: return "setsockopt SO_CNX_ADVICE: ENOPROTOOPT";
    case 233: return "setsockopt SO_MEMINFO: ENOPROTOOPT";
    case 234: return "setsockopt SO_INCOMING_NAPI_ID: ENOPROTOOPT";
    case 235: return "setsockopt SO_COOKIE: ENOPROTOOPT";
    case 236: return "setsockopt SO_PEERGROUPS: ENOPROTOOPT";
    case 237: return "setsockopt SO_ZEROCOPY: ENOPROTOOPT";
    case 238: return "setsockopt SO_TXTIME: ENOPROTOOPT";
    case 239: return "setsockopt SO_BINDTOIFINDEX: ENOPROTOOPT";
    case 240: return "setsockopt SO_TIMESTAMP_NEW: ENOPROTOOPT";
    case 241: return "setsockopt SO_TIMESTAMPNS_NEW: ENOPROTOOPT";
    case 242: return "setsockopt SO_TIMESTAMPING_NEW: ENOPROTOOPT";
    case 243: return "setsockopt SO_RCVTIMEO_NEW: ENOPROTOOPT";
    case 244: return "setsockopt SO_SNDTIMEO_NEW: ENOPROTOOPT";
    case 245: return "setsockopt SO_DETACH_REUSEPORT_BPF: ENOPROTOOPT";
    case 246: return "setsockopt SO_PREFER_BUSY_POLL: ENOPROTOOPT";
    case 247: return "setsockopt SO_BUSY_POLL_BUDGET: ENOPROTOOPT";
    case 248: return "setsockopt SO_NETNS_COOKIE: ENOPROTOOPT";
    case 249: return "setsockopt SO_BUF_LOCK: ENOPROTOOPT";
    case 250: return "setsockopt SO_RESERVE_MEM: ENOPROTOOPT";
    case 251: return "setsockopt SO_TXREHASH: ENOPROTOOPT";
    case 252: return "setsockopt SO_RCVMARK: ENOPROTOOPT";
    case 253: return "setsockopt SO_PASSPIDFD: ENOPROTOOPT";
    case 254: return "setsockopt SO_PEERPIDFD: ENOPROTOOPT";
    case 255: return "getsockopt TCP_FASTOPEN_CONNECT: ENOPROTOOPT";
    case 256: return "getsockopt TCP_ULP: ENOPROTOOPT";
    case 257: return "getsockopt TCP_MD5SIG_EXT: ENOPROTOOPT";
    case 258: return "getsockopt TCP_FASTOPEN_KEY: ENOPROTOOPT";
    case 259: return "getsockopt TCP_FASTOPEN_NO_COOKIE: ENOPROTOOPT";
    case 260: return "getsockopt TCP_ZEROCOPY_RECEIVE: ENOPROTOOPT";
    case 261: return "getsockopt TCP_INQ: ENOPROTOOPT";
    case 262: return "getsockopt TCP_TX_DELAY: ENOPROTOOPT";
    case 263: return "getsockopt TCP_AO_ADD_KEY: ENOPROTOOPT";
    case 264: return "getsockopt TCP_AO_DEL_KEY: ENOPROTOOPT";
    case 265: return "getsockopt TCP_AO_INFO: ENOPROTOOPT";
    case 266: return "setsockopt TCP_FASTOPEN_CONNECT: ENOPROTOOPT";
    case 267: return "setsockopt TCP_ULP: ENOPROTOOPT";
    case 268: return "setsockopt TCP_MD5SIG_EXT: ENOPROTOOPT";
    case 269: return "setsockopt TCP_FASTOPEN_KEY: ENOPROTOOPT";
    case 270: return "setsockopt TCP_FASTOPEN_NO_COOKIE: ENOPROTOOPT";
    case 271: return "setsockopt TCP_ZEROCOPY_RECEIVE: ENOPROTOOPT";
    case 272: return "setsockopt TCP_INQ: ENOPROTOOPT";
    case 273: return "setsockopt TCP_TX_DELAY: ENOPROTOOPT";
    case 274: return "setsockopt TCP_AO_ADD_KEY: ENOPROTOOPT";
    case 275: return "setsockopt TCP_AO_DEL_KEY: ENOPROTOOPT";
    case 276: return "setsockopt TCP_AO_INFO: ENOPROTOOPT";
    case 277: return "sendto MSG_ZEROCOPY: ignored";
    case 278: return "sendmsg MSG_ZEROCOPY: ignored";
    default: return "";
  }
}

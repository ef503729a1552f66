// Generated from src/abi/flags/ by `npm run generate`; do not edit.

// <linux/fcntl.h>
export const O_RDONLY: i32 = 0;
export const O_WRONLY: i32 = 0o1;
export const O_RDWR: i32 = 0o2;
export const O_ACCMODE: i32 = 0o3;
export const O_CREAT: i32 = 0o100;
export const O_EXCL: i32 = 0o200;
export const O_NOCTTY: i32 = 0o400;
export const O_TRUNC: i32 = 0o1000;
export const O_APPEND: i32 = 0o2000;
export const O_NONBLOCK: i32 = 0o4000;
export const O_DSYNC: i32 = 0o10000;
export const O_DIRECT: i32 = 0o40000;
export const O_LARGEFILE: i32 = 0o100000;
export const O_DIRECTORY: i32 = 0o200000;
export const O_NOFOLLOW: i32 = 0o400000;
export const O_NOATIME: i32 = 0o1000000;
export const O_CLOEXEC: i32 = 0o2000000;
export const O_SYNC: i32 = 0o4010000;
export const O_PATH: i32 = 0o10000000;
export const O_TMPFILE: i32 = 0o20200000;

// <linux/fcntl.h>
export const AT_FDCWD: i32 = -100;
export const AT_STATX_SYNC_AS_STAT: i32 = 0;
export const AT_SYMLINK_NOFOLLOW: i32 = 0x100;
export const AT_REMOVEDIR: i32 = 0x200;
export const AT_EACCESS: i32 = 0x200;
export const AT_SYMLINK_FOLLOW: i32 = 0x400;
export const AT_NO_AUTOMOUNT: i32 = 0x800;
export const AT_EMPTY_PATH: i32 = 0x1000;
export const AT_STATX_FORCE_SYNC: i32 = 0x2000;
export const AT_STATX_DONT_SYNC: i32 = 0x4000;
export const AT_STATX_SYNC_TYPE: i32 = 0x6000;
export const AT_RECURSIVE: i32 = 0x8000;

// <linux/fcntl.h>
export const F_RDLCK: i32 = 0;
export const F_DUPFD: i32 = 0;
export const F_OWNER_TID: i32 = 0;
export const F_OWNER_PID: i32 = 1;
export const F_GETFD: i32 = 1;
export const F_WRLCK: i32 = 1;
export const FD_CLOEXEC: i32 = 1;
export const F_OWNER_PGRP: i32 = 2;
export const F_UNLCK: i32 = 2;
export const F_SETFD: i32 = 2;
export const F_GETFL: i32 = 3;
export const F_SETFL: i32 = 4;
export const F_EXLCK: i32 = 4;
export const F_GETLK: i32 = 5;
export const F_SETLK: i32 = 6;
export const F_SETLKW: i32 = 7;
export const F_SHLCK: i32 = 8;
export const F_SETOWN: i32 = 8;
export const F_GETOWN: i32 = 9;
export const F_SETSIG: i32 = 10;
export const F_GETSIG: i32 = 11;
export const F_SETOWN_EX: i32 = 15;
export const F_GETOWN_EX: i32 = 16;
export const F_GETOWNER_UIDS: i32 = 17;
export const F_OFD_GETLK: i32 = 36;
export const F_OFD_SETLK: i32 = 37;
export const F_OFD_SETLKW: i32 = 38;
export const F_SETLEASE: i32 = 1024;
export const F_LINUX_SPECIFIC_BASE: i32 = 1024;
export const F_GETLEASE: i32 = 1025;
export const F_NOTIFY: i32 = 1026;
export const F_CANCELLK: i32 = 1029;
export const F_DUPFD_CLOEXEC: i32 = 1030;
export const F_SETPIPE_SZ: i32 = 1031;
export const F_GETPIPE_SZ: i32 = 1032;
export const F_ADD_SEALS: i32 = 1033;
export const F_GET_SEALS: i32 = 1034;
export const F_GET_RW_HINT: i32 = 1035;
export const F_SET_RW_HINT: i32 = 1036;
export const F_GET_FILE_RW_HINT: i32 = 1037;
export const F_SET_FILE_RW_HINT: i32 = 1038;

// <linux/fcntl.h>
export const F_SEAL_SEAL: i32 = 0x1;
export const F_SEAL_SHRINK: i32 = 0x2;
export const F_SEAL_GROW: i32 = 0x4;
export const F_SEAL_WRITE: i32 = 0x8;
export const F_SEAL_FUTURE_WRITE: i32 = 0x10;

// <linux/fcntl.h>
export const LOCK_SH: i32 = 1;
export const LOCK_EX: i32 = 2;
export const LOCK_NB: i32 = 4;
export const LOCK_UN: i32 = 8;

// <unistd.h>
export const F_OK: i32 = 0;
export const X_OK: i32 = 1;
export const W_OK: i32 = 2;
export const R_OK: i32 = 4;

// <linux/stat.h>
export const S_IXOTH: u32 = 0o1;
export const S_IWOTH: u32 = 0o2;
export const S_IROTH: u32 = 0o4;
export const S_IRWXO: u32 = 0o7;
export const S_IXGRP: u32 = 0o10;
export const S_IWGRP: u32 = 0o20;
export const S_IRGRP: u32 = 0o40;
export const S_IRWXG: u32 = 0o70;
export const S_IXUSR: u32 = 0o100;
export const S_IWUSR: u32 = 0o200;
export const S_IRUSR: u32 = 0o400;
export const S_IRWXU: u32 = 0o700;
export const S_ISVTX: u32 = 0o1000;
export const S_ISGID: u32 = 0o2000;
export const S_ISUID: u32 = 0o4000;
export const S_IFIFO: u32 = 0o10000;
export const S_IFCHR: u32 = 0o20000;
export const S_IFDIR: u32 = 0o40000;
export const S_IFBLK: u32 = 0o60000;
export const S_IFREG: u32 = 0o100000;
export const S_IFLNK: u32 = 0o120000;
export const S_IFSOCK: u32 = 0o140000;
export const S_IFMT: u32 = 0o170000;

// <linux/fs.h>
export const SEEK_SET: i32 = 0;
export const SEEK_CUR: i32 = 1;
export const SEEK_END: i32 = 2;
export const SEEK_DATA: i32 = 3;
export const SEEK_HOLE: i32 = 4;

// <linux/fs.h>
export const RWF_HIPRI: i32 = 0x1;
export const RWF_DSYNC: i32 = 0x2;
export const RWF_SYNC: i32 = 0x4;
export const RWF_NOWAIT: i32 = 0x8;
export const RWF_APPEND: i32 = 0x10;
export const RWF_NOAPPEND: i32 = 0x20;
export const RWF_ATOMIC: i32 = 0x40;
export const RWF_DONTCACHE: i32 = 0x80;

// <linux/fs.h>
export const RENAME_NOREPLACE: u32 = 0x1;
export const RENAME_EXCHANGE: u32 = 0x2;
export const RENAME_WHITEOUT: u32 = 0x4;

// <linux/stat.h>
export const STATX_TYPE: u32 = 0x1;
export const STATX_MODE: u32 = 0x2;
export const STATX_NLINK: u32 = 0x4;
export const STATX_UID: u32 = 0x8;
export const STATX_GID: u32 = 0x10;
export const STATX_ATIME: u32 = 0x20;
export const STATX_MTIME: u32 = 0x40;
export const STATX_CTIME: u32 = 0x80;
export const STATX_INO: u32 = 0x100;
export const STATX_SIZE: u32 = 0x200;
export const STATX_BLOCKS: u32 = 0x400;
export const STATX_BASIC_STATS: u32 = 0x7ff;
export const STATX_BTIME: u32 = 0x800;
export const STATX_ALL: u32 = 0xfff;
export const STATX_MNT_ID: u32 = 0x1000;
export const STATX_DIOALIGN: u32 = 0x2000;
export const STATX_MNT_ID_UNIQUE: u32 = 0x4000;
export const STATX_SUBVOL: u32 = 0x8000;

// <linux/stat.h>
export const STATX_ATTR_COMPRESSED: u64 = 0x4;
export const STATX_ATTR_IMMUTABLE: u64 = 0x10;
export const STATX_ATTR_APPEND: u64 = 0x20;
export const STATX_ATTR_NODUMP: u64 = 0x40;
export const STATX_ATTR_ENCRYPTED: u64 = 0x800;
export const STATX_ATTR_AUTOMOUNT: u64 = 0x1000;
export const STATX_ATTR_MOUNT_ROOT: u64 = 0x2000;
export const STATX_ATTR_VERITY: u64 = 0x100000;
export const STATX_ATTR_DAX: u64 = 0x200000;
export const STATX_ATTR_WRITE_ATOMIC: u64 = 0x400000;

// <linux/openat2.h>
export const RESOLVE_NO_XDEV: u64 = 0x1;
export const RESOLVE_NO_MAGICLINKS: u64 = 0x2;
export const RESOLVE_NO_SYMLINKS: u64 = 0x4;
export const RESOLVE_BENEATH: u64 = 0x8;
export const RESOLVE_IN_ROOT: u64 = 0x10;
export const RESOLVE_CACHED: u64 = 0x20;

// <dirent.h>
export const DT_UNKNOWN: u8 = 0;
export const DT_FIFO: u8 = 1;
export const DT_CHR: u8 = 2;
export const DT_DIR: u8 = 4;
export const DT_BLK: u8 = 6;
export const DT_REG: u8 = 8;
export const DT_LNK: u8 = 10;
export const DT_SOCK: u8 = 12;
export const DT_WHT: u8 = 14;

// <linux/xattr.h>, <linux/limits.h>
export const XATTR_CREATE: i32 = 1;
export const XATTR_REPLACE: i32 = 2;
export const XATTR_NAME_MAX: i32 = 255;
export const XATTR_SIZE_MAX: i32 = 65536;
export const XATTR_LIST_MAX: i32 = 65536;

// <linux/limits.h>
export const NAME_MAX: i32 = 255;
export const PIPE_BUF: i32 = 4096;
export const PATH_MAX: i32 = 4096;
export const NGROUPS_MAX: i32 = 65536;

// <linux/magic.h>
export const DEVPTS_SUPER_MAGIC: i64 = 0x1cd1;
export const NFS_SUPER_MAGIC: i64 = 0x6969;
export const PROC_SUPER_MAGIC: i64 = 0x9fa0;
export const EXT4_SUPER_MAGIC: i64 = 0xef53;
export const TMPFS_MAGIC: i64 = 0x1021994;
export const ANON_INODE_FS_MAGIC: i64 = 0x9041934;
export const PIPEFS_MAGIC: i64 = 0x50495045;
export const SOCKFS_MAGIC: i64 = 0x534f434b;
export const XFS_SUPER_MAGIC: i64 = 0x58465342;
export const SYSFS_MAGIC: i64 = 0x62656572;
export const CGROUP2_SUPER_MAGIC: i64 = 0x63677270;
export const FUSE_SUPER_MAGIC: i64 = 0x65735546;
export const SECURITYFS_MAGIC: i64 = 0x73636673;
export const OVERLAYFS_SUPER_MAGIC: i64 = 0x794c7630;
export const RAMFS_MAGIC: i64 = 0x858458f6;
export const BTRFS_SUPER_MAGIC: i64 = 0x9123683e;

// <linux/mount.h>
export const MS_RDONLY: u64 = 0x1;
export const MS_NOSUID: u64 = 0x2;
export const MS_NODEV: u64 = 0x4;
export const MS_NOEXEC: u64 = 0x8;
export const MS_SYNCHRONOUS: u64 = 0x10;
export const MS_REMOUNT: u64 = 0x20;
export const MS_MANDLOCK: u64 = 0x40;
export const MS_DIRSYNC: u64 = 0x80;
export const MS_NOSYMFOLLOW: u64 = 0x100;
export const MS_NOATIME: u64 = 0x400;
export const MS_NODIRATIME: u64 = 0x800;
export const MS_BIND: u64 = 0x1000;
export const MS_MOVE: u64 = 0x2000;
export const MS_REC: u64 = 0x4000;
export const MS_SILENT: u64 = 0x8000;
export const MS_POSIXACL: u64 = 0x10000;
export const MS_UNBINDABLE: u64 = 0x20000;
export const MS_PRIVATE: u64 = 0x40000;
export const MS_SLAVE: u64 = 0x80000;
export const MS_SHARED: u64 = 0x100000;
export const MS_RELATIME: u64 = 0x200000;
export const MS_I_VERSION: u64 = 0x800000;
export const MS_STRICTATIME: u64 = 0x1000000;
export const MS_LAZYTIME: u64 = 0x2000000;

// <linux/close_range.h>
export const CLOSE_RANGE_UNSHARE: u32 = 0x2;
export const CLOSE_RANGE_CLOEXEC: u32 = 0x4;

// <linux/memfd.h>
export const MFD_CLOEXEC: u32 = 0x1;
export const MFD_ALLOW_SEALING: u32 = 0x2;
export const MFD_HUGETLB: u32 = 0x4;
export const MFD_NOEXEC_SEAL: u32 = 0x8;
export const MFD_EXEC: u32 = 0x10;

// <sys/stat.h>
export const UTIME_OMIT: i64 = 0x3ffffffe;
export const UTIME_NOW: i64 = 0x3fffffff;

// <asm/ioctls.h>, <linux/fs.h>
export const TCGETS: u32 = 0x5401;
export const TIOCGWINSZ: u32 = 0x5413;
export const FIONREAD: u32 = 0x541b;
export const FIONBIO: u32 = 0x5421;
export const FIONCLEX: u32 = 0x5450;
export const FIOCLEX: u32 = 0x5451;
export const FICLONE: u32 = 0x40049409;
export const FS_IOC_SETFLAGS: u32 = 0x40086602;
export const FICLONERANGE: u32 = 0x4020940d;
export const FS_IOC_GETFLAGS: u32 = 0x80086601;

// <linux/posix_acl_xattr.h>, <linux/posix_acl.h>
export const ACL_USER_OBJ: u32 = 0x1;
export const ACL_EXECUTE: u32 = 0x1;
export const ACL_WRITE: u32 = 0x2;
export const ACL_USER: u32 = 0x2;
export const POSIX_ACL_XATTR_VERSION: u32 = 0x2;
export const ACL_READ: u32 = 0x4;
export const ACL_GROUP_OBJ: u32 = 0x4;
export const ACL_GROUP: u32 = 0x8;
export const ACL_MASK: u32 = 0x10;
export const ACL_OTHER: u32 = 0x20;

// <linux/poll.h>
export const POLLIN: i16 = 0x1;
export const POLLPRI: i16 = 0x2;
export const POLLOUT: i16 = 0x4;
export const POLLERR: i16 = 0x8;
export const POLLHUP: i16 = 0x10;
export const POLLNVAL: i16 = 0x20;
export const POLLRDNORM: i16 = 0x40;
export const POLLWRNORM: i16 = 0x100;
export const POLLRDHUP: i16 = 0x2000;

// <linux/eventpoll.h>
export const EPOLL_CTL_ADD: i32 = 1;
export const EPOLL_CTL_DEL: i32 = 2;
export const EPOLL_CTL_MOD: i32 = 3;
export const EPOLL_CLOEXEC: i32 = 524288;

// <linux/eventpoll.h>
export const EPOLLIN: u32 = 0x1;
export const EPOLLPRI: u32 = 0x2;
export const EPOLLOUT: u32 = 0x4;
export const EPOLLERR: u32 = 0x8;
export const EPOLLHUP: u32 = 0x10;
export const EPOLLNVAL: u32 = 0x20;
export const EPOLLRDNORM: u32 = 0x40;
export const EPOLLRDBAND: u32 = 0x80;
export const EPOLLWRNORM: u32 = 0x100;
export const EPOLLWRBAND: u32 = 0x200;
export const EPOLLMSG: u32 = 0x400;
export const EPOLLRDHUP: u32 = 0x2000;
export const EPOLLEXCLUSIVE: u32 = 0x10000000;
export const EPOLLWAKEUP: u32 = 0x20000000;
export const EPOLLONESHOT: u32 = 0x40000000;
export const EPOLLET: u32 = 0x80000000;

// <asm/mman.h>
export const PROT_NONE: i32 = 0;
export const PROT_READ: i32 = 0x1;
export const PROT_WRITE: i32 = 0x2;
export const PROT_EXEC: i32 = 0x4;
export const PROT_SEM: i32 = 0x8;
export const PROT_GROWSDOWN: i32 = 0x1000000;
export const PROT_GROWSUP: i32 = 0x2000000;

// <linux/mman.h>
export const MAP_FILE: i32 = 0;
export const MAP_SHARED: i32 = 0x1;
export const MREMAP_MAYMOVE: i32 = 0x1;
export const MAP_PRIVATE: i32 = 0x2;
export const MREMAP_FIXED: i32 = 0x2;
export const MAP_SHARED_VALIDATE: i32 = 0x3;
export const MREMAP_DONTUNMAP: i32 = 0x4;
export const MAP_TYPE: i32 = 0xf;
export const MAP_FIXED: i32 = 0x10;
export const MAP_ANONYMOUS: i32 = 0x20;
export const MAP_32BIT: i32 = 0x40;
export const MAP_GROWSDOWN: i32 = 0x100;
export const MAP_DENYWRITE: i32 = 0x800;
export const MAP_EXECUTABLE: i32 = 0x1000;
export const MAP_LOCKED: i32 = 0x2000;
export const MAP_NORESERVE: i32 = 0x4000;
export const MAP_POPULATE: i32 = 0x8000;
export const MAP_NONBLOCK: i32 = 0x10000;
export const MAP_STACK: i32 = 0x20000;
export const MAP_HUGETLB: i32 = 0x40000;
export const MAP_SYNC: i32 = 0x80000;
export const MAP_FIXED_NOREPLACE: i32 = 0x100000;
export const MAP_UNINITIALIZED: i32 = 0x4000000;

// <linux/mman.h>
export const MADV_NORMAL: i32 = 0;
export const MCL_CURRENT: i32 = 1;
export const MLOCK_ONFAULT: i32 = 1;
export const MS_ASYNC: i32 = 1;
export const MADV_RANDOM: i32 = 1;
export const MCL_FUTURE: i32 = 2;
export const MADV_SEQUENTIAL: i32 = 2;
export const MS_INVALIDATE: i32 = 2;
export const MADV_WILLNEED: i32 = 3;
export const MCL_ONFAULT: i32 = 4;
export const MS_SYNC: i32 = 4;
export const MADV_DONTNEED: i32 = 4;
export const MADV_FREE: i32 = 8;
export const MADV_REMOVE: i32 = 9;
export const MADV_DONTFORK: i32 = 10;
export const MADV_DOFORK: i32 = 11;
export const MADV_MERGEABLE: i32 = 12;
export const MADV_UNMERGEABLE: i32 = 13;
export const MADV_HUGEPAGE: i32 = 14;
export const MADV_NOHUGEPAGE: i32 = 15;
export const MADV_DONTDUMP: i32 = 16;
export const MADV_DODUMP: i32 = 17;
export const MADV_WIPEONFORK: i32 = 18;
export const MADV_KEEPONFORK: i32 = 19;
export const MADV_COLD: i32 = 20;
export const MADV_PAGEOUT: i32 = 21;
export const MADV_POPULATE_READ: i32 = 22;
export const MADV_POPULATE_WRITE: i32 = 23;
export const MADV_DONTNEED_LOCKED: i32 = 24;
export const MADV_COLLAPSE: i32 = 25;
export const MADV_HWPOISON: i32 = 100;
export const MADV_SOFT_OFFLINE: i32 = 101;

// <linux/ipc.h>, <linux/shm.h>
export const IPC_PRIVATE: i32 = 0;
export const IPC_RMID: i32 = 0;
export const IPC_CREAT: i32 = 0o1000;
export const SHM_NORESERVE: i32 = 0o10000;
export const SHM_REMAP: i32 = 0o40000;
export const SHM_EXEC: i32 = 0o100000;

// <linux/sched.h>
export const CLONE_NEWTIME: u64 = 0x80;
export const CSIGNAL: u64 = 0xff;
export const CLONE_VM: u64 = 0x100;
export const CLONE_FS: u64 = 0x200;
export const CLONE_FILES: u64 = 0x400;
export const CLONE_SIGHAND: u64 = 0x800;
export const CLONE_PIDFD: u64 = 0x1000;
export const CLONE_PTRACE: u64 = 0x2000;
export const CLONE_VFORK: u64 = 0x4000;
export const CLONE_PARENT: u64 = 0x8000;
export const CLONE_THREAD: u64 = 0x10000;
export const CLONE_NEWNS: u64 = 0x20000;
export const CLONE_SYSVSEM: u64 = 0x40000;
export const CLONE_SETTLS: u64 = 0x80000;
export const CLONE_PARENT_SETTID: u64 = 0x100000;
export const CLONE_CHILD_CLEARTID: u64 = 0x200000;
export const CLONE_DETACHED: u64 = 0x400000;
export const CLONE_UNTRACED: u64 = 0x800000;
export const CLONE_CHILD_SETTID: u64 = 0x1000000;
export const CLONE_NEWCGROUP: u64 = 0x2000000;
export const CLONE_NEWUTS: u64 = 0x4000000;
export const CLONE_NEWIPC: u64 = 0x8000000;
export const CLONE_NEWUSER: u64 = 0x10000000;
export const CLONE_NEWPID: u64 = 0x20000000;
export const CLONE_NEWNET: u64 = 0x40000000;
export const CLONE_IO: u64 = 0x80000000;
export const CLONE_CLEAR_SIGHAND: u64 = 0x100000000;
export const CLONE_INTO_CGROUP: u64 = 0x200000000;

// <linux/sched.h>
export const CLONE_ARGS_SIZE_VER0: usize = 64;
export const CLONE_ARGS_SIZE_VER1: usize = 80;
export const CLONE_ARGS_SIZE_VER2: usize = 88;

// <linux/sched.h>
export const SCHED_NORMAL: i32 = 0;
export const SCHED_FIFO: i32 = 1;
export const SCHED_RR: i32 = 2;
export const SCHED_BATCH: i32 = 3;
export const SCHED_IDLE: i32 = 5;
export const SCHED_DEADLINE: i32 = 6;
export const SCHED_RESET_ON_FORK: i32 = 1073741824;

// <linux/prctl.h>
export const PR_SCHED_CORE_SCOPE_THREAD: i32 = 0;
export const PR_SYS_DISPATCH_OFF: i32 = 0;
export const PR_SPEC_STORE_BYPASS: i32 = 0;
export const PR_SPEC_NOT_AFFECTED: i32 = 0;
export const PR_SCHED_CORE_GET: i32 = 0;
export const PR_SET_VMA_ANON_NAME: i32 = 0;
export const PR_SPEC_INDIRECT_BRANCH: i32 = 1;
export const PR_SET_MM_START_CODE: i32 = 1;
export const PR_SYS_DISPATCH_ON: i32 = 1;
export const PR_SCHED_CORE_CREATE: i32 = 1;
export const PR_SET_PDEATHSIG: i32 = 1;
export const PR_SCHED_CORE_SCOPE_THREAD_GROUP: i32 = 1;
export const PR_SPEC_PRCTL: i32 = 1;
export const PR_CAP_AMBIENT_IS_SET: i32 = 1;
export const PR_SCHED_CORE_SCOPE_PROCESS_GROUP: i32 = 2;
export const PR_CAP_AMBIENT_RAISE: i32 = 2;
export const PR_SPEC_L1D_FLUSH: i32 = 2;
export const PR_SET_MM_END_CODE: i32 = 2;
export const PR_SPEC_ENABLE: i32 = 2;
export const PR_SCHED_CORE_SHARE_TO: i32 = 2;
export const PR_GET_PDEATHSIG: i32 = 2;
export const PR_SCHED_CORE_SHARE_FROM: i32 = 3;
export const PR_CAP_AMBIENT_LOWER: i32 = 3;
export const PR_GET_DUMPABLE: i32 = 3;
export const PR_SET_MM_START_DATA: i32 = 3;
export const PR_SET_MM_END_DATA: i32 = 4;
export const PR_SET_DUMPABLE: i32 = 4;
export const PR_SPEC_DISABLE: i32 = 4;
export const PR_SCHED_CORE_MAX: i32 = 4;
export const PR_CAP_AMBIENT_CLEAR_ALL: i32 = 4;
export const PR_SET_MM_START_STACK: i32 = 5;
export const PR_SET_MM_START_BRK: i32 = 6;
export const PR_GET_KEEPCAPS: i32 = 7;
export const PR_SET_MM_BRK: i32 = 7;
export const PR_SET_MM_ARG_START: i32 = 8;
export const PR_SET_KEEPCAPS: i32 = 8;
export const PR_SPEC_FORCE_DISABLE: i32 = 8;
export const PR_SET_MM_ARG_END: i32 = 9;
export const PR_SET_MM_ENV_START: i32 = 10;
export const PR_SET_MM_ENV_END: i32 = 11;
export const PR_SET_MM_AUXV: i32 = 12;
export const PR_SET_MM_EXE_FILE: i32 = 13;
export const PR_SET_MM_MAP: i32 = 14;
export const PR_SET_NAME: i32 = 15;
export const PR_SET_MM_MAP_SIZE: i32 = 15;
export const PR_SPEC_DISABLE_NOEXEC: i32 = 16;
export const PR_GET_NAME: i32 = 16;
export const PR_GET_SECCOMP: i32 = 21;
export const PR_SET_SECCOMP: i32 = 22;
export const PR_CAPBSET_READ: i32 = 23;
export const PR_CAPBSET_DROP: i32 = 24;
export const PR_TSC_ENABLE: i32 = 1;
export const PR_TSC_SIGSEGV: i32 = 2;
export const PR_GET_TSC: i32 = 25;
export const PR_SET_TSC: i32 = 26;
export const PR_GET_SECUREBITS: i32 = 27;
export const PR_SET_SECUREBITS: i32 = 28;
export const PR_SET_TIMERSLACK: i32 = 29;
export const PR_GET_TIMERSLACK: i32 = 30;
export const PR_TASK_PERF_EVENTS_DISABLE: i32 = 31;
export const PR_TASK_PERF_EVENTS_ENABLE: i32 = 32;
export const PR_MCE_KILL: i32 = 33;
export const PR_SET_MM: i32 = 35;
export const PR_SET_CHILD_SUBREAPER: i32 = 36;
export const PR_GET_CHILD_SUBREAPER: i32 = 37;
export const PR_SET_NO_NEW_PRIVS: i32 = 38;
export const PR_GET_NO_NEW_PRIVS: i32 = 39;
export const PR_GET_TID_ADDRESS: i32 = 40;
export const PR_SET_THP_DISABLE: i32 = 41;
export const PR_GET_THP_DISABLE: i32 = 42;
export const PR_MPX_ENABLE_MANAGEMENT: i32 = 43;
export const PR_MPX_DISABLE_MANAGEMENT: i32 = 44;
export const PR_CAP_AMBIENT: i32 = 47;
export const PR_GET_SPECULATION_CTRL: i32 = 52;
export const PR_SET_SPECULATION_CTRL: i32 = 53;
export const PR_SET_IO_FLUSHER: i32 = 57;
export const PR_GET_IO_FLUSHER: i32 = 58;
export const PR_SET_SYSCALL_USER_DISPATCH: i32 = 59;
export const PR_SCHED_CORE: i32 = 62;
export const PR_SET_VMA: i32 = 1398164801;
export const PR_SET_PTRACER: i32 = 1499557217;
export const PR_SET_MDWE: i32 = 65;
export const PR_GET_MDWE: i32 = 66;
export const PR_SET_MEMORY_MERGE: i32 = 67;
export const PR_GET_MEMORY_MERGE: i32 = 68;
export const PR_SYS_DISPATCH_INCLUSIVE_ON: i32 = 2;

// <linux/prctl.h>
export const SYSCALL_DISPATCH_FILTER_ALLOW: u8 = 0;
export const SYSCALL_DISPATCH_FILTER_BLOCK: u8 = 1;

// <asm/prctl.h>
export const ARCH_SET_GS: i32 = 0x1001;
export const ARCH_SET_FS: i32 = 0x1002;
export const ARCH_GET_FS: i32 = 0x1003;
export const ARCH_GET_GS: i32 = 0x1004;
export const ARCH_GET_CPUID: i32 = 0x1011;
export const ARCH_SET_CPUID: i32 = 0x1012;
export const ARCH_GET_XCOMP_SUPP: i32 = 0x1021;
export const ARCH_GET_XCOMP_PERM: i32 = 0x1022;
export const ARCH_REQ_XCOMP_PERM: i32 = 0x1023;
export const ARCH_GET_XCOMP_GUEST_PERM: i32 = 0x1024;
export const ARCH_REQ_XCOMP_GUEST_PERM: i32 = 0x1025;
export const ARCH_MAP_VDSO_X32: i32 = 0x2001;
export const ARCH_MAP_VDSO_32: i32 = 0x2002;
export const ARCH_MAP_VDSO_64: i32 = 0x2003;
export const ARCH_GET_UNTAG_MASK: i32 = 0x4001;
export const ARCH_ENABLE_TAGGED_ADDR: i32 = 0x4002;
export const ARCH_GET_MAX_TAG_BITS: i32 = 0x4003;
export const ARCH_SHSTK_ENABLE: i32 = 0x5001;
export const ARCH_SHSTK_DISABLE: i32 = 0x5002;
export const ARCH_SHSTK_LOCK: i32 = 0x5003;
export const ARCH_SHSTK_UNLOCK: i32 = 0x5004;
export const ARCH_SHSTK_STATUS: i32 = 0x5005;

// <linux/futex.h>
export const FUTEX_WAIT: i32 = 0;
export const FUTEX_WAKE: i32 = 1;
export const FUTEX_FD: i32 = 2;
export const FUTEX_REQUEUE: i32 = 3;
export const FUTEX_CMP_REQUEUE: i32 = 4;
export const FUTEX_WAKE_OP: i32 = 5;
export const FUTEX_LOCK_PI: i32 = 6;
export const FUTEX_UNLOCK_PI: i32 = 7;
export const FUTEX_TRYLOCK_PI: i32 = 8;
export const FUTEX_WAIT_BITSET: i32 = 9;
export const FUTEX_WAKE_BITSET: i32 = 10;
export const FUTEX_WAIT_REQUEUE_PI: i32 = 11;
export const FUTEX_CMP_REQUEUE_PI: i32 = 12;
export const FUTEX_LOCK_PI2: i32 = 13;
export const FUTEX_PRIVATE_FLAG: i32 = 128;
export const FUTEX_CLOCK_REALTIME: i32 = 256;
export const FUTEX_WAITV_MAX: i32 = 128;
export const FUTEX2_SIZE_U8: i32 = 0;
export const FUTEX2_SIZE_U16: i32 = 1;
export const FUTEX2_SIZE_U32: i32 = 2;
export const FUTEX2_SIZE_U64: i32 = 3;
export const FUTEX2_NUMA: i32 = 4;
export const FUTEX2_PRIVATE: i32 = 128;

// <linux/futex.h>
export const FUTEX_TID_MASK: u32 = 0x3fffffff;
export const FUTEX_OWNER_DIED: u32 = 0x40000000;
export const FUTEX_WAITERS: u32 = 0x80000000;
export const FUTEX_BITSET_MATCH_ANY: u32 = 0xffffffff;

// <linux/wait.h>
export const WNOHANG: u32 = 0x1;
export const WUNTRACED: u32 = 0x2;
export const WSTOPPED: u32 = 0x2;
export const WEXITED: u32 = 0x4;
export const WCONTINUED: u32 = 0x8;
export const WNOWAIT: u32 = 0x1000000;
export const __WNOTHREAD: u32 = 0x20000000;
export const __WALL: u32 = 0x40000000;
export const __WCLONE: u32 = 0x80000000;

// <linux/wait.h>
export const P_ALL: i32 = 0;
export const P_PID: i32 = 1;
export const P_PGID: i32 = 2;
export const P_PIDFD: i32 = 3;

// <linux/resource.h>
export const RLIMIT_CPU: u32 = 0;
export const RLIMIT_FSIZE: u32 = 1;
export const RLIMIT_DATA: u32 = 2;
export const RLIMIT_STACK: u32 = 3;
export const RLIMIT_CORE: u32 = 4;
export const RLIMIT_RSS: u32 = 5;
export const RLIMIT_NPROC: u32 = 6;
export const RLIMIT_NOFILE: u32 = 7;
export const RLIMIT_MEMLOCK: u32 = 8;
export const RLIMIT_AS: u32 = 9;
export const RLIMIT_LOCKS: u32 = 10;
export const RLIMIT_SIGPENDING: u32 = 11;
export const RLIMIT_MSGQUEUE: u32 = 12;
export const RLIMIT_NICE: u32 = 13;
export const RLIMIT_RTPRIO: u32 = 14;
export const RLIMIT_RTTIME: u32 = 15;

// <linux/resource.h>
export const RUSAGE_CHILDREN: i32 = -1;
export const PRIO_PROCESS: i32 = 0;
export const RUSAGE_SELF: i32 = 0;
export const RUSAGE_THREAD: i32 = 1;
export const PRIO_PGRP: i32 = 1;
export const PRIO_USER: i32 = 2;

// <linux/resource.h>
export const RLIM64_INFINITY: u64 = 0xffffffffffffffff;

// <linux/time.h>
export const CLOCK_REALTIME: i32 = 0;
export const ITIMER_REAL: i32 = 0;
export const ITIMER_VIRTUAL: i32 = 1;
export const TIMER_ABSTIME: i32 = 1;
export const CLOCK_MONOTONIC: i32 = 1;
export const ITIMER_PROF: i32 = 2;
export const CLOCK_PROCESS_CPUTIME_ID: i32 = 2;
export const CLOCK_THREAD_CPUTIME_ID: i32 = 3;
export const CLOCK_MONOTONIC_RAW: i32 = 4;
export const CLOCK_REALTIME_COARSE: i32 = 5;
export const CLOCK_MONOTONIC_COARSE: i32 = 6;
export const CLOCK_BOOTTIME: i32 = 7;
export const CLOCK_TAI: i32 = 11;

// <linux/personality.h>
export const PER_LINUX: u32 = 0;
export const UNAME26: u32 = 0x20000;
export const ADDR_NO_RANDOMIZE: u32 = 0x40000;
export const MMAP_PAGE_ZERO: u32 = 0x100000;
export const ADDR_COMPAT_LAYOUT: u32 = 0x200000;
export const READ_IMPLIES_EXEC: u32 = 0x400000;

// <linux/random.h>
export const GRND_NONBLOCK: u32 = 0x1;
export const GRND_RANDOM: u32 = 0x2;
export const GRND_INSECURE: u32 = 0x4;

// <linux/ptrace.h>
export const PTRACE_SYSCALL_INFO_NONE: i32 = 0;
export const PTRACE_TRACEME: i32 = 0;
export const PTRACE_PEEKTEXT: i32 = 0x1;
export const PTRACE_EVENT_FORK: i32 = 0x1;
export const PTRACE_PEEKSIGINFO_SHARED: i32 = 0x1;
export const PTRACE_SYSCALL_INFO_ENTRY: i32 = 0x1;
export const PTRACE_O_TRACESYSGOOD: i32 = 0x1;
export const PTRACE_EVENTMSG_SYSCALL_ENTRY: i32 = 0x1;
export const PTRACE_EVENT_VFORK: i32 = 0x2;
export const PTRACE_EVENTMSG_SYSCALL_EXIT: i32 = 0x2;
export const PTRACE_SYSCALL_INFO_EXIT: i32 = 0x2;
export const PTRACE_O_TRACEFORK: i32 = 0x2;
export const PTRACE_PEEKDATA: i32 = 0x2;
export const PTRACE_SYSCALL_INFO_SECCOMP: i32 = 0x3;
export const PTRACE_EVENT_CLONE: i32 = 0x3;
export const PTRACE_PEEKUSR: i32 = 0x3;
export const PTRACE_POKETEXT: i32 = 0x4;
export const PTRACE_EVENT_EXEC: i32 = 0x4;
export const PTRACE_O_TRACEVFORK: i32 = 0x4;
export const PTRACE_POKEDATA: i32 = 0x5;
export const PTRACE_EVENT_VFORK_DONE: i32 = 0x5;
export const PTRACE_POKEUSR: i32 = 0x6;
export const PTRACE_EVENT_EXIT: i32 = 0x6;
export const PTRACE_EVENT_SECCOMP: i32 = 0x7;
export const PTRACE_CONT: i32 = 0x7;
export const PTRACE_O_TRACECLONE: i32 = 0x8;
export const PTRACE_KILL: i32 = 0x8;
export const PTRACE_SINGLESTEP: i32 = 0x9;
export const PTRACE_GETREGS: i32 = 0xc;
export const PTRACE_SETREGS: i32 = 0xd;
export const PTRACE_GETFPREGS: i32 = 0xe;
export const PTRACE_SETFPREGS: i32 = 0xf;
export const PTRACE_ATTACH: i32 = 0x10;
export const PTRACE_O_TRACEEXEC: i32 = 0x10;
export const PTRACE_DETACH: i32 = 0x11;
export const PTRACE_GETFPXREGS: i32 = 0x12;
export const PTRACE_SETFPXREGS: i32 = 0x13;
export const PTRACE_SYSCALL: i32 = 0x18;
export const PTRACE_GET_THREAD_AREA: i32 = 0x19;
export const PTRACE_SET_THREAD_AREA: i32 = 0x1a;
export const PTRACE_ARCH_PRCTL: i32 = 0x1e;
export const PTRACE_SYSEMU: i32 = 0x1f;
export const PTRACE_O_TRACEVFORKDONE: i32 = 0x20;
export const PTRACE_SYSEMU_SINGLESTEP: i32 = 0x20;
export const PTRACE_SINGLEBLOCK: i32 = 0x21;
export const PTRACE_O_TRACEEXIT: i32 = 0x40;
export const PTRACE_EVENT_STOP: i32 = 0x80;
export const PTRACE_O_TRACESECCOMP: i32 = 0x80;
export const PTRACE_SETOPTIONS: i32 = 0x4200;
export const PTRACE_GETEVENTMSG: i32 = 0x4201;
export const PTRACE_GETSIGINFO: i32 = 0x4202;
export const PTRACE_SETSIGINFO: i32 = 0x4203;
export const PTRACE_GETREGSET: i32 = 0x4204;
export const PTRACE_SETREGSET: i32 = 0x4205;
export const PTRACE_SEIZE: i32 = 0x4206;
export const PTRACE_INTERRUPT: i32 = 0x4207;
export const PTRACE_LISTEN: i32 = 0x4208;
export const PTRACE_PEEKSIGINFO: i32 = 0x4209;
export const PTRACE_GETSIGMASK: i32 = 0x420a;
export const PTRACE_SETSIGMASK: i32 = 0x420b;
export const PTRACE_SECCOMP_GET_FILTER: i32 = 0x420c;
export const PTRACE_SECCOMP_GET_METADATA: i32 = 0x420d;
export const PTRACE_GET_SYSCALL_INFO: i32 = 0x420e;
export const PTRACE_GET_RSEQ_CONFIGURATION: i32 = 0x420f;
export const PTRACE_O_EXITKILL: i32 = 0x100000;
export const PTRACE_O_SUSPEND_SECCOMP: i32 = 0x200000;
export const PTRACE_O_MASK: i32 = 0x3000ff;

// <linux/rseq.h>
export const RSEQ_FLAG_UNREGISTER: i32 = 0x1;

// <asm/signal.h>
export const SIGHUP: i32 = 1;
export const SIGINT: i32 = 2;
export const SIGQUIT: i32 = 3;
export const SIGILL: i32 = 4;
export const SIGTRAP: i32 = 5;
export const SIGABRT: i32 = 6;
export const SIGIOT: i32 = 6;
export const SIGBUS: i32 = 7;
export const SIGFPE: i32 = 8;
export const SIGKILL: i32 = 9;
export const SIGUSR1: i32 = 10;
export const SIGSEGV: i32 = 11;
export const SIGUSR2: i32 = 12;
export const SIGPIPE: i32 = 13;
export const SIGALRM: i32 = 14;
export const SIGTERM: i32 = 15;
export const SIGSTKFLT: i32 = 16;
export const SIGCHLD: i32 = 17;
export const SIGCONT: i32 = 18;
export const SIGSTOP: i32 = 19;
export const SIGTSTP: i32 = 20;
export const SIGTTIN: i32 = 21;
export const SIGTTOU: i32 = 22;
export const SIGURG: i32 = 23;
export const SIGXCPU: i32 = 24;
export const SIGXFSZ: i32 = 25;
export const SIGVTALRM: i32 = 26;
export const SIGPROF: i32 = 27;
export const SIGWINCH: i32 = 28;
export const SIGIO: i32 = 29;
export const SIGPOLL: i32 = 29;
export const SIGPWR: i32 = 30;
export const SIGSYS: i32 = 31;
export const SIGRTMIN: i32 = 32;

// <asm/signal.h>
export const SIG_BLOCK: i32 = 0;
export const SIG_UNBLOCK: i32 = 1;
export const SIG_SETMASK: i32 = 2;

// <asm/signal.h>
export const SIG_DFL: usize = 0;
export const SIG_IGN: usize = 1;

// <asm/signal.h>
export const SA_NOCLDSTOP: u64 = 0x1;
export const SA_NOCLDWAIT: u64 = 0x2;
export const SA_SIGINFO: u64 = 0x4;
export const SA_UNSUPPORTED: u64 = 0x400;
export const SA_EXPOSE_TAGBITS: u64 = 0x800;
export const SA_RESTORER: u64 = 0x4000000;
export const SA_ONSTACK: u64 = 0x8000000;
export const SA_RESTART: u64 = 0x10000000;
export const SA_NODEFER: u64 = 0x40000000;
export const SA_RESETHAND: u64 = 0x80000000;

// <linux/signal.h>
export const SS_AUTODISARM: i32 = -2147483648;
export const SS_ONSTACK: i32 = 1;
export const SS_DISABLE: i32 = 2;
export const MINSIGSTKSZ: i32 = 2048;
export const SIGSTKSZ: i32 = 8192;

// <asm/siginfo.h>
export const SI_ASYNCNL: i32 = -60;
export const SI_TKILL: i32 = -6;
export const SI_SIGIO: i32 = -5;
export const SI_ASYNCIO: i32 = -4;
export const SI_MESGQ: i32 = -3;
export const SI_TIMER: i32 = -2;
export const SI_QUEUE: i32 = -1;
export const SI_USER: i32 = 0;
export const BUS_ADRALN: i32 = 1;
export const ILL_ILLOPC: i32 = 1;
export const SYS_SECCOMP: i32 = 1;
export const SEGV_MAPERR: i32 = 1;
export const CLD_EXITED: i32 = 1;
export const TRAP_PERF_FLAG_ASYNC: i32 = 1;
export const FPE_INTDIV: i32 = 1;
export const TRAP_BRKPT: i32 = 1;
export const POLL_IN: i32 = 1;
export const ILL_ILLOPN: i32 = 2;
export const SEGV_ACCERR: i32 = 2;
export const TRAP_TRACE: i32 = 2;
export const FPE_INTOVF: i32 = 2;
export const SYS_USER_DISPATCH: i32 = 2;
export const POLL_OUT: i32 = 2;
export const BUS_ADRERR: i32 = 2;
export const CLD_KILLED: i32 = 2;
export const SEGV_BNDERR: i32 = 3;
export const POLL_MSG: i32 = 3;
export const ILL_ILLADR: i32 = 3;
export const FPE_FLTDIV: i32 = 3;
export const BUS_OBJERR: i32 = 3;
export const TRAP_BRANCH: i32 = 3;
export const CLD_DUMPED: i32 = 3;
export const ILL_ILLTRP: i32 = 4;
export const CLD_TRAPPED: i32 = 4;
export const POLL_ERR: i32 = 4;
export const FPE_FLTOVF: i32 = 4;
export const TRAP_HWBKPT: i32 = 4;
export const BUS_MCEERR_AR: i32 = 4;
export const SEGV_PKUERR: i32 = 4;
export const TRAP_UNK: i32 = 5;
export const CLD_STOPPED: i32 = 5;
export const POLL_PRI: i32 = 5;
export const BUS_MCEERR_AO: i32 = 5;
export const ILL_PRVOPC: i32 = 5;
export const SEGV_ACCADI: i32 = 5;
export const FPE_FLTUND: i32 = 5;
export const FPE_FLTRES: i32 = 6;
export const CLD_CONTINUED: i32 = 6;
export const SEGV_ADIDERR: i32 = 6;
export const ILL_PRVREG: i32 = 6;
export const POLL_HUP: i32 = 6;
export const TRAP_PERF: i32 = 6;
export const ILL_COPROC: i32 = 7;
export const SEGV_ADIPERR: i32 = 7;
export const FPE_FLTINV: i32 = 7;
export const SEGV_MTEAERR: i32 = 8;
export const FPE_FLTSUB: i32 = 8;
export const ILL_BADSTK: i32 = 8;
export const ILL_BADIADDR: i32 = 9;
export const SEGV_MTESERR: i32 = 9;
export const FPE_FLTUNK: i32 = 14;
export const FPE_CONDTRAP: i32 = 15;
export const SI_KERNEL: i32 = 128;

// <asm/signal.h>, <asm/sigcontext.h>, <asm/ucontext.h>
export const UC_FP_XSTATE: u64 = 0x1;
export const UC_SIGCONTEXT_SS: u64 = 0x2;
export const UC_STRICT_RESTORE_SS: u64 = 0x4;

// <asm/siginfo.h>
export const SIGEV_SIGNAL: i32 = 0;
export const SIGEV_NONE: i32 = 1;
export const SIGEV_THREAD: i32 = 2;
export const SIGEV_THREAD_ID: i32 = 4;

// <asm/socket.h>
export const SO_DEBUG: i32 = 1;
export const SOL_SOCKET: i32 = 1;
export const SO_REUSEADDR: i32 = 2;
export const SO_TYPE: i32 = 3;
export const SO_ERROR: i32 = 4;
export const SO_SNDBUF: i32 = 7;
export const SO_RCVBUF: i32 = 8;
export const SO_PASSCRED: i32 = 16;
export const SO_PEERCRED: i32 = 17;
export const SO_PEERSEC: i32 = 31;
export const SO_PASSSEC: i32 = 34;
export const SO_PROTOCOL: i32 = 38;
export const SO_DOMAIN: i32 = 39;
export const SO_PEERGROUPS: i32 = 59;
export const SO_PASSPIDFD: i32 = 76;
export const SO_PEERPIDFD: i32 = 77;

// <sys/socket.h>
export const AF_UNSPEC: i32 = 0;
export const AF_UNIX: i32 = 1;
export const SOCK_STREAM: i32 = 1;
export const SCM_RIGHTS: i32 = 1;
export const AF_INET: i32 = 2;
export const SOCK_DGRAM: i32 = 2;
export const SCM_CREDENTIALS: i32 = 2;
export const SOCK_RAW: i32 = 3;
export const SOCK_SEQPACKET: i32 = 5;
export const AF_INET6: i32 = 10;
export const AF_NETLINK: i32 = 16;
export const AF_PACKET: i32 = 17;
export const SOCK_NONBLOCK: i32 = 2048;
export const SOCK_CLOEXEC: i32 = 524288;

// <sys/socket.h>
export const MSG_OOB: u32 = 0x1;
export const MSG_PEEK: u32 = 0x2;
export const MSG_DONTROUTE: u32 = 0x4;
export const MSG_CTRUNC: u32 = 0x8;
export const MSG_TRUNC: u32 = 0x20;
export const MSG_DONTWAIT: u32 = 0x40;
export const MSG_EOR: u32 = 0x80;
export const MSG_WAITALL: u32 = 0x100;
export const MSG_NOSIGNAL: u32 = 0x4000;
export const MSG_MORE: u32 = 0x8000;
export const MSG_WAITFORONE: u32 = 0x10000;
export const MSG_CMSG_CLOEXEC: u32 = 0x40000000;

// <linux/capability.h>
export const CAP_CHOWN: i32 = 0;
export const CAP_DAC_OVERRIDE: i32 = 1;
export const CAP_DAC_READ_SEARCH: i32 = 2;
export const CAP_FOWNER: i32 = 3;
export const CAP_FSETID: i32 = 4;
export const CAP_KILL: i32 = 5;
export const CAP_SETGID: i32 = 6;
export const CAP_SETUID: i32 = 7;
export const CAP_SETPCAP: i32 = 8;
export const CAP_LINUX_IMMUTABLE: i32 = 9;
export const CAP_NET_BIND_SERVICE: i32 = 10;
export const CAP_NET_BROADCAST: i32 = 11;
export const CAP_NET_ADMIN: i32 = 12;
export const CAP_NET_RAW: i32 = 13;
export const CAP_IPC_LOCK: i32 = 14;
export const CAP_IPC_OWNER: i32 = 15;
export const CAP_SYS_MODULE: i32 = 16;
export const CAP_SYS_RAWIO: i32 = 17;
export const CAP_SYS_CHROOT: i32 = 18;
export const CAP_SYS_PTRACE: i32 = 19;
export const CAP_SYS_PACCT: i32 = 20;
export const CAP_SYS_ADMIN: i32 = 21;
export const CAP_SYS_BOOT: i32 = 22;
export const CAP_SYS_NICE: i32 = 23;
export const CAP_SYS_RESOURCE: i32 = 24;
export const CAP_SYS_TIME: i32 = 25;
export const CAP_SYS_TTY_CONFIG: i32 = 26;
export const CAP_MKNOD: i32 = 27;
export const CAP_LEASE: i32 = 28;
export const CAP_AUDIT_WRITE: i32 = 29;
export const CAP_AUDIT_CONTROL: i32 = 30;
export const CAP_SETFCAP: i32 = 31;
export const CAP_MAC_OVERRIDE: i32 = 32;
export const CAP_MAC_ADMIN: i32 = 33;
export const CAP_SYSLOG: i32 = 34;
export const CAP_WAKE_ALARM: i32 = 35;
export const CAP_BLOCK_SUSPEND: i32 = 36;
export const CAP_AUDIT_READ: i32 = 37;
export const CAP_PERFMON: i32 = 38;
export const CAP_BPF: i32 = 39;
export const CAP_CHECKPOINT_RESTORE: i32 = 40;
export const CAP_LAST_CAP: i32 = 40;

// <linux/capability.h>
export const _LINUX_CAPABILITY_VERSION_1: u32 = 0x19980330;
export const _LINUX_CAPABILITY_VERSION_2: u32 = 0x20071026;
export const _LINUX_CAPABILITY_VERSION_3: u32 = 0x20080522;

// <linux/capability.h>
export const VFS_CAP_FLAGS_EFFECTIVE: u32 = 0x1;
export const XATTR_CAPS_SZ_1: u32 = 0xc;
export const XATTR_CAPS_SZ_2: u32 = 0x14;
export const XATTR_CAPS_SZ_3: u32 = 0x18;
export const XATTR_CAPS_SZ: u32 = 0x18;
export const VFS_CAP_FLAGS_MASK: u32 = 0xffffff;
export const VFS_CAP_REVISION_1: u32 = 0x1000000;
export const VFS_CAP_REVISION_2: u32 = 0x2000000;
export const VFS_CAP_REVISION: u32 = 0x3000000;
export const VFS_CAP_REVISION_3: u32 = 0x3000000;
export const VFS_CAP_REVISION_MASK: u32 = 0xff000000;

// <linux/securebits.h>
export const SECBIT_NOROOT: u32 = 0x1;
export const SECBIT_NOROOT_LOCKED: u32 = 0x2;
export const SECBIT_NO_SETUID_FIXUP: u32 = 0x4;
export const SECBIT_NO_SETUID_FIXUP_LOCKED: u32 = 0x8;
export const SECBIT_KEEP_CAPS: u32 = 0x10;
export const SECBIT_KEEP_CAPS_LOCKED: u32 = 0x20;
export const SECBIT_NO_CAP_AMBIENT_RAISE: u32 = 0x40;
export const SECURE_ALL_BITS: u32 = 0x55;
export const SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED: u32 = 0x80;

// <linux/seccomp.h>
export const SECCOMP_RET_KILL: u32 = 0;
export const SECCOMP_MODE_DISABLED: u32 = 0;
export const SECCOMP_RET_KILL_THREAD: u32 = 0;
export const SECCOMP_SET_MODE_STRICT: u32 = 0;
export const SECCOMP_FILTER_FLAG_TSYNC: u32 = 0x1;
export const SECCOMP_SET_MODE_FILTER: u32 = 0x1;
export const SECCOMP_MODE_STRICT: u32 = 0x1;
export const SECCOMP_USER_NOTIF_FLAG_CONTINUE: u32 = 0x1;
export const SECCOMP_FILTER_FLAG_LOG: u32 = 0x2;
export const SECCOMP_MODE_FILTER: u32 = 0x2;
export const SECCOMP_GET_ACTION_AVAIL: u32 = 0x2;
export const SECCOMP_GET_NOTIF_SIZES: u32 = 0x3;
export const SECCOMP_FILTER_FLAG_SPEC_ALLOW: u32 = 0x4;
export const SECCOMP_FILTER_FLAG_NEW_LISTENER: u32 = 0x8;
export const SECCOMP_FILTER_FLAG_TSYNC_ESRCH: u32 = 0x10;
export const SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV: u32 = 0x20;
export const SECCOMP_RET_DATA: u32 = 0xffff;
export const SECCOMP_RET_TRAP: u32 = 0x30000;
export const SECCOMP_RET_ERRNO: u32 = 0x50000;
export const SECCOMP_RET_USER_NOTIF: u32 = 0x7fc00000;
export const SECCOMP_RET_TRACE: u32 = 0x7ff00000;
export const SECCOMP_RET_LOG: u32 = 0x7ffc0000;
export const SECCOMP_RET_ALLOW: u32 = 0x7fff0000;
export const SECCOMP_RET_ACTION: u32 = 0x7fff0000;
export const SECCOMP_RET_KILL_PROCESS: u32 = 0x80000000;
export const SECCOMP_RET_ACTION_FULL: u32 = 0xffff0000;
export const SECCOMP_IOCTL_NOTIF_RECV: u32 = 0xc0502100;
export const SECCOMP_IOCTL_NOTIF_SEND: u32 = 0xc0182101;
export const SECCOMP_IOCTL_NOTIF_ID_VALID: u32 = 0x40082102;
export const SECCOMP_IOCTL_NOTIF_ADDFD: u32 = 0x40182103;
export const SECCOMP_IOCTL_NOTIF_SET_FLAGS: u32 = 0x40082104;
export const SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP: u32 = 0x1;

// <linux/audit.h>
export const AUDIT_ARCH_I386: u32 = 0x40000003;
export const AUDIT_ARCH_X86_64: u32 = 0xc000003e;

// <linux/auxvec.h>
export const AT_NULL: u64 = 0;
export const AT_IGNORE: u64 = 1;
export const AT_EXECFD: u64 = 2;
export const AT_PHDR: u64 = 3;
export const AT_PHENT: u64 = 4;
export const AT_PHNUM: u64 = 5;
export const AT_PAGESZ: u64 = 6;
export const AT_BASE: u64 = 7;
export const AT_FLAGS: u64 = 8;
export const AT_ENTRY: u64 = 9;
export const AT_NOTELF: u64 = 10;
export const AT_UID: u64 = 11;
export const AT_EUID: u64 = 12;
export const AT_GID: u64 = 13;
export const AT_EGID: u64 = 14;
export const AT_PLATFORM: u64 = 15;
export const AT_HWCAP: u64 = 16;
export const AT_CLKTCK: u64 = 17;
export const AT_SECURE: u64 = 23;
export const AT_BASE_PLATFORM: u64 = 24;
export const AT_RANDOM: u64 = 25;
export const AT_HWCAP2: u64 = 26;
export const AT_EXECFN: u64 = 31;
export const AT_SYSINFO_EHDR: u64 = 33;
export const AT_MINSIGSTKSZ: u64 = 51;

// <linux/elf.h>
export const ET_NONE: u16 = 0;
export const ET_REL: u16 = 1;
export const ET_EXEC: u16 = 2;
export const ET_DYN: u16 = 3;
export const EM_386: u16 = 3;
export const ET_CORE: u16 = 4;
export const EM_X86_64: u16 = 62;
export const EM_AARCH64: u16 = 183;
export const EM_RISCV: u16 = 243;
export const PN_XNUM: u16 = 65535;

// <linux/elf.h>
export const STT_NOTYPE: u8 = 0;
export const STB_LOCAL: u8 = 0;
export const EV_CURRENT: u8 = 1;
export const ELFDATA2LSB: u8 = 1;
export const ELFCLASS32: u8 = 1;
export const STT_OBJECT: u8 = 1;
export const STB_GLOBAL: u8 = 1;
export const STB_WEAK: u8 = 2;
export const ELFDATA2MSB: u8 = 2;
export const STT_FUNC: u8 = 2;
export const ELFCLASS64: u8 = 2;
export const EI_CLASS: u8 = 4;
export const EI_DATA: u8 = 5;
export const STT_TLS: u8 = 6;
export const EI_VERSION: u8 = 6;
export const EI_OSABI: u8 = 7;

// <linux/elf.h>
export const PT_NULL: u32 = 0;
export const PT_LOAD: u32 = 0x1;
export const NT_PRSTATUS: u32 = 0x1;
export const PF_X: u32 = 0x1;
export const NT_PRFPREG: u32 = 0x2;
export const PT_DYNAMIC: u32 = 0x2;
export const PF_W: u32 = 0x2;
export const PT_INTERP: u32 = 0x3;
export const PF_R: u32 = 0x4;
export const PT_NOTE: u32 = 0x4;
export const PT_SHLIB: u32 = 0x5;
export const NT_GNU_PROPERTY_TYPE_0: u32 = 0x5;
export const PT_PHDR: u32 = 0x6;
export const PT_TLS: u32 = 0x7;
export const NT_X86_XSTATE: u32 = 0x202;
export const PT_GNU_EH_FRAME: u32 = 0x6474e550;
export const PT_GNU_STACK: u32 = 0x6474e551;
export const PT_GNU_RELRO: u32 = 0x6474e552;
export const PT_GNU_PROPERTY: u32 = 0x6474e553;

// <linux/elf.h>
export const DT_NULL: i64 = 0;
export const DT_NEEDED: i64 = 0x1;
export const DT_PLTRELSZ: i64 = 0x2;
export const DT_PLTGOT: i64 = 0x3;
export const DT_HASH: i64 = 0x4;
export const DT_STRTAB: i64 = 0x5;
export const DT_SYMTAB: i64 = 0x6;
export const DT_RELA: i64 = 0x7;
export const DT_RELASZ: i64 = 0x8;
export const DT_RELAENT: i64 = 0x9;
export const DT_STRSZ: i64 = 0xa;
export const DT_SYMENT: i64 = 0xb;
export const DT_INIT: i64 = 0xc;
export const DT_FINI: i64 = 0xd;
export const DT_SONAME: i64 = 0xe;
export const DT_RPATH: i64 = 0xf;
export const DT_SYMBOLIC: i64 = 0x10;
export const DT_REL: i64 = 0x11;
export const DT_RELSZ: i64 = 0x12;
export const DT_RELENT: i64 = 0x13;
export const DT_PLTREL: i64 = 0x14;
export const DT_DEBUG: i64 = 0x15;
export const DT_TEXTREL: i64 = 0x16;
export const DT_JMPREL: i64 = 0x17;
export const DT_ENCODING: i64 = 0x20;
export const DT_VERSYM: i64 = 0x6ffffff0;
export const DT_RELACOUNT: i64 = 0x6ffffff9;
export const DT_RELCOUNT: i64 = 0x6ffffffa;
export const DT_FLAGS_1: i64 = 0x6ffffffb;
export const DT_VERDEF: i64 = 0x6ffffffc;
export const DT_VERDEFNUM: i64 = 0x6ffffffd;
export const DT_VERNEED: i64 = 0x6ffffffe;
export const DT_VERNEEDNUM: i64 = 0x6fffffff;

// Generated from src/abi/structs.ts by `npm run generate`; do not edit.

/** struct __kernel_itimerspec, 32 bytes, <linux/time_types.h>. */
// @ts-ignore: decorator
@unmanaged
export class Itimerspec {
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;

  get it_interval(): Timespec {
    return changetype<Timespec>(changetype<usize>(this));
  }

  get it_value(): Timespec {
    return changetype<Timespec>(changetype<usize>(this) + 16);
  }
}

/** struct itimerval, 32 bytes, <linux/time.h>. */
// @ts-ignore: decorator
@unmanaged
export class Itimerval {
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;

  get it_interval(): Timeval {
    return changetype<Timeval>(changetype<usize>(this));
  }

  get it_value(): Timeval {
    return changetype<Timeval>(changetype<usize>(this) + 16);
  }
}

/** struct __kernel_timespec, 16 bytes, <linux/time_types.h>. */
// @ts-ignore: decorator
@unmanaged
export class Timespec {
  tv_sec: i64;
  tv_nsec: i64;
}

/** struct __kernel_old_timeval, 16 bytes, <linux/time_types.h>. */
// @ts-ignore: decorator
@unmanaged
export class Timeval {
  tv_sec: i64;
  tv_usec: i64;
}

/** struct timezone, 8 bytes, <linux/time.h>. */
// @ts-ignore: decorator
@unmanaged
export class Timezone {
  tz_minuteswest: i32;
  tz_dsttime: i32;
}

/** struct tms, 32 bytes, <linux/times.h>. */
// @ts-ignore: decorator
@unmanaged
export class Tms {
  tms_utime: i64;
  tms_stime: i64;
  tms_cutime: i64;
  tms_cstime: i64;
}

/** struct utimbuf, 16 bytes, <linux/utime.h>. */
// @ts-ignore: decorator
@unmanaged
export class Utimbuf {
  actime: i64;
  modtime: i64;
}

/** struct epoll_event, 12 bytes, <linux/eventpoll.h>. */
// @ts-ignore: decorator
@unmanaged
export class EpollEvent {
  events: u32;
  private __fill0: u32;
  private __fill1: u32;

  get data(): u64 {
    return load<u64>(changetype<usize>(this), 4);
  }

  set data(value: u64) {
    store<u64>(changetype<usize>(this), value, 4);
  }
}

/** struct file_attr, 24 bytes, <linux/fs.h>. */
// @ts-ignore: decorator
@unmanaged
export class FileAttr {
  fa_xflags: u64;
  fa_extsize: u32;
  fa_nextents: u32;
  fa_projid: u32;
  fa_cowextsize: u32;
}

/** struct flock, 32 bytes, <linux/fcntl.h>. */
// @ts-ignore: decorator
@unmanaged
export class Flock {
  l_type: i16;
  l_whence: i16;
  private __fill0: u32;
  l_start: i64;
  l_len: i64;
  l_pid: i32;
  private __fill1: u32;
}

/** struct iovec, 16 bytes, <linux/uio.h>. */
// @ts-ignore: decorator
@unmanaged
export class Iovec {
  iov_base: usize;
  iov_len: usize;
}

/** __kernel_fsid_t, 8 bytes, <linux/types.h>. */
// @ts-ignore: decorator
@unmanaged
export class KernelFsid {
  private __fill0: u64;

  /** Address of 2 × i32, 8 bytes. */
  get val(): usize {
    return changetype<usize>(this);
  }
}

/** struct dirent64, 24 bytes, <dirent.h>. */
// @ts-ignore: decorator
@unmanaged
export class LinuxDirent64 {
  d_ino: u64;
  d_off: i64;
  d_reclen: u16;
  d_type: u8;
  private __fill0: u8;
  private __fill1: u32;

  /** Address of 5 × u8, 5 bytes. */
  get d_name(): usize {
    return changetype<usize>(this) + 19;
  }
}

/** struct mount_attr, 32 bytes, <linux/mount.h>. */
// @ts-ignore: decorator
@unmanaged
export class MountAttr {
  attr_set: u64;
  attr_clr: u64;
  propagation: u64;
  userns_fd: u64;
}

/** struct open_how, 24 bytes, <linux/openat2.h>. */
// @ts-ignore: decorator
@unmanaged
export class OpenHow {
  flags: u64;
  mode: u64;
  resolve: u64;
}

/** struct pollfd, 8 bytes, <linux/poll.h>. */
// @ts-ignore: decorator
@unmanaged
export class Pollfd {
  fd: i32;
  events: i16;
  revents: i16;
}

/** struct stat, 144 bytes, <asm/stat.h>. */
// @ts-ignore: decorator
@unmanaged
export class Stat {
  st_dev: u64;
  st_ino: u64;
  st_nlink: u64;
  st_mode: u32;
  st_uid: u32;
  st_gid: u32;
  __pad0: u32;
  st_rdev: u64;
  st_size: i64;
  st_blksize: i64;
  st_blocks: i64;
  st_atime: u64;
  st_atime_nsec: u64;
  st_mtime: u64;
  st_mtime_nsec: u64;
  st_ctime: u64;
  st_ctime_nsec: u64;
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
}

/** struct statfs, 120 bytes, <asm/statfs.h>. */
// @ts-ignore: decorator
@unmanaged
export class Statfs {
  f_type: i64;
  f_bsize: i64;
  f_blocks: i64;
  f_bfree: i64;
  f_bavail: i64;
  f_files: i64;
  f_ffree: i64;
  private __fill0: u64;
  f_namelen: i64;
  f_frsize: i64;
  f_flags: i64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;
  private __fill4: u64;

  get f_fsid(): KernelFsid {
    return changetype<KernelFsid>(changetype<usize>(this) + 56);
  }

  /** Address of 4 × i64, 32 bytes. */
  get f_spare(): usize {
    return changetype<usize>(this) + 88;
  }
}

/** struct statx, 256 bytes, <linux/stat.h>. */
// @ts-ignore: decorator
@unmanaged
export class Statx {
  stx_mask: u32;
  stx_blksize: u32;
  stx_attributes: u64;
  stx_nlink: u32;
  stx_uid: u32;
  stx_gid: u32;
  stx_mode: u16;
  __spare0: u16;
  stx_ino: u64;
  stx_size: u64;
  stx_blocks: u64;
  stx_attributes_mask: u64;
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;
  private __fill4: u64;
  private __fill5: u64;
  private __fill6: u64;
  private __fill7: u64;
  stx_rdev_major: u32;
  stx_rdev_minor: u32;
  stx_dev_major: u32;
  stx_dev_minor: u32;
  stx_mnt_id: u64;
  stx_dio_mem_align: u32;
  stx_dio_offset_align: u32;
  private __fill8: u64;
  private __fill9: u64;
  private __fill10: u64;
  private __fill11: u64;
  private __fill12: u64;
  private __fill13: u64;
  private __fill14: u64;
  private __fill15: u64;
  private __fill16: u64;
  private __fill17: u64;
  private __fill18: u64;
  private __fill19: u64;

  get stx_atime(): StatxTimestamp {
    return changetype<StatxTimestamp>(changetype<usize>(this) + 64);
  }

  get stx_btime(): StatxTimestamp {
    return changetype<StatxTimestamp>(changetype<usize>(this) + 80);
  }

  get stx_ctime(): StatxTimestamp {
    return changetype<StatxTimestamp>(changetype<usize>(this) + 96);
  }

  get stx_mtime(): StatxTimestamp {
    return changetype<StatxTimestamp>(changetype<usize>(this) + 112);
  }
}

/** struct statx_timestamp, 16 bytes, <linux/stat.h>. */
// @ts-ignore: decorator
@unmanaged
export class StatxTimestamp {
  tv_sec: i64;
  tv_nsec: u32;
  __reserved: i32;
}

/** struct xattr_args, 16 bytes, <linux/xattr.h>. */
// @ts-ignore: decorator
@unmanaged
export class XattrArgs {
  value: u64;
  size: u32;
  flags: u32;
}

/** struct clone_args, 88 bytes, <linux/sched.h>. */
// @ts-ignore: decorator
@unmanaged
export class CloneArgs {
  flags: u64;
  pidfd: u64;
  child_tid: u64;
  parent_tid: u64;
  exit_signal: u64;
  stack: u64;
  stack_size: u64;
  tls: u64;
  set_tid: u64;
  set_tid_size: u64;
  cgroup: u64;
}

/** struct futex_waitv, 24 bytes, <linux/futex.h>. */
// @ts-ignore: decorator
@unmanaged
export class FutexWaitv {
  val: u64;
  uaddr: u64;
  flags: u32;
  __reserved: u32;
}

/** struct prctl_mm_map, 104 bytes, <linux/prctl.h>. */
// @ts-ignore: decorator
@unmanaged
export class PrctlMmMap {
  start_code: u64;
  end_code: u64;
  start_data: u64;
  end_data: u64;
  start_brk: u64;
  brk: u64;
  start_stack: u64;
  arg_start: u64;
  arg_end: u64;
  env_start: u64;
  env_end: u64;
  auxv: usize;
  auxv_size: u32;
  exe_fd: u32;
}

/** struct rlimit, 16 bytes, <linux/resource.h>. */
// @ts-ignore: decorator
@unmanaged
export class Rlimit {
  rlim_cur: u64;
  rlim_max: u64;
}

/** struct robust_list_head, 24 bytes, <linux/futex.h>. */
// @ts-ignore: decorator
@unmanaged
export class RobustListHead {
  list: usize;
  futex_offset: i64;
  list_op_pending: usize;
}

/** struct rseq, 32 bytes, <linux/rseq.h>. */
// @ts-ignore: decorator
@unmanaged
export class Rseq {
  cpu_id_start: u32;
  cpu_id: u32;
  rseq_cs: u64;
  flags: u32;
  private __fill0: u32;
  private __fill1: u64;
}

/** struct rusage, 144 bytes, <linux/resource.h>. */
// @ts-ignore: decorator
@unmanaged
export class Rusage {
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;
  ru_maxrss: i64;
  ru_ixrss: i64;
  ru_idrss: i64;
  ru_isrss: i64;
  ru_minflt: i64;
  ru_majflt: i64;
  ru_nswap: i64;
  ru_inblock: i64;
  ru_oublock: i64;
  ru_msgsnd: i64;
  ru_msgrcv: i64;
  ru_nsignals: i64;
  ru_nvcsw: i64;
  ru_nivcsw: i64;

  get ru_utime(): Timeval {
    return changetype<Timeval>(changetype<usize>(this));
  }

  get ru_stime(): Timeval {
    return changetype<Timeval>(changetype<usize>(this) + 16);
  }
}

/** struct sched_attr, 56 bytes, <linux/sched/types.h>. */
// @ts-ignore: decorator
@unmanaged
export class SchedAttr {
  size: u32;
  sched_policy: u32;
  sched_flags: u64;
  sched_nice: i32;
  sched_priority: u32;
  sched_runtime: u64;
  sched_deadline: u64;
  sched_period: u64;
  sched_util_min: u32;
  sched_util_max: u32;
}

/** struct sched_param, 4 bytes, <sched.h>. */
// @ts-ignore: decorator
@unmanaged
export class SchedParam {
  sched_priority: i32;
}

/** struct seccomp_data, 64 bytes, <linux/seccomp.h>. */
// @ts-ignore: decorator
@unmanaged
export class SeccompData {
  nr: i32;
  arch: u32;
  instruction_pointer: u64;
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;
  private __fill4: u64;
  private __fill5: u64;

  /** Address of 6 × u64, 48 bytes. */
  get args(): usize {
    return changetype<usize>(this) + 16;
  }
}

/** struct seccomp_notif, 80 bytes, <linux/seccomp.h>. */
// @ts-ignore: decorator
@unmanaged
export class SeccompNotif {
  id: u64;
  pid: u32;
  flags: u32;
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;
  private __fill4: u64;
  private __fill5: u64;
  private __fill6: u64;
  private __fill7: u64;

  get data(): SeccompData {
    return changetype<SeccompData>(changetype<usize>(this) + 16);
  }
}

/** struct seccomp_notif_resp, 24 bytes, <linux/seccomp.h>. */
// @ts-ignore: decorator
@unmanaged
export class SeccompNotifResp {
  id: u64;
  val: i64;
  error: i32;
  flags: u32;
}

/** struct seccomp_notif_sizes, 6 bytes, <linux/seccomp.h>. */
// @ts-ignore: decorator
@unmanaged
export class SeccompNotifSizes {
  seccomp_notif: u16;
  seccomp_notif_resp: u16;
  seccomp_data: u16;
}

/** struct sock_filter, 8 bytes, <linux/filter.h>. */
// @ts-ignore: decorator
@unmanaged
export class SockFilter {
  code: u16;
  jt: u8;
  jf: u8;
  k: u32;
}

/** struct sock_fprog, 16 bytes, <linux/filter.h>. */
// @ts-ignore: decorator
@unmanaged
export class SockFprog {
  len: u16;
  private __fill0: u16;
  private __fill1: u32;
  filter: usize;
}

/** struct sysinfo, 112 bytes, <linux/sysinfo.h>. */
// @ts-ignore: decorator
@unmanaged
export class Sysinfo {
  uptime: i64;
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  totalram: u64;
  freeram: u64;
  sharedram: u64;
  bufferram: u64;
  totalswap: u64;
  freeswap: u64;
  procs: u16;
  pad: u16;
  private __fill3: u32;
  totalhigh: u64;
  freehigh: u64;
  mem_unit: u32;
  private __fill4: u32;

  /** Address of 3 × u64, 24 bytes. */
  get loads(): usize {
    return changetype<usize>(this) + 8;
  }
}

/** struct __user_cap_data_struct, 12 bytes, <linux/capability.h>. */
// @ts-ignore: decorator
@unmanaged
export class UserCapData {
  effective: u32;
  permitted: u32;
  inheritable: u32;
}

/** struct __user_cap_header_struct, 8 bytes, <linux/capability.h>. */
// @ts-ignore: decorator
@unmanaged
export class UserCapHeader {
  version: u32;
  pid: i32;
}

/** struct user_regs_struct, 216 bytes, <sys/user.h>. */
// @ts-ignore: decorator
@unmanaged
export class UserRegsStruct {
  r15: u64;
  r14: u64;
  r13: u64;
  r12: u64;
  rbp: u64;
  rbx: u64;
  r11: u64;
  r10: u64;
  r9: u64;
  r8: u64;
  rax: u64;
  rcx: u64;
  rdx: u64;
  rsi: u64;
  rdi: u64;
  orig_rax: u64;
  rip: u64;
  cs: u64;
  eflags: u64;
  rsp: u64;
  ss: u64;
  fs_base: u64;
  gs_base: u64;
  ds: u64;
  es: u64;
  fs: u64;
  gs: u64;
}

/** struct new_utsname, 390 bytes, <linux/utsname.h>. */
// @ts-ignore: decorator
@unmanaged
export class Utsname {
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;
  private __fill4: u64;
  private __fill5: u64;
  private __fill6: u64;
  private __fill7: u64;
  private __fill8: u64;
  private __fill9: u64;
  private __fill10: u64;
  private __fill11: u64;
  private __fill12: u64;
  private __fill13: u64;
  private __fill14: u64;
  private __fill15: u64;
  private __fill16: u64;
  private __fill17: u64;
  private __fill18: u64;
  private __fill19: u64;
  private __fill20: u64;
  private __fill21: u64;
  private __fill22: u64;
  private __fill23: u64;
  private __fill24: u64;
  private __fill25: u64;
  private __fill26: u64;
  private __fill27: u64;
  private __fill28: u64;
  private __fill29: u64;
  private __fill30: u64;
  private __fill31: u64;
  private __fill32: u64;
  private __fill33: u64;
  private __fill34: u64;
  private __fill35: u64;
  private __fill36: u64;
  private __fill37: u64;
  private __fill38: u64;
  private __fill39: u64;
  private __fill40: u64;
  private __fill41: u64;
  private __fill42: u64;
  private __fill43: u64;
  private __fill44: u64;
  private __fill45: u64;
  private __fill46: u64;
  private __fill47: u64;
  private __fill48: u32;
  private __fill49: u16;

  /** Address of 65 × u8, 65 bytes. */
  get sysname(): usize {
    return changetype<usize>(this);
  }

  /** Address of 65 × u8, 65 bytes. */
  get nodename(): usize {
    return changetype<usize>(this) + 65;
  }

  /** Address of 65 × u8, 65 bytes. */
  get release(): usize {
    return changetype<usize>(this) + 130;
  }

  /** Address of 65 × u8, 65 bytes. */
  get version(): usize {
    return changetype<usize>(this) + 195;
  }

  /** Address of 65 × u8, 65 bytes. */
  get machine(): usize {
    return changetype<usize>(this) + 260;
  }

  /** Address of 65 × u8, 65 bytes. */
  get domainname(): usize {
    return changetype<usize>(this) + 325;
  }
}

/** struct sigaction, 32 bytes, <asm/signal.h>. */
// @ts-ignore: decorator
@unmanaged
export class Sigaction {
  sa_handler: usize;
  sa_flags: u64;
  sa_restorer: usize;
  sa_mask: u64;
}

/** stack_t, 24 bytes, <asm/signal.h>. */
// @ts-ignore: decorator
@unmanaged
export class Sigaltstack {
  ss_sp: usize;
  ss_flags: i32;
  private __fill0: u32;
  ss_size: usize;
}

/** struct sigcontext, 256 bytes, <asm/sigcontext.h>. */
// @ts-ignore: decorator
@unmanaged
export class Sigcontext {
  r8: u64;
  r9: u64;
  r10: u64;
  r11: u64;
  r12: u64;
  r13: u64;
  r14: u64;
  r15: u64;
  rdi: u64;
  rsi: u64;
  rbp: u64;
  rbx: u64;
  rdx: u64;
  rax: u64;
  rcx: u64;
  rsp: u64;
  rip: u64;
  eflags: u64;
  cs: u16;
  gs: u16;
  fs: u16;
  ss: u16;
  err: u64;
  trapno: u64;
  oldmask: u64;
  cr2: u64;
  fpstate: usize;
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;
  private __fill4: u64;
  private __fill5: u64;
  private __fill6: u64;
  private __fill7: u64;

  /** Address of 8 × u64, 64 bytes. */
  get reserved1(): usize {
    return changetype<usize>(this) + 192;
  }
}

/** struct sigevent, 64 bytes, <asm/siginfo.h>. */
// @ts-ignore: decorator
@unmanaged
export class Sigevent {
  sigev_value: u64;
  sigev_signo: i32;
  sigev_notify: i32;
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;
  private __fill4: u64;
  private __fill5: u64;

  get sigev_notify_thread_id(): i32 {
    return load<i32>(changetype<usize>(this), 16);
  }

  set sigev_notify_thread_id(value: i32) {
    store<i32>(changetype<usize>(this), value, 16);
  }

  get sigev_notify_function(): usize {
    return load<usize>(changetype<usize>(this), 16);
  }

  set sigev_notify_function(value: usize) {
    store<usize>(changetype<usize>(this), value, 16);
  }

  get sigev_notify_attributes(): usize {
    return load<usize>(changetype<usize>(this), 24);
  }

  set sigev_notify_attributes(value: usize) {
    store<usize>(changetype<usize>(this), value, 24);
  }
}

/** siginfo_t, 128 bytes, <asm/siginfo.h>. */
// @ts-ignore: decorator
@unmanaged
export class Siginfo {
  si_signo: i32;
  si_errno: i32;
  si_code: i32;
  private __fill0: u32;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;
  private __fill4: u64;
  private __fill5: u64;
  private __fill6: u64;
  private __fill7: u64;
  private __fill8: u64;
  private __fill9: u64;
  private __fill10: u64;
  private __fill11: u64;
  private __fill12: u64;
  private __fill13: u64;
  private __fill14: u64;

  get si_pid(): i32 {
    return load<i32>(changetype<usize>(this), 16);
  }

  set si_pid(value: i32) {
    store<i32>(changetype<usize>(this), value, 16);
  }

  get si_uid(): u32 {
    return load<u32>(changetype<usize>(this), 20);
  }

  set si_uid(value: u32) {
    store<u32>(changetype<usize>(this), value, 20);
  }

  get si_tid(): i32 {
    return load<i32>(changetype<usize>(this), 16);
  }

  set si_tid(value: i32) {
    store<i32>(changetype<usize>(this), value, 16);
  }

  get si_overrun(): i32 {
    return load<i32>(changetype<usize>(this), 20);
  }

  set si_overrun(value: i32) {
    store<i32>(changetype<usize>(this), value, 20);
  }

  get si_value(): u64 {
    return load<u64>(changetype<usize>(this), 24);
  }

  set si_value(value: u64) {
    store<u64>(changetype<usize>(this), value, 24);
  }

  get si_sys_private(): i32 {
    return load<i32>(changetype<usize>(this), 32);
  }

  set si_sys_private(value: i32) {
    store<i32>(changetype<usize>(this), value, 32);
  }

  get si_status(): i32 {
    return load<i32>(changetype<usize>(this), 24);
  }

  set si_status(value: i32) {
    store<i32>(changetype<usize>(this), value, 24);
  }

  get si_utime(): i64 {
    return load<i64>(changetype<usize>(this), 32);
  }

  set si_utime(value: i64) {
    store<i64>(changetype<usize>(this), value, 32);
  }

  get si_stime(): i64 {
    return load<i64>(changetype<usize>(this), 40);
  }

  set si_stime(value: i64) {
    store<i64>(changetype<usize>(this), value, 40);
  }

  get si_addr(): usize {
    return load<usize>(changetype<usize>(this), 16);
  }

  set si_addr(value: usize) {
    store<usize>(changetype<usize>(this), value, 16);
  }

  get si_addr_lsb(): i16 {
    return load<i16>(changetype<usize>(this), 24);
  }

  set si_addr_lsb(value: i16) {
    store<i16>(changetype<usize>(this), value, 24);
  }

  get si_trapno(): i32 {
    return load<i32>(changetype<usize>(this), 24);
  }

  set si_trapno(value: i32) {
    store<i32>(changetype<usize>(this), value, 24);
  }

  get si_lower(): usize {
    return load<usize>(changetype<usize>(this), 32);
  }

  set si_lower(value: usize) {
    store<usize>(changetype<usize>(this), value, 32);
  }

  get si_upper(): usize {
    return load<usize>(changetype<usize>(this), 40);
  }

  set si_upper(value: usize) {
    store<usize>(changetype<usize>(this), value, 40);
  }

  get si_pkey(): u32 {
    return load<u32>(changetype<usize>(this), 32);
  }

  set si_pkey(value: u32) {
    store<u32>(changetype<usize>(this), value, 32);
  }

  get si_band(): i64 {
    return load<i64>(changetype<usize>(this), 16);
  }

  set si_band(value: i64) {
    store<i64>(changetype<usize>(this), value, 16);
  }

  get si_fd(): i32 {
    return load<i32>(changetype<usize>(this), 24);
  }

  set si_fd(value: i32) {
    store<i32>(changetype<usize>(this), value, 24);
  }

  get si_call_addr(): usize {
    return load<usize>(changetype<usize>(this), 16);
  }

  set si_call_addr(value: usize) {
    store<usize>(changetype<usize>(this), value, 16);
  }

  get si_syscall(): i32 {
    return load<i32>(changetype<usize>(this), 24);
  }

  set si_syscall(value: i32) {
    store<i32>(changetype<usize>(this), value, 24);
  }

  get si_arch(): u32 {
    return load<u32>(changetype<usize>(this), 28);
  }

  set si_arch(value: u32) {
    store<u32>(changetype<usize>(this), value, 28);
  }
}

/** struct ucontext, 304 bytes, <asm/ucontext.h>. */
// @ts-ignore: decorator
@unmanaged
export class Ucontext {
  uc_flags: u64;
  uc_link: usize;
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;
  private __fill4: u64;
  private __fill5: u64;
  private __fill6: u64;
  private __fill7: u64;
  private __fill8: u64;
  private __fill9: u64;
  private __fill10: u64;
  private __fill11: u64;
  private __fill12: u64;
  private __fill13: u64;
  private __fill14: u64;
  private __fill15: u64;
  private __fill16: u64;
  private __fill17: u64;
  private __fill18: u64;
  private __fill19: u64;
  private __fill20: u64;
  private __fill21: u64;
  private __fill22: u64;
  private __fill23: u64;
  private __fill24: u64;
  private __fill25: u64;
  private __fill26: u64;
  private __fill27: u64;
  private __fill28: u64;
  private __fill29: u64;
  private __fill30: u64;
  private __fill31: u64;
  private __fill32: u64;
  private __fill33: u64;
  private __fill34: u64;
  uc_sigmask: u64;

  get uc_stack(): Sigaltstack {
    return changetype<Sigaltstack>(changetype<usize>(this) + 16);
  }

  get uc_mcontext(): Sigcontext {
    return changetype<Sigcontext>(changetype<usize>(this) + 40);
  }
}

/** struct cmsghdr, 16 bytes, <sys/socket.h>. */
// @ts-ignore: decorator
@unmanaged
export class Cmsghdr {
  cmsg_len: usize;
  cmsg_level: i32;
  cmsg_type: i32;
}

/** struct mmsghdr, 64 bytes, <sys/socket.h>. */
// @ts-ignore: decorator
@unmanaged
export class Mmsghdr {
  private __fill0: u64;
  private __fill1: u64;
  private __fill2: u64;
  private __fill3: u64;
  private __fill4: u64;
  private __fill5: u64;
  private __fill6: u64;
  msg_len: u32;
  private __fill7: u32;

  get msg_hdr(): Msghdr {
    return changetype<Msghdr>(changetype<usize>(this));
  }
}

/** struct msghdr, 56 bytes, <sys/socket.h>. */
// @ts-ignore: decorator
@unmanaged
export class Msghdr {
  msg_name: usize;
  msg_namelen: i32;
  private __fill0: u32;
  msg_iov: usize;
  msg_iovlen: usize;
  msg_control: usize;
  msg_controllen: usize;
  msg_flags: u32;
  private __fill1: u32;
}

/** struct sockaddr, 16 bytes, <sys/socket.h>. */
// @ts-ignore: decorator
@unmanaged
export class Sockaddr {
  sa_family: u16;
  private __fill0: u16;
  private __fill1: u32;
  private __fill2: u64;

  /** Address of 14 × u8, 14 bytes. */
  get sa_data(): usize {
    return changetype<usize>(this) + 2;
  }
}

/** struct sockaddr_un, 110 bytes, <linux/un.h>. */
// @ts-ignore: decorator
@unmanaged
export class SockaddrUn {
  sun_family: u16;
  private __fill0: u16;
  private __fill1: u32;
  private __fill2: u64;
  private __fill3: u64;
  private __fill4: u64;
  private __fill5: u64;
  private __fill6: u64;
  private __fill7: u64;
  private __fill8: u64;
  private __fill9: u64;
  private __fill10: u64;
  private __fill11: u64;
  private __fill12: u64;
  private __fill13: u64;
  private __fill14: u32;
  private __fill15: u16;

  /** Address of 108 × u8, 108 bytes. */
  get sun_path(): usize {
    return changetype<usize>(this) + 2;
  }
}

/** struct ucred, 12 bytes, <sys/socket.h>. */
// @ts-ignore: decorator
@unmanaged
export class Ucred {
  pid: i32;
  uid: u32;
  gid: u32;
}

/** Elf64_Dyn, 16 bytes, <linux/elf.h>. */
// @ts-ignore: decorator
@unmanaged
export class Elf64Dyn {
  d_tag: i64;
  d_val: u64;
}

/** Elf64_Ehdr, 64 bytes, <linux/elf.h>. */
// @ts-ignore: decorator
@unmanaged
export class Elf64Ehdr {
  private __fill0: u64;
  private __fill1: u64;
  e_type: u16;
  e_machine: u16;
  e_version: u32;
  e_entry: u64;
  e_phoff: u64;
  e_shoff: u64;
  e_flags: u32;
  e_ehsize: u16;
  e_phentsize: u16;
  e_phnum: u16;
  e_shentsize: u16;
  e_shnum: u16;
  e_shstrndx: u16;

  /** Address of 16 × u8, 16 bytes. */
  get e_ident(): usize {
    return changetype<usize>(this);
  }
}

/** Elf64_Nhdr, 12 bytes, <linux/elf.h>. */
// @ts-ignore: decorator
@unmanaged
export class Elf64Nhdr {
  n_namesz: u32;
  n_descsz: u32;
  n_type: u32;
}

/** Elf64_Phdr, 56 bytes, <linux/elf.h>. */
// @ts-ignore: decorator
@unmanaged
export class Elf64Phdr {
  p_type: u32;
  p_flags: u32;
  p_offset: u64;
  p_vaddr: u64;
  p_paddr: u64;
  p_filesz: u64;
  p_memsz: u64;
  p_align: u64;
}

/** Elf64_Shdr, 64 bytes, <linux/elf.h>. */
// @ts-ignore: decorator
@unmanaged
export class Elf64Shdr {
  sh_name: u32;
  sh_type: u32;
  sh_flags: u64;
  sh_addr: u64;
  sh_offset: u64;
  sh_size: u64;
  sh_link: u32;
  sh_info: u32;
  sh_addralign: u64;
  sh_entsize: u64;
}

/** Elf64_Sym, 24 bytes, <linux/elf.h>. */
// @ts-ignore: decorator
@unmanaged
export class Elf64Sym {
  st_name: u32;
  st_info: u8;
  st_other: u8;
  st_shndx: u16;
  st_value: u64;
  st_size: u64;
}

// Generated from src/abi/structs.ts by `npm run generate`; do not edit.

#include <stddef.h>
#include <linux/version.h>
#include <linux/types.h>
#include <asm/signal.h>
#include <asm/sigcontext.h>
#include <linux/time_types.h>
#include <linux/time.h>
#include <linux/times.h>
#include <linux/utime.h>
#include <linux/eventpoll.h>
#include <linux/fs.h>
#include <linux/fcntl.h>
#include <linux/uio.h>
#include <linux/mount.h>
#include <linux/openat2.h>
#include <linux/poll.h>
#include <asm/stat.h>
#include <asm/statfs.h>
#include <linux/stat.h>
#include <linux/xattr.h>
#include <linux/sched.h>
#include <linux/futex.h>
#include <linux/prctl.h>
#include <linux/resource.h>
#include <linux/rseq.h>
#include <linux/sched/types.h>
#include <linux/seccomp.h>
#include <linux/filter.h>
#include <linux/sysinfo.h>
#include <linux/capability.h>
#include <linux/utsname.h>
#include <asm/siginfo.h>
#include <asm/ucontext.h>
#include <linux/un.h>
#include <linux/elf.h>

_Static_assert(sizeof(struct __kernel_itimerspec) == 32, "Itimerspec");
_Static_assert(offsetof(struct __kernel_itimerspec, it_interval) == 0, "Itimerspec.it_interval");
_Static_assert(offsetof(struct __kernel_itimerspec, it_value) == 16, "Itimerspec.it_value");

_Static_assert(sizeof(struct itimerval) == 32, "Itimerval");
_Static_assert(offsetof(struct itimerval, it_interval) == 0, "Itimerval.it_interval");
_Static_assert(offsetof(struct itimerval, it_value) == 16, "Itimerval.it_value");

_Static_assert(sizeof(struct __kernel_timespec) == 16, "Timespec");
_Static_assert(offsetof(struct __kernel_timespec, tv_sec) == 0, "Timespec.tv_sec");
_Static_assert(offsetof(struct __kernel_timespec, tv_nsec) == 8, "Timespec.tv_nsec");

_Static_assert(sizeof(struct __kernel_old_timeval) == 16, "Timeval");
_Static_assert(offsetof(struct __kernel_old_timeval, tv_sec) == 0, "Timeval.tv_sec");
_Static_assert(offsetof(struct __kernel_old_timeval, tv_usec) == 8, "Timeval.tv_usec");

_Static_assert(sizeof(struct timezone) == 8, "Timezone");
_Static_assert(offsetof(struct timezone, tz_minuteswest) == 0, "Timezone.tz_minuteswest");
_Static_assert(offsetof(struct timezone, tz_dsttime) == 4, "Timezone.tz_dsttime");

_Static_assert(sizeof(struct tms) == 32, "Tms");
_Static_assert(offsetof(struct tms, tms_utime) == 0, "Tms.tms_utime");
_Static_assert(offsetof(struct tms, tms_stime) == 8, "Tms.tms_stime");
_Static_assert(offsetof(struct tms, tms_cutime) == 16, "Tms.tms_cutime");
_Static_assert(offsetof(struct tms, tms_cstime) == 24, "Tms.tms_cstime");

_Static_assert(sizeof(struct utimbuf) == 16, "Utimbuf");
_Static_assert(offsetof(struct utimbuf, actime) == 0, "Utimbuf.actime");
_Static_assert(offsetof(struct utimbuf, modtime) == 8, "Utimbuf.modtime");

_Static_assert(sizeof(struct epoll_event) == 12, "EpollEvent");
_Static_assert(offsetof(struct epoll_event, events) == 0, "EpollEvent.events");
_Static_assert(offsetof(struct epoll_event, data) == 4, "EpollEvent.data");

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 17, 0)
_Static_assert(sizeof(struct file_attr) == 24, "FileAttr");
_Static_assert(offsetof(struct file_attr, fa_xflags) == 0, "FileAttr.fa_xflags");
_Static_assert(offsetof(struct file_attr, fa_extsize) == 8, "FileAttr.fa_extsize");
_Static_assert(offsetof(struct file_attr, fa_nextents) == 12, "FileAttr.fa_nextents");
_Static_assert(offsetof(struct file_attr, fa_projid) == 16, "FileAttr.fa_projid");
_Static_assert(offsetof(struct file_attr, fa_cowextsize) == 20, "FileAttr.fa_cowextsize");
#endif

_Static_assert(sizeof(struct flock) == 32, "Flock");
_Static_assert(offsetof(struct flock, l_type) == 0, "Flock.l_type");
_Static_assert(offsetof(struct flock, l_whence) == 2, "Flock.l_whence");
_Static_assert(offsetof(struct flock, l_start) == 8, "Flock.l_start");
_Static_assert(offsetof(struct flock, l_len) == 16, "Flock.l_len");
_Static_assert(offsetof(struct flock, l_pid) == 24, "Flock.l_pid");

_Static_assert(sizeof(struct iovec) == 16, "Iovec");
_Static_assert(offsetof(struct iovec, iov_base) == 0, "Iovec.iov_base");
_Static_assert(offsetof(struct iovec, iov_len) == 8, "Iovec.iov_len");

_Static_assert(sizeof(__kernel_fsid_t) == 8, "KernelFsid");
_Static_assert(offsetof(__kernel_fsid_t, val) == 0, "KernelFsid.val");

_Static_assert(sizeof(struct mount_attr) == 32, "MountAttr");
_Static_assert(offsetof(struct mount_attr, attr_set) == 0, "MountAttr.attr_set");
_Static_assert(offsetof(struct mount_attr, attr_clr) == 8, "MountAttr.attr_clr");
_Static_assert(offsetof(struct mount_attr, propagation) == 16, "MountAttr.propagation");
_Static_assert(offsetof(struct mount_attr, userns_fd) == 24, "MountAttr.userns_fd");

_Static_assert(sizeof(struct open_how) == 24, "OpenHow");
_Static_assert(offsetof(struct open_how, flags) == 0, "OpenHow.flags");
_Static_assert(offsetof(struct open_how, mode) == 8, "OpenHow.mode");
_Static_assert(offsetof(struct open_how, resolve) == 16, "OpenHow.resolve");

_Static_assert(sizeof(struct pollfd) == 8, "Pollfd");
_Static_assert(offsetof(struct pollfd, fd) == 0, "Pollfd.fd");
_Static_assert(offsetof(struct pollfd, events) == 4, "Pollfd.events");
_Static_assert(offsetof(struct pollfd, revents) == 6, "Pollfd.revents");

_Static_assert(sizeof(struct stat) == 144, "Stat");
_Static_assert(offsetof(struct stat, st_dev) == 0, "Stat.st_dev");
_Static_assert(offsetof(struct stat, st_ino) == 8, "Stat.st_ino");
_Static_assert(offsetof(struct stat, st_nlink) == 16, "Stat.st_nlink");
_Static_assert(offsetof(struct stat, st_mode) == 24, "Stat.st_mode");
_Static_assert(offsetof(struct stat, st_uid) == 28, "Stat.st_uid");
_Static_assert(offsetof(struct stat, st_gid) == 32, "Stat.st_gid");
_Static_assert(offsetof(struct stat, __pad0) == 36, "Stat.__pad0");
_Static_assert(offsetof(struct stat, st_rdev) == 40, "Stat.st_rdev");
_Static_assert(offsetof(struct stat, st_size) == 48, "Stat.st_size");
_Static_assert(offsetof(struct stat, st_blksize) == 56, "Stat.st_blksize");
_Static_assert(offsetof(struct stat, st_blocks) == 64, "Stat.st_blocks");
_Static_assert(offsetof(struct stat, st_atime) == 72, "Stat.st_atime");
_Static_assert(offsetof(struct stat, st_atime_nsec) == 80, "Stat.st_atime_nsec");
_Static_assert(offsetof(struct stat, st_mtime) == 88, "Stat.st_mtime");
_Static_assert(offsetof(struct stat, st_mtime_nsec) == 96, "Stat.st_mtime_nsec");
_Static_assert(offsetof(struct stat, st_ctime) == 104, "Stat.st_ctime");
_Static_assert(offsetof(struct stat, st_ctime_nsec) == 112, "Stat.st_ctime_nsec");
_Static_assert(offsetof(struct stat, __unused) == 120, "Stat.__unused");

_Static_assert(sizeof(struct statfs) == 120, "Statfs");
_Static_assert(offsetof(struct statfs, f_type) == 0, "Statfs.f_type");
_Static_assert(offsetof(struct statfs, f_bsize) == 8, "Statfs.f_bsize");
_Static_assert(offsetof(struct statfs, f_blocks) == 16, "Statfs.f_blocks");
_Static_assert(offsetof(struct statfs, f_bfree) == 24, "Statfs.f_bfree");
_Static_assert(offsetof(struct statfs, f_bavail) == 32, "Statfs.f_bavail");
_Static_assert(offsetof(struct statfs, f_files) == 40, "Statfs.f_files");
_Static_assert(offsetof(struct statfs, f_ffree) == 48, "Statfs.f_ffree");
_Static_assert(offsetof(struct statfs, f_fsid) == 56, "Statfs.f_fsid");
_Static_assert(offsetof(struct statfs, f_namelen) == 64, "Statfs.f_namelen");
_Static_assert(offsetof(struct statfs, f_frsize) == 72, "Statfs.f_frsize");
_Static_assert(offsetof(struct statfs, f_flags) == 80, "Statfs.f_flags");
_Static_assert(offsetof(struct statfs, f_spare) == 88, "Statfs.f_spare");

_Static_assert(sizeof(struct statx) == 256, "Statx");
_Static_assert(offsetof(struct statx, stx_mask) == 0, "Statx.stx_mask");
_Static_assert(offsetof(struct statx, stx_blksize) == 4, "Statx.stx_blksize");
_Static_assert(offsetof(struct statx, stx_attributes) == 8, "Statx.stx_attributes");
_Static_assert(offsetof(struct statx, stx_nlink) == 16, "Statx.stx_nlink");
_Static_assert(offsetof(struct statx, stx_uid) == 20, "Statx.stx_uid");
_Static_assert(offsetof(struct statx, stx_gid) == 24, "Statx.stx_gid");
_Static_assert(offsetof(struct statx, stx_mode) == 28, "Statx.stx_mode");
_Static_assert(offsetof(struct statx, stx_ino) == 32, "Statx.stx_ino");
_Static_assert(offsetof(struct statx, stx_size) == 40, "Statx.stx_size");
_Static_assert(offsetof(struct statx, stx_blocks) == 48, "Statx.stx_blocks");
_Static_assert(offsetof(struct statx, stx_attributes_mask) == 56, "Statx.stx_attributes_mask");
_Static_assert(offsetof(struct statx, stx_atime) == 64, "Statx.stx_atime");
_Static_assert(offsetof(struct statx, stx_btime) == 80, "Statx.stx_btime");
_Static_assert(offsetof(struct statx, stx_ctime) == 96, "Statx.stx_ctime");
_Static_assert(offsetof(struct statx, stx_mtime) == 112, "Statx.stx_mtime");
_Static_assert(offsetof(struct statx, stx_rdev_major) == 128, "Statx.stx_rdev_major");
_Static_assert(offsetof(struct statx, stx_rdev_minor) == 132, "Statx.stx_rdev_minor");
_Static_assert(offsetof(struct statx, stx_dev_major) == 136, "Statx.stx_dev_major");
_Static_assert(offsetof(struct statx, stx_dev_minor) == 140, "Statx.stx_dev_minor");
_Static_assert(offsetof(struct statx, stx_mnt_id) == 144, "Statx.stx_mnt_id");
_Static_assert(offsetof(struct statx, stx_dio_mem_align) == 152, "Statx.stx_dio_mem_align");
_Static_assert(offsetof(struct statx, stx_dio_offset_align) == 156, "Statx.stx_dio_offset_align");

_Static_assert(sizeof(struct statx_timestamp) == 16, "StatxTimestamp");
_Static_assert(offsetof(struct statx_timestamp, tv_sec) == 0, "StatxTimestamp.tv_sec");
_Static_assert(offsetof(struct statx_timestamp, tv_nsec) == 8, "StatxTimestamp.tv_nsec");
_Static_assert(offsetof(struct statx_timestamp, __reserved) == 12, "StatxTimestamp.__reserved");

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
_Static_assert(sizeof(struct xattr_args) == 16, "XattrArgs");
_Static_assert(offsetof(struct xattr_args, value) == 0, "XattrArgs.value");
_Static_assert(offsetof(struct xattr_args, size) == 8, "XattrArgs.size");
_Static_assert(offsetof(struct xattr_args, flags) == 12, "XattrArgs.flags");
#endif

_Static_assert(sizeof(struct clone_args) == 88, "CloneArgs");
_Static_assert(offsetof(struct clone_args, flags) == 0, "CloneArgs.flags");
_Static_assert(offsetof(struct clone_args, pidfd) == 8, "CloneArgs.pidfd");
_Static_assert(offsetof(struct clone_args, child_tid) == 16, "CloneArgs.child_tid");
_Static_assert(offsetof(struct clone_args, parent_tid) == 24, "CloneArgs.parent_tid");
_Static_assert(offsetof(struct clone_args, exit_signal) == 32, "CloneArgs.exit_signal");
_Static_assert(offsetof(struct clone_args, stack) == 40, "CloneArgs.stack");
_Static_assert(offsetof(struct clone_args, stack_size) == 48, "CloneArgs.stack_size");
_Static_assert(offsetof(struct clone_args, tls) == 56, "CloneArgs.tls");
_Static_assert(offsetof(struct clone_args, set_tid) == 64, "CloneArgs.set_tid");
_Static_assert(offsetof(struct clone_args, set_tid_size) == 72, "CloneArgs.set_tid_size");
_Static_assert(offsetof(struct clone_args, cgroup) == 80, "CloneArgs.cgroup");

_Static_assert(sizeof(struct futex_waitv) == 24, "FutexWaitv");
_Static_assert(offsetof(struct futex_waitv, val) == 0, "FutexWaitv.val");
_Static_assert(offsetof(struct futex_waitv, uaddr) == 8, "FutexWaitv.uaddr");
_Static_assert(offsetof(struct futex_waitv, flags) == 16, "FutexWaitv.flags");
_Static_assert(offsetof(struct futex_waitv, __reserved) == 20, "FutexWaitv.__reserved");

_Static_assert(sizeof(struct prctl_mm_map) == 104, "PrctlMmMap");
_Static_assert(offsetof(struct prctl_mm_map, start_code) == 0, "PrctlMmMap.start_code");
_Static_assert(offsetof(struct prctl_mm_map, end_code) == 8, "PrctlMmMap.end_code");
_Static_assert(offsetof(struct prctl_mm_map, start_data) == 16, "PrctlMmMap.start_data");
_Static_assert(offsetof(struct prctl_mm_map, end_data) == 24, "PrctlMmMap.end_data");
_Static_assert(offsetof(struct prctl_mm_map, start_brk) == 32, "PrctlMmMap.start_brk");
_Static_assert(offsetof(struct prctl_mm_map, brk) == 40, "PrctlMmMap.brk");
_Static_assert(offsetof(struct prctl_mm_map, start_stack) == 48, "PrctlMmMap.start_stack");
_Static_assert(offsetof(struct prctl_mm_map, arg_start) == 56, "PrctlMmMap.arg_start");
_Static_assert(offsetof(struct prctl_mm_map, arg_end) == 64, "PrctlMmMap.arg_end");
_Static_assert(offsetof(struct prctl_mm_map, env_start) == 72, "PrctlMmMap.env_start");
_Static_assert(offsetof(struct prctl_mm_map, env_end) == 80, "PrctlMmMap.env_end");
_Static_assert(offsetof(struct prctl_mm_map, auxv) == 88, "PrctlMmMap.auxv");
_Static_assert(offsetof(struct prctl_mm_map, auxv_size) == 96, "PrctlMmMap.auxv_size");
_Static_assert(offsetof(struct prctl_mm_map, exe_fd) == 100, "PrctlMmMap.exe_fd");

_Static_assert(sizeof(struct rlimit) == 16, "Rlimit");
_Static_assert(offsetof(struct rlimit, rlim_cur) == 0, "Rlimit.rlim_cur");
_Static_assert(offsetof(struct rlimit, rlim_max) == 8, "Rlimit.rlim_max");

_Static_assert(sizeof(struct robust_list_head) == 24, "RobustListHead");
_Static_assert(offsetof(struct robust_list_head, list) == 0, "RobustListHead.list");
_Static_assert(offsetof(struct robust_list_head, futex_offset) == 8, "RobustListHead.futex_offset");
_Static_assert(offsetof(struct robust_list_head, list_op_pending) == 16, "RobustListHead.list_op_pending");

_Static_assert(sizeof(struct rseq) == 32, "Rseq");
_Static_assert(offsetof(struct rseq, cpu_id_start) == 0, "Rseq.cpu_id_start");
_Static_assert(offsetof(struct rseq, cpu_id) == 4, "Rseq.cpu_id");
_Static_assert(offsetof(struct rseq, rseq_cs) == 8, "Rseq.rseq_cs");
_Static_assert(offsetof(struct rseq, flags) == 16, "Rseq.flags");

_Static_assert(sizeof(struct rusage) == 144, "Rusage");
_Static_assert(offsetof(struct rusage, ru_utime) == 0, "Rusage.ru_utime");
_Static_assert(offsetof(struct rusage, ru_stime) == 16, "Rusage.ru_stime");
_Static_assert(offsetof(struct rusage, ru_maxrss) == 32, "Rusage.ru_maxrss");
_Static_assert(offsetof(struct rusage, ru_ixrss) == 40, "Rusage.ru_ixrss");
_Static_assert(offsetof(struct rusage, ru_idrss) == 48, "Rusage.ru_idrss");
_Static_assert(offsetof(struct rusage, ru_isrss) == 56, "Rusage.ru_isrss");
_Static_assert(offsetof(struct rusage, ru_minflt) == 64, "Rusage.ru_minflt");
_Static_assert(offsetof(struct rusage, ru_majflt) == 72, "Rusage.ru_majflt");
_Static_assert(offsetof(struct rusage, ru_nswap) == 80, "Rusage.ru_nswap");
_Static_assert(offsetof(struct rusage, ru_inblock) == 88, "Rusage.ru_inblock");
_Static_assert(offsetof(struct rusage, ru_oublock) == 96, "Rusage.ru_oublock");
_Static_assert(offsetof(struct rusage, ru_msgsnd) == 104, "Rusage.ru_msgsnd");
_Static_assert(offsetof(struct rusage, ru_msgrcv) == 112, "Rusage.ru_msgrcv");
_Static_assert(offsetof(struct rusage, ru_nsignals) == 120, "Rusage.ru_nsignals");
_Static_assert(offsetof(struct rusage, ru_nvcsw) == 128, "Rusage.ru_nvcsw");
_Static_assert(offsetof(struct rusage, ru_nivcsw) == 136, "Rusage.ru_nivcsw");

_Static_assert(sizeof(struct sched_attr) == 56, "SchedAttr");
_Static_assert(offsetof(struct sched_attr, size) == 0, "SchedAttr.size");
_Static_assert(offsetof(struct sched_attr, sched_policy) == 4, "SchedAttr.sched_policy");
_Static_assert(offsetof(struct sched_attr, sched_flags) == 8, "SchedAttr.sched_flags");
_Static_assert(offsetof(struct sched_attr, sched_nice) == 16, "SchedAttr.sched_nice");
_Static_assert(offsetof(struct sched_attr, sched_priority) == 20, "SchedAttr.sched_priority");
_Static_assert(offsetof(struct sched_attr, sched_runtime) == 24, "SchedAttr.sched_runtime");
_Static_assert(offsetof(struct sched_attr, sched_deadline) == 32, "SchedAttr.sched_deadline");
_Static_assert(offsetof(struct sched_attr, sched_period) == 40, "SchedAttr.sched_period");
_Static_assert(offsetof(struct sched_attr, sched_util_min) == 48, "SchedAttr.sched_util_min");
_Static_assert(offsetof(struct sched_attr, sched_util_max) == 52, "SchedAttr.sched_util_max");

_Static_assert(sizeof(struct seccomp_data) == 64, "SeccompData");
_Static_assert(offsetof(struct seccomp_data, nr) == 0, "SeccompData.nr");
_Static_assert(offsetof(struct seccomp_data, arch) == 4, "SeccompData.arch");
_Static_assert(offsetof(struct seccomp_data, instruction_pointer) == 8, "SeccompData.instruction_pointer");
_Static_assert(offsetof(struct seccomp_data, args) == 16, "SeccompData.args");

_Static_assert(sizeof(struct seccomp_notif) == 80, "SeccompNotif");
_Static_assert(offsetof(struct seccomp_notif, id) == 0, "SeccompNotif.id");
_Static_assert(offsetof(struct seccomp_notif, pid) == 8, "SeccompNotif.pid");
_Static_assert(offsetof(struct seccomp_notif, flags) == 12, "SeccompNotif.flags");
_Static_assert(offsetof(struct seccomp_notif, data) == 16, "SeccompNotif.data");

_Static_assert(sizeof(struct seccomp_notif_resp) == 24, "SeccompNotifResp");
_Static_assert(offsetof(struct seccomp_notif_resp, id) == 0, "SeccompNotifResp.id");
_Static_assert(offsetof(struct seccomp_notif_resp, val) == 8, "SeccompNotifResp.val");
_Static_assert(offsetof(struct seccomp_notif_resp, error) == 16, "SeccompNotifResp.error");
_Static_assert(offsetof(struct seccomp_notif_resp, flags) == 20, "SeccompNotifResp.flags");

_Static_assert(sizeof(struct seccomp_notif_sizes) == 6, "SeccompNotifSizes");
_Static_assert(offsetof(struct seccomp_notif_sizes, seccomp_notif) == 0, "SeccompNotifSizes.seccomp_notif");
_Static_assert(offsetof(struct seccomp_notif_sizes, seccomp_notif_resp) == 2, "SeccompNotifSizes.seccomp_notif_resp");
_Static_assert(offsetof(struct seccomp_notif_sizes, seccomp_data) == 4, "SeccompNotifSizes.seccomp_data");

_Static_assert(sizeof(struct sock_filter) == 8, "SockFilter");
_Static_assert(offsetof(struct sock_filter, code) == 0, "SockFilter.code");
_Static_assert(offsetof(struct sock_filter, jt) == 2, "SockFilter.jt");
_Static_assert(offsetof(struct sock_filter, jf) == 3, "SockFilter.jf");
_Static_assert(offsetof(struct sock_filter, k) == 4, "SockFilter.k");

_Static_assert(sizeof(struct sock_fprog) == 16, "SockFprog");
_Static_assert(offsetof(struct sock_fprog, len) == 0, "SockFprog.len");
_Static_assert(offsetof(struct sock_fprog, filter) == 8, "SockFprog.filter");

_Static_assert(sizeof(struct sysinfo) == 112, "Sysinfo");
_Static_assert(offsetof(struct sysinfo, uptime) == 0, "Sysinfo.uptime");
_Static_assert(offsetof(struct sysinfo, loads) == 8, "Sysinfo.loads");
_Static_assert(offsetof(struct sysinfo, totalram) == 32, "Sysinfo.totalram");
_Static_assert(offsetof(struct sysinfo, freeram) == 40, "Sysinfo.freeram");
_Static_assert(offsetof(struct sysinfo, sharedram) == 48, "Sysinfo.sharedram");
_Static_assert(offsetof(struct sysinfo, bufferram) == 56, "Sysinfo.bufferram");
_Static_assert(offsetof(struct sysinfo, totalswap) == 64, "Sysinfo.totalswap");
_Static_assert(offsetof(struct sysinfo, freeswap) == 72, "Sysinfo.freeswap");
_Static_assert(offsetof(struct sysinfo, procs) == 80, "Sysinfo.procs");
_Static_assert(offsetof(struct sysinfo, pad) == 82, "Sysinfo.pad");
_Static_assert(offsetof(struct sysinfo, totalhigh) == 88, "Sysinfo.totalhigh");
_Static_assert(offsetof(struct sysinfo, freehigh) == 96, "Sysinfo.freehigh");
_Static_assert(offsetof(struct sysinfo, mem_unit) == 104, "Sysinfo.mem_unit");

_Static_assert(sizeof(struct __user_cap_data_struct) == 12, "UserCapData");
_Static_assert(offsetof(struct __user_cap_data_struct, effective) == 0, "UserCapData.effective");
_Static_assert(offsetof(struct __user_cap_data_struct, permitted) == 4, "UserCapData.permitted");
_Static_assert(offsetof(struct __user_cap_data_struct, inheritable) == 8, "UserCapData.inheritable");

_Static_assert(sizeof(struct __user_cap_header_struct) == 8, "UserCapHeader");
_Static_assert(offsetof(struct __user_cap_header_struct, version) == 0, "UserCapHeader.version");
_Static_assert(offsetof(struct __user_cap_header_struct, pid) == 4, "UserCapHeader.pid");

_Static_assert(sizeof(struct new_utsname) == 390, "Utsname");
_Static_assert(offsetof(struct new_utsname, sysname) == 0, "Utsname.sysname");
_Static_assert(offsetof(struct new_utsname, nodename) == 65, "Utsname.nodename");
_Static_assert(offsetof(struct new_utsname, release) == 130, "Utsname.release");
_Static_assert(offsetof(struct new_utsname, version) == 195, "Utsname.version");
_Static_assert(offsetof(struct new_utsname, machine) == 260, "Utsname.machine");
_Static_assert(offsetof(struct new_utsname, domainname) == 325, "Utsname.domainname");

_Static_assert(sizeof(struct sigaction) == 32, "Sigaction");
_Static_assert(offsetof(struct sigaction, sa_handler) == 0, "Sigaction.sa_handler");
_Static_assert(offsetof(struct sigaction, sa_flags) == 8, "Sigaction.sa_flags");
_Static_assert(offsetof(struct sigaction, sa_restorer) == 16, "Sigaction.sa_restorer");
_Static_assert(offsetof(struct sigaction, sa_mask) == 24, "Sigaction.sa_mask");

_Static_assert(sizeof(stack_t) == 24, "Sigaltstack");
_Static_assert(offsetof(stack_t, ss_sp) == 0, "Sigaltstack.ss_sp");
_Static_assert(offsetof(stack_t, ss_flags) == 8, "Sigaltstack.ss_flags");
_Static_assert(offsetof(stack_t, ss_size) == 16, "Sigaltstack.ss_size");

_Static_assert(sizeof(struct sigcontext) == 256, "Sigcontext");
_Static_assert(offsetof(struct sigcontext, r8) == 0, "Sigcontext.r8");
_Static_assert(offsetof(struct sigcontext, r9) == 8, "Sigcontext.r9");
_Static_assert(offsetof(struct sigcontext, r10) == 16, "Sigcontext.r10");
_Static_assert(offsetof(struct sigcontext, r11) == 24, "Sigcontext.r11");
_Static_assert(offsetof(struct sigcontext, r12) == 32, "Sigcontext.r12");
_Static_assert(offsetof(struct sigcontext, r13) == 40, "Sigcontext.r13");
_Static_assert(offsetof(struct sigcontext, r14) == 48, "Sigcontext.r14");
_Static_assert(offsetof(struct sigcontext, r15) == 56, "Sigcontext.r15");
_Static_assert(offsetof(struct sigcontext, rdi) == 64, "Sigcontext.rdi");
_Static_assert(offsetof(struct sigcontext, rsi) == 72, "Sigcontext.rsi");
_Static_assert(offsetof(struct sigcontext, rbp) == 80, "Sigcontext.rbp");
_Static_assert(offsetof(struct sigcontext, rbx) == 88, "Sigcontext.rbx");
_Static_assert(offsetof(struct sigcontext, rdx) == 96, "Sigcontext.rdx");
_Static_assert(offsetof(struct sigcontext, rax) == 104, "Sigcontext.rax");
_Static_assert(offsetof(struct sigcontext, rcx) == 112, "Sigcontext.rcx");
_Static_assert(offsetof(struct sigcontext, rsp) == 120, "Sigcontext.rsp");
_Static_assert(offsetof(struct sigcontext, rip) == 128, "Sigcontext.rip");
_Static_assert(offsetof(struct sigcontext, eflags) == 136, "Sigcontext.eflags");
_Static_assert(offsetof(struct sigcontext, cs) == 144, "Sigcontext.cs");
_Static_assert(offsetof(struct sigcontext, gs) == 146, "Sigcontext.gs");
_Static_assert(offsetof(struct sigcontext, fs) == 148, "Sigcontext.fs");
_Static_assert(offsetof(struct sigcontext, ss) == 150, "Sigcontext.ss");
_Static_assert(offsetof(struct sigcontext, err) == 152, "Sigcontext.err");
_Static_assert(offsetof(struct sigcontext, trapno) == 160, "Sigcontext.trapno");
_Static_assert(offsetof(struct sigcontext, oldmask) == 168, "Sigcontext.oldmask");
_Static_assert(offsetof(struct sigcontext, cr2) == 176, "Sigcontext.cr2");
_Static_assert(offsetof(struct sigcontext, fpstate) == 184, "Sigcontext.fpstate");
_Static_assert(offsetof(struct sigcontext, reserved1) == 192, "Sigcontext.reserved1");

_Static_assert(sizeof(struct sigevent) == 64, "Sigevent");
_Static_assert(offsetof(struct sigevent, sigev_value) == 0, "Sigevent.sigev_value");
_Static_assert(offsetof(struct sigevent, sigev_signo) == 8, "Sigevent.sigev_signo");
_Static_assert(offsetof(struct sigevent, sigev_notify) == 12, "Sigevent.sigev_notify");
_Static_assert(offsetof(struct sigevent, sigev_notify_thread_id) == 16, "Sigevent.sigev_notify_thread_id");
_Static_assert(offsetof(struct sigevent, sigev_notify_function) == 16, "Sigevent.sigev_notify_function");
_Static_assert(offsetof(struct sigevent, sigev_notify_attributes) == 24, "Sigevent.sigev_notify_attributes");

_Static_assert(sizeof(siginfo_t) == 128, "Siginfo");
_Static_assert(offsetof(siginfo_t, si_signo) == 0, "Siginfo.si_signo");
_Static_assert(offsetof(siginfo_t, si_errno) == 4, "Siginfo.si_errno");
_Static_assert(offsetof(siginfo_t, si_code) == 8, "Siginfo.si_code");
_Static_assert(offsetof(siginfo_t, si_pid) == 16, "Siginfo.si_pid");
_Static_assert(offsetof(siginfo_t, si_uid) == 20, "Siginfo.si_uid");
_Static_assert(offsetof(siginfo_t, si_tid) == 16, "Siginfo.si_tid");
_Static_assert(offsetof(siginfo_t, si_overrun) == 20, "Siginfo.si_overrun");
_Static_assert(offsetof(siginfo_t, si_value) == 24, "Siginfo.si_value");
_Static_assert(offsetof(siginfo_t, si_sys_private) == 32, "Siginfo.si_sys_private");
_Static_assert(offsetof(siginfo_t, si_status) == 24, "Siginfo.si_status");
_Static_assert(offsetof(siginfo_t, si_utime) == 32, "Siginfo.si_utime");
_Static_assert(offsetof(siginfo_t, si_stime) == 40, "Siginfo.si_stime");
_Static_assert(offsetof(siginfo_t, si_addr) == 16, "Siginfo.si_addr");
_Static_assert(offsetof(siginfo_t, si_addr_lsb) == 24, "Siginfo.si_addr_lsb");
_Static_assert(offsetof(siginfo_t, si_trapno) == 24, "Siginfo.si_trapno");
_Static_assert(offsetof(siginfo_t, si_lower) == 32, "Siginfo.si_lower");
_Static_assert(offsetof(siginfo_t, si_upper) == 40, "Siginfo.si_upper");
_Static_assert(offsetof(siginfo_t, si_pkey) == 32, "Siginfo.si_pkey");
_Static_assert(offsetof(siginfo_t, si_band) == 16, "Siginfo.si_band");
_Static_assert(offsetof(siginfo_t, si_fd) == 24, "Siginfo.si_fd");
_Static_assert(offsetof(siginfo_t, si_call_addr) == 16, "Siginfo.si_call_addr");
_Static_assert(offsetof(siginfo_t, si_syscall) == 24, "Siginfo.si_syscall");
_Static_assert(offsetof(siginfo_t, si_arch) == 28, "Siginfo.si_arch");

_Static_assert(sizeof(struct ucontext) == 304, "Ucontext");
_Static_assert(offsetof(struct ucontext, uc_flags) == 0, "Ucontext.uc_flags");
_Static_assert(offsetof(struct ucontext, uc_link) == 8, "Ucontext.uc_link");
_Static_assert(offsetof(struct ucontext, uc_stack) == 16, "Ucontext.uc_stack");
_Static_assert(offsetof(struct ucontext, uc_mcontext) == 40, "Ucontext.uc_mcontext");
_Static_assert(offsetof(struct ucontext, uc_sigmask) == 296, "Ucontext.uc_sigmask");

_Static_assert(sizeof(struct sockaddr_un) == 110, "SockaddrUn");
_Static_assert(offsetof(struct sockaddr_un, sun_family) == 0, "SockaddrUn.sun_family");
_Static_assert(offsetof(struct sockaddr_un, sun_path) == 2, "SockaddrUn.sun_path");

_Static_assert(sizeof(Elf64_Dyn) == 16, "Elf64Dyn");
_Static_assert(offsetof(Elf64_Dyn, d_tag) == 0, "Elf64Dyn.d_tag");
_Static_assert(offsetof(Elf64_Dyn, d_un) == 8, "Elf64Dyn.d_val");

_Static_assert(sizeof(Elf64_Ehdr) == 64, "Elf64Ehdr");
_Static_assert(offsetof(Elf64_Ehdr, e_ident) == 0, "Elf64Ehdr.e_ident");
_Static_assert(offsetof(Elf64_Ehdr, e_type) == 16, "Elf64Ehdr.e_type");
_Static_assert(offsetof(Elf64_Ehdr, e_machine) == 18, "Elf64Ehdr.e_machine");
_Static_assert(offsetof(Elf64_Ehdr, e_version) == 20, "Elf64Ehdr.e_version");
_Static_assert(offsetof(Elf64_Ehdr, e_entry) == 24, "Elf64Ehdr.e_entry");
_Static_assert(offsetof(Elf64_Ehdr, e_phoff) == 32, "Elf64Ehdr.e_phoff");
_Static_assert(offsetof(Elf64_Ehdr, e_shoff) == 40, "Elf64Ehdr.e_shoff");
_Static_assert(offsetof(Elf64_Ehdr, e_flags) == 48, "Elf64Ehdr.e_flags");
_Static_assert(offsetof(Elf64_Ehdr, e_ehsize) == 52, "Elf64Ehdr.e_ehsize");
_Static_assert(offsetof(Elf64_Ehdr, e_phentsize) == 54, "Elf64Ehdr.e_phentsize");
_Static_assert(offsetof(Elf64_Ehdr, e_phnum) == 56, "Elf64Ehdr.e_phnum");
_Static_assert(offsetof(Elf64_Ehdr, e_shentsize) == 58, "Elf64Ehdr.e_shentsize");
_Static_assert(offsetof(Elf64_Ehdr, e_shnum) == 60, "Elf64Ehdr.e_shnum");
_Static_assert(offsetof(Elf64_Ehdr, e_shstrndx) == 62, "Elf64Ehdr.e_shstrndx");

_Static_assert(sizeof(Elf64_Nhdr) == 12, "Elf64Nhdr");
_Static_assert(offsetof(Elf64_Nhdr, n_namesz) == 0, "Elf64Nhdr.n_namesz");
_Static_assert(offsetof(Elf64_Nhdr, n_descsz) == 4, "Elf64Nhdr.n_descsz");
_Static_assert(offsetof(Elf64_Nhdr, n_type) == 8, "Elf64Nhdr.n_type");

_Static_assert(sizeof(Elf64_Phdr) == 56, "Elf64Phdr");
_Static_assert(offsetof(Elf64_Phdr, p_type) == 0, "Elf64Phdr.p_type");
_Static_assert(offsetof(Elf64_Phdr, p_flags) == 4, "Elf64Phdr.p_flags");
_Static_assert(offsetof(Elf64_Phdr, p_offset) == 8, "Elf64Phdr.p_offset");
_Static_assert(offsetof(Elf64_Phdr, p_vaddr) == 16, "Elf64Phdr.p_vaddr");
_Static_assert(offsetof(Elf64_Phdr, p_paddr) == 24, "Elf64Phdr.p_paddr");
_Static_assert(offsetof(Elf64_Phdr, p_filesz) == 32, "Elf64Phdr.p_filesz");
_Static_assert(offsetof(Elf64_Phdr, p_memsz) == 40, "Elf64Phdr.p_memsz");
_Static_assert(offsetof(Elf64_Phdr, p_align) == 48, "Elf64Phdr.p_align");

_Static_assert(sizeof(Elf64_Shdr) == 64, "Elf64Shdr");
_Static_assert(offsetof(Elf64_Shdr, sh_name) == 0, "Elf64Shdr.sh_name");
_Static_assert(offsetof(Elf64_Shdr, sh_type) == 4, "Elf64Shdr.sh_type");
_Static_assert(offsetof(Elf64_Shdr, sh_flags) == 8, "Elf64Shdr.sh_flags");
_Static_assert(offsetof(Elf64_Shdr, sh_addr) == 16, "Elf64Shdr.sh_addr");
_Static_assert(offsetof(Elf64_Shdr, sh_offset) == 24, "Elf64Shdr.sh_offset");
_Static_assert(offsetof(Elf64_Shdr, sh_size) == 32, "Elf64Shdr.sh_size");
_Static_assert(offsetof(Elf64_Shdr, sh_link) == 40, "Elf64Shdr.sh_link");
_Static_assert(offsetof(Elf64_Shdr, sh_info) == 44, "Elf64Shdr.sh_info");
_Static_assert(offsetof(Elf64_Shdr, sh_addralign) == 48, "Elf64Shdr.sh_addralign");
_Static_assert(offsetof(Elf64_Shdr, sh_entsize) == 56, "Elf64Shdr.sh_entsize");

_Static_assert(sizeof(Elf64_Sym) == 24, "Elf64Sym");
_Static_assert(offsetof(Elf64_Sym, st_name) == 0, "Elf64Sym.st_name");
_Static_assert(offsetof(Elf64_Sym, st_info) == 4, "Elf64Sym.st_info");
_Static_assert(offsetof(Elf64_Sym, st_other) == 5, "Elf64Sym.st_other");
_Static_assert(offsetof(Elf64_Sym, st_shndx) == 6, "Elf64Sym.st_shndx");
_Static_assert(offsetof(Elf64_Sym, st_value) == 8, "Elf64Sym.st_value");
_Static_assert(offsetof(Elf64_Sym, st_size) == 16, "Elf64Sym.st_size");

// Calls whose arguments are laid out otherwise in programs of 32 bits. What the layers take is made in memory of the runtime's own.
import {
  AT_FDCWD, EACCES, EBADF, EPERM, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, SECCOMP_SET_MODE_FILTER, SockFprog, __NR_clone3,
  __NR_clone, __NR_clock_gettime, __NR_execve, __NR_execveat, __NR_fcntl, __NR_fstat, __NR_futimesat, __NR_fstatfs,
  __NR_getdents, __NR_getegid, __NR_geteuid, __NR_getgid, __NR_getgroups, __NR_getpriority, __NR_getresgid, __NR_getresuid,
  __NR_gettimeofday, __NR_getuid, __NR_lstat, __NR_mmap, __NR_mremap, __NR_munmap, __NR_newfstatat, __NR_ppoll, __NR_prctl,
  __NR_pselect6, __NR_recvmsg, __NR_sendmsg, __NR_rt_sigaction, __NR_rt_sigpending, __NR_rt_sigprocmask, __NR_rt_sigreturn, __NR_rt_sigsuspend,
  __NR_rt_sigtimedwait, __NR_seccomp, __NR_setgroups, __NR_setpriority, __NR_socket, __NR_statfs, __NR_sigaltstack, __NR_stat,
  __NR_time, __NR_truncate, __NR_utime, __NR_utimensat, __NR_utimes,
} from "../../assembly/index";
import { Frame } from "../frame";
import { dispatch, isOverridden } from "../natives";
import { NARROW_ENTRY, hideDescriptors } from "../proc";
import { protectedFd } from "../session/session";
import { passIa32 } from "./calls";
import { getGroups, getId, getIds, setGroups, setIds } from "./ids";
import { changeActionIa32, changeMaskIa32, changeStackIa32, pendingIa32, suspendIa32, takeSignalIa32 } from "./signal-calls";
import { returnIa32 } from "./signal-return";
import { receiveIa32, sendIa32 } from "./messages";
import { memoryIa32 } from "./memory";
import { socketIa32 } from "./sockets";
import { statIa32 } from "./stat";
import { statfsIa32 } from "./statfs";
import { clone3Ia32, cloneIa32, execIa32 } from "./tasks";
import { clockIa32, pollIa32, selectIa32, setTimesIa32, timeIa32, timeOfDayIa32 } from "./times";

/** i386's truncate64, whose length is in two registers. */
const TRUNCATE64: u64 = 193;

/** Makes the call, which is `to` in the table of 64 bits. */
export function convert(frame: Frame, to: i32): i64 {
  switch (to) {
    case __NR_stat: case __NR_lstat: case __NR_fstat: case __NR_newfstatat: return statIa32(frame, to);
    case __NR_fcntl: return protectedFd(<i32>frame.rbx) ? -EBADF : passIa32(frame);
    case __NR_rt_sigaction: return changeActionIa32(frame);
    case __NR_rt_sigprocmask: return changeMaskIa32(frame);
    case __NR_rt_sigpending: return pendingIa32(frame);
    case __NR_rt_sigsuspend: return suspendIa32(frame);
    case __NR_rt_sigreturn: return returnIa32(frame);
    case __NR_sigaltstack: return changeStackIa32(frame);
    case __NR_execve: return execIa32(AT_FDCWD, <u32>frame.rbx, <u32>frame.rcx, <u32>frame.rdx, 0);
    case __NR_execveat: return execIa32(<i32>frame.rbx, <u32>frame.rcx, <u32>frame.rdx, <u32>frame.rsi, <i32>frame.rdi);
    case __NR_clone: return cloneIa32(frame);
    case __NR_clone3: return clone3Ia32(frame);
    case __NR_ppoll: return pollIa32(frame);
    case __NR_pselect6: return selectIa32(frame);
    case __NR_mmap: case __NR_munmap: case __NR_mremap: return memoryIa32(frame);
    case __NR_rt_sigtimedwait: return takeSignalIa32(frame);
    case __NR_seccomp: return setFilterIa32(frame);
    case __NR_prctl: return controlIa32(frame);
    case __NR_socket: return socketIa32(frame);
    case __NR_getdents: return getdentsIa32(frame);
    default: return isOverridden(to) ? convertForLayer(frame, to) : passIa32(frame);
  }
}

/** getdents(2), whose entries have a position of 32 bits. */
function getdentsIa32(frame: Frame): i64 {
  const result = passIa32(frame);
  return result > 0 ? hideDescriptors(<i32>frame.rbx, <u32>frame.rcx, result, NARROW_ENTRY) : result;
}

/** nice(2), by the calls that there are for it: kernel/sched/syscalls.c. */
function niceIa32(frame: Frame): i64 {
  const now = dispatch(__NR_getpriority, 0, 0, 0, 0, 0, 0);
  if (now < 0) return now;
  const wanted = max(min(20 - <i32>now + max(min(<i32>frame.rbx, 40), -40), 19), -20);
  const result = dispatch(__NR_setpriority, 0, 0, <u64><u32>wanted, 0, 0, 0);
  return result == -EACCES ? -EPERM : result;
}

/** seccomp(2), and prctl(2) with PR_SET_SECCOMP: a struct sock_fprog has a pointer of 32 bits. */
function setFilterIa32(frame: Frame): i64 {
  const op = <u32>frame.rbx;
  const args = op == SECCOMP_SET_MODE_FILTER ? widened(<u32>frame.rdx) : <usize><u32>frame.rdx;
  return dispatch(__NR_seccomp, op, <u32>frame.rcx, args, 0, 0, 0);
}

function controlIa32(frame: Frame): i64 {
  const filters = <u32>frame.rbx == PR_SET_SECCOMP && <u32>frame.rcx == SECCOMP_MODE_FILTER;
  const third = filters ? widened(<u32>frame.rdx) : <usize><u32>frame.rdx;
  return dispatch(__NR_prctl, <u32>frame.rbx, <u32>frame.rcx, third, <u32>frame.rsi, <u32>frame.rdi, 0);
}

function widened(program: usize): usize {
  if (program == 0) return 0;
  const wide = new SockFprog();
  wide.len = load<u16>(program);
  wide.filter = load<u32>(program, 4);
  return changetype<usize>(wide);
}

/** The same where only a personality asks for it. */
function convertForLayer(frame: Frame, to: i32): i64 {
  switch (to) {
    case __NR_statfs: case __NR_fstatfs: return statfsIa32(frame, to);
    case __NR_setpriority: return niceIa32(frame);
    case __NR_sendmsg: return sendIa32(frame, <i32>frame.rbx, <u32>frame.rcx, <u32>frame.rdx);
    case __NR_recvmsg: return receiveIa32(frame, <i32>frame.rbx, <u32>frame.rcx, <u32>frame.rdx);
    case __NR_time: return timeIa32(frame);
    case __NR_gettimeofday: return timeOfDayIa32(frame);
    case __NR_clock_gettime: return clockIa32(frame);
    case __NR_utime: case __NR_utimes: case __NR_futimesat: case __NR_utimensat: return setTimesIa32(frame, to);
    case __NR_getuid: case __NR_getgid: case __NR_geteuid: case __NR_getegid: return getId(to);
    case __NR_getresuid: case __NR_getresgid: return getIds(frame, to);
    case __NR_getgroups: return getGroups(frame);
    case __NR_setgroups: return setGroups(frame);
    case __NR_truncate:
      return dispatch(to, <u32>frame.rbx, frame.nr == TRUNCATE64 ? <u32>frame.rcx | frame.rdx << 32 : <u64><i64><i32>frame.rcx, 0, 0, 0, 0);
    default: return setIds(frame, to);
  }
}

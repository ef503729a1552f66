import {
  ARCH_GET_GS, ARCH_MAP_VDSO_64, ARCH_MAP_VDSO_X32, ARCH_SET_GS, AT_SYMLINK_NOFOLLOW, EBADF, O_NOFOLLOW, PR_SET_SECCOMP,
  PR_SET_SYSCALL_USER_DISPATCH,
  Rseq, Rusage, Stat, Statx, __NR_dup2, __NR_dup3,
  Abi, CString, CloneArgs, EpollEvent, Iovec, OpenHow, Pollfd, Ptr, Sigaction, Sigaltstack, Siginfo, Timespec,
  __NR_mprotect, __NR_pkey_mprotect, __NR_rt_sigsuspend, __NR_ppoll, __NR_pselect6, __NR_epoll_pwait, __NR_epoll_pwait2, __NR_io_pgetevents,
  __NR_clone, __NR_fork,
} from "unweld";
import { clone3Task, cloneTask, exitTask, forkProcess, vforkProcess } from "./clone";
import { unsettleForGood } from "./gate/settle";
import { advise, adviseProcess, attach, map, moveBreak, protect, remap, setPersona, unmap } from "./memory/calls";
import { lockAll } from "./memory/lock-all";
import { changeAction, changeAlternateStack, returnFromSignal } from "./signals/calls";
import { catchDeadly } from "./signals/deadly";
import { changeMask, pendingSignals, takeSignal, waitUnderMask, waitUnderSizedMask } from "./signals/mask";
import { closeDescriptor, closeRange, duplicateOver } from "./descriptors";
import { setSeccomp, setSeccompMode } from "./seccomp";
import { setDispatch } from "./own-dispatch";
import { getGs, setGs } from "./taken";
import { ENTRY, WIDE_ENTRY, exeAt, hideDescriptors, namesExe, readExe, refuseWriting, throughExe } from "./proc";
import { getdents64Ia32, isIa32Call, openIa32, openatIa32 } from "./ia32/by-kernel";
import { registerRseq } from "./restartable";
import { trace, wait4, waitid } from "./tracer";
import { protectedFd } from "./session/session";
import { viewed } from "./proc-views/view";
import { execProgram } from "./exec/execve";
import { isToldOtherwise, tellOfFilters } from "./trap-net/told";

/** The layer under all personalities: the calls on which the runtime itself depends. */
export class Process extends Abi {
  override rt_sigaction(signum: i32, act: Ptr<Sigaction>, oldact: Ptr<Sigaction>, sigsetsize: usize): i64 {
    return changeAction(signum, act.address, oldact.address, sigsetsize);
  }

  override rt_sigprocmask(how: i32, set: Ptr<u64>, oldset: Ptr<u64>, sigsetsize: usize): i64 {
    return changeMask(how, set.address, oldset.address, sigsetsize);
  }

  override rt_sigreturn(): i64 {
    return returnFromSignal();
  }

  override rt_sigpending(set: Ptr<u64>, sigsetsize: usize): i64 {
    return pendingSignals(set.address, sigsetsize);
  }

  override rt_sigtimedwait(set: Ptr<u64>, info: Ptr<Siginfo>, timeout: Ptr<Timespec>, sigsetsize: usize): i64 {
    return takeSignal(set.address, info.address, timeout.address, sigsetsize);
  }

  override rt_sigsuspend(mask: Ptr<u64>, sigsetsize: usize): i64 {
    return waitUnderMask(__NR_rt_sigsuspend, mask.address, sigsetsize, 0, 0, 0, 0, 0, sigsetsize);
  }

  override kill(pid: i32, sig: i32): i64 {
    catchDeadly(sig, pid, true);
    return super.kill(pid, sig);
  }

  override tkill(tid: i32, sig: i32): i64 {
    catchDeadly(sig, tid, false);
    return super.tkill(tid, sig);
  }

  override tgkill(tgid: i32, tid: i32, sig: i32): i64 {
    catchDeadly(sig, tgid, true);
    return super.tgkill(tgid, tid, sig);
  }

  override ppoll(fds: Ptr<Pollfd>, nfds: u32, tmo_p: Ptr<Timespec>, sigmask: Ptr<u64>, sigsetsize: usize): i64 {
    return waitUnderMask(__NR_ppoll, fds.address, nfds, tmo_p.address, sigmask.address, sigsetsize, 0, 3, sigsetsize);
  }

  override pselect6(nfds: i32, readfds: Ptr<u64>, writefds: Ptr<u64>, exceptfds: Ptr<u64>, timeout: Ptr<Timespec>, sigmask: Ptr<u8>): i64 {
    return waitUnderSizedMask(__NR_pselect6, nfds, readfds.address, writefds.address, exceptfds.address, timeout.address, sigmask.address);
  }

  override io_pgetevents(ctx_id: usize, min_nr: i64, nr: i64, events: Ptr<u8>, timeout: Ptr<Timespec>, usig: Ptr<u8>): i64 {
    return waitUnderSizedMask(__NR_io_pgetevents, ctx_id, min_nr, nr, events.address, timeout.address, usig.address);
  }

  override epoll_pwait(epfd: i32, events: Ptr<EpollEvent>, maxevents: i32, timeout: i32, sigmask: Ptr<u64>, sigsetsize: usize): i64 {
    return waitUnderMask(__NR_epoll_pwait, epfd, events.address, maxevents, timeout, sigmask.address, sigsetsize, 4, sigsetsize);
  }

  override epoll_pwait2(epfd: i32, events: Ptr<EpollEvent>, maxevents: i32, timeout: Ptr<Timespec>, sigmask: Ptr<u64>, sigsetsize: usize): i64 {
    return waitUnderMask(__NR_epoll_pwait2, epfd, events.address, maxevents, timeout.address, sigmask.address, sigsetsize, 4, sigsetsize);
  }

  override sigaltstack(ss: Ptr<Sigaltstack>, old_ss: Ptr<Sigaltstack>): i64 {
    return changeAlternateStack(ss.address, old_ss.address);
  }

  override clone(flags: usize, stack: usize, parent_tid: Ptr<i32>, child_tid: Ptr<i32>, tls: usize): i64 {
    return cloneTask(flags, stack, parent_tid.address, child_tid.address, tls);
  }

  override clone3(cl_args: Ptr<CloneArgs>, size: usize): i64 {
    return clone3Task(cl_args.address, size);
  }

  override fork(): i64 {
    return forkProcess(__NR_fork);
  }

  override vfork(): i64 {
    return vforkProcess();
  }

  override exit(status: i32): i64 {
    return exitTask(status);
  }

  override execve(pathname: Ptr<CString>, argv: Ptr<usize>, envp: Ptr<usize>): i64 {
    return execProgram(-100, pathname.address, argv.address, envp.address, 0);
  }

  override execveat(dirfd: i32, pathname: Ptr<CString>, argv: Ptr<usize>, envp: Ptr<usize>, flags: i32): i64 {
    return execProgram(dirfd, pathname.address, argv.address, envp.address, flags);
  }

  override mmap(addr: usize, length: usize, prot: usize, flags: usize, fd: i32, offset: i64): i64 {
    return map(addr, length, prot, flags, fd, offset);
  }

  override brk(addr: usize): i64 {
    return moveBreak(addr);
  }

  override munmap(addr: usize, length: usize): i64 {
    return unmap(addr, length);
  }

  override ptrace(op: i64, pid: i64, addr: usize, data: usize): i64 {
    return trace(op, pid, addr, data);
  }

  override wait4(pid: i32, wstatus: Ptr<i32>, options: i32, rusage: Ptr<Rusage>): i64 {
    return wait4(pid, wstatus.address, options, rusage.address);
  }

  override waitid(idtype: i32, id: i32, infop: Ptr<Siginfo>, options: i32, rusage: Ptr<Rusage>): i64 {
    return waitid(idtype, id, infop.address, options, rusage.address);
  }

  override rseq(rseq: Ptr<Rseq>, rseq_len: u32, flags: i32, sig: u32): i64 {
    return registerRseq(rseq.address, rseq_len, flags, sig);
  }

  override madvise(addr: usize, length: usize, advice: i32): i64 {
    return advise(addr, length, advice);
  }

  override mlockall(flags: i32): i64 {
    return lockAll(flags);
  }

  override mprotect(addr: usize, len: usize, prot: usize): i64 {
    return protect(__NR_mprotect, addr, len, prot, 0);
  }

  override pkey_mprotect(addr: usize, len: usize, prot: usize, pkey: i32): i64 {
    return protect(__NR_pkey_mprotect, addr, len, prot, pkey);
  }

  override mremap(old_address: usize, old_size: usize, new_size: usize, flags: usize, new_address: usize): i64 {
    return remap(old_address, old_size, new_size, flags, new_address);
  }

  override process_madvise(pidfd: i32, iovec: Ptr<Iovec>, vlen: usize, advice: i32, flags: u32): i64 {
    return adviseProcess(pidfd, iovec.address, vlen, advice, flags);
  }

  override shmat(shmid: i32, shmaddr: usize, shmflg: i32): i64 {
    return attach(shmid, shmaddr, shmflg);
  }

  override personality(persona: u32): i64 {
    return setPersona(persona);
  }

  override close(fd: i32): i64 {
    return closeDescriptor(fd);
  }

  override close_range(first: u32, last: u32, flags: u32): i64 {
    return closeRange(first, last, <i32>flags);
  }

  override fstat(fd: i32, statbuf: Ptr<Stat>): i64 {
    return protectedFd(fd) ? -EBADF : super.fstat(fd, statbuf);
  }

  override dup(oldfd: i32): i64 {
    return protectedFd(oldfd) ? -EBADF : super.dup(oldfd);
  }

  override dup2(oldfd: i32, newfd: i32): i64 {
    return duplicateOver(__NR_dup2, oldfd, newfd, 0);
  }

  override dup3(oldfd: i32, newfd: i32, flags: i32): i64 {
    return duplicateOver(__NR_dup3, oldfd, newfd, flags);
  }

  override fcntl(fd: i32, op: u32, arg: usize): i64 {
    return protectedFd(fd) ? -EBADF : super.fcntl(fd, op, arg);
  }

  override getdents(fd: i32, dirp: Ptr<u8>, count: u32): i64 {
    const result = super.getdents(fd, dirp, count);
    return result > 0 ? hideDescriptors(fd, dirp.address, result, ENTRY) : result;
  }

  override getdents64(fd: i32, dirp: Ptr<u8>, count: u32): i64 {
    const result = isIa32Call(dirp.address) ? getdents64Ia32(fd, dirp.address, count) : super.getdents64(fd, dirp, count);
    return result > 0 ? hideDescriptors(fd, dirp.address, result, WIDE_ENTRY) : result;
  }

  override readlink(pathname: Ptr<CString>, buf: Ptr<u8>, bufsiz: i32): i64 {
    const known = readExe(pathname.address, buf.address, bufsiz);
    return known != 0 ? known : super.readlink(pathname, buf, bufsiz);
  }

  override readlinkat(dirfd: i32, pathname: Ptr<CString>, buf: Ptr<u8>, bufsiz: i32): i64 {
    const known = readExe(pathname.address, buf.address, bufsiz);
    return known != 0 ? known : super.readlinkat(dirfd, pathname, buf, bufsiz);
  }

  override open(pathname: Ptr<CString>, flags: i32, mode: u32): i64 {
    const refusal = (flags & O_NOFOLLOW) == 0 ? refuseWriting(pathname.address, flags) : 0;
    if (refusal != 0) return refusal;
    const followed = this.followed(pathname, (flags & O_NOFOLLOW) == 0);
    const fd = isIa32Call(followed.address) ? openIa32(followed.address, flags, mode) : super.open(followed, flags, mode);
    return viewed(fd, pathname.address, flags);
  }

  override openat(dirfd: i32, pathname: Ptr<CString>, flags: i32, mode: u32): i64 {
    const refusal = (flags & O_NOFOLLOW) == 0 ? refuseWriting(pathname.address, flags) : 0;
    if (refusal != 0) return refusal;
    const followed = this.followed(pathname, (flags & O_NOFOLLOW) == 0);
    const fd = isIa32Call(followed.address) ? openatIa32(dirfd, followed.address, flags, mode) : super.openat(dirfd, followed, flags, mode);
    return viewed(fd, pathname.address, flags);
  }

  override openat2(dirfd: i32, pathname: Ptr<CString>, how: Ptr<OpenHow>, size: usize): i64 {
    if (size < offsetof<OpenHow>() || !namesExe(pathname.address)) return super.openat2(dirfd, pathname, how, size);
    // What is not to be resolved by a link, the kernel refuses.
    const follows = (how.get().flags & O_NOFOLLOW) == 0 && how.get().resolve == 0;
    const refusal = follows ? refuseWriting(pathname.address, how.get().flags) : 0;
    if (refusal != 0) return refusal;
    return super.openat2(dirfd, follows ? Ptr.at<CString>(exeAt(pathname.address)) : pathname, how, size);
  }

  override stat(pathname: Ptr<CString>, statbuf: Ptr<Stat>): i64 {
    return super.stat(this.followed(pathname, true), statbuf);
  }

  override newfstatat(dirfd: i32, pathname: Ptr<CString>, statbuf: Ptr<Stat>, flags: i32): i64 {
    if (protectedFd(dirfd)) return -EBADF;
    return super.newfstatat(dirfd, this.followed(pathname, (flags & AT_SYMLINK_NOFOLLOW) == 0), statbuf, flags);
  }

  override statx(dirfd: i32, pathname: Ptr<CString>, flags: u32, mask: u32, statxbuf: Ptr<Statx>): i64 {
    if (protectedFd(dirfd)) return -EBADF;
    return super.statx(dirfd, this.followed(pathname, (flags & AT_SYMLINK_NOFOLLOW) == 0), flags, mask, statxbuf);
  }

  override access(pathname: Ptr<CString>, mode: i32): i64 {
    return super.access(this.followed(pathname, true), mode);
  }

  override faccessat(dirfd: i32, pathname: Ptr<CString>, mode: i32): i64 {
    return super.faccessat(dirfd, this.followed(pathname, true), mode);
  }

  override faccessat2(dirfd: i32, pathname: Ptr<CString>, mode: i32, flags: i32): i64 {
    return super.faccessat2(dirfd, this.followed(pathname, (flags & AT_SYMLINK_NOFOLLOW) == 0), mode, flags);
  }

  private followed(pathname: Ptr<CString>, follows: bool): Ptr<CString> {
    return follows ? Ptr.at<CString>(throughExe(pathname.address)) : pathname;
  }

  override prctl(op: i32, arg2: usize, arg3: usize, arg4: usize, arg5: usize): i64 {
    if (op == PR_SET_SYSCALL_USER_DISPATCH) return setDispatch(arg2, arg3, arg4, arg5);
    if (op == PR_SET_SECCOMP) return setSeccompMode(arg2, arg3, arg4, arg5);
    if (isToldOtherwise(op)) return tellOfFilters(op, arg2, arg3, arg4, arg5);
    return super.prctl(op, arg2, arg3, arg4, arg5);
  }

  override seccomp(op: u32, flags: u32, args: Ptr<u8>): i64 {
    return setSeccomp(op, flags, args.address);
  }

  override arch_prctl(op: i32, addr: usize): i64 {
    if (op == ARCH_SET_GS) return setGs(addr);
    if (op == ARCH_GET_GS) return getGs(addr);
    // Another vDSO makes calls of its own.
    if (op >= ARCH_MAP_VDSO_X32 && op <= ARCH_MAP_VDSO_64) unsettleForGood();
    return super.arch_prctl(op, addr);
  }
}

import {
  Abi, CString, CloneArgs, EpollEvent, Pollfd, Ptr, Sigaction, Sigaltstack, Siginfo, Timespec,
  __NR_mprotect, __NR_pkey_mprotect, __NR_rt_sigsuspend, __NR_ppoll, __NR_pselect6, __NR_epoll_pwait, __NR_epoll_pwait2, __NR_io_pgetevents,
  __NR_clone, __NR_fork,
} from "unweld";
import { clone3Task, cloneTask, exitTask, forkProcess, vforkProcess } from "./clone";
import { map, protect, remap, unmap } from "./memory/calls";
import { changeAction, changeAlternateStack, returnFromSignal } from "./signals/calls";
import { changeMask, pendingSignals, takeSignal, waitUnderMask, waitUnderSizedMask } from "./signals/mask";
import { execProgram } from "./exec/execve";

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

  override munmap(addr: usize, length: usize): i64 {
    return unmap(addr, length);
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
}

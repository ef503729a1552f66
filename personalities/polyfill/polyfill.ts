import {
  Abi, CString, CloneArgs, EpollEvent, FutexWaitv, Iovec, OpenHow, Ptr, Siginfo, Statx, Timespec, XattrArgs, __NR_clone3,
  __NR_close_range, __NR_copy_file_range, __NR_epoll_pwait2, __NR_faccessat2, __NR_fchmodat2, __NR_futex_requeue,
  __NR_futex_wait, __NR_futex_waitv, __NR_futex_wake, __NR_getrandom, __NR_getxattrat, __NR_listxattrat, __NR_openat2,
  __NR_pidfd_send_signal, __NR_pkey_alloc, __NR_pkey_free, __NR_pkey_mprotect, __NR_preadv2, __NR_pwritev2, __NR_removexattrat,
  __NR_renameat2, __NR_setxattrat, __NR_statx,
} from "unweld";
import { accessExtended } from "./access";
import { setKernel } from "./below";
import { cloneByArguments } from "./clone";
import { closeRange } from "./close-range";
import { copyRange } from "./copy";
import { requeue, wait, wake } from "./futex";
import { waitForAny } from "./futex-waitv";
import { allocateKey, freeKey, protectByKey } from "./keys";
import { answerAlways, isAnswer, mayHave } from "./missing";
import { chmodExtended } from "./mode";
import { openExtended } from "./open";
import { sendSignal } from "./pidfd";
import { randomBytes } from "./random";
import { renameExtended } from "./rename";
import { statExtended } from "./stat";
import { readVector, writeVector } from "./vectors";
import { waitForEvents } from "./wait";
import { getAttributeAt, listAttributesAt, removeAttributeAt, setAttributeAt } from "./xattr";

/**
 * Newer calls on an older boundary: each is asked of the layer below, and where that has no such call (ENOSYS), answered by older ones.
 * What cannot be answered honestly stays ENOSYS; coverage.json says what and why.
 */
export class Polyfill extends Abi {
  constructor() {
    super();
    setKernel(new Abi());
  }

  override option(name: string, value: string | null): bool {
    if (name != "always" || value !== null) return false;
    answerAlways();
    return true;
  }

  override renameat2(olddirfd: i32, oldpath: Ptr<CString>, newdirfd: i32, newpath: Ptr<CString>, flags: u32): i64 {
    if (mayHave(__NR_renameat2)) {
      const result = super.renameat2(olddirfd, oldpath, newdirfd, newpath, flags);
      if (isAnswer(__NR_renameat2, result)) return result;
    }
    return renameExtended(olddirfd, oldpath, newdirfd, newpath, flags);
  }

  override getrandom(buf: Ptr<u8>, buflen: usize, flags: u32): i64 {
    if (mayHave(__NR_getrandom)) {
      const result = super.getrandom(buf, buflen, flags);
      if (isAnswer(__NR_getrandom, result)) return result;
    }
    return randomBytes(buf, buflen, flags);
  }

  override copy_file_range(fd_in: i32, off_in: Ptr<i64>, fd_out: i32, off_out: Ptr<i64>, size: usize, flags: u32): i64 {
    if (mayHave(__NR_copy_file_range)) {
      const result = super.copy_file_range(fd_in, off_in, fd_out, off_out, size, flags);
      if (isAnswer(__NR_copy_file_range, result)) return result;
    }
    return copyRange(fd_in, off_in, fd_out, off_out, size, flags);
  }

  override preadv2(fd: i32, iov: Ptr<Iovec>, iovcnt: usize, pos_l: usize, pos_h: usize, flags: i32): i64 {
    if (mayHave(__NR_preadv2)) {
      const result = super.preadv2(fd, iov, iovcnt, pos_l, pos_h, flags);
      if (isAnswer(__NR_preadv2, result)) return result;
    }
    return readVector(fd, iov, iovcnt, pos_l, pos_h, flags);
  }

  override pwritev2(fd: i32, iov: Ptr<Iovec>, iovcnt: usize, pos_l: usize, pos_h: usize, flags: i32): i64 {
    if (mayHave(__NR_pwritev2)) {
      const result = super.pwritev2(fd, iov, iovcnt, pos_l, pos_h, flags);
      if (isAnswer(__NR_pwritev2, result)) return result;
    }
    return writeVector(fd, iov, iovcnt, pos_l, pos_h, flags);
  }

  override pkey_mprotect(addr: usize, len: usize, prot: usize, pkey: i32): i64 {
    if (mayHave(__NR_pkey_mprotect)) {
      const result = super.pkey_mprotect(addr, len, prot, pkey);
      if (isAnswer(__NR_pkey_mprotect, result)) return result;
    }
    return protectByKey(addr, len, prot, pkey);
  }

  override pkey_alloc(flags: usize, access_rights: usize): i64 {
    if (mayHave(__NR_pkey_alloc)) {
      const result = super.pkey_alloc(flags, access_rights);
      if (isAnswer(__NR_pkey_alloc, result)) return result;
    }
    return allocateKey(flags, access_rights);
  }

  override pkey_free(pkey: i32): i64 {
    if (mayHave(__NR_pkey_free)) {
      const result = super.pkey_free(pkey);
      if (isAnswer(__NR_pkey_free, result)) return result;
    }
    return freeKey();
  }

  override statx(dirfd: i32, pathname: Ptr<CString>, flags: u32, mask: u32, statxbuf: Ptr<Statx>): i64 {
    if (mayHave(__NR_statx)) {
      const result = super.statx(dirfd, pathname, flags, mask, statxbuf);
      if (isAnswer(__NR_statx, result)) return result;
    }
    return statExtended(dirfd, pathname, flags, mask, statxbuf);
  }

  override pidfd_send_signal(pidfd: i32, sig: i32, info: Ptr<Siginfo>, flags: u32): i64 {
    if (mayHave(__NR_pidfd_send_signal)) {
      const result = super.pidfd_send_signal(pidfd, sig, info, flags);
      if (isAnswer(__NR_pidfd_send_signal, result)) return result;
    }
    return sendSignal(pidfd, sig, info, flags);
  }

  override clone3(cl_args: Ptr<CloneArgs>, size: usize): i64 {
    if (mayHave(__NR_clone3)) {
      const result = super.clone3(cl_args, size);
      if (isAnswer(__NR_clone3, result)) return result;
    }
    return cloneByArguments(cl_args, size);
  }

  override close_range(first: u32, last: u32, flags: u32): i64 {
    if (mayHave(__NR_close_range)) {
      const result = super.close_range(first, last, flags);
      if (isAnswer(__NR_close_range, result)) return result;
    }
    return closeRange(first, last, flags);
  }

  override openat2(dirfd: i32, pathname: Ptr<CString>, how: Ptr<OpenHow>, size: usize): i64 {
    if (mayHave(__NR_openat2)) {
      const result = super.openat2(dirfd, pathname, how, size);
      if (isAnswer(__NR_openat2, result)) return result;
    }
    return openExtended(dirfd, pathname, how, size);
  }

  override faccessat2(dirfd: i32, pathname: Ptr<CString>, mode: i32, flags: i32): i64 {
    if (mayHave(__NR_faccessat2)) {
      const result = super.faccessat2(dirfd, pathname, mode, flags);
      if (isAnswer(__NR_faccessat2, result)) return result;
    }
    return accessExtended(dirfd, pathname, mode, flags);
  }

  override epoll_pwait2(epfd: i32, events: Ptr<EpollEvent>, maxevents: i32, timeout: Ptr<Timespec>, sigmask: Ptr<u64>, sigsetsize: usize): i64 {
    if (mayHave(__NR_epoll_pwait2)) {
      const result = super.epoll_pwait2(epfd, events, maxevents, timeout, sigmask, sigsetsize);
      if (isAnswer(__NR_epoll_pwait2, result)) return result;
    }
    return waitForEvents(epfd, events, maxevents, timeout, sigmask, sigsetsize);
  }

  override futex_waitv(waiters: Ptr<FutexWaitv>, nr_futexes: u32, flags: u32, timeout: Ptr<Timespec>, clockid: i32): i64 {
    if (mayHave(__NR_futex_waitv)) {
      const result = super.futex_waitv(waiters, nr_futexes, flags, timeout, clockid);
      if (isAnswer(__NR_futex_waitv, result)) return result;
    }
    return waitForAny(waiters, nr_futexes, flags, timeout, clockid);
  }

  override fchmodat2(dirfd: i32, pathname: Ptr<CString>, mode: u32, flags: u32): i64 {
    if (mayHave(__NR_fchmodat2)) {
      const result = super.fchmodat2(dirfd, pathname, mode, flags);
      if (isAnswer(__NR_fchmodat2, result)) return result;
    }
    return chmodExtended(dirfd, pathname, mode, flags);
  }

  override futex_wake(uaddr: Ptr<u32>, mask: usize, nr: i32, flags: u32): i64 {
    if (mayHave(__NR_futex_wake)) {
      const result = super.futex_wake(uaddr, mask, nr, flags);
      if (isAnswer(__NR_futex_wake, result)) return result;
    }
    return wake(uaddr, mask, nr, flags);
  }

  override futex_wait(uaddr: Ptr<u32>, val: usize, mask: usize, flags: u32, timeout: Ptr<Timespec>, clockid: i32): i64 {
    if (mayHave(__NR_futex_wait)) {
      const result = super.futex_wait(uaddr, val, mask, flags, timeout, clockid);
      if (isAnswer(__NR_futex_wait, result)) return result;
    }
    return wait(uaddr, val, mask, flags, timeout, clockid);
  }

  override futex_requeue(waiters: Ptr<FutexWaitv>, flags: u32, nr_wake: i32, nr_requeue: i32): i64 {
    if (mayHave(__NR_futex_requeue)) {
      const result = super.futex_requeue(waiters, flags, nr_wake, nr_requeue);
      if (isAnswer(__NR_futex_requeue, result)) return result;
    }
    return requeue(waiters, flags, nr_wake, nr_requeue);
  }

  override setxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>, uargs: Ptr<XattrArgs>, size: usize): i64 {
    if (mayHave(__NR_setxattrat)) {
      const result = super.setxattrat(dirfd, pathname, at_flags, name, uargs, size);
      if (isAnswer(__NR_setxattrat, result)) return result;
    }
    return setAttributeAt(dirfd, pathname, at_flags, name, uargs, size);
  }

  override getxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>, uargs: Ptr<XattrArgs>, size: usize): i64 {
    if (mayHave(__NR_getxattrat)) {
      const result = super.getxattrat(dirfd, pathname, at_flags, name, uargs, size);
      if (isAnswer(__NR_getxattrat, result)) return result;
    }
    return getAttributeAt(dirfd, pathname, at_flags, name, uargs, size);
  }

  override listxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, list: Ptr<u8>, size: usize): i64 {
    if (mayHave(__NR_listxattrat)) {
      const result = super.listxattrat(dirfd, pathname, at_flags, list, size);
      if (isAnswer(__NR_listxattrat, result)) return result;
    }
    return listAttributesAt(dirfd, pathname, at_flags, list, size);
  }

  override removexattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>): i64 {
    if (mayHave(__NR_removexattrat)) {
      const result = super.removexattrat(dirfd, pathname, at_flags, name);
      if (isAnswer(__NR_removexattrat, result)) return result;
    }
    return removeAttributeAt(dirfd, pathname, at_flags, name);
  }
}

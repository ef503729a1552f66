import {
  Abi, AT_FDCWD, AT_REMOVEDIR, AT_SYMLINK_NOFOLLOW, CLONE_VFORK, CLONE_VM, CString, EBADF, EINVAL, EpollEvent, F_GETFD, O_CREAT, O_TRUNC,
  O_WRONLY, Pollfd, Ptr, SIGCHLD, Stat, Timeval, Utimbuf,
} from "unweld";
import { setKernel } from "./below";
import { getdents } from "./directory-entries";
import { sysfs } from "./file-systems";
import { pause, poll, select } from "./polling";
import { ustat } from "./superblocks";
import { alarm, futimesat, time, utime } from "./times";

/** Bytes of a signal mask, for the calls that want to be told. */
const MASK_BYTES: usize = 8;

/**
 * The calls of x86-64 that no newer architecture has, made of those that all have. What a program sees does not change; the kernel
 * need not have them any more.
 */
export class Legacy extends Abi {
  constructor() {
    super();
    setKernel(new Abi());
  }

  override open(pathname: Ptr<CString>, flags: i32, mode: u32): i64 {
    return super.openat(AT_FDCWD, pathname, flags, mode);
  }

  override creat(pathname: Ptr<CString>, mode: u32): i64 {
    return super.openat(AT_FDCWD, pathname, O_CREAT | O_WRONLY | O_TRUNC, mode);
  }

  override stat(pathname: Ptr<CString>, statbuf: Ptr<Stat>): i64 {
    return super.newfstatat(AT_FDCWD, pathname, statbuf, 0);
  }

  override lstat(pathname: Ptr<CString>, statbuf: Ptr<Stat>): i64 {
    return super.newfstatat(AT_FDCWD, pathname, statbuf, AT_SYMLINK_NOFOLLOW);
  }

  override access(pathname: Ptr<CString>, mode: i32): i64 {
    return super.faccessat(AT_FDCWD, pathname, mode);
  }

  override readlink(pathname: Ptr<CString>, buf: Ptr<u8>, bufsiz: i32): i64 {
    return super.readlinkat(AT_FDCWD, pathname, buf, bufsiz);
  }

  override chmod(pathname: Ptr<CString>, mode: u32): i64 {
    return super.fchmodat(AT_FDCWD, pathname, mode);
  }

  override chown(pathname: Ptr<CString>, owner: u32, group: u32): i64 {
    return super.fchownat(AT_FDCWD, pathname, owner, group, 0);
  }

  override lchown(pathname: Ptr<CString>, owner: u32, group: u32): i64 {
    return super.fchownat(AT_FDCWD, pathname, owner, group, AT_SYMLINK_NOFOLLOW);
  }

  override mkdir(pathname: Ptr<CString>, mode: u32): i64 {
    return super.mkdirat(AT_FDCWD, pathname, mode);
  }

  override mknod(pathname: Ptr<CString>, mode: u32, dev: u32): i64 {
    return super.mknodat(AT_FDCWD, pathname, mode, dev);
  }

  override rmdir(pathname: Ptr<CString>): i64 {
    return super.unlinkat(AT_FDCWD, pathname, AT_REMOVEDIR);
  }

  override unlink(pathname: Ptr<CString>): i64 {
    return super.unlinkat(AT_FDCWD, pathname, 0);
  }

  override link(oldpath: Ptr<CString>, newpath: Ptr<CString>): i64 {
    return super.linkat(AT_FDCWD, oldpath, AT_FDCWD, newpath, 0);
  }

  override symlink(target: Ptr<CString>, linkpath: Ptr<CString>): i64 {
    return super.symlinkat(target, AT_FDCWD, linkpath);
  }

  /** By renameat2: the newest architectures have no renameat either. */
  override rename(oldpath: Ptr<CString>, newpath: Ptr<CString>): i64 {
    return super.renameat2(AT_FDCWD, oldpath, AT_FDCWD, newpath, 0);
  }

  override utime(filename: Ptr<CString>, times: Ptr<Utimbuf>): i64 {
    return utime(filename, times);
  }

  override utimes(filename: Ptr<CString>, times: Ptr<Timeval>): i64 {
    return futimesat(AT_FDCWD, filename, times);
  }

  override futimesat(dirfd: i32, pathname: Ptr<CString>, times: Ptr<Timeval>): i64 {
    return futimesat(dirfd, pathname, times);
  }

  override getdents(fd: i32, dirp: Ptr<u8>, count: u32): i64 {
    return getdents(fd, dirp, count);
  }

  override pipe(pipefd: Ptr<i32>): i64 {
    return super.pipe2(pipefd, 0);
  }

  /** dup3 refuses a descriptor over itself, dup2 only looks whether it is open. */
  override dup2(oldfd: i32, newfd: i32): i64 {
    if (oldfd != newfd) return super.dup3(oldfd, newfd, 0);
    return super.fcntl(oldfd, F_GETFD, 0) < 0 ? -EBADF : <i64>oldfd;
  }

  override eventfd(initval: u32): i64 {
    return super.eventfd2(initval, 0);
  }

  override signalfd(fd: i32, mask: Ptr<u64>, sizemask: usize): i64 {
    return super.signalfd4(fd, mask, sizemask, 0);
  }

  override inotify_init(): i64 {
    return super.inotify_init1(0);
  }

  /** The size has meant nothing since Linux 2.6.8, but that it has to be positive. */
  override epoll_create(size: i32): i64 {
    return size <= 0 ? -EINVAL : super.epoll_create1(0);
  }

  override epoll_wait(epfd: i32, events: Ptr<EpollEvent>, maxevents: i32, timeout: i32): i64 {
    return super.epoll_pwait(epfd, events, maxevents, timeout, Ptr.at<u64>(0), MASK_BYTES);
  }

  override poll(fds: Ptr<Pollfd>, nfds: u32, timeout: i32): i64 {
    return poll(fds, nfds, timeout);
  }

  override select(nfds: i32, readfds: Ptr<u64>, writefds: Ptr<u64>, exceptfds: Ptr<u64>, timeout: Ptr<Timeval>): i64 {
    return select(nfds, readfds, writefds, exceptfds, timeout);
  }

  override pause(): i64 {
    return pause();
  }

  override time(tloc: Ptr<i64>): i64 {
    return time(tloc);
  }

  override alarm(seconds: u32): i64 {
    return alarm(seconds);
  }

  override fork(): i64 {
    return super.clone(SIGCHLD, 0, Ptr.at<i32>(0), Ptr.at<i32>(0), 0);
  }

  override vfork(): i64 {
    return super.clone(CLONE_VM | CLONE_VFORK | SIGCHLD, 0, Ptr.at<i32>(0), Ptr.at<i32>(0), 0);
  }

  override getpgrp(): i64 {
    return super.getpgid(0);
  }

  override ustat(dev: u32, ubuf: Ptr<u8>): i64 {
    return ustat(dev, ubuf.address);
  }

  override sysfs(option: i32, arg1: usize, arg2: usize): i64 {
    return sysfs(option, arg1, arg2);
  }
}

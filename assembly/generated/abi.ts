// Generated from src/abi/syscalls.ts by `npm run generate`; do not edit.

import { blockingSyscall6, countPassed, syscall6 } from "../natives";
import { CString, Ptr } from "../ptr";
import {
  Itimerspec, Itimerval, Timespec, Timeval, Timezone, Tms, Utimbuf, EpollEvent, FileAttr, Iovec, MountAttr,
  OpenHow, Pollfd, Stat, Statfs, Statx, XattrArgs, CloneArgs, FutexWaitv, Rlimit, RobustListHead, Rseq, Rusage,
  SchedAttr, SchedParam, Sysinfo, UserCapData, UserCapHeader, Utsname, Sigaction, Sigaltstack, Sigevent, Siginfo,
  Mmsghdr, Msghdr, Sockaddr,
} from "./structs";

/**
 * The x86-64 system calls of Linux, as the layer below answers them. A personality extends this class and overrides what it
 * answers itself; each call gives the kernel's result, which is -errno on failure.
 */
export class Abi {
  /** Bytes of shared memory that all processes of a session see at `attach`'s base. */
  sessionBytes(): usize {
    return 0;
  }

  /** Called at the start of every process image. `fresh`: this is the session's first and the memory is zero. */
  attach(base: usize, fresh: bool): void {}

  /** Sets an option of the command line; `value` is null where none was given. Returns false if there is no such option. */
  option(name: string, value: string | null): bool {
    return false;
  }

  /** Writes what has to outlive execve to `to`, at most `capacity` bytes, and returns how many. */
  saveState(to: usize, capacity: usize): usize {
    return 0;
  }

  /** Reads in the new process image what `saveState` wrote in the old one. */
  loadState(from: usize, length: usize): void {}

  /**
   * Writes the strings NAME=VALUE, each with its NUL, that the first program's environment gets beside its own, to `to`,
   * at most `capacity` bytes. Returns how many bytes that took.
   */
  environment(to: usize, capacity: usize): usize {
    return 0;
  }

  /** Whether `finish` is to be called. */
  wantsFinish(): bool {
    return false;
  }

  /** Called once the session's first process has ended, in a process that waited for it. */
  finish(): void {}

  /** Whether it answers as the vDSO's functions do, so that programs may call these directly although it overrides the calls. */
  keepsVdso(): bool {
    return false;
  }

  /** read(2): Linux 1.0. */
  read(fd: i32, buf: Ptr<u8>, count: usize): i64 {
    countPassed();
    return blockingSyscall6(0, <u64>fd, buf.address, <u64>count, 0, 0, 0);
  }

  /** write(2): Linux 1.0. */
  write(fd: i32, buf: Ptr<u8>, count: usize): i64 {
    countPassed();
    return blockingSyscall6(1, <u64>fd, buf.address, <u64>count, 0, 0, 0);
  }

  /** open(2): Linux 1.0. */
  open(pathname: Ptr<CString>, flags: i32, mode: u32): i64 {
    countPassed();
    return blockingSyscall6(2, pathname.address, <u64>flags, <u64>mode, 0, 0, 0);
  }

  /** close(2): Linux 1.0. */
  close(fd: i32): i64 {
    countPassed();
    return syscall6(3, <u64>fd, 0, 0, 0, 0, 0);
  }

  /** stat(2): Linux 1.0. */
  stat(pathname: Ptr<CString>, statbuf: Ptr<Stat>): i64 {
    countPassed();
    return syscall6(4, pathname.address, statbuf.address, 0, 0, 0, 0);
  }

  /** fstat(2): Linux 1.0. */
  fstat(fd: i32, statbuf: Ptr<Stat>): i64 {
    countPassed();
    return syscall6(5, <u64>fd, statbuf.address, 0, 0, 0, 0);
  }

  /** lstat(2): Linux 1.0. */
  lstat(pathname: Ptr<CString>, statbuf: Ptr<Stat>): i64 {
    countPassed();
    return syscall6(6, pathname.address, statbuf.address, 0, 0, 0, 0);
  }

  /** poll(2): Linux 2.0.36. */
  poll(fds: Ptr<Pollfd>, nfds: u32, timeout: i32): i64 {
    countPassed();
    return blockingSyscall6(7, fds.address, <u64>nfds, <u64>timeout, 0, 0, 0);
  }

  /** lseek(2): Linux 1.0. */
  lseek(fd: i32, offset: i64, whence: u32): i64 {
    countPassed();
    return syscall6(8, <u64>fd, <u64>offset, <u64>whence, 0, 0, 0);
  }

  /** mmap(2): Linux 1.0. */
  mmap(addr: usize, length: usize, prot: usize, flags: usize, fd: i32, offset: i64): i64 {
    countPassed();
    return syscall6(9, <u64>addr, <u64>length, <u64>prot, <u64>flags, <u64>fd, <u64>offset);
  }

  /** mprotect(2): Linux 1.0. */
  mprotect(addr: usize, len: usize, prot: usize): i64 {
    countPassed();
    return syscall6(10, <u64>addr, <u64>len, <u64>prot, 0, 0, 0);
  }

  /** munmap(2): Linux 1.0. */
  munmap(addr: usize, length: usize): i64 {
    countPassed();
    return syscall6(11, <u64>addr, <u64>length, 0, 0, 0, 0);
  }

  /** brk(2): Linux 1.0. */
  brk(addr: usize): i64 {
    countPassed();
    return syscall6(12, <u64>addr, 0, 0, 0, 0, 0);
  }

  /** rt_sigaction(2): Linux 2.2. */
  rt_sigaction(signum: i32, act: Ptr<Sigaction>, oldact: Ptr<Sigaction>, sigsetsize: usize): i64 {
    countPassed();
    return syscall6(13, <u64>signum, act.address, oldact.address, <u64>sigsetsize, 0, 0);
  }

  /** rt_sigprocmask(2): Linux 2.2. */
  rt_sigprocmask(how: i32, set: Ptr<u64>, oldset: Ptr<u64>, sigsetsize: usize): i64 {
    countPassed();
    return syscall6(14, <u64>how, set.address, oldset.address, <u64>sigsetsize, 0, 0);
  }

  /** rt_sigreturn(2): Linux 2.2. */
  rt_sigreturn(): i64 {
    countPassed();
    return syscall6(15, 0, 0, 0, 0, 0, 0);
  }

  /** ioctl(2): Linux 1.0. */
  ioctl(fd: i32, op: u32, arg: usize): i64 {
    countPassed();
    return blockingSyscall6(16, <u64>fd, <u64>op, <u64>arg, 0, 0, 0);
  }

  /** pread64(2): Linux 2.2. */
  pread64(fd: i32, buf: Ptr<u8>, count: usize, offset: i64): i64 {
    countPassed();
    return blockingSyscall6(17, <u64>fd, buf.address, <u64>count, <u64>offset, 0, 0);
  }

  /** pwrite64(2): Linux 2.2. */
  pwrite64(fd: i32, buf: Ptr<u8>, count: usize, offset: i64): i64 {
    countPassed();
    return blockingSyscall6(18, <u64>fd, buf.address, <u64>count, <u64>offset, 0, 0);
  }

  /** readv(2): Linux 2.0. */
  readv(fd: i32, iov: Ptr<Iovec>, iovcnt: usize): i64 {
    countPassed();
    return blockingSyscall6(19, <u64>fd, iov.address, <u64>iovcnt, 0, 0, 0);
  }

  /** writev(2): Linux 2.0. */
  writev(fd: i32, iov: Ptr<Iovec>, iovcnt: usize): i64 {
    countPassed();
    return blockingSyscall6(20, <u64>fd, iov.address, <u64>iovcnt, 0, 0, 0);
  }

  /** access(2): Linux 1.0. */
  access(pathname: Ptr<CString>, mode: i32): i64 {
    countPassed();
    return syscall6(21, pathname.address, <u64>mode, 0, 0, 0, 0);
  }

  /** pipe(2): Linux 1.0. */
  pipe(pipefd: Ptr<i32>): i64 {
    countPassed();
    return syscall6(22, pipefd.address, 0, 0, 0, 0, 0);
  }

  /** select(2): Linux 1.0. */
  select(nfds: i32, readfds: Ptr<u64>, writefds: Ptr<u64>, exceptfds: Ptr<u64>, timeout: Ptr<Timeval>): i64 {
    countPassed();
    return blockingSyscall6(23, <u64>nfds, readfds.address, writefds.address, exceptfds.address, timeout.address, 0);
  }

  /** sched_yield(2): Linux 2.0. */
  sched_yield(): i64 {
    countPassed();
    return syscall6(24, 0, 0, 0, 0, 0, 0);
  }

  /** mremap(2): Linux 2.0. */
  mremap(old_address: usize, old_size: usize, new_size: usize, flags: usize, new_address: usize): i64 {
    countPassed();
    return syscall6(25, <u64>old_address, <u64>old_size, <u64>new_size, <u64>flags, <u64>new_address, 0);
  }

  /** msync(2): Linux 2.0. */
  msync(addr: usize, length: usize, flags: i32): i64 {
    countPassed();
    return syscall6(26, <u64>addr, <u64>length, <u64>flags, 0, 0, 0);
  }

  /** mincore(2): Linux 2.4. */
  mincore(addr: usize, length: usize, vec: Ptr<u8>): i64 {
    countPassed();
    return syscall6(27, <u64>addr, <u64>length, vec.address, 0, 0, 0);
  }

  /** madvise(2): Linux 2.4. */
  madvise(addr: usize, length: usize, advice: i32): i64 {
    countPassed();
    return syscall6(28, <u64>addr, <u64>length, <u64>advice, 0, 0, 0);
  }

  /** shmget(2): Linux 2.0. */
  shmget(key: i32, size: usize, shmflg: i32): i64 {
    countPassed();
    return syscall6(29, <u64>key, <u64>size, <u64>shmflg, 0, 0, 0);
  }

  /** shmat(2): Linux 2.0. */
  shmat(shmid: i32, shmaddr: usize, shmflg: i32): i64 {
    countPassed();
    return syscall6(30, <u64>shmid, <u64>shmaddr, <u64>shmflg, 0, 0, 0);
  }

  /** shmctl(2): Linux 2.0. */
  shmctl(shmid: i32, op: i32, buf: Ptr<u8>): i64 {
    countPassed();
    return syscall6(31, <u64>shmid, <u64>op, buf.address, 0, 0, 0);
  }

  /** dup(2): Linux 1.0. */
  dup(oldfd: i32): i64 {
    countPassed();
    return syscall6(32, <u64>oldfd, 0, 0, 0, 0, 0);
  }

  /** dup2(2): Linux 1.0. */
  dup2(oldfd: i32, newfd: i32): i64 {
    countPassed();
    return syscall6(33, <u64>oldfd, <u64>newfd, 0, 0, 0, 0);
  }

  /** pause(2): Linux 1.0. */
  pause(): i64 {
    countPassed();
    return blockingSyscall6(34, 0, 0, 0, 0, 0, 0);
  }

  /** nanosleep(2): Linux 2.0. */
  nanosleep(duration: Ptr<Timespec>, rem: Ptr<Timespec>): i64 {
    countPassed();
    return blockingSyscall6(35, duration.address, rem.address, 0, 0, 0, 0);
  }

  /** getitimer(2): Linux 1.0. */
  getitimer(which: i32, curr_value: Ptr<Itimerval>): i64 {
    countPassed();
    return syscall6(36, <u64>which, curr_value.address, 0, 0, 0, 0);
  }

  /** alarm(2): Linux 1.0. */
  alarm(seconds: u32): i64 {
    countPassed();
    return syscall6(37, <u64>seconds, 0, 0, 0, 0, 0);
  }

  /** setitimer(2): Linux 1.0. */
  setitimer(which: i32, new_value: Ptr<Itimerval>, old_value: Ptr<Itimerval>): i64 {
    countPassed();
    return syscall6(38, <u64>which, new_value.address, old_value.address, 0, 0, 0);
  }

  /** getpid(2): Linux 1.0. */
  getpid(): i64 {
    countPassed();
    return syscall6(39, 0, 0, 0, 0, 0, 0);
  }

  /** sendfile(2): Linux 2.2. */
  sendfile(out_fd: i32, in_fd: i32, offset: Ptr<i64>, count: usize): i64 {
    countPassed();
    return blockingSyscall6(40, <u64>out_fd, <u64>in_fd, offset.address, <u64>count, 0, 0);
  }

  /** socket(2): Linux 2.0. */
  socket(domain: i32, type: i32, protocol: i32): i64 {
    countPassed();
    return syscall6(41, <u64>domain, <u64>type, <u64>protocol, 0, 0, 0);
  }

  /** connect(2): Linux 2.0. */
  connect(sockfd: i32, addr: Ptr<Sockaddr>, addrlen: i32): i64 {
    countPassed();
    return blockingSyscall6(42, <u64>sockfd, addr.address, <u64>addrlen, 0, 0, 0);
  }

  /** accept(2): Linux 2.0. */
  accept(sockfd: i32, addr: Ptr<Sockaddr>, addrlen: Ptr<i32>): i64 {
    countPassed();
    return blockingSyscall6(43, <u64>sockfd, addr.address, addrlen.address, 0, 0, 0);
  }

  /** sendto(2): Linux 2.0. */
  sendto(sockfd: i32, buf: Ptr<u8>, len: usize, flags: u32, dest_addr: Ptr<Sockaddr>, addrlen: i32): i64 {
    countPassed();
    return blockingSyscall6(44, <u64>sockfd, buf.address, <u64>len, <u64>flags, dest_addr.address, <u64>addrlen);
  }

  /** recvfrom(2): Linux 2.0. */
  recvfrom(sockfd: i32, buf: Ptr<u8>, len: usize, flags: u32, src_addr: Ptr<Sockaddr>, addrlen: Ptr<i32>): i64 {
    countPassed();
    return blockingSyscall6(45, <u64>sockfd, buf.address, <u64>len, <u64>flags, src_addr.address, addrlen.address);
  }

  /** sendmsg(2): Linux 2.0. */
  sendmsg(sockfd: i32, msg: Ptr<Msghdr>, flags: u32): i64 {
    countPassed();
    return blockingSyscall6(46, <u64>sockfd, msg.address, <u64>flags, 0, 0, 0);
  }

  /** recvmsg(2): Linux 2.0. */
  recvmsg(sockfd: i32, msg: Ptr<Msghdr>, flags: u32): i64 {
    countPassed();
    return blockingSyscall6(47, <u64>sockfd, msg.address, <u64>flags, 0, 0, 0);
  }

  /** shutdown(2): Linux 2.0. */
  shutdown(sockfd: i32, how: i32): i64 {
    countPassed();
    return syscall6(48, <u64>sockfd, <u64>how, 0, 0, 0, 0);
  }

  /** bind(2): Linux 2.0. */
  bind(sockfd: i32, addr: Ptr<Sockaddr>, addrlen: i32): i64 {
    countPassed();
    return syscall6(49, <u64>sockfd, addr.address, <u64>addrlen, 0, 0, 0);
  }

  /** listen(2): Linux 2.0. */
  listen(sockfd: i32, backlog: i32): i64 {
    countPassed();
    return syscall6(50, <u64>sockfd, <u64>backlog, 0, 0, 0, 0);
  }

  /** getsockname(2): Linux 2.0. */
  getsockname(sockfd: i32, addr: Ptr<Sockaddr>, addrlen: Ptr<i32>): i64 {
    countPassed();
    return syscall6(51, <u64>sockfd, addr.address, addrlen.address, 0, 0, 0);
  }

  /** getpeername(2): Linux 2.0. */
  getpeername(sockfd: i32, addr: Ptr<Sockaddr>, addrlen: Ptr<i32>): i64 {
    countPassed();
    return syscall6(52, <u64>sockfd, addr.address, addrlen.address, 0, 0, 0);
  }

  /** socketpair(2): Linux 2.0. */
  socketpair(domain: i32, type: i32, protocol: i32, sv: Ptr<i32>): i64 {
    countPassed();
    return syscall6(53, <u64>domain, <u64>type, <u64>protocol, sv.address, 0, 0);
  }

  /** setsockopt(2): Linux 2.0. */
  setsockopt(sockfd: i32, level: i32, optname: i32, optval: Ptr<u8>, optlen: i32): i64 {
    countPassed();
    return syscall6(54, <u64>sockfd, <u64>level, <u64>optname, optval.address, <u64>optlen, 0);
  }

  /** getsockopt(2): Linux 2.0. */
  getsockopt(sockfd: i32, level: i32, optname: i32, optval: Ptr<u8>, optlen: Ptr<i32>): i64 {
    countPassed();
    return syscall6(55, <u64>sockfd, <u64>level, <u64>optname, optval.address, optlen.address, 0);
  }

  /** clone(2): Linux 1.0. */
  clone(flags: usize, stack: usize, parent_tid: Ptr<i32>, child_tid: Ptr<i32>, tls: usize): i64 {
    countPassed();
    return syscall6(56, <u64>flags, <u64>stack, parent_tid.address, child_tid.address, <u64>tls, 0);
  }

  /** fork(2): Linux 1.0. */
  fork(): i64 {
    countPassed();
    return syscall6(57, 0, 0, 0, 0, 0, 0);
  }

  /** vfork(2): Linux 2.2. */
  vfork(): i64 {
    countPassed();
    return syscall6(58, 0, 0, 0, 0, 0, 0);
  }

  /** execve(2): Linux 1.0. */
  execve(pathname: Ptr<CString>, argv: Ptr<usize>, envp: Ptr<usize>): i64 {
    countPassed();
    return syscall6(59, pathname.address, argv.address, envp.address, 0, 0, 0);
  }

  /** exit(2): Linux 1.0. */
  exit(status: i32): i64 {
    countPassed();
    return syscall6(60, <u64>status, 0, 0, 0, 0, 0);
  }

  /** wait4(2): Linux 1.0. */
  wait4(pid: i32, wstatus: Ptr<i32>, options: i32, rusage: Ptr<Rusage>): i64 {
    countPassed();
    return blockingSyscall6(61, <u64>pid, wstatus.address, <u64>options, rusage.address, 0, 0);
  }

  /** kill(2): Linux 1.0. */
  kill(pid: i32, sig: i32): i64 {
    countPassed();
    return syscall6(62, <u64>pid, <u64>sig, 0, 0, 0, 0);
  }

  /** uname(2): Linux 1.0. */
  uname(buf: Ptr<Utsname>): i64 {
    countPassed();
    return syscall6(63, buf.address, 0, 0, 0, 0, 0);
  }

  /** semget(2): Linux 2.0. */
  semget(key: i32, nsems: i32, semflg: i32): i64 {
    countPassed();
    return syscall6(64, <u64>key, <u64>nsems, <u64>semflg, 0, 0, 0);
  }

  /** semop(2): Linux 2.0. */
  semop(semid: i32, sops: Ptr<u8>, nsops: u32): i64 {
    countPassed();
    return blockingSyscall6(65, <u64>semid, sops.address, <u64>nsops, 0, 0, 0);
  }

  /** semctl(2): Linux 2.0. */
  semctl(semid: i32, semnum: i32, op: i32, arg: usize): i64 {
    countPassed();
    return syscall6(66, <u64>semid, <u64>semnum, <u64>op, <u64>arg, 0, 0);
  }

  /** shmdt(2): Linux 2.0. */
  shmdt(shmaddr: usize): i64 {
    countPassed();
    return syscall6(67, <u64>shmaddr, 0, 0, 0, 0, 0);
  }

  /** msgget(2): Linux 2.0. */
  msgget(key: i32, msgflg: i32): i64 {
    countPassed();
    return syscall6(68, <u64>key, <u64>msgflg, 0, 0, 0, 0);
  }

  /** msgsnd(2): Linux 2.0. */
  msgsnd(msqid: i32, msgp: Ptr<u8>, msgsz: usize, msgflg: i32): i64 {
    countPassed();
    return blockingSyscall6(69, <u64>msqid, msgp.address, <u64>msgsz, <u64>msgflg, 0, 0);
  }

  /** msgrcv(2): Linux 2.0. */
  msgrcv(msqid: i32, msgp: Ptr<u8>, msgsz: usize, msgtyp: i64, msgflg: i32): i64 {
    countPassed();
    return blockingSyscall6(70, <u64>msqid, msgp.address, <u64>msgsz, <u64>msgtyp, <u64>msgflg, 0);
  }

  /** msgctl(2): Linux 2.0. */
  msgctl(msqid: i32, op: i32, buf: Ptr<u8>): i64 {
    countPassed();
    return syscall6(71, <u64>msqid, <u64>op, buf.address, 0, 0, 0);
  }

  /** fcntl(2): Linux 1.0. */
  fcntl(fd: i32, op: u32, arg: usize): i64 {
    countPassed();
    return blockingSyscall6(72, <u64>fd, <u64>op, <u64>arg, 0, 0, 0);
  }

  /** flock(2): Linux 2.0. */
  flock(fd: i32, op: u32): i64 {
    countPassed();
    return blockingSyscall6(73, <u64>fd, <u64>op, 0, 0, 0, 0);
  }

  /** fsync(2): Linux 1.0. */
  fsync(fd: i32): i64 {
    countPassed();
    return syscall6(74, <u64>fd, 0, 0, 0, 0, 0);
  }

  /** fdatasync(2): Linux 2.0. */
  fdatasync(fd: i32): i64 {
    countPassed();
    return syscall6(75, <u64>fd, 0, 0, 0, 0, 0);
  }

  /** truncate(2): Linux 1.0. */
  truncate(path: Ptr<CString>, length: i64): i64 {
    countPassed();
    return syscall6(76, path.address, <u64>length, 0, 0, 0, 0);
  }

  /** ftruncate(2): Linux 1.0. */
  ftruncate(fd: i32, length: i64): i64 {
    countPassed();
    return syscall6(77, <u64>fd, <u64>length, 0, 0, 0, 0);
  }

  /** getdents(2): Linux 2.0. */
  getdents(fd: i32, dirp: Ptr<u8>, count: u32): i64 {
    countPassed();
    return syscall6(78, <u64>fd, dirp.address, <u64>count, 0, 0, 0);
  }

  /** getcwd(2): Linux 2.2. */
  getcwd(buf: Ptr<u8>, size: usize): i64 {
    countPassed();
    return syscall6(79, buf.address, <u64>size, 0, 0, 0, 0);
  }

  /** chdir(2): Linux 1.0. */
  chdir(path: Ptr<CString>): i64 {
    countPassed();
    return syscall6(80, path.address, 0, 0, 0, 0, 0);
  }

  /** fchdir(2): Linux 1.0. */
  fchdir(fd: i32): i64 {
    countPassed();
    return syscall6(81, <u64>fd, 0, 0, 0, 0, 0);
  }

  /** rename(2): Linux 1.0. */
  rename(oldpath: Ptr<CString>, newpath: Ptr<CString>): i64 {
    countPassed();
    return syscall6(82, oldpath.address, newpath.address, 0, 0, 0, 0);
  }

  /** mkdir(2): Linux 1.0. */
  mkdir(pathname: Ptr<CString>, mode: u32): i64 {
    countPassed();
    return syscall6(83, pathname.address, <u64>mode, 0, 0, 0, 0);
  }

  /** rmdir(2): Linux 1.0. */
  rmdir(pathname: Ptr<CString>): i64 {
    countPassed();
    return syscall6(84, pathname.address, 0, 0, 0, 0, 0);
  }

  /** creat(2): Linux 1.0. */
  creat(pathname: Ptr<CString>, mode: u32): i64 {
    countPassed();
    return blockingSyscall6(85, pathname.address, <u64>mode, 0, 0, 0, 0);
  }

  /** link(2): Linux 1.0. */
  link(oldpath: Ptr<CString>, newpath: Ptr<CString>): i64 {
    countPassed();
    return syscall6(86, oldpath.address, newpath.address, 0, 0, 0, 0);
  }

  /** unlink(2): Linux 1.0. */
  unlink(pathname: Ptr<CString>): i64 {
    countPassed();
    return syscall6(87, pathname.address, 0, 0, 0, 0, 0);
  }

  /** symlink(2): Linux 1.0. */
  symlink(target: Ptr<CString>, linkpath: Ptr<CString>): i64 {
    countPassed();
    return syscall6(88, target.address, linkpath.address, 0, 0, 0, 0);
  }

  /** readlink(2): Linux 1.0. */
  readlink(pathname: Ptr<CString>, buf: Ptr<u8>, bufsiz: i32): i64 {
    countPassed();
    return syscall6(89, pathname.address, buf.address, <u64>bufsiz, 0, 0, 0);
  }

  /** chmod(2): Linux 1.0. */
  chmod(pathname: Ptr<CString>, mode: u32): i64 {
    countPassed();
    return syscall6(90, pathname.address, <u64>mode, 0, 0, 0, 0);
  }

  /** fchmod(2): Linux 1.0. */
  fchmod(fd: i32, mode: u32): i64 {
    countPassed();
    return syscall6(91, <u64>fd, <u64>mode, 0, 0, 0, 0);
  }

  /** chown(2): Linux 2.2. */
  chown(pathname: Ptr<CString>, owner: u32, group: u32): i64 {
    countPassed();
    return syscall6(92, pathname.address, <u64>owner, <u64>group, 0, 0, 0);
  }

  /** fchown(2): Linux 1.0. */
  fchown(fd: i32, owner: u32, group: u32): i64 {
    countPassed();
    return syscall6(93, <u64>fd, <u64>owner, <u64>group, 0, 0, 0);
  }

  /** lchown(2): Linux 1.0. */
  lchown(pathname: Ptr<CString>, owner: u32, group: u32): i64 {
    countPassed();
    return syscall6(94, pathname.address, <u64>owner, <u64>group, 0, 0, 0);
  }

  /** umask(2): Linux 1.0. */
  umask(mask: i32): i64 {
    countPassed();
    return syscall6(95, <u64>mask, 0, 0, 0, 0, 0);
  }

  /** gettimeofday(2): Linux 1.0. */
  gettimeofday(tv: Ptr<Timeval>, tz: Ptr<Timezone>): i64 {
    countPassed();
    return syscall6(96, tv.address, tz.address, 0, 0, 0, 0);
  }

  /** getrlimit(2): Linux 1.0. */
  getrlimit(resource: u32, rlim: Ptr<Rlimit>): i64 {
    countPassed();
    return syscall6(97, <u64>resource, rlim.address, 0, 0, 0, 0);
  }

  /** getrusage(2): Linux 1.0. */
  getrusage(who: i32, usage: Ptr<Rusage>): i64 {
    countPassed();
    return syscall6(98, <u64>who, usage.address, 0, 0, 0, 0);
  }

  /** sysinfo(2): Linux 1.0. */
  sysinfo(info: Ptr<Sysinfo>): i64 {
    countPassed();
    return syscall6(99, info.address, 0, 0, 0, 0, 0);
  }

  /** times(2): Linux 1.0. */
  times(buf: Ptr<Tms>): i64 {
    countPassed();
    return syscall6(100, buf.address, 0, 0, 0, 0, 0);
  }

  /** ptrace(2): Linux 1.0. */
  ptrace(op: i64, pid: i64, addr: usize, data: usize): i64 {
    countPassed();
    return syscall6(101, <u64>op, <u64>pid, <u64>addr, <u64>data, 0, 0);
  }

  /** getuid(2): Linux 1.0. */
  getuid(): i64 {
    countPassed();
    return syscall6(102, 0, 0, 0, 0, 0, 0);
  }

  /** syslog(2): Linux 1.0. */
  syslog(type: i32, bufp: Ptr<u8>, len: i32): i64 {
    countPassed();
    return blockingSyscall6(103, <u64>type, bufp.address, <u64>len, 0, 0, 0);
  }

  /** getgid(2): Linux 1.0. */
  getgid(): i64 {
    countPassed();
    return syscall6(104, 0, 0, 0, 0, 0, 0);
  }

  /** setuid(2): Linux 1.0. */
  setuid(uid: u32): i64 {
    countPassed();
    return syscall6(105, <u64>uid, 0, 0, 0, 0, 0);
  }

  /** setgid(2): Linux 1.0. */
  setgid(gid: u32): i64 {
    countPassed();
    return syscall6(106, <u64>gid, 0, 0, 0, 0, 0);
  }

  /** geteuid(2): Linux 1.0. */
  geteuid(): i64 {
    countPassed();
    return syscall6(107, 0, 0, 0, 0, 0, 0);
  }

  /** getegid(2): Linux 1.0. */
  getegid(): i64 {
    countPassed();
    return syscall6(108, 0, 0, 0, 0, 0, 0);
  }

  /** setpgid(2): Linux 1.0. */
  setpgid(pid: i32, pgid: i32): i64 {
    countPassed();
    return syscall6(109, <u64>pid, <u64>pgid, 0, 0, 0, 0);
  }

  /** getppid(2): Linux 1.0. */
  getppid(): i64 {
    countPassed();
    return syscall6(110, 0, 0, 0, 0, 0, 0);
  }

  /** getpgrp(2): Linux 1.0. */
  getpgrp(): i64 {
    countPassed();
    return syscall6(111, 0, 0, 0, 0, 0, 0);
  }

  /** setsid(2): Linux 1.0. */
  setsid(): i64 {
    countPassed();
    return syscall6(112, 0, 0, 0, 0, 0, 0);
  }

  /** setreuid(2): Linux 1.0. */
  setreuid(ruid: u32, euid: u32): i64 {
    countPassed();
    return syscall6(113, <u64>ruid, <u64>euid, 0, 0, 0, 0);
  }

  /** setregid(2): Linux 1.0. */
  setregid(rgid: u32, egid: u32): i64 {
    countPassed();
    return syscall6(114, <u64>rgid, <u64>egid, 0, 0, 0, 0);
  }

  /** getgroups(2): Linux 1.0. */
  getgroups(size: i32, list: Ptr<u32>): i64 {
    countPassed();
    return syscall6(115, <u64>size, list.address, 0, 0, 0, 0);
  }

  /** setgroups(2): Linux 1.0. */
  setgroups(size: i32, list: Ptr<u32>): i64 {
    countPassed();
    return syscall6(116, <u64>size, list.address, 0, 0, 0, 0);
  }

  /** setresuid(2): Linux 2.2. */
  setresuid(ruid: u32, euid: u32, suid: u32): i64 {
    countPassed();
    return syscall6(117, <u64>ruid, <u64>euid, <u64>suid, 0, 0, 0);
  }

  /** getresuid(2): Linux 2.2. */
  getresuid(ruid: Ptr<u32>, euid: Ptr<u32>, suid: Ptr<u32>): i64 {
    countPassed();
    return syscall6(118, ruid.address, euid.address, suid.address, 0, 0, 0);
  }

  /** setresgid(2): Linux 2.2. */
  setresgid(rgid: u32, egid: u32, sgid: u32): i64 {
    countPassed();
    return syscall6(119, <u64>rgid, <u64>egid, <u64>sgid, 0, 0, 0);
  }

  /** getresgid(2): Linux 2.2. */
  getresgid(rgid: Ptr<u32>, egid: Ptr<u32>, sgid: Ptr<u32>): i64 {
    countPassed();
    return syscall6(120, rgid.address, egid.address, sgid.address, 0, 0, 0);
  }

  /** getpgid(2): Linux 1.0. */
  getpgid(pid: i32): i64 {
    countPassed();
    return syscall6(121, <u64>pid, 0, 0, 0, 0, 0);
  }

  /** setfsuid(2): Linux 1.2. */
  setfsuid(fsuid: u32): i64 {
    countPassed();
    return syscall6(122, <u64>fsuid, 0, 0, 0, 0, 0);
  }

  /** setfsgid(2): Linux 1.2. */
  setfsgid(fsgid: u32): i64 {
    countPassed();
    return syscall6(123, <u64>fsgid, 0, 0, 0, 0, 0);
  }

  /** getsid(2): Linux 2.0. */
  getsid(pid: i32): i64 {
    countPassed();
    return syscall6(124, <u64>pid, 0, 0, 0, 0, 0);
  }

  /** capget(2): Linux 2.2. */
  capget(hdrp: Ptr<UserCapHeader>, datap: Ptr<UserCapData>): i64 {
    countPassed();
    return syscall6(125, hdrp.address, datap.address, 0, 0, 0, 0);
  }

  /** capset(2): Linux 2.2. */
  capset(hdrp: Ptr<UserCapHeader>, datap: Ptr<UserCapData>): i64 {
    countPassed();
    return syscall6(126, hdrp.address, datap.address, 0, 0, 0, 0);
  }

  /** rt_sigpending(2): Linux 2.2. */
  rt_sigpending(set: Ptr<u64>, sigsetsize: usize): i64 {
    countPassed();
    return syscall6(127, set.address, <u64>sigsetsize, 0, 0, 0, 0);
  }

  /** rt_sigtimedwait(2): Linux 2.2. */
  rt_sigtimedwait(set: Ptr<u64>, info: Ptr<Siginfo>, timeout: Ptr<Timespec>, sigsetsize: usize): i64 {
    countPassed();
    return blockingSyscall6(128, set.address, info.address, timeout.address, <u64>sigsetsize, 0, 0);
  }

  /** rt_sigqueueinfo(2): Linux 2.2. */
  rt_sigqueueinfo(tgid: i32, sig: i32, info: Ptr<Siginfo>): i64 {
    countPassed();
    return syscall6(129, <u64>tgid, <u64>sig, info.address, 0, 0, 0);
  }

  /** rt_sigsuspend(2): Linux 2.2. */
  rt_sigsuspend(mask: Ptr<u64>, sigsetsize: usize): i64 {
    countPassed();
    return blockingSyscall6(130, mask.address, <u64>sigsetsize, 0, 0, 0, 0);
  }

  /** sigaltstack(2): Linux 2.2. */
  sigaltstack(ss: Ptr<Sigaltstack>, old_ss: Ptr<Sigaltstack>): i64 {
    countPassed();
    return syscall6(131, ss.address, old_ss.address, 0, 0, 0, 0);
  }

  /** utime(2): Linux 1.0. */
  utime(filename: Ptr<CString>, times: Ptr<Utimbuf>): i64 {
    countPassed();
    return syscall6(132, filename.address, times.address, 0, 0, 0, 0);
  }

  /** mknod(2): Linux 1.0. */
  mknod(pathname: Ptr<CString>, mode: u32, dev: u32): i64 {
    countPassed();
    return syscall6(133, pathname.address, <u64>mode, <u64>dev, 0, 0, 0);
  }

  /** uselib(2): Linux 1.0; ENOSYS today. */
  uselib(library: Ptr<CString>): i64 {
    countPassed();
    return syscall6(134, library.address, 0, 0, 0, 0, 0);
  }

  /** personality(2): Linux 1.2. */
  personality(persona: u32): i64 {
    countPassed();
    return syscall6(135, <u64>persona, 0, 0, 0, 0, 0);
  }

  /** ustat(2): Linux 1.0. */
  ustat(dev: u32, ubuf: Ptr<u8>): i64 {
    countPassed();
    return syscall6(136, <u64>dev, ubuf.address, 0, 0, 0, 0);
  }

  /** statfs(2): Linux 1.0. */
  statfs(path: Ptr<CString>, buf: Ptr<Statfs>): i64 {
    countPassed();
    return syscall6(137, path.address, buf.address, 0, 0, 0, 0);
  }

  /** fstatfs(2): Linux 1.0. */
  fstatfs(fd: i32, buf: Ptr<Statfs>): i64 {
    countPassed();
    return syscall6(138, <u64>fd, buf.address, 0, 0, 0, 0);
  }

  /** sysfs(2): Linux 1.2. */
  sysfs(option: i32, arg1: usize, arg2: usize): i64 {
    countPassed();
    return syscall6(139, <u64>option, <u64>arg1, <u64>arg2, 0, 0, 0);
  }

  /** getpriority(2): Linux 1.0. */
  getpriority(which: i32, who: i32): i64 {
    countPassed();
    return syscall6(140, <u64>which, <u64>who, 0, 0, 0, 0);
  }

  /** setpriority(2): Linux 1.0. */
  setpriority(which: i32, who: i32, prio: i32): i64 {
    countPassed();
    return syscall6(141, <u64>which, <u64>who, <u64>prio, 0, 0, 0);
  }

  /** sched_setparam(2): Linux 2.0. */
  sched_setparam(pid: i32, param: Ptr<SchedParam>): i64 {
    countPassed();
    return syscall6(142, <u64>pid, param.address, 0, 0, 0, 0);
  }

  /** sched_getparam(2): Linux 2.0. */
  sched_getparam(pid: i32, param: Ptr<SchedParam>): i64 {
    countPassed();
    return syscall6(143, <u64>pid, param.address, 0, 0, 0, 0);
  }

  /** sched_setscheduler(2): Linux 2.0. */
  sched_setscheduler(pid: i32, policy: i32, param: Ptr<SchedParam>): i64 {
    countPassed();
    return syscall6(144, <u64>pid, <u64>policy, param.address, 0, 0, 0);
  }

  /** sched_getscheduler(2): Linux 2.0. */
  sched_getscheduler(pid: i32): i64 {
    countPassed();
    return syscall6(145, <u64>pid, 0, 0, 0, 0, 0);
  }

  /** sched_get_priority_max(2): Linux 2.0. */
  sched_get_priority_max(policy: i32): i64 {
    countPassed();
    return syscall6(146, <u64>policy, 0, 0, 0, 0, 0);
  }

  /** sched_get_priority_min(2): Linux 2.0. */
  sched_get_priority_min(policy: i32): i64 {
    countPassed();
    return syscall6(147, <u64>policy, 0, 0, 0, 0, 0);
  }

  /** sched_rr_get_interval(2): Linux 2.0. */
  sched_rr_get_interval(pid: i32, tp: Ptr<Timespec>): i64 {
    countPassed();
    return syscall6(148, <u64>pid, tp.address, 0, 0, 0, 0);
  }

  /** mlock(2): Linux 2.0. */
  mlock(addr: usize, len: usize): i64 {
    countPassed();
    return syscall6(149, <u64>addr, <u64>len, 0, 0, 0, 0);
  }

  /** munlock(2): Linux 2.0. */
  munlock(addr: usize, len: usize): i64 {
    countPassed();
    return syscall6(150, <u64>addr, <u64>len, 0, 0, 0, 0);
  }

  /** mlockall(2): Linux 2.0. */
  mlockall(flags: i32): i64 {
    countPassed();
    return syscall6(151, <u64>flags, 0, 0, 0, 0, 0);
  }

  /** munlockall(2): Linux 2.0. */
  munlockall(): i64 {
    countPassed();
    return syscall6(152, 0, 0, 0, 0, 0, 0);
  }

  /** vhangup(2): Linux 1.0. */
  vhangup(): i64 {
    countPassed();
    return syscall6(153, 0, 0, 0, 0, 0, 0);
  }

  /** modify_ldt(2): Linux 1.0. */
  modify_ldt(func: i32, ptr: Ptr<u8>, bytecount: usize): i64 {
    countPassed();
    return syscall6(154, <u64>func, ptr.address, <u64>bytecount, 0, 0, 0);
  }

  /** pivot_root(2): Linux 2.4. */
  pivot_root(new_root: Ptr<CString>, put_old: Ptr<CString>): i64 {
    countPassed();
    return syscall6(155, new_root.address, put_old.address, 0, 0, 0, 0);
  }

  /** _sysctl(2): Linux 2.0; ENOSYS today. */
  _sysctl(args: Ptr<u8>): i64 {
    countPassed();
    return syscall6(156, args.address, 0, 0, 0, 0, 0);
  }

  /** prctl(2): Linux 2.2. */
  prctl(op: i32, arg2: usize, arg3: usize, arg4: usize, arg5: usize): i64 {
    countPassed();
    return syscall6(157, <u64>op, <u64>arg2, <u64>arg3, <u64>arg4, <u64>arg5, 0);
  }

  /** arch_prctl(2): Linux 2.6. */
  arch_prctl(op: i32, addr: usize): i64 {
    countPassed();
    return syscall6(158, <u64>op, <u64>addr, 0, 0, 0, 0);
  }

  /** adjtimex(2): Linux 1.0. */
  adjtimex(buf: Ptr<u8>): i64 {
    countPassed();
    return syscall6(159, buf.address, 0, 0, 0, 0, 0);
  }

  /** setrlimit(2): Linux 1.0. */
  setrlimit(resource: u32, rlim: Ptr<Rlimit>): i64 {
    countPassed();
    return syscall6(160, <u64>resource, rlim.address, 0, 0, 0, 0);
  }

  /** chroot(2): Linux 1.0. */
  chroot(path: Ptr<CString>): i64 {
    countPassed();
    return syscall6(161, path.address, 0, 0, 0, 0, 0);
  }

  /** sync(2): Linux 1.0. */
  sync(): i64 {
    countPassed();
    return syscall6(162, 0, 0, 0, 0, 0, 0);
  }

  /** acct(2): Linux 1.0. */
  acct(filename: Ptr<CString>): i64 {
    countPassed();
    return syscall6(163, filename.address, 0, 0, 0, 0, 0);
  }

  /** settimeofday(2): Linux 1.0. */
  settimeofday(tv: Ptr<Timeval>, tz: Ptr<Timezone>): i64 {
    countPassed();
    return syscall6(164, tv.address, tz.address, 0, 0, 0, 0);
  }

  /** mount(2): Linux 1.0. */
  mount(source: Ptr<CString>, target: Ptr<CString>, filesystemtype: Ptr<CString>, mountflags: usize, data: Ptr<u8>): i64 {
    countPassed();
    return syscall6(165, source.address, target.address, filesystemtype.address, <u64>mountflags, data.address, 0);
  }

  /** umount2(2): Linux 2.2. */
  umount2(target: Ptr<CString>, flags: i32): i64 {
    countPassed();
    return syscall6(166, target.address, <u64>flags, 0, 0, 0, 0);
  }

  /** swapon(2): Linux 1.0. */
  swapon(path: Ptr<CString>, swapflags: i32): i64 {
    countPassed();
    return syscall6(167, path.address, <u64>swapflags, 0, 0, 0, 0);
  }

  /** swapoff(2): Linux 1.0. */
  swapoff(path: Ptr<CString>): i64 {
    countPassed();
    return syscall6(168, path.address, 0, 0, 0, 0, 0);
  }

  /** reboot(2): Linux 1.0. */
  reboot(magic: i32, magic2: i32, op: u32, arg: Ptr<u8>): i64 {
    countPassed();
    return syscall6(169, <u64>magic, <u64>magic2, <u64>op, arg.address, 0, 0);
  }

  /** sethostname(2): Linux 1.0. */
  sethostname(name: Ptr<u8>, len: i32): i64 {
    countPassed();
    return syscall6(170, name.address, <u64>len, 0, 0, 0, 0);
  }

  /** setdomainname(2): Linux 1.0. */
  setdomainname(name: Ptr<u8>, len: i32): i64 {
    countPassed();
    return syscall6(171, name.address, <u64>len, 0, 0, 0, 0);
  }

  /** iopl(2): Linux 1.0. */
  iopl(level: u32): i64 {
    countPassed();
    return syscall6(172, <u64>level, 0, 0, 0, 0, 0);
  }

  /** ioperm(2): Linux 1.0. */
  ioperm(from: usize, num: usize, turn_on: i32): i64 {
    countPassed();
    return syscall6(173, <u64>from, <u64>num, <u64>turn_on, 0, 0, 0);
  }

  /** create_module(2): Linux 1.0; ENOSYS today. */
  create_module(name: Ptr<CString>, size: usize): i64 {
    countPassed();
    return syscall6(174, name.address, <u64>size, 0, 0, 0, 0);
  }

  /** init_module(2): Linux 1.0. */
  init_module(module_image: Ptr<u8>, len: usize, param_values: Ptr<CString>): i64 {
    countPassed();
    return syscall6(175, module_image.address, <u64>len, param_values.address, 0, 0, 0);
  }

  /** delete_module(2): Linux 1.0. */
  delete_module(name: Ptr<CString>, flags: u32): i64 {
    countPassed();
    return syscall6(176, name.address, <u64>flags, 0, 0, 0, 0);
  }

  /** get_kernel_syms(2): Linux 1.0; ENOSYS today. */
  get_kernel_syms(table: Ptr<u8>): i64 {
    countPassed();
    return syscall6(177, table.address, 0, 0, 0, 0, 0);
  }

  /** query_module(2): Linux 2.2; ENOSYS today. */
  query_module(name: Ptr<CString>, which: i32, buf: Ptr<u8>, bufsize: usize, ret: Ptr<usize>): i64 {
    countPassed();
    return syscall6(178, name.address, <u64>which, buf.address, <u64>bufsize, ret.address, 0);
  }

  /** quotactl(2): Linux 1.0. */
  quotactl(op: u32, special: Ptr<CString>, id: u32, addr: Ptr<u8>): i64 {
    countPassed();
    return syscall6(179, <u64>op, special.address, <u64>id, addr.address, 0, 0);
  }

  /** nfsservctl(2): Linux 2.2; ENOSYS today. */
  nfsservctl(cmd: i32, argp: Ptr<u8>, resp: Ptr<u8>): i64 {
    countPassed();
    return syscall6(180, <u64>cmd, argp.address, resp.address, 0, 0, 0);
  }

  /** getpmsg(2): reserved, never implemented. */
  getpmsg(): i64 {
    countPassed();
    return syscall6(181, 0, 0, 0, 0, 0, 0);
  }

  /** putpmsg(2): reserved, never implemented. */
  putpmsg(): i64 {
    countPassed();
    return syscall6(182, 0, 0, 0, 0, 0, 0);
  }

  /** afs_syscall(2): reserved, never implemented. */
  afs_syscall(): i64 {
    countPassed();
    return syscall6(183, 0, 0, 0, 0, 0, 0);
  }

  /** tuxcall(2): reserved, never implemented. */
  tuxcall(): i64 {
    countPassed();
    return syscall6(184, 0, 0, 0, 0, 0, 0);
  }

  /** security(2): reserved, never implemented. */
  security(): i64 {
    countPassed();
    return syscall6(185, 0, 0, 0, 0, 0, 0);
  }

  /** gettid(2): Linux 2.4.11. */
  gettid(): i64 {
    countPassed();
    return syscall6(186, 0, 0, 0, 0, 0, 0);
  }

  /** readahead(2): Linux 2.4.13. */
  readahead(fd: i32, offset: i64, count: usize): i64 {
    countPassed();
    return syscall6(187, <u64>fd, <u64>offset, <u64>count, 0, 0, 0);
  }

  /** setxattr(2): Linux 2.6. */
  setxattr(path: Ptr<CString>, name: Ptr<CString>, value: Ptr<u8>, size: usize, flags: i32): i64 {
    countPassed();
    return syscall6(188, path.address, name.address, value.address, <u64>size, <u64>flags, 0);
  }

  /** lsetxattr(2): Linux 2.6. */
  lsetxattr(path: Ptr<CString>, name: Ptr<CString>, value: Ptr<u8>, size: usize, flags: i32): i64 {
    countPassed();
    return syscall6(189, path.address, name.address, value.address, <u64>size, <u64>flags, 0);
  }

  /** fsetxattr(2): Linux 2.6. */
  fsetxattr(fd: i32, name: Ptr<CString>, value: Ptr<u8>, size: usize, flags: i32): i64 {
    countPassed();
    return syscall6(190, <u64>fd, name.address, value.address, <u64>size, <u64>flags, 0);
  }

  /** getxattr(2): Linux 2.6. */
  getxattr(path: Ptr<CString>, name: Ptr<CString>, value: Ptr<u8>, size: usize): i64 {
    countPassed();
    return syscall6(191, path.address, name.address, value.address, <u64>size, 0, 0);
  }

  /** lgetxattr(2): Linux 2.6. */
  lgetxattr(path: Ptr<CString>, name: Ptr<CString>, value: Ptr<u8>, size: usize): i64 {
    countPassed();
    return syscall6(192, path.address, name.address, value.address, <u64>size, 0, 0);
  }

  /** fgetxattr(2): Linux 2.6. */
  fgetxattr(fd: i32, name: Ptr<CString>, value: Ptr<u8>, size: usize): i64 {
    countPassed();
    return syscall6(193, <u64>fd, name.address, value.address, <u64>size, 0, 0);
  }

  /** listxattr(2): Linux 2.6. */
  listxattr(path: Ptr<CString>, list: Ptr<u8>, size: usize): i64 {
    countPassed();
    return syscall6(194, path.address, list.address, <u64>size, 0, 0, 0);
  }

  /** llistxattr(2): Linux 2.6. */
  llistxattr(path: Ptr<CString>, list: Ptr<u8>, size: usize): i64 {
    countPassed();
    return syscall6(195, path.address, list.address, <u64>size, 0, 0, 0);
  }

  /** flistxattr(2): Linux 2.6. */
  flistxattr(fd: i32, list: Ptr<u8>, size: usize): i64 {
    countPassed();
    return syscall6(196, <u64>fd, list.address, <u64>size, 0, 0, 0);
  }

  /** removexattr(2): Linux 2.6. */
  removexattr(path: Ptr<CString>, name: Ptr<CString>): i64 {
    countPassed();
    return syscall6(197, path.address, name.address, 0, 0, 0, 0);
  }

  /** lremovexattr(2): Linux 2.6. */
  lremovexattr(path: Ptr<CString>, name: Ptr<CString>): i64 {
    countPassed();
    return syscall6(198, path.address, name.address, 0, 0, 0, 0);
  }

  /** fremovexattr(2): Linux 2.6. */
  fremovexattr(fd: i32, name: Ptr<CString>): i64 {
    countPassed();
    return syscall6(199, <u64>fd, name.address, 0, 0, 0, 0);
  }

  /** tkill(2): Linux 2.6. */
  tkill(tid: i32, sig: i32): i64 {
    countPassed();
    return syscall6(200, <u64>tid, <u64>sig, 0, 0, 0, 0);
  }

  /** time(2): Linux 1.0. */
  time(tloc: Ptr<i64>): i64 {
    countPassed();
    return syscall6(201, tloc.address, 0, 0, 0, 0, 0);
  }

  /** futex(2): Linux 2.6. */
  futex(uaddr: Ptr<u32>, futex_op: i32, val: u32, timeout: Ptr<Timespec>, uaddr2: Ptr<u32>, val3: u32): i64 {
    countPassed();
    return blockingSyscall6(202, uaddr.address, <u64>futex_op, <u64>val, timeout.address, uaddr2.address, <u64>val3);
  }

  /** sched_setaffinity(2): Linux 2.6. */
  sched_setaffinity(pid: i32, cpusetsize: u32, mask: Ptr<u64>): i64 {
    countPassed();
    return syscall6(203, <u64>pid, <u64>cpusetsize, mask.address, 0, 0, 0);
  }

  /** sched_getaffinity(2): Linux 2.6. */
  sched_getaffinity(pid: i32, cpusetsize: u32, mask: Ptr<u64>): i64 {
    countPassed();
    return syscall6(204, <u64>pid, <u64>cpusetsize, mask.address, 0, 0, 0);
  }

  /** set_thread_area(2): Linux 2.6; ENOSYS today. */
  set_thread_area(u_info: Ptr<u8>): i64 {
    countPassed();
    return syscall6(205, u_info.address, 0, 0, 0, 0, 0);
  }

  /** io_setup(2): Linux 2.6. */
  io_setup(nr_events: u32, ctx_idp: Ptr<u64>): i64 {
    countPassed();
    return syscall6(206, <u64>nr_events, ctx_idp.address, 0, 0, 0, 0);
  }

  /** io_destroy(2): Linux 2.6. */
  io_destroy(ctx_id: usize): i64 {
    countPassed();
    return syscall6(207, <u64>ctx_id, 0, 0, 0, 0, 0);
  }

  /** io_getevents(2): Linux 2.6. */
  io_getevents(ctx_id: usize, min_nr: i64, nr: i64, events: Ptr<u8>, timeout: Ptr<Timespec>): i64 {
    countPassed();
    return blockingSyscall6(208, <u64>ctx_id, <u64>min_nr, <u64>nr, events.address, timeout.address, 0);
  }

  /** io_submit(2): Linux 2.6. */
  io_submit(ctx_id: usize, nr: i64, iocbpp: Ptr<usize>): i64 {
    countPassed();
    return syscall6(209, <u64>ctx_id, <u64>nr, iocbpp.address, 0, 0, 0);
  }

  /** io_cancel(2): Linux 2.6. */
  io_cancel(ctx_id: usize, iocb: Ptr<u8>, result: Ptr<u8>): i64 {
    countPassed();
    return syscall6(210, <u64>ctx_id, iocb.address, result.address, 0, 0, 0);
  }

  /** get_thread_area(2): Linux 2.6; ENOSYS today. */
  get_thread_area(u_info: Ptr<u8>): i64 {
    countPassed();
    return syscall6(211, u_info.address, 0, 0, 0, 0, 0);
  }

  /** lookup_dcookie(2): Linux 2.6; ENOSYS today. */
  lookup_dcookie(cookie: u64, buffer: Ptr<u8>, len: usize): i64 {
    countPassed();
    return syscall6(212, cookie, buffer.address, <u64>len, 0, 0, 0);
  }

  /** epoll_create(2): Linux 2.6. */
  epoll_create(size: i32): i64 {
    countPassed();
    return syscall6(213, <u64>size, 0, 0, 0, 0, 0);
  }

  /** epoll_ctl_old(2): reserved, never implemented. */
  epoll_ctl_old(): i64 {
    countPassed();
    return syscall6(214, 0, 0, 0, 0, 0, 0);
  }

  /** epoll_wait_old(2): reserved, never implemented. */
  epoll_wait_old(): i64 {
    countPassed();
    return syscall6(215, 0, 0, 0, 0, 0, 0);
  }

  /** remap_file_pages(2): Linux 2.6. */
  remap_file_pages(addr: usize, size: usize, prot: usize, pgoff: usize, flags: usize): i64 {
    countPassed();
    return syscall6(216, <u64>addr, <u64>size, <u64>prot, <u64>pgoff, <u64>flags, 0);
  }

  /** getdents64(2): Linux 2.4. */
  getdents64(fd: i32, dirp: Ptr<u8>, count: u32): i64 {
    countPassed();
    return syscall6(217, <u64>fd, dirp.address, <u64>count, 0, 0, 0);
  }

  /** set_tid_address(2): Linux 2.6. */
  set_tid_address(tidptr: Ptr<i32>): i64 {
    countPassed();
    return syscall6(218, tidptr.address, 0, 0, 0, 0, 0);
  }

  /** restart_syscall(2): Linux 2.6. */
  restart_syscall(): i64 {
    countPassed();
    return blockingSyscall6(219, 0, 0, 0, 0, 0, 0);
  }

  /** semtimedop(2): Linux 2.6. */
  semtimedop(semid: i32, sops: Ptr<u8>, nsops: u32, timeout: Ptr<Timespec>): i64 {
    countPassed();
    return blockingSyscall6(220, <u64>semid, sops.address, <u64>nsops, timeout.address, 0, 0);
  }

  /** fadvise64(2): Linux 2.6. */
  fadvise64(fd: i32, offset: i64, len: usize, advice: i32): i64 {
    countPassed();
    return syscall6(221, <u64>fd, <u64>offset, <u64>len, <u64>advice, 0, 0);
  }

  /** timer_create(2): Linux 2.6. */
  timer_create(clockid: i32, sevp: Ptr<Sigevent>, timerid: Ptr<i32>): i64 {
    countPassed();
    return syscall6(222, <u64>clockid, sevp.address, timerid.address, 0, 0, 0);
  }

  /** timer_settime(2): Linux 2.6. */
  timer_settime(timerid: i32, flags: i32, new_value: Ptr<Itimerspec>, old_value: Ptr<Itimerspec>): i64 {
    countPassed();
    return syscall6(223, <u64>timerid, <u64>flags, new_value.address, old_value.address, 0, 0);
  }

  /** timer_gettime(2): Linux 2.6. */
  timer_gettime(timerid: i32, curr_value: Ptr<Itimerspec>): i64 {
    countPassed();
    return syscall6(224, <u64>timerid, curr_value.address, 0, 0, 0, 0);
  }

  /** timer_getoverrun(2): Linux 2.6. */
  timer_getoverrun(timerid: i32): i64 {
    countPassed();
    return syscall6(225, <u64>timerid, 0, 0, 0, 0, 0);
  }

  /** timer_delete(2): Linux 2.6. */
  timer_delete(timerid: i32): i64 {
    countPassed();
    return syscall6(226, <u64>timerid, 0, 0, 0, 0, 0);
  }

  /** clock_settime(2): Linux 2.6. */
  clock_settime(clockid: i32, tp: Ptr<Timespec>): i64 {
    countPassed();
    return syscall6(227, <u64>clockid, tp.address, 0, 0, 0, 0);
  }

  /** clock_gettime(2): Linux 2.6. */
  clock_gettime(clockid: i32, tp: Ptr<Timespec>): i64 {
    countPassed();
    return syscall6(228, <u64>clockid, tp.address, 0, 0, 0, 0);
  }

  /** clock_getres(2): Linux 2.6. */
  clock_getres(clockid: i32, res: Ptr<Timespec>): i64 {
    countPassed();
    return syscall6(229, <u64>clockid, res.address, 0, 0, 0, 0);
  }

  /** clock_nanosleep(2): Linux 2.6. */
  clock_nanosleep(clockid: i32, flags: i32, t: Ptr<Timespec>, remain: Ptr<Timespec>): i64 {
    countPassed();
    return blockingSyscall6(230, <u64>clockid, <u64>flags, t.address, remain.address, 0, 0);
  }

  /** exit_group(2): Linux 2.6. */
  exit_group(status: i32): i64 {
    countPassed();
    return syscall6(231, <u64>status, 0, 0, 0, 0, 0);
  }

  /** epoll_wait(2): Linux 2.6. */
  epoll_wait(epfd: i32, events: Ptr<EpollEvent>, maxevents: i32, timeout: i32): i64 {
    countPassed();
    return blockingSyscall6(232, <u64>epfd, events.address, <u64>maxevents, <u64>timeout, 0, 0);
  }

  /** epoll_ctl(2): Linux 2.6. */
  epoll_ctl(epfd: i32, op: i32, fd: i32, event: Ptr<EpollEvent>): i64 {
    countPassed();
    return syscall6(233, <u64>epfd, <u64>op, <u64>fd, event.address, 0, 0);
  }

  /** tgkill(2): Linux 2.6. */
  tgkill(tgid: i32, tid: i32, sig: i32): i64 {
    countPassed();
    return syscall6(234, <u64>tgid, <u64>tid, <u64>sig, 0, 0, 0);
  }

  /** utimes(2): Linux 2.2. */
  utimes(filename: Ptr<CString>, times: Ptr<Timeval>): i64 {
    countPassed();
    return syscall6(235, filename.address, times.address, 0, 0, 0, 0);
  }

  /** vserver(2): reserved, never implemented. */
  vserver(): i64 {
    countPassed();
    return syscall6(236, 0, 0, 0, 0, 0, 0);
  }

  /** mbind(2): Linux 2.6.6. */
  mbind(addr: usize, len: usize, mode: usize, nodemask: Ptr<u64>, maxnode: usize, flags: u32): i64 {
    countPassed();
    return syscall6(237, <u64>addr, <u64>len, <u64>mode, nodemask.address, <u64>maxnode, <u64>flags);
  }

  /** set_mempolicy(2): Linux 2.6.6. */
  set_mempolicy(mode: i32, nodemask: Ptr<u64>, maxnode: usize): i64 {
    countPassed();
    return syscall6(238, <u64>mode, nodemask.address, <u64>maxnode, 0, 0, 0);
  }

  /** get_mempolicy(2): Linux 2.6.6. */
  get_mempolicy(mode: Ptr<i32>, nodemask: Ptr<u64>, maxnode: usize, addr: usize, flags: usize): i64 {
    countPassed();
    return syscall6(239, mode.address, nodemask.address, <u64>maxnode, <u64>addr, <u64>flags, 0);
  }

  /** mq_open(2): Linux 2.6.6. */
  mq_open(name: Ptr<CString>, oflag: i32, mode: u32, attr: Ptr<u8>): i64 {
    countPassed();
    return syscall6(240, name.address, <u64>oflag, <u64>mode, attr.address, 0, 0);
  }

  /** mq_unlink(2): Linux 2.6.6. */
  mq_unlink(name: Ptr<CString>): i64 {
    countPassed();
    return syscall6(241, name.address, 0, 0, 0, 0, 0);
  }

  /** mq_timedsend(2): Linux 2.6.6. */
  mq_timedsend(mqdes: i32, msg_ptr: Ptr<u8>, msg_len: usize, msg_prio: u32, abs_timeout: Ptr<Timespec>): i64 {
    countPassed();
    return blockingSyscall6(242, <u64>mqdes, msg_ptr.address, <u64>msg_len, <u64>msg_prio, abs_timeout.address, 0);
  }

  /** mq_timedreceive(2): Linux 2.6.6. */
  mq_timedreceive(mqdes: i32, msg_ptr: Ptr<u8>, msg_len: usize, msg_prio: Ptr<u32>, abs_timeout: Ptr<Timespec>): i64 {
    countPassed();
    return blockingSyscall6(243, <u64>mqdes, msg_ptr.address, <u64>msg_len, msg_prio.address, abs_timeout.address, 0);
  }

  /** mq_notify(2): Linux 2.6.6. */
  mq_notify(mqdes: i32, sevp: Ptr<Sigevent>): i64 {
    countPassed();
    return syscall6(244, <u64>mqdes, sevp.address, 0, 0, 0, 0);
  }

  /** mq_getsetattr(2): Linux 2.6.6. */
  mq_getsetattr(mqdes: i32, newattr: Ptr<u8>, oldattr: Ptr<u8>): i64 {
    countPassed();
    return syscall6(245, <u64>mqdes, newattr.address, oldattr.address, 0, 0, 0);
  }

  /** kexec_load(2): Linux 2.6.13. */
  kexec_load(entry: usize, nr_segments: usize, segments: Ptr<u8>, flags: usize): i64 {
    countPassed();
    return syscall6(246, <u64>entry, <u64>nr_segments, segments.address, <u64>flags, 0, 0);
  }

  /** waitid(2): Linux 2.6.10. */
  waitid(idtype: i32, id: i32, infop: Ptr<Siginfo>, options: i32, rusage: Ptr<Rusage>): i64 {
    countPassed();
    return blockingSyscall6(247, <u64>idtype, <u64>id, infop.address, <u64>options, rusage.address, 0);
  }

  /** add_key(2): Linux 2.6.10. */
  add_key(type: Ptr<CString>, description: Ptr<CString>, payload: Ptr<u8>, plen: usize, keyring: i32): i64 {
    countPassed();
    return syscall6(248, type.address, description.address, payload.address, <u64>plen, <u64>keyring, 0);
  }

  /** request_key(2): Linux 2.6.10. */
  request_key(type: Ptr<CString>, description: Ptr<CString>, callout_info: Ptr<CString>, dest_keyring: i32): i64 {
    countPassed();
    return blockingSyscall6(249, type.address, description.address, callout_info.address, <u64>dest_keyring, 0, 0);
  }

  /** keyctl(2): Linux 2.6.10. */
  keyctl(op: i32, arg2: usize, arg3: usize, arg4: usize, arg5: usize): i64 {
    countPassed();
    return syscall6(250, <u64>op, <u64>arg2, <u64>arg3, <u64>arg4, <u64>arg5, 0);
  }

  /** ioprio_set(2): Linux 2.6.13. */
  ioprio_set(which: i32, who: i32, ioprio: i32): i64 {
    countPassed();
    return syscall6(251, <u64>which, <u64>who, <u64>ioprio, 0, 0, 0);
  }

  /** ioprio_get(2): Linux 2.6.13. */
  ioprio_get(which: i32, who: i32): i64 {
    countPassed();
    return syscall6(252, <u64>which, <u64>who, 0, 0, 0, 0);
  }

  /** inotify_init(2): Linux 2.6.13. */
  inotify_init(): i64 {
    countPassed();
    return syscall6(253, 0, 0, 0, 0, 0, 0);
  }

  /** inotify_add_watch(2): Linux 2.6.13. */
  inotify_add_watch(fd: i32, pathname: Ptr<CString>, mask: u32): i64 {
    countPassed();
    return syscall6(254, <u64>fd, pathname.address, <u64>mask, 0, 0, 0);
  }

  /** inotify_rm_watch(2): Linux 2.6.13. */
  inotify_rm_watch(fd: i32, wd: i32): i64 {
    countPassed();
    return syscall6(255, <u64>fd, <u64>wd, 0, 0, 0, 0);
  }

  /** migrate_pages(2): Linux 2.6.16. */
  migrate_pages(pid: i32, maxnode: usize, old_nodes: Ptr<u64>, new_nodes: Ptr<u64>): i64 {
    countPassed();
    return syscall6(256, <u64>pid, <u64>maxnode, old_nodes.address, new_nodes.address, 0, 0);
  }

  /** openat(2): Linux 2.6.16. */
  openat(dirfd: i32, pathname: Ptr<CString>, flags: i32, mode: u32): i64 {
    countPassed();
    return blockingSyscall6(257, <u64>dirfd, pathname.address, <u64>flags, <u64>mode, 0, 0);
  }

  /** mkdirat(2): Linux 2.6.16. */
  mkdirat(dirfd: i32, pathname: Ptr<CString>, mode: u32): i64 {
    countPassed();
    return syscall6(258, <u64>dirfd, pathname.address, <u64>mode, 0, 0, 0);
  }

  /** mknodat(2): Linux 2.6.16. */
  mknodat(dirfd: i32, pathname: Ptr<CString>, mode: u32, dev: u32): i64 {
    countPassed();
    return syscall6(259, <u64>dirfd, pathname.address, <u64>mode, <u64>dev, 0, 0);
  }

  /** fchownat(2): Linux 2.6.16. */
  fchownat(dirfd: i32, pathname: Ptr<CString>, owner: u32, group: u32, flags: i32): i64 {
    countPassed();
    return syscall6(260, <u64>dirfd, pathname.address, <u64>owner, <u64>group, <u64>flags, 0);
  }

  /** futimesat(2): Linux 2.6.16. */
  futimesat(dirfd: i32, pathname: Ptr<CString>, times: Ptr<Timeval>): i64 {
    countPassed();
    return syscall6(261, <u64>dirfd, pathname.address, times.address, 0, 0, 0);
  }

  /** newfstatat(2): Linux 2.6.16. */
  newfstatat(dirfd: i32, pathname: Ptr<CString>, statbuf: Ptr<Stat>, flags: i32): i64 {
    countPassed();
    return syscall6(262, <u64>dirfd, pathname.address, statbuf.address, <u64>flags, 0, 0);
  }

  /** unlinkat(2): Linux 2.6.16. */
  unlinkat(dirfd: i32, pathname: Ptr<CString>, flags: i32): i64 {
    countPassed();
    return syscall6(263, <u64>dirfd, pathname.address, <u64>flags, 0, 0, 0);
  }

  /** renameat(2): Linux 2.6.16. */
  renameat(olddirfd: i32, oldpath: Ptr<CString>, newdirfd: i32, newpath: Ptr<CString>): i64 {
    countPassed();
    return syscall6(264, <u64>olddirfd, oldpath.address, <u64>newdirfd, newpath.address, 0, 0);
  }

  /** linkat(2): Linux 2.6.16. */
  linkat(olddirfd: i32, oldpath: Ptr<CString>, newdirfd: i32, newpath: Ptr<CString>, flags: i32): i64 {
    countPassed();
    return syscall6(265, <u64>olddirfd, oldpath.address, <u64>newdirfd, newpath.address, <u64>flags, 0);
  }

  /** symlinkat(2): Linux 2.6.16. */
  symlinkat(target: Ptr<CString>, newdirfd: i32, linkpath: Ptr<CString>): i64 {
    countPassed();
    return syscall6(266, target.address, <u64>newdirfd, linkpath.address, 0, 0, 0);
  }

  /** readlinkat(2): Linux 2.6.16. */
  readlinkat(dirfd: i32, pathname: Ptr<CString>, buf: Ptr<u8>, bufsiz: i32): i64 {
    countPassed();
    return syscall6(267, <u64>dirfd, pathname.address, buf.address, <u64>bufsiz, 0, 0);
  }

  /** fchmodat(2): Linux 2.6.16. */
  fchmodat(dirfd: i32, pathname: Ptr<CString>, mode: u32): i64 {
    countPassed();
    return syscall6(268, <u64>dirfd, pathname.address, <u64>mode, 0, 0, 0);
  }

  /** faccessat(2): Linux 2.6.16. */
  faccessat(dirfd: i32, pathname: Ptr<CString>, mode: i32): i64 {
    countPassed();
    return syscall6(269, <u64>dirfd, pathname.address, <u64>mode, 0, 0, 0);
  }

  /** pselect6(2): Linux 2.6.16. */
  pselect6(nfds: i32, readfds: Ptr<u64>, writefds: Ptr<u64>, exceptfds: Ptr<u64>, timeout: Ptr<Timespec>, sigmask: Ptr<u8>): i64 {
    countPassed();
    return blockingSyscall6(270, <u64>nfds, readfds.address, writefds.address, exceptfds.address, timeout.address, sigmask.address);
  }

  /** ppoll(2): Linux 2.6.16. */
  ppoll(fds: Ptr<Pollfd>, nfds: u32, tmo_p: Ptr<Timespec>, sigmask: Ptr<u64>, sigsetsize: usize): i64 {
    countPassed();
    return blockingSyscall6(271, fds.address, <u64>nfds, tmo_p.address, sigmask.address, <u64>sigsetsize, 0);
  }

  /** unshare(2): Linux 2.6.16. */
  unshare(flags: usize): i64 {
    countPassed();
    return syscall6(272, <u64>flags, 0, 0, 0, 0, 0);
  }

  /** set_robust_list(2): Linux 2.6.17. */
  set_robust_list(head: Ptr<RobustListHead>, size: usize): i64 {
    countPassed();
    return syscall6(273, head.address, <u64>size, 0, 0, 0, 0);
  }

  /** get_robust_list(2): Linux 2.6.17. */
  get_robust_list(pid: i32, head_ptr: Ptr<usize>, sizep: Ptr<usize>): i64 {
    countPassed();
    return syscall6(274, <u64>pid, head_ptr.address, sizep.address, 0, 0, 0);
  }

  /** splice(2): Linux 2.6.17. */
  splice(fd_in: i32, off_in: Ptr<i64>, fd_out: i32, off_out: Ptr<i64>, size: usize, flags: u32): i64 {
    countPassed();
    return blockingSyscall6(275, <u64>fd_in, off_in.address, <u64>fd_out, off_out.address, <u64>size, <u64>flags);
  }

  /** tee(2): Linux 2.6.17. */
  tee(fd_in: i32, fd_out: i32, size: usize, flags: u32): i64 {
    countPassed();
    return blockingSyscall6(276, <u64>fd_in, <u64>fd_out, <u64>size, <u64>flags, 0, 0);
  }

  /** sync_file_range(2): Linux 2.6.17. */
  sync_file_range(fd: i32, offset: i64, nbytes: i64, flags: u32): i64 {
    countPassed();
    return syscall6(277, <u64>fd, <u64>offset, <u64>nbytes, <u64>flags, 0, 0);
  }

  /** vmsplice(2): Linux 2.6.17. */
  vmsplice(fd: i32, iov: Ptr<Iovec>, nr_segs: usize, flags: u32): i64 {
    countPassed();
    return blockingSyscall6(278, <u64>fd, iov.address, <u64>nr_segs, <u64>flags, 0, 0);
  }

  /** move_pages(2): Linux 2.6.18. */
  move_pages(pid: i32, count: usize, pages: Ptr<usize>, nodes: Ptr<i32>, status: Ptr<i32>, flags: i32): i64 {
    countPassed();
    return syscall6(279, <u64>pid, <u64>count, pages.address, nodes.address, status.address, <u64>flags);
  }

  /** utimensat(2): Linux 2.6.22. */
  utimensat(dirfd: i32, pathname: Ptr<CString>, times: Ptr<Timespec>, flags: i32): i64 {
    countPassed();
    return syscall6(280, <u64>dirfd, pathname.address, times.address, <u64>flags, 0, 0);
  }

  /** epoll_pwait(2): Linux 2.6.19. */
  epoll_pwait(epfd: i32, events: Ptr<EpollEvent>, maxevents: i32, timeout: i32, sigmask: Ptr<u64>, sigsetsize: usize): i64 {
    countPassed();
    return blockingSyscall6(281, <u64>epfd, events.address, <u64>maxevents, <u64>timeout, sigmask.address, <u64>sigsetsize);
  }

  /** signalfd(2): Linux 2.6.22. */
  signalfd(fd: i32, mask: Ptr<u64>, sizemask: usize): i64 {
    countPassed();
    return syscall6(282, <u64>fd, mask.address, <u64>sizemask, 0, 0, 0);
  }

  /** timerfd_create(2): Linux 2.6.25. */
  timerfd_create(clockid: i32, flags: i32): i64 {
    countPassed();
    return syscall6(283, <u64>clockid, <u64>flags, 0, 0, 0, 0);
  }

  /** eventfd(2): Linux 2.6.22. */
  eventfd(initval: u32): i64 {
    countPassed();
    return syscall6(284, <u64>initval, 0, 0, 0, 0, 0);
  }

  /** fallocate(2): Linux 2.6.23. */
  fallocate(fd: i32, mode: i32, offset: i64, size: i64): i64 {
    countPassed();
    return syscall6(285, <u64>fd, <u64>mode, <u64>offset, <u64>size, 0, 0);
  }

  /** timerfd_settime(2): Linux 2.6.25. */
  timerfd_settime(fd: i32, flags: i32, new_value: Ptr<Itimerspec>, old_value: Ptr<Itimerspec>): i64 {
    countPassed();
    return syscall6(286, <u64>fd, <u64>flags, new_value.address, old_value.address, 0, 0);
  }

  /** timerfd_gettime(2): Linux 2.6.25. */
  timerfd_gettime(fd: i32, curr_value: Ptr<Itimerspec>): i64 {
    countPassed();
    return syscall6(287, <u64>fd, curr_value.address, 0, 0, 0, 0);
  }

  /** accept4(2): Linux 2.6.28. */
  accept4(sockfd: i32, addr: Ptr<Sockaddr>, addrlen: Ptr<i32>, flags: i32): i64 {
    countPassed();
    return blockingSyscall6(288, <u64>sockfd, addr.address, addrlen.address, <u64>flags, 0, 0);
  }

  /** signalfd4(2): Linux 2.6.27. */
  signalfd4(fd: i32, mask: Ptr<u64>, sizemask: usize, flags: i32): i64 {
    countPassed();
    return syscall6(289, <u64>fd, mask.address, <u64>sizemask, <u64>flags, 0, 0);
  }

  /** eventfd2(2): Linux 2.6.27. */
  eventfd2(initval: u32, flags: i32): i64 {
    countPassed();
    return syscall6(290, <u64>initval, <u64>flags, 0, 0, 0, 0);
  }

  /** epoll_create1(2): Linux 2.6.27. */
  epoll_create1(flags: i32): i64 {
    countPassed();
    return syscall6(291, <u64>flags, 0, 0, 0, 0, 0);
  }

  /** dup3(2): Linux 2.6.27. */
  dup3(oldfd: i32, newfd: i32, flags: i32): i64 {
    countPassed();
    return syscall6(292, <u64>oldfd, <u64>newfd, <u64>flags, 0, 0, 0);
  }

  /** pipe2(2): Linux 2.6.27. */
  pipe2(pipefd: Ptr<i32>, flags: i32): i64 {
    countPassed();
    return syscall6(293, pipefd.address, <u64>flags, 0, 0, 0, 0);
  }

  /** inotify_init1(2): Linux 2.6.27. */
  inotify_init1(flags: i32): i64 {
    countPassed();
    return syscall6(294, <u64>flags, 0, 0, 0, 0, 0);
  }

  /** preadv(2): Linux 2.6.30. */
  preadv(fd: i32, iov: Ptr<Iovec>, iovcnt: usize, pos_l: usize, pos_h: usize): i64 {
    countPassed();
    return blockingSyscall6(295, <u64>fd, iov.address, <u64>iovcnt, <u64>pos_l, <u64>pos_h, 0);
  }

  /** pwritev(2): Linux 2.6.30. */
  pwritev(fd: i32, iov: Ptr<Iovec>, iovcnt: usize, pos_l: usize, pos_h: usize): i64 {
    countPassed();
    return blockingSyscall6(296, <u64>fd, iov.address, <u64>iovcnt, <u64>pos_l, <u64>pos_h, 0);
  }

  /** rt_tgsigqueueinfo(2): Linux 2.6.31. */
  rt_tgsigqueueinfo(tgid: i32, tid: i32, sig: i32, info: Ptr<Siginfo>): i64 {
    countPassed();
    return syscall6(297, <u64>tgid, <u64>tid, <u64>sig, info.address, 0, 0);
  }

  /** perf_event_open(2): Linux 2.6.31. */
  perf_event_open(attr: Ptr<u8>, pid: i32, cpu: i32, group_fd: i32, flags: usize): i64 {
    countPassed();
    return syscall6(298, attr.address, <u64>pid, <u64>cpu, <u64>group_fd, <u64>flags, 0);
  }

  /** recvmmsg(2): Linux 2.6.33. */
  recvmmsg(sockfd: i32, msgvec: Ptr<Mmsghdr>, vlen: u32, flags: u32, timeout: Ptr<Timespec>): i64 {
    countPassed();
    return blockingSyscall6(299, <u64>sockfd, msgvec.address, <u64>vlen, <u64>flags, timeout.address, 0);
  }

  /** fanotify_init(2): Linux 2.6.37. */
  fanotify_init(flags: u32, event_f_flags: u32): i64 {
    countPassed();
    return syscall6(300, <u64>flags, <u64>event_f_flags, 0, 0, 0, 0);
  }

  /** fanotify_mark(2): Linux 2.6.37. */
  fanotify_mark(fanotify_fd: i32, flags: u32, mask: u64, dirfd: i32, pathname: Ptr<CString>): i64 {
    countPassed();
    return syscall6(301, <u64>fanotify_fd, <u64>flags, mask, <u64>dirfd, pathname.address, 0);
  }

  /** prlimit64(2): Linux 2.6.36. */
  prlimit64(pid: i32, resource: u32, new_limit: Ptr<Rlimit>, old_limit: Ptr<Rlimit>): i64 {
    countPassed();
    return syscall6(302, <u64>pid, <u64>resource, new_limit.address, old_limit.address, 0, 0);
  }

  /** name_to_handle_at(2): Linux 2.6.39. */
  name_to_handle_at(dirfd: i32, pathname: Ptr<CString>, handle: Ptr<u8>, mount_id: Ptr<u8>, flags: i32): i64 {
    countPassed();
    return syscall6(303, <u64>dirfd, pathname.address, handle.address, mount_id.address, <u64>flags, 0);
  }

  /** open_by_handle_at(2): Linux 2.6.39. */
  open_by_handle_at(mount_fd: i32, handle: Ptr<u8>, flags: i32): i64 {
    countPassed();
    return blockingSyscall6(304, <u64>mount_fd, handle.address, <u64>flags, 0, 0, 0);
  }

  /** clock_adjtime(2): Linux 2.6.39. */
  clock_adjtime(clockid: i32, buf: Ptr<u8>): i64 {
    countPassed();
    return syscall6(305, <u64>clockid, buf.address, 0, 0, 0, 0);
  }

  /** syncfs(2): Linux 2.6.39. */
  syncfs(fd: i32): i64 {
    countPassed();
    return syscall6(306, <u64>fd, 0, 0, 0, 0, 0);
  }

  /** sendmmsg(2): Linux 3.0. */
  sendmmsg(sockfd: i32, msgvec: Ptr<Mmsghdr>, vlen: u32, flags: u32): i64 {
    countPassed();
    return blockingSyscall6(307, <u64>sockfd, msgvec.address, <u64>vlen, <u64>flags, 0, 0);
  }

  /** setns(2): Linux 3.0. */
  setns(fd: i32, nstype: i32): i64 {
    countPassed();
    return syscall6(308, <u64>fd, <u64>nstype, 0, 0, 0, 0);
  }

  /** getcpu(2): Linux 2.6.19. */
  getcpu(cpu: Ptr<u32>, node: Ptr<u32>, tcache: Ptr<u8>): i64 {
    countPassed();
    return syscall6(309, cpu.address, node.address, tcache.address, 0, 0, 0);
  }

  /** process_vm_readv(2): Linux 3.2. */
  process_vm_readv(pid: i32, local_iov: Ptr<Iovec>, liovcnt: usize, remote_iov: Ptr<Iovec>, riovcnt: usize, flags: usize): i64 {
    countPassed();
    return syscall6(310, <u64>pid, local_iov.address, <u64>liovcnt, remote_iov.address, <u64>riovcnt, <u64>flags);
  }

  /** process_vm_writev(2): Linux 3.2. */
  process_vm_writev(pid: i32, local_iov: Ptr<Iovec>, liovcnt: usize, remote_iov: Ptr<Iovec>, riovcnt: usize, flags: usize): i64 {
    countPassed();
    return syscall6(311, <u64>pid, local_iov.address, <u64>liovcnt, remote_iov.address, <u64>riovcnt, <u64>flags);
  }

  /** kcmp(2): Linux 3.5. */
  kcmp(pid1: i32, pid2: i32, type: i32, idx1: usize, idx2: usize): i64 {
    countPassed();
    return syscall6(312, <u64>pid1, <u64>pid2, <u64>type, <u64>idx1, <u64>idx2, 0);
  }

  /** finit_module(2): Linux 3.8. */
  finit_module(fd: i32, param_values: Ptr<CString>, flags: i32): i64 {
    countPassed();
    return syscall6(313, <u64>fd, param_values.address, <u64>flags, 0, 0, 0);
  }

  /** sched_setattr(2): Linux 3.14. */
  sched_setattr(pid: i32, attr: Ptr<SchedAttr>, flags: u32): i64 {
    countPassed();
    return syscall6(314, <u64>pid, attr.address, <u64>flags, 0, 0, 0);
  }

  /** sched_getattr(2): Linux 3.14. */
  sched_getattr(pid: i32, attr: Ptr<SchedAttr>, size: u32, flags: u32): i64 {
    countPassed();
    return syscall6(315, <u64>pid, attr.address, <u64>size, <u64>flags, 0, 0);
  }

  /** renameat2(2): Linux 3.15. */
  renameat2(olddirfd: i32, oldpath: Ptr<CString>, newdirfd: i32, newpath: Ptr<CString>, flags: u32): i64 {
    countPassed();
    return syscall6(316, <u64>olddirfd, oldpath.address, <u64>newdirfd, newpath.address, <u64>flags, 0);
  }

  /** seccomp(2): Linux 3.17. */
  seccomp(op: u32, flags: u32, args: Ptr<u8>): i64 {
    countPassed();
    return syscall6(317, <u64>op, <u64>flags, args.address, 0, 0, 0);
  }

  /** getrandom(2): Linux 3.17. */
  getrandom(buf: Ptr<u8>, buflen: usize, flags: u32): i64 {
    countPassed();
    return blockingSyscall6(318, buf.address, <u64>buflen, <u64>flags, 0, 0, 0);
  }

  /** memfd_create(2): Linux 3.17. */
  memfd_create(name: Ptr<CString>, flags: u32): i64 {
    countPassed();
    return syscall6(319, name.address, <u64>flags, 0, 0, 0, 0);
  }

  /** kexec_file_load(2): Linux 3.17. */
  kexec_file_load(kernel_fd: i32, initrd_fd: i32, cmdline_len: usize, cmdline: Ptr<CString>, flags: usize): i64 {
    countPassed();
    return syscall6(320, <u64>kernel_fd, <u64>initrd_fd, <u64>cmdline_len, cmdline.address, <u64>flags, 0);
  }

  /** bpf(2): Linux 3.18. */
  bpf(cmd: i32, attr: Ptr<u8>, size: u32): i64 {
    countPassed();
    return syscall6(321, <u64>cmd, attr.address, <u64>size, 0, 0, 0);
  }

  /** execveat(2): Linux 3.19. */
  execveat(dirfd: i32, pathname: Ptr<CString>, argv: Ptr<usize>, envp: Ptr<usize>, flags: i32): i64 {
    countPassed();
    return syscall6(322, <u64>dirfd, pathname.address, argv.address, envp.address, <u64>flags, 0);
  }

  /** userfaultfd(2): Linux 4.3. */
  userfaultfd(flags: i32): i64 {
    countPassed();
    return syscall6(323, <u64>flags, 0, 0, 0, 0, 0);
  }

  /** membarrier(2): Linux 4.3. */
  membarrier(cmd: i32, flags: u32, cpu_id: i32): i64 {
    countPassed();
    return syscall6(324, <u64>cmd, <u64>flags, <u64>cpu_id, 0, 0, 0);
  }

  /** mlock2(2): Linux 4.4. */
  mlock2(addr: usize, len: usize, flags: i32): i64 {
    countPassed();
    return syscall6(325, <u64>addr, <u64>len, <u64>flags, 0, 0, 0);
  }

  /** copy_file_range(2): Linux 4.5. */
  copy_file_range(fd_in: i32, off_in: Ptr<i64>, fd_out: i32, off_out: Ptr<i64>, size: usize, flags: u32): i64 {
    countPassed();
    return syscall6(326, <u64>fd_in, off_in.address, <u64>fd_out, off_out.address, <u64>size, <u64>flags);
  }

  /** preadv2(2): Linux 4.6. */
  preadv2(fd: i32, iov: Ptr<Iovec>, iovcnt: usize, pos_l: usize, pos_h: usize, flags: i32): i64 {
    countPassed();
    return blockingSyscall6(327, <u64>fd, iov.address, <u64>iovcnt, <u64>pos_l, <u64>pos_h, <u64>flags);
  }

  /** pwritev2(2): Linux 4.6. */
  pwritev2(fd: i32, iov: Ptr<Iovec>, iovcnt: usize, pos_l: usize, pos_h: usize, flags: i32): i64 {
    countPassed();
    return blockingSyscall6(328, <u64>fd, iov.address, <u64>iovcnt, <u64>pos_l, <u64>pos_h, <u64>flags);
  }

  /** pkey_mprotect(2): Linux 4.9. */
  pkey_mprotect(addr: usize, len: usize, prot: usize, pkey: i32): i64 {
    countPassed();
    return syscall6(329, <u64>addr, <u64>len, <u64>prot, <u64>pkey, 0, 0);
  }

  /** pkey_alloc(2): Linux 4.9. */
  pkey_alloc(flags: usize, access_rights: usize): i64 {
    countPassed();
    return syscall6(330, <u64>flags, <u64>access_rights, 0, 0, 0, 0);
  }

  /** pkey_free(2): Linux 4.9. */
  pkey_free(pkey: i32): i64 {
    countPassed();
    return syscall6(331, <u64>pkey, 0, 0, 0, 0, 0);
  }

  /** statx(2): Linux 4.11. */
  statx(dirfd: i32, pathname: Ptr<CString>, flags: u32, mask: u32, statxbuf: Ptr<Statx>): i64 {
    countPassed();
    return syscall6(332, <u64>dirfd, pathname.address, <u64>flags, <u64>mask, statxbuf.address, 0);
  }

  /** io_pgetevents(2): Linux 4.18. */
  io_pgetevents(ctx_id: usize, min_nr: i64, nr: i64, events: Ptr<u8>, timeout: Ptr<Timespec>, usig: Ptr<u8>): i64 {
    countPassed();
    return blockingSyscall6(333, <u64>ctx_id, <u64>min_nr, <u64>nr, events.address, timeout.address, usig.address);
  }

  /** rseq(2): Linux 4.18. */
  rseq(rseq: Ptr<Rseq>, rseq_len: u32, flags: i32, sig: u32): i64 {
    countPassed();
    return syscall6(334, rseq.address, <u64>rseq_len, <u64>flags, <u64>sig, 0, 0);
  }

  /** uretprobe(2): Linux 6.11. */
  uretprobe(): i64 {
    countPassed();
    return syscall6(335, 0, 0, 0, 0, 0, 0);
  }

  /** uprobe(2): Linux 6.18. */
  uprobe(): i64 {
    countPassed();
    return syscall6(336, 0, 0, 0, 0, 0, 0);
  }

  /** pidfd_send_signal(2): Linux 5.1. */
  pidfd_send_signal(pidfd: i32, sig: i32, info: Ptr<Siginfo>, flags: u32): i64 {
    countPassed();
    return syscall6(424, <u64>pidfd, <u64>sig, info.address, <u64>flags, 0, 0);
  }

  /** io_uring_setup(2): Linux 5.1. */
  io_uring_setup(entries: u32, p: Ptr<u8>): i64 {
    countPassed();
    return syscall6(425, <u64>entries, p.address, 0, 0, 0, 0);
  }

  /** io_uring_enter(2): Linux 5.1. */
  io_uring_enter(fd: i32, to_submit: u32, min_complete: u32, flags: u32, argp: Ptr<u8>, argsz: usize): i64 {
    countPassed();
    return blockingSyscall6(426, <u64>fd, <u64>to_submit, <u64>min_complete, <u64>flags, argp.address, <u64>argsz);
  }

  /** io_uring_register(2): Linux 5.1. */
  io_uring_register(fd: i32, opcode: u32, arg: Ptr<u8>, nr_args: u32): i64 {
    countPassed();
    return syscall6(427, <u64>fd, <u64>opcode, arg.address, <u64>nr_args, 0, 0);
  }

  /** open_tree(2): Linux 5.2. */
  open_tree(dirfd: i32, pathname: Ptr<CString>, flags: u32): i64 {
    countPassed();
    return syscall6(428, <u64>dirfd, pathname.address, <u64>flags, 0, 0, 0);
  }

  /** move_mount(2): Linux 5.2. */
  move_mount(from_dirfd: i32, from_pathname: Ptr<CString>, to_dirfd: i32, to_pathname: Ptr<CString>, flags: u32): i64 {
    countPassed();
    return syscall6(429, <u64>from_dirfd, from_pathname.address, <u64>to_dirfd, to_pathname.address, <u64>flags, 0);
  }

  /** fsopen(2): Linux 5.2. */
  fsopen(fsname: Ptr<CString>, flags: u32): i64 {
    countPassed();
    return syscall6(430, fsname.address, <u64>flags, 0, 0, 0, 0);
  }

  /** fsconfig(2): Linux 5.2. */
  fsconfig(fs_fd: i32, cmd: u32, key: Ptr<CString>, value: Ptr<u8>, aux: i32): i64 {
    countPassed();
    return syscall6(431, <u64>fs_fd, <u64>cmd, key.address, value.address, <u64>aux, 0);
  }

  /** fsmount(2): Linux 5.2. */
  fsmount(fs_fd: i32, flags: u32, attr_flags: u32): i64 {
    countPassed();
    return syscall6(432, <u64>fs_fd, <u64>flags, <u64>attr_flags, 0, 0, 0);
  }

  /** fspick(2): Linux 5.2. */
  fspick(dirfd: i32, pathname: Ptr<CString>, flags: u32): i64 {
    countPassed();
    return syscall6(433, <u64>dirfd, pathname.address, <u64>flags, 0, 0, 0);
  }

  /** pidfd_open(2): Linux 5.3. */
  pidfd_open(pid: i32, flags: u32): i64 {
    countPassed();
    return syscall6(434, <u64>pid, <u64>flags, 0, 0, 0, 0);
  }

  /** clone3(2): Linux 5.3. */
  clone3(cl_args: Ptr<CloneArgs>, size: usize): i64 {
    countPassed();
    return syscall6(435, cl_args.address, <u64>size, 0, 0, 0, 0);
  }

  /** close_range(2): Linux 5.9. */
  close_range(first: u32, last: u32, flags: u32): i64 {
    countPassed();
    return syscall6(436, <u64>first, <u64>last, <u64>flags, 0, 0, 0);
  }

  /** openat2(2): Linux 5.6. */
  openat2(dirfd: i32, pathname: Ptr<CString>, how: Ptr<OpenHow>, size: usize): i64 {
    countPassed();
    return blockingSyscall6(437, <u64>dirfd, pathname.address, how.address, <u64>size, 0, 0);
  }

  /** pidfd_getfd(2): Linux 5.6. */
  pidfd_getfd(pidfd: i32, targetfd: i32, flags: u32): i64 {
    countPassed();
    return syscall6(438, <u64>pidfd, <u64>targetfd, <u64>flags, 0, 0, 0);
  }

  /** faccessat2(2): Linux 5.8. */
  faccessat2(dirfd: i32, pathname: Ptr<CString>, mode: i32, flags: i32): i64 {
    countPassed();
    return syscall6(439, <u64>dirfd, pathname.address, <u64>mode, <u64>flags, 0, 0);
  }

  /** process_madvise(2): Linux 5.10. */
  process_madvise(pidfd: i32, iovec: Ptr<Iovec>, vlen: usize, advice: i32, flags: u32): i64 {
    countPassed();
    return syscall6(440, <u64>pidfd, iovec.address, <u64>vlen, <u64>advice, <u64>flags, 0);
  }

  /** epoll_pwait2(2): Linux 5.11. */
  epoll_pwait2(epfd: i32, events: Ptr<EpollEvent>, maxevents: i32, timeout: Ptr<Timespec>, sigmask: Ptr<u64>, sigsetsize: usize): i64 {
    countPassed();
    return blockingSyscall6(441, <u64>epfd, events.address, <u64>maxevents, timeout.address, sigmask.address, <u64>sigsetsize);
  }

  /** mount_setattr(2): Linux 5.12. */
  mount_setattr(dirfd: i32, pathname: Ptr<CString>, flags: u32, attr: Ptr<MountAttr>, size: usize): i64 {
    countPassed();
    return syscall6(442, <u64>dirfd, pathname.address, <u64>flags, attr.address, <u64>size, 0);
  }

  /** quotactl_fd(2): Linux 5.14. */
  quotactl_fd(fd: i32, op: u32, id: u32, addr: Ptr<u8>): i64 {
    countPassed();
    return syscall6(443, <u64>fd, <u64>op, <u64>id, addr.address, 0, 0);
  }

  /** landlock_create_ruleset(2): Linux 5.13. */
  landlock_create_ruleset(attr: Ptr<u8>, size: usize, flags: u32): i64 {
    countPassed();
    return syscall6(444, attr.address, <u64>size, <u64>flags, 0, 0, 0);
  }

  /** landlock_add_rule(2): Linux 5.13. */
  landlock_add_rule(ruleset_fd: i32, rule_type: i32, rule_attr: Ptr<u8>, flags: u32): i64 {
    countPassed();
    return syscall6(445, <u64>ruleset_fd, <u64>rule_type, rule_attr.address, <u64>flags, 0, 0);
  }

  /** landlock_restrict_self(2): Linux 5.13. */
  landlock_restrict_self(ruleset_fd: i32, flags: u32): i64 {
    countPassed();
    return syscall6(446, <u64>ruleset_fd, <u64>flags, 0, 0, 0, 0);
  }

  /** memfd_secret(2): Linux 5.14. */
  memfd_secret(flags: u32): i64 {
    countPassed();
    return syscall6(447, <u64>flags, 0, 0, 0, 0, 0);
  }

  /** process_mrelease(2): Linux 5.15. */
  process_mrelease(pidfd: i32, flags: u32): i64 {
    countPassed();
    return syscall6(448, <u64>pidfd, <u64>flags, 0, 0, 0, 0);
  }

  /** futex_waitv(2): Linux 5.16. */
  futex_waitv(waiters: Ptr<FutexWaitv>, nr_futexes: u32, flags: u32, timeout: Ptr<Timespec>, clockid: i32): i64 {
    countPassed();
    return blockingSyscall6(449, waiters.address, <u64>nr_futexes, <u64>flags, timeout.address, <u64>clockid, 0);
  }

  /** set_mempolicy_home_node(2): Linux 5.17. */
  set_mempolicy_home_node(start: usize, len: usize, home_node: usize, flags: usize): i64 {
    countPassed();
    return syscall6(450, <u64>start, <u64>len, <u64>home_node, <u64>flags, 0, 0);
  }

  /** cachestat(2): Linux 6.5. */
  cachestat(fd: i32, cstat_range: Ptr<u8>, cstat: Ptr<u8>, flags: u32): i64 {
    countPassed();
    return syscall6(451, <u64>fd, cstat_range.address, cstat.address, <u64>flags, 0, 0);
  }

  /** fchmodat2(2): Linux 6.6. */
  fchmodat2(dirfd: i32, pathname: Ptr<CString>, mode: u32, flags: u32): i64 {
    countPassed();
    return syscall6(452, <u64>dirfd, pathname.address, <u64>mode, <u64>flags, 0, 0);
  }

  /** map_shadow_stack(2): Linux 6.6. */
  map_shadow_stack(addr: usize, size: usize, flags: u32): i64 {
    countPassed();
    return syscall6(453, <u64>addr, <u64>size, <u64>flags, 0, 0, 0);
  }

  /** futex_wake(2): Linux 6.7. */
  futex_wake(uaddr: Ptr<u32>, mask: usize, nr: i32, flags: u32): i64 {
    countPassed();
    return syscall6(454, uaddr.address, <u64>mask, <u64>nr, <u64>flags, 0, 0);
  }

  /** futex_wait(2): Linux 6.7. */
  futex_wait(uaddr: Ptr<u32>, val: usize, mask: usize, flags: u32, timeout: Ptr<Timespec>, clockid: i32): i64 {
    countPassed();
    return blockingSyscall6(455, uaddr.address, <u64>val, <u64>mask, <u64>flags, timeout.address, <u64>clockid);
  }

  /** futex_requeue(2): Linux 6.7. */
  futex_requeue(waiters: Ptr<FutexWaitv>, flags: u32, nr_wake: i32, nr_requeue: i32): i64 {
    countPassed();
    return syscall6(456, waiters.address, <u64>flags, <u64>nr_wake, <u64>nr_requeue, 0, 0);
  }

  /** statmount(2): Linux 6.8. */
  statmount(req: Ptr<u8>, buf: Ptr<u8>, bufsize: usize, flags: u32): i64 {
    countPassed();
    return syscall6(457, req.address, buf.address, <u64>bufsize, <u64>flags, 0, 0);
  }

  /** listmount(2): Linux 6.8. */
  listmount(req: Ptr<u8>, mnt_ids: Ptr<u64>, nr_mnt_ids: usize, flags: u32): i64 {
    countPassed();
    return syscall6(458, req.address, mnt_ids.address, <u64>nr_mnt_ids, <u64>flags, 0, 0);
  }

  /** lsm_get_self_attr(2): Linux 6.8. */
  lsm_get_self_attr(attr: u32, ctx: Ptr<u8>, size: Ptr<u32>, flags: u32): i64 {
    countPassed();
    return syscall6(459, <u64>attr, ctx.address, size.address, <u64>flags, 0, 0);
  }

  /** lsm_set_self_attr(2): Linux 6.8. */
  lsm_set_self_attr(attr: u32, ctx: Ptr<u8>, size: u32, flags: u32): i64 {
    countPassed();
    return syscall6(460, <u64>attr, ctx.address, <u64>size, <u64>flags, 0, 0);
  }

  /** lsm_list_modules(2): Linux 6.8. */
  lsm_list_modules(ids: Ptr<u64>, size: Ptr<u32>, flags: u32): i64 {
    countPassed();
    return syscall6(461, ids.address, size.address, <u64>flags, 0, 0, 0);
  }

  /** mseal(2): Linux 6.10. */
  mseal(addr: usize, size: usize, flags: usize): i64 {
    countPassed();
    return syscall6(462, <u64>addr, <u64>size, <u64>flags, 0, 0, 0);
  }

  /** setxattrat(2): Linux 6.13. */
  setxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>, uargs: Ptr<XattrArgs>, size: usize): i64 {
    countPassed();
    return syscall6(463, <u64>dirfd, pathname.address, <u64>at_flags, name.address, uargs.address, <u64>size);
  }

  /** getxattrat(2): Linux 6.13. */
  getxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>, uargs: Ptr<XattrArgs>, size: usize): i64 {
    countPassed();
    return syscall6(464, <u64>dirfd, pathname.address, <u64>at_flags, name.address, uargs.address, <u64>size);
  }

  /** listxattrat(2): Linux 6.13. */
  listxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, list: Ptr<u8>, size: usize): i64 {
    countPassed();
    return syscall6(465, <u64>dirfd, pathname.address, <u64>at_flags, list.address, <u64>size, 0);
  }

  /** removexattrat(2): Linux 6.13. */
  removexattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>): i64 {
    countPassed();
    return syscall6(466, <u64>dirfd, pathname.address, <u64>at_flags, name.address, 0, 0);
  }

  /** open_tree_attr(2): Linux 6.15. */
  open_tree_attr(dirfd: i32, pathname: Ptr<CString>, flags: u32, attr: Ptr<MountAttr>, size: usize): i64 {
    countPassed();
    return syscall6(467, <u64>dirfd, pathname.address, <u64>flags, attr.address, <u64>size, 0);
  }

  /** file_getattr(2): Linux 6.17. */
  file_getattr(dirfd: i32, pathname: Ptr<CString>, ufattr: Ptr<FileAttr>, size: usize, at_flags: u32): i64 {
    countPassed();
    return syscall6(468, <u64>dirfd, pathname.address, ufattr.address, <u64>size, <u64>at_flags, 0);
  }

  /** file_setattr(2): Linux 6.17. */
  file_setattr(dirfd: i32, pathname: Ptr<CString>, ufattr: Ptr<FileAttr>, size: usize, at_flags: u32): i64 {
    countPassed();
    return syscall6(469, <u64>dirfd, pathname.address, ufattr.address, <u64>size, <u64>at_flags, 0);
  }

  /** listns(2): Linux 6.19. */
  listns(req: Ptr<u8>, ns_ids: Ptr<u64>, nr_ns_ids: usize, flags: u32): i64 {
    countPassed();
    return syscall6(470, req.address, ns_ids.address, <u64>nr_ns_ids, <u64>flags, 0, 0);
  }

  /** rseq_slice_yield(2): Linux 7.0. */
  rseq_slice_yield(): i64 {
    countPassed();
    return syscall6(471, 0, 0, 0, 0, 0, 0);
  }
}

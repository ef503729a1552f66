import {
  Abi, AT_EMPTY_PATH, AT_FDCWD, AT_REMOVEDIR, AT_SYMLINK_NOFOLLOW, CLONE_NEWUSER, CString, CloneArgs, EACCES, Msghdr, O_CREAT, O_TRUNC,
  O_WRONLY, OpenHow, Ptr, SECCOMP_SET_MODE_FILTER, Sockaddr, Stat, Statfs, Statx, Timespec, Timeval, UserCapData, UserCapHeader, Utimbuf, XattrArgs,
} from "unweld";
import { areNow, areOmitted, checkAccessOf, mayEnter, mayEnterOpen, mayFind, mayLink, maySetTimes, mayWrite } from "./access";
import { Target } from "./attribute-target";
import { getAttribute, listAttributes, removeAttribute, setAttribute } from "./attributes";
import { setKernel } from "./below";
import { control, getCapabilities, setCapabilities } from "./capabilities";
import { State, credentials } from "./credentials";
import { bindSocket, makeDirectory, makeLink, makeNode } from "./creation";
import { listDirectory } from "./directory";
import { execute } from "./exec";
import { getGroups, setGroups } from "./groups";
import {
  getResGid, getResUid, isReal, setFsGid, setFsUid, setGid, setReGid, setReUid, setResGid, setResUid, setUid,
} from "./identity";
import { chmodAt, chmodOpen } from "./mode";
import { unshareNamespaces, writeTo } from "./namespaces";
import { openAt, openExtended } from "./open";
import { options, setOption } from "./options";
import { chownAt, chownOpen } from "./ownership";
import { checkCreate, isChecked } from "./permissions";
import { getPriority, setPriority } from "./priority";
import { changeRoot, maySignal, setUpRing } from "./privileges";
import { removeAt, renameAt } from "./removal";
import { sharedBytes } from "./session";
import { beginProcess, carryOver, endSession, environmentStrings, takeOver } from "./session-start";
import { getOption, receive, send } from "./sockets";
import { statAt, statExtended, statOpen } from "./stat";
import { clone3Task, cloneTask, forkTask, vforkTask } from "./tasks";
import { accessOfRoot, isUnlocked } from "./unlock";

/**
 * Fake root: the program and its children are root to themselves, and the owners, modes, devices and attributes they give
 * to files last as long as the session, or longer where the state is saved. Nothing of it is known to the kernel.
 */
export class FakeRoot extends Abi {
  constructor() {
    super();
    setKernel(new Abi());
  }


  override sessionBytes(): usize {
    return sharedBytes();
  }

  override attach(base: usize, fresh: bool): void {
    beginProcess(base, fresh);
  }

  override option(name: string, value: string | null): bool {
    return setOption(name, value);
  }

  override saveState(to: usize, capacity: usize): usize {
    return carryOver(to, capacity);
  }

  override loadState(from: usize, length: usize): void {
    takeOver(from, length);
  }

  override environment(to: usize, capacity: usize): usize {
    return environmentStrings(to, capacity);
  }

  override wantsFinish(): bool {
    return options.save != 0 || options.mtree != 0;
  }

  override finish(): void {
    endSession();
  }

  override newfstatat(dirfd: i32, pathname: Ptr<CString>, statbuf: Ptr<Stat>, flags: i32): i64 {
    return statAt(dirfd, pathname, statbuf, flags);
  }

  override stat(pathname: Ptr<CString>, statbuf: Ptr<Stat>): i64 {
    return statAt(AT_FDCWD, pathname, statbuf, 0);
  }

  override lstat(pathname: Ptr<CString>, statbuf: Ptr<Stat>): i64 {
    return statAt(AT_FDCWD, pathname, statbuf, AT_SYMLINK_NOFOLLOW);
  }

  override fstat(fd: i32, statbuf: Ptr<Stat>): i64 {
    return statOpen(fd, statbuf);
  }

  override statx(dirfd: i32, pathname: Ptr<CString>, flags: u32, mask: u32, statxbuf: Ptr<Statx>): i64 {
    return statExtended(dirfd, pathname, flags, mask, statxbuf);
  }

  override getdents64(fd: i32, dirp: Ptr<u8>, count: u32): i64 {
    return listDirectory(fd, dirp, count);
  }

  override fchownat(dirfd: i32, pathname: Ptr<CString>, owner: u32, group: u32, flags: i32): i64 {
    return chownAt(dirfd, pathname, owner, group, flags);
  }

  override chown(pathname: Ptr<CString>, owner: u32, group: u32): i64 {
    return chownAt(AT_FDCWD, pathname, owner, group, 0);
  }

  override lchown(pathname: Ptr<CString>, owner: u32, group: u32): i64 {
    return chownAt(AT_FDCWD, pathname, owner, group, AT_SYMLINK_NOFOLLOW);
  }

  override fchown(fd: i32, owner: u32, group: u32): i64 {
    return chownOpen(fd, owner, group);
  }

  override chmod(pathname: Ptr<CString>, mode: u32): i64 {
    return chmodAt(AT_FDCWD, pathname, mode, 0);
  }

  override fchmod(fd: i32, mode: u32): i64 {
    return chmodOpen(fd, mode);
  }

  override fchmodat(dirfd: i32, pathname: Ptr<CString>, mode: u32): i64 {
    return chmodAt(dirfd, pathname, mode, 0);
  }

  override fchmodat2(dirfd: i32, pathname: Ptr<CString>, mode: u32, flags: u32): i64 {
    return chmodAt(dirfd, pathname, mode, flags);
  }

  override open(pathname: Ptr<CString>, flags: i32, mode: u32): i64 {
    return openAt(AT_FDCWD, pathname, flags, mode);
  }

  override creat(pathname: Ptr<CString>, mode: u32): i64 {
    return openAt(AT_FDCWD, pathname, O_CREAT | O_WRONLY | O_TRUNC, mode);
  }

  override openat(dirfd: i32, pathname: Ptr<CString>, flags: i32, mode: u32): i64 {
    return openAt(dirfd, pathname, flags, mode);
  }

  override openat2(dirfd: i32, pathname: Ptr<CString>, how: Ptr<OpenHow>, size: usize): i64 {
    return openExtended(dirfd, pathname, how, size);
  }

  override write(fd: i32, buf: Ptr<u8>, count: usize): i64 {
    return writeTo(fd, buf, count);
  }

  override mkdir(pathname: Ptr<CString>, mode: u32): i64 {
    return makeDirectory(AT_FDCWD, pathname, mode);
  }

  override mkdirat(dirfd: i32, pathname: Ptr<CString>, mode: u32): i64 {
    return makeDirectory(dirfd, pathname, mode);
  }

  override mknod(pathname: Ptr<CString>, mode: u32, dev: u32): i64 {
    return makeNode(AT_FDCWD, pathname, mode, dev);
  }

  override mknodat(dirfd: i32, pathname: Ptr<CString>, mode: u32, dev: u32): i64 {
    return makeNode(dirfd, pathname, mode, dev);
  }

  override symlink(target: Ptr<CString>, linkpath: Ptr<CString>): i64 {
    return makeLink(target, AT_FDCWD, linkpath);
  }

  override symlinkat(target: Ptr<CString>, newdirfd: i32, linkpath: Ptr<CString>): i64 {
    return makeLink(target, newdirfd, linkpath);
  }

  override bind(sockfd: i32, addr: Ptr<Sockaddr>, addrlen: i32): i64 {
    return bindSocket(sockfd, addr, addrlen);
  }

  override unlink(pathname: Ptr<CString>): i64 {
    return removeAt(AT_FDCWD, pathname, 0);
  }

  override rmdir(pathname: Ptr<CString>): i64 {
    return removeAt(AT_FDCWD, pathname, AT_REMOVEDIR);
  }

  override unlinkat(dirfd: i32, pathname: Ptr<CString>, flags: i32): i64 {
    return removeAt(dirfd, pathname, flags);
  }

  override rename(oldpath: Ptr<CString>, newpath: Ptr<CString>): i64 {
    return renameAt(AT_FDCWD, oldpath, AT_FDCWD, newpath, 0);
  }

  override renameat(olddirfd: i32, oldpath: Ptr<CString>, newdirfd: i32, newpath: Ptr<CString>): i64 {
    return renameAt(olddirfd, oldpath, newdirfd, newpath, 0);
  }

  override renameat2(olddirfd: i32, oldpath: Ptr<CString>, newdirfd: i32, newpath: Ptr<CString>, flags: u32): i64 {
    return renameAt(olddirfd, oldpath, newdirfd, newpath, flags);
  }

  override link(oldpath: Ptr<CString>, newpath: Ptr<CString>): i64 {
    return this.linkat(AT_FDCWD, oldpath, AT_FDCWD, newpath, 0);
  }

  override linkat(olddirfd: i32, oldpath: Ptr<CString>, newdirfd: i32, newpath: Ptr<CString>, flags: i32): i64 {
    if (isChecked()) {
      let refused = mayLink(olddirfd, oldpath, flags);
      if (refused >= 0) refused = checkCreate(newdirfd, newpath);
      if (refused < 0) return refused;
    }
    const result = super.linkat(olddirfd, oldpath, newdirfd, newpath, flags);
    if (result != -EACCES) return result;
    const unlocked = isUnlocked(result, olddirfd, oldpath);
    return isUnlocked(result, newdirfd, newpath) || unlocked ? super.linkat(olddirfd, oldpath, newdirfd, newpath, flags) : result;
  }

  override getuid(): i64 {
    return isReal() ? super.getuid() : <i64>credentials().uid;
  }

  override geteuid(): i64 {
    return isReal() ? super.geteuid() : <i64>credentials().euid;
  }

  override getgid(): i64 {
    return isReal() ? super.getgid() : <i64>credentials().gid;
  }

  override getegid(): i64 {
    return isReal() ? super.getegid() : <i64>credentials().egid;
  }

  override setuid(uid: u32): i64 {
    return isReal() ? super.setuid(uid) : setUid(uid);
  }

  override setgid(gid: u32): i64 {
    return isReal() ? super.setgid(gid) : setGid(gid);
  }

  override setreuid(ruid: u32, euid: u32): i64 {
    return isReal() ? super.setreuid(ruid, euid) : setReUid(ruid, euid);
  }

  override setregid(rgid: u32, egid: u32): i64 {
    return isReal() ? super.setregid(rgid, egid) : setReGid(rgid, egid);
  }

  override setresuid(ruid: u32, euid: u32, suid: u32): i64 {
    return isReal() ? super.setresuid(ruid, euid, suid) : setResUid(ruid, euid, suid);
  }

  override setresgid(rgid: u32, egid: u32, sgid: u32): i64 {
    return isReal() ? super.setresgid(rgid, egid, sgid) : setResGid(rgid, egid, sgid);
  }

  override setfsuid(fsuid: u32): i64 {
    return isReal() ? super.setfsuid(fsuid) : setFsUid(fsuid);
  }

  override setfsgid(fsgid: u32): i64 {
    return isReal() ? super.setfsgid(fsgid) : setFsGid(fsgid);
  }

  override getresuid(ruid: Ptr<u32>, euid: Ptr<u32>, suid: Ptr<u32>): i64 {
    return isReal() ? super.getresuid(ruid, euid, suid) : getResUid(ruid, euid, suid);
  }

  override getresgid(rgid: Ptr<u32>, egid: Ptr<u32>, sgid: Ptr<u32>): i64 {
    return isReal() ? super.getresgid(rgid, egid, sgid) : getResGid(rgid, egid, sgid);
  }

  override getgroups(size: i32, list: Ptr<u32>): i64 {
    return isReal() ? super.getgroups(size, list) : getGroups(size, list);
  }

  override setgroups(size: i32, list: Ptr<u32>): i64 {
    return isReal() ? super.setgroups(size, list) : setGroups(size, list);
  }

  override capget(hdrp: Ptr<UserCapHeader>, datap: Ptr<UserCapData>): i64 {
    return isReal() ? super.capget(hdrp, datap) : getCapabilities(hdrp, datap);
  }

  override capset(hdrp: Ptr<UserCapHeader>, datap: Ptr<UserCapData>): i64 {
    return isReal() ? super.capset(hdrp, datap) : setCapabilities(hdrp, datap);
  }

  override prctl(op: i32, arg2: usize, arg3: usize, arg4: usize, arg5: usize): i64 {
    return isReal() ? super.prctl(op, arg2, arg3, arg4, arg5) : control(op, arg2, arg3, arg4, arg5);
  }

  override seccomp(op: u32, flags: u32, args: Ptr<u8>): i64 {
    const result = super.seccomp(op, flags, args);
    if (result >= 0 && op == SECCOMP_SET_MODE_FILTER) credentials().state |= State.FILTERED;
    return result;
  }

  override fork(): i64 {
    return forkTask();
  }

  override vfork(): i64 {
    return vforkTask();
  }

  override clone(flags: usize, stack: usize, parent_tid: Ptr<i32>, child_tid: Ptr<i32>, tls: usize): i64 {
    return cloneTask(flags, stack, parent_tid, child_tid, tls);
  }

  override clone3(cl_args: Ptr<CloneArgs>, size: usize): i64 {
    return clone3Task(cl_args, size);
  }

  override unshare(flags: usize): i64 {
    return unshareNamespaces(flags);
  }

  override setns(fd: i32, nstype: i32): i64 {
    const result = super.setns(fd, nstype);
    if (result >= 0 && (<u64>nstype & CLONE_NEWUSER) != 0) credentials().state |= State.REAL;
    return result;
  }

  override execve(pathname: Ptr<CString>, argv: Ptr<usize>, envp: Ptr<usize>): i64 {
    return execute(AT_FDCWD, pathname, argv, envp, 0, true);
  }

  override execveat(dirfd: i32, pathname: Ptr<CString>, argv: Ptr<usize>, envp: Ptr<usize>, flags: i32): i64 {
    return execute(dirfd, pathname, argv, envp, flags, false);
  }

  override access(pathname: Ptr<CString>, mode: i32): i64 {
    const refused = checkAccessOf(AT_FDCWD, pathname, mode, 0);
    return refused < 0 ? refused : accessOfRoot(super.access(pathname, mode), AT_FDCWD, pathname, mode, 0);
  }

  override faccessat(dirfd: i32, pathname: Ptr<CString>, mode: i32): i64 {
    const refused = checkAccessOf(dirfd, pathname, mode, 0);
    return refused < 0 ? refused : accessOfRoot(super.faccessat(dirfd, pathname, mode), dirfd, pathname, mode, 0);
  }

  override faccessat2(dirfd: i32, pathname: Ptr<CString>, mode: i32, flags: i32): i64 {
    const refused = checkAccessOf(dirfd, pathname, mode, flags);
    return refused < 0 ? refused : accessOfRoot(super.faccessat2(dirfd, pathname, mode, flags), dirfd, pathname, mode, flags);
  }

  override chdir(path: Ptr<CString>): i64 {
    const refused = mayEnter(path);
    if (refused < 0) return refused;
    const result = super.chdir(path);
    return isUnlocked(result, AT_FDCWD, path) ? super.chdir(path) : result;
  }

  override fchdir(fd: i32): i64 {
    const refused = mayEnterOpen(fd);
    return refused < 0 ? refused : super.fchdir(fd);
  }

  override truncate(path: Ptr<CString>, length: i64): i64 {
    const refused = mayWrite(path);
    if (refused < 0) return refused;
    const result = super.truncate(path, length);
    return isUnlocked(result, AT_FDCWD, path) ? super.truncate(path, length) : result;
  }

  override readlink(pathname: Ptr<CString>, buf: Ptr<u8>, bufsiz: i32): i64 {
    const refused = mayFind(pathname, false);
    if (refused < 0) return refused;
    const result = super.readlink(pathname, buf, bufsiz);
    return isUnlocked(result, AT_FDCWD, pathname) ? super.readlink(pathname, buf, bufsiz) : result;
  }

  override readlinkat(dirfd: i32, pathname: Ptr<CString>, buf: Ptr<u8>, bufsiz: i32): i64 {
    const refused = checkAccessOf(dirfd, pathname, 0, AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW);
    if (refused < 0) return refused;
    const result = super.readlinkat(dirfd, pathname, buf, bufsiz);
    return isUnlocked(result, dirfd, pathname) ? super.readlinkat(dirfd, pathname, buf, bufsiz) : result;
  }

  override statfs(path: Ptr<CString>, buf: Ptr<Statfs>): i64 {
    const refused = mayFind(path, true);
    if (refused < 0) return refused;
    const result = super.statfs(path, buf);
    return isUnlocked(result, AT_FDCWD, path) ? super.statfs(path, buf) : result;
  }

  override utimensat(dirfd: i32, pathname: Ptr<CString>, times: Ptr<Timespec>, flags: i32): i64 {
    const refused = isChecked() && !areOmitted(times) ? maySetTimes(dirfd, pathname, areNow(times), flags) : 0;
    if (refused < 0) return refused;
    const result = super.utimensat(dirfd, pathname, times, flags);
    return isUnlocked(result, dirfd, pathname) ? super.utimensat(dirfd, pathname, times, flags) : result;
  }

  override futimesat(dirfd: i32, pathname: Ptr<CString>, times: Ptr<Timeval>): i64 {
    const refused = maySetTimes(dirfd, pathname, times.isNull, 0);
    if (refused < 0) return refused;
    const result = super.futimesat(dirfd, pathname, times);
    return isUnlocked(result, dirfd, pathname) ? super.futimesat(dirfd, pathname, times) : result;
  }

  override utimes(filename: Ptr<CString>, times: Ptr<Timeval>): i64 {
    const refused = maySetTimes(AT_FDCWD, filename, times.isNull, 0);
    if (refused < 0) return refused;
    const result = super.utimes(filename, times);
    return isUnlocked(result, AT_FDCWD, filename) ? super.utimes(filename, times) : result;
  }

  override utime(filename: Ptr<CString>, times: Ptr<Utimbuf>): i64 {
    const refused = maySetTimes(AT_FDCWD, filename, times.isNull, 0);
    if (refused < 0) return refused;
    const result = super.utime(filename, times);
    return isUnlocked(result, AT_FDCWD, filename) ? super.utime(filename, times) : result;
  }

  override setxattr(path: Ptr<CString>, name: Ptr<CString>, value: Ptr<u8>, size: usize, flags: i32): i64 {
    return isReal() ? super.setxattr(path, name, value, size, flags) : setAttribute(Target.path(path), name, value, size, flags);
  }

  override getxattr(path: Ptr<CString>, name: Ptr<CString>, value: Ptr<u8>, size: usize): i64 {
    return isReal() ? super.getxattr(path, name, value, size) : getAttribute(Target.path(path), name, value, size);
  }

  override listxattr(path: Ptr<CString>, list: Ptr<u8>, size: usize): i64 {
    return isReal() ? super.listxattr(path, list, size) : listAttributes(Target.path(path), list, size);
  }

  override removexattr(path: Ptr<CString>, name: Ptr<CString>): i64 {
    return isReal() ? super.removexattr(path, name) : removeAttribute(Target.path(path), name);
  }

  override lsetxattr(path: Ptr<CString>, name: Ptr<CString>, value: Ptr<u8>, size: usize, flags: i32): i64 {
    return isReal() ? super.lsetxattr(path, name, value, size, flags) : setAttribute(Target.link(path), name, value, size, flags);
  }

  override lgetxattr(path: Ptr<CString>, name: Ptr<CString>, value: Ptr<u8>, size: usize): i64 {
    return isReal() ? super.lgetxattr(path, name, value, size) : getAttribute(Target.link(path), name, value, size);
  }

  override llistxattr(path: Ptr<CString>, list: Ptr<u8>, size: usize): i64 {
    return isReal() ? super.llistxattr(path, list, size) : listAttributes(Target.link(path), list, size);
  }

  override lremovexattr(path: Ptr<CString>, name: Ptr<CString>): i64 {
    return isReal() ? super.lremovexattr(path, name) : removeAttribute(Target.link(path), name);
  }

  override fsetxattr(fd: i32, name: Ptr<CString>, value: Ptr<u8>, size: usize, flags: i32): i64 {
    return isReal() ? super.fsetxattr(fd, name, value, size, flags) : setAttribute(Target.open(fd), name, value, size, flags);
  }

  override fgetxattr(fd: i32, name: Ptr<CString>, value: Ptr<u8>, size: usize): i64 {
    return isReal() ? super.fgetxattr(fd, name, value, size) : getAttribute(Target.open(fd), name, value, size);
  }

  override flistxattr(fd: i32, list: Ptr<u8>, size: usize): i64 {
    return isReal() ? super.flistxattr(fd, list, size) : listAttributes(Target.open(fd), list, size);
  }

  override fremovexattr(fd: i32, name: Ptr<CString>): i64 {
    return isReal() ? super.fremovexattr(fd, name) : removeAttribute(Target.open(fd), name);
  }

  override setxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>, uargs: Ptr<XattrArgs>, size: usize): i64 {
    if (isReal() || size != offsetof<XattrArgs>()) return super.setxattrat(dirfd, pathname, at_flags, name, uargs, size);
    const args = uargs.get();
    return setAttribute(Target.at(dirfd, pathname, at_flags), name, Ptr.at<u8>(<usize>args.value), args.size, <i32>args.flags);
  }

  override getxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>, uargs: Ptr<XattrArgs>, size: usize): i64 {
    if (isReal() || size != offsetof<XattrArgs>()) return super.getxattrat(dirfd, pathname, at_flags, name, uargs, size);
    const args = uargs.get();
    return getAttribute(Target.at(dirfd, pathname, at_flags), name, Ptr.at<u8>(<usize>args.value), args.size);
  }

  override listxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, list: Ptr<u8>, size: usize): i64 {
    return isReal() ? super.listxattrat(dirfd, pathname, at_flags, list, size) : listAttributes(Target.at(dirfd, pathname, at_flags), list, size);
  }

  override removexattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>): i64 {
    return isReal() ? super.removexattrat(dirfd, pathname, at_flags, name) : removeAttribute(Target.at(dirfd, pathname, at_flags), name);
  }

  override getsockopt(sockfd: i32, level: i32, optname: i32, optval: Ptr<u8>, optlen: Ptr<i32>): i64 {
    return getOption(sockfd, level, optname, optval, optlen);
  }

  override sendmsg(sockfd: i32, msg: Ptr<Msghdr>, flags: u32): i64 {
    return send(sockfd, msg, flags);
  }

  override recvmsg(sockfd: i32, msg: Ptr<Msghdr>, flags: u32): i64 {
    return receive(sockfd, msg, flags);
  }

  override getpriority(which: i32, who: i32): i64 {
    return getPriority(which, who);
  }

  override setpriority(which: i32, who: i32, prio: i32): i64 {
    return setPriority(which, who, prio);
  }

  override chroot(path: Ptr<CString>): i64 {
    return changeRoot(path);
  }

  override io_uring_setup(entries: u32, p: Ptr<u8>): i64 {
    return setUpRing(entries, p);
  }

  override kill(pid: i32, sig: i32): i64 {
    const refused = maySignal(pid);
    return refused < 0 ? refused : super.kill(pid, sig);
  }

  override tkill(tid: i32, sig: i32): i64 {
    const refused = maySignal(tid);
    return refused < 0 ? refused : super.tkill(tid, sig);
  }

  override tgkill(tgid: i32, tid: i32, sig: i32): i64 {
    const refused = maySignal(tid);
    return refused < 0 ? refused : super.tgkill(tgid, tid, sig);
  }
}

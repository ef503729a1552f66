// Generated from src/abi/novelties.ts and src/abi/syscalls.ts by `npm run generate`; do not edit.

import {
  Abi,
  Ptr,
  CString,
  Sockaddr,
  Msghdr,
  Utsname,
  SchedParam,
  Timespec,
  Siginfo,
  Rusage,
  Stat,
  Iovec,
  Statx,
  Rseq,
  CloneArgs,
  OpenHow,
  EpollEvent,
  MountAttr,
  FutexWaitv,
  XattrArgs,
  FileAttr,
} from "unweld";
import { attachReport, finishReport, missed, reportBytes, reportTo, wantsReport } from "./report";
import { isBelow, setLevel } from "./level";
import { checkCloneArgs, checkOpenHow, checkNullPath, trimStatx, trimMembarrier, trimLandlock } from "./structs";
import { openShown, showRelease } from "./shown";

/** The ABI of an earlier release: what is newer is answered as a kernel of that release answered it. */
export class AbiLevel extends Abi {
  override sessionBytes(): usize { return reportBytes(); }
  override attach(base: usize, _fresh: bool): void { attachReport(base); }
  override option(name: string, value: string | null): bool {
    if (name == "level") return setLevel(value);
    return name == "report" && reportTo(value);
  }
  override wantsFinish(): bool { return wantsReport(); }
  override finish(): void { finishReport(); }

  override open(pathname: Ptr<CString>, flags: i32, mode: u32): i64 {
    const known = openShown(pathname, flags);
    if (known != 0) return known;
    return super.open(pathname, flags, mode);
  }

  override mmap(addr: usize, length: usize, prot: usize, flags: usize, fd: i32, offset: i64): i64 {
    if (isBelow(11) && (<u64>flags & 0xf) == 0x3) return missed(74, -22);
    if (isBelow(48) && (<u64>flags & 0xf) == 0x8) return missed(75, -22);
    if (isBelow(13) && (<u64>flags & 0x100000) == 0x100000) {
      missed(76, 0);
      flags = <usize>(<u64>flags & ~<u64>0x100000);
    }
    return super.mmap(addr, length, prot, flags, fd, offset);
  }

  override mremap(old_address: usize, old_size: usize, new_size: usize, flags: usize, new_address: usize): i64 {
    if (isBelow(24) && (<u64>flags & 0x4) == 0x4) return missed(77, -22);
    return super.mremap(old_address, old_size, new_size, flags, new_address);
  }

  override madvise(addr: usize, length: usize, advice: i32): i64 {
    if (isBelow(1) && (<u64><u32>advice & 0xffffffff) == 0x8) return missed(78, -22);
    if (isBelow(10) && (<u64><u32>advice & 0xffffffff) == 0x12) return missed(79, -22);
    if (isBelow(10) && (<u64><u32>advice & 0xffffffff) == 0x13) return missed(80, -22);
    if (isBelow(21) && (<u64><u32>advice & 0xffffffff) == 0x14) return missed(81, -22);
    if (isBelow(21) && (<u64><u32>advice & 0xffffffff) == 0x15) return missed(82, -22);
    if (isBelow(31) && (<u64><u32>advice & 0xffffffff) == 0x16) return missed(83, -22);
    if (isBelow(31) && (<u64><u32>advice & 0xffffffff) == 0x17) return missed(84, -22);
    if (isBelow(35) && (<u64><u32>advice & 0xffffffff) == 0x18) return missed(85, -22);
    if (isBelow(38) && (<u64><u32>advice & 0xffffffff) == 0x19) return missed(86, -22);
    if (isBelow(50) && (<u64><u32>advice & 0xffffffff) == 0x66) return missed(87, -22);
    if (isBelow(50) && (<u64><u32>advice & 0xffffffff) == 0x67) return missed(88, -22);
    return super.madvise(addr, length, advice);
  }

  override shmctl(shmid: i32, op: i32, buf: Ptr<u8>): i64 {
    if (isBelow(13) && (<u64><u32>op & 0xffffffff) == 0xf) return missed(198, -22);
    return super.shmctl(shmid, op, buf);
  }

  override socket(domain: i32, type: i32, protocol: i32): i64 {
    if (isBelow(3) && (<u64><u32>domain & 0xffffffff) == 0x2a) return missed(200, -97);
    if (isBelow(7) && (<u64><u32>domain & 0xffffffff) == 0x2b) return missed(201, -97);
    if (isBelow(14) && (<u64><u32>domain & 0xffffffff) == 0x2c) return missed(202, -97);
    if (isBelow(32) && (<u64><u32>domain & 0xffffffff) == 0x2d) return missed(203, -97);
    if (isBelow(23) && (<u64><u32>protocol & 0xffffffff) == 0x106) return missed(204, -93);
    return super.socket(domain, type, protocol);
  }

  override sendto(sockfd: i32, buf: Ptr<u8>, len: usize, flags: u32, dest_addr: Ptr<Sockaddr>, addrlen: i32): i64 {
    if (isBelow(10) && (<u64>flags & 0x4000000) == 0x4000000) {
      missed(277, 0);
      flags = <u32>(<u64>flags & ~<u64>0x4000000);
    }
    return super.sendto(sockfd, buf, len, flags, dest_addr, addrlen);
  }

  override sendmsg(sockfd: i32, msg: Ptr<Msghdr>, flags: u32): i64 {
    if (isBelow(10) && (<u64>flags & 0x4000000) == 0x4000000) {
      missed(278, 0);
      flags = <u32>(<u64>flags & ~<u64>0x4000000);
    }
    return super.sendmsg(sockfd, msg, flags);
  }

  override setsockopt(sockfd: i32, level: i32, optname: i32, optval: Ptr<u8>, optlen: i32): i64 {
    if (isBelow(1) && (<u64><u32>optname & 0xffffffff) == 0x33 && <u64><u32>level == 1) return missed(230, -92);
    if (isBelow(1) && (<u64><u32>optname & 0xffffffff) == 0x34 && <u64><u32>level == 1) return missed(231, -92);
    if (isBelow(2) && (<u64><u32>optname & 0xffffffff) == 0x35 && <u64><u32>level == 1) return missed(232, -92);
    if (isBelow(8) && (<u64><u32>optname & 0xffffffff) == 0x37 && <u64><u32>level == 1) return missed(233, -92);
    if (isBelow(8) && (<u64><u32>optname & 0xffffffff) == 0x38 && <u64><u32>level == 1) return missed(234, -92);
    if (isBelow(8) && (<u64><u32>optname & 0xffffffff) == 0x39 && <u64><u32>level == 1) return missed(235, -92);
    if (isBelow(9) && (<u64><u32>optname & 0xffffffff) == 0x3b && <u64><u32>level == 1) return missed(236, -92);
    if (isBelow(10) && (<u64><u32>optname & 0xffffffff) == 0x3c && <u64><u32>level == 1) return missed(237, -92);
    if (isBelow(15) && (<u64><u32>optname & 0xffffffff) == 0x3d && <u64><u32>level == 1) return missed(238, -92);
    if (isBelow(17) && (<u64><u32>optname & 0xffffffff) == 0x3e && <u64><u32>level == 1) return missed(239, -92);
    if (isBelow(18) && (<u64><u32>optname & 0xffffffff) == 0x3f && <u64><u32>level == 1) return missed(240, -92);
    if (isBelow(18) && (<u64><u32>optname & 0xffffffff) == 0x40 && <u64><u32>level == 1) return missed(241, -92);
    if (isBelow(18) && (<u64><u32>optname & 0xffffffff) == 0x41 && <u64><u32>level == 1) return missed(242, -92);
    if (isBelow(18) && (<u64><u32>optname & 0xffffffff) == 0x42 && <u64><u32>level == 1) return missed(243, -92);
    if (isBelow(18) && (<u64><u32>optname & 0xffffffff) == 0x43 && <u64><u32>level == 1) return missed(244, -92);
    if (isBelow(20) && (<u64><u32>optname & 0xffffffff) == 0x44 && <u64><u32>level == 1) return missed(245, -92);
    if (isBelow(28) && (<u64><u32>optname & 0xffffffff) == 0x45 && <u64><u32>level == 1) return missed(246, -92);
    if (isBelow(28) && (<u64><u32>optname & 0xffffffff) == 0x46 && <u64><u32>level == 1) return missed(247, -92);
    if (isBelow(31) && (<u64><u32>optname & 0xffffffff) == 0x47 && <u64><u32>level == 1) return missed(248, -92);
    if (isBelow(31) && (<u64><u32>optname & 0xffffffff) == 0x48 && <u64><u32>level == 1) return missed(249, -92);
    if (isBelow(33) && (<u64><u32>optname & 0xffffffff) == 0x49 && <u64><u32>level == 1) return missed(250, -92);
    if (isBelow(35) && (<u64><u32>optname & 0xffffffff) == 0x4a && <u64><u32>level == 1) return missed(251, -92);
    if (isBelow(37) && (<u64><u32>optname & 0xffffffff) == 0x4b && <u64><u32>level == 1) return missed(252, -92);
    if (isBelow(42) && (<u64><u32>optname & 0xffffffff) == 0x4c && <u64><u32>level == 1) return missed(253, -92);
    if (isBelow(42) && (<u64><u32>optname & 0xffffffff) == 0x4d && <u64><u32>level == 1) return missed(254, -92);
    if (isBelow(7) && (<u64><u32>optname & 0xffffffff) == 0x1e && <u64><u32>level == 6) return missed(266, -92);
    if (isBelow(9) && (<u64><u32>optname & 0xffffffff) == 0x1f && <u64><u32>level == 6) return missed(267, -92);
    if (isBelow(10) && (<u64><u32>optname & 0xffffffff) == 0x20 && <u64><u32>level == 6) return missed(268, -92);
    if (isBelow(11) && (<u64><u32>optname & 0xffffffff) == 0x21 && <u64><u32>level == 6) return missed(269, -92);
    if (isBelow(11) && (<u64><u32>optname & 0xffffffff) == 0x22 && <u64><u32>level == 6) return missed(270, -92);
    if (isBelow(14) && (<u64><u32>optname & 0xffffffff) == 0x23 && <u64><u32>level == 6) return missed(271, -92);
    if (isBelow(14) && (<u64><u32>optname & 0xffffffff) == 0x24 && <u64><u32>level == 6) return missed(272, -92);
    if (isBelow(20) && (<u64><u32>optname & 0xffffffff) == 0x25 && <u64><u32>level == 6) return missed(273, -92);
    if (isBelow(44) && (<u64><u32>optname & 0xffffffff) == 0x26 && <u64><u32>level == 6) return missed(274, -92);
    if (isBelow(44) && (<u64><u32>optname & 0xffffffff) == 0x27 && <u64><u32>level == 6) return missed(275, -92);
    if (isBelow(44) && (<u64><u32>optname & 0xffffffff) == 0x28 && <u64><u32>level == 6) return missed(276, -92);
    return super.setsockopt(sockfd, level, optname, optval, optlen);
  }

  override getsockopt(sockfd: i32, level: i32, optname: i32, optval: Ptr<u8>, optlen: Ptr<i32>): i64 {
    if (isBelow(1) && (<u64><u32>optname & 0xffffffff) == 0x33 && <u64><u32>level == 1) return missed(205, -92);
    if (isBelow(1) && (<u64><u32>optname & 0xffffffff) == 0x34 && <u64><u32>level == 1) return missed(206, -92);
    if (isBelow(2) && (<u64><u32>optname & 0xffffffff) == 0x35 && <u64><u32>level == 1) return missed(207, -92);
    if (isBelow(8) && (<u64><u32>optname & 0xffffffff) == 0x37 && <u64><u32>level == 1) return missed(208, -92);
    if (isBelow(8) && (<u64><u32>optname & 0xffffffff) == 0x38 && <u64><u32>level == 1) return missed(209, -92);
    if (isBelow(8) && (<u64><u32>optname & 0xffffffff) == 0x39 && <u64><u32>level == 1) return missed(210, -92);
    if (isBelow(9) && (<u64><u32>optname & 0xffffffff) == 0x3b && <u64><u32>level == 1) return missed(211, -92);
    if (isBelow(10) && (<u64><u32>optname & 0xffffffff) == 0x3c && <u64><u32>level == 1) return missed(212, -92);
    if (isBelow(15) && (<u64><u32>optname & 0xffffffff) == 0x3d && <u64><u32>level == 1) return missed(213, -92);
    if (isBelow(17) && (<u64><u32>optname & 0xffffffff) == 0x3e && <u64><u32>level == 1) return missed(214, -92);
    if (isBelow(18) && (<u64><u32>optname & 0xffffffff) == 0x3f && <u64><u32>level == 1) return missed(215, -92);
    if (isBelow(18) && (<u64><u32>optname & 0xffffffff) == 0x40 && <u64><u32>level == 1) return missed(216, -92);
    if (isBelow(18) && (<u64><u32>optname & 0xffffffff) == 0x41 && <u64><u32>level == 1) return missed(217, -92);
    if (isBelow(18) && (<u64><u32>optname & 0xffffffff) == 0x42 && <u64><u32>level == 1) return missed(218, -92);
    if (isBelow(18) && (<u64><u32>optname & 0xffffffff) == 0x43 && <u64><u32>level == 1) return missed(219, -92);
    if (isBelow(20) && (<u64><u32>optname & 0xffffffff) == 0x44 && <u64><u32>level == 1) return missed(220, -92);
    if (isBelow(28) && (<u64><u32>optname & 0xffffffff) == 0x45 && <u64><u32>level == 1) return missed(221, -92);
    if (isBelow(28) && (<u64><u32>optname & 0xffffffff) == 0x46 && <u64><u32>level == 1) return missed(222, -92);
    if (isBelow(31) && (<u64><u32>optname & 0xffffffff) == 0x47 && <u64><u32>level == 1) return missed(223, -92);
    if (isBelow(31) && (<u64><u32>optname & 0xffffffff) == 0x48 && <u64><u32>level == 1) return missed(224, -92);
    if (isBelow(33) && (<u64><u32>optname & 0xffffffff) == 0x49 && <u64><u32>level == 1) return missed(225, -92);
    if (isBelow(35) && (<u64><u32>optname & 0xffffffff) == 0x4a && <u64><u32>level == 1) return missed(226, -92);
    if (isBelow(37) && (<u64><u32>optname & 0xffffffff) == 0x4b && <u64><u32>level == 1) return missed(227, -92);
    if (isBelow(42) && (<u64><u32>optname & 0xffffffff) == 0x4c && <u64><u32>level == 1) return missed(228, -92);
    if (isBelow(42) && (<u64><u32>optname & 0xffffffff) == 0x4d && <u64><u32>level == 1) return missed(229, -92);
    if (isBelow(7) && (<u64><u32>optname & 0xffffffff) == 0x1e && <u64><u32>level == 6) return missed(255, -92);
    if (isBelow(9) && (<u64><u32>optname & 0xffffffff) == 0x1f && <u64><u32>level == 6) return missed(256, -92);
    if (isBelow(10) && (<u64><u32>optname & 0xffffffff) == 0x20 && <u64><u32>level == 6) return missed(257, -92);
    if (isBelow(11) && (<u64><u32>optname & 0xffffffff) == 0x21 && <u64><u32>level == 6) return missed(258, -92);
    if (isBelow(11) && (<u64><u32>optname & 0xffffffff) == 0x22 && <u64><u32>level == 6) return missed(259, -92);
    if (isBelow(14) && (<u64><u32>optname & 0xffffffff) == 0x23 && <u64><u32>level == 6) return missed(260, -92);
    if (isBelow(14) && (<u64><u32>optname & 0xffffffff) == 0x24 && <u64><u32>level == 6) return missed(261, -92);
    if (isBelow(20) && (<u64><u32>optname & 0xffffffff) == 0x25 && <u64><u32>level == 6) return missed(262, -92);
    if (isBelow(44) && (<u64><u32>optname & 0xffffffff) == 0x26 && <u64><u32>level == 6) return missed(263, -92);
    if (isBelow(44) && (<u64><u32>optname & 0xffffffff) == 0x27 && <u64><u32>level == 6) return missed(264, -92);
    if (isBelow(44) && (<u64><u32>optname & 0xffffffff) == 0x28 && <u64><u32>level == 6) return missed(265, -92);
    return super.getsockopt(sockfd, level, optname, optval, optlen);
  }

  override clone(flags: usize, stack: usize, parent_tid: Ptr<i32>, child_tid: Ptr<i32>, tls: usize): i64 {
    if (isBelow(2) && (<u64>flags & 0x2000000) == 0x2000000) {
      missed(59, 0);
      flags = <usize>(<u64>flags & ~<u64>0x2000000);
    }
    if (isBelow(19) && (<u64>flags & 0x1000) == 0x1000) {
      missed(60, 0);
      flags = <usize>(<u64>flags & ~<u64>0x1000);
    }
    return super.clone(flags, stack, parent_tid, child_tid, tls);
  }

  override uname(buf: Ptr<Utsname>): i64 {
    const result = super.uname(buf);
    return showRelease(result, buf);
  }

  override semctl(semid: i32, semnum: i32, op: i32, arg: usize): i64 {
    if (isBelow(13) && (<u64><u32>op & 0xffffffff) == 0x14) return missed(197, -22);
    return super.semctl(semid, semnum, op, arg);
  }

  override msgctl(msqid: i32, op: i32, buf: Ptr<u8>): i64 {
    if (isBelow(13) && (<u64><u32>op & 0xffffffff) == 0xd) return missed(199, -22);
    return super.msgctl(msqid, op, buf);
  }

  override fcntl(fd: i32, op: u32, arg: usize): i64 {
    if (isBelow(47) && (<u64>op & 0xffffffff) == 0x403) return missed(103, -22);
    if (isBelow(49) && (<u64>op & 0xffffffff) == 0x404) return missed(104, -22);
    if (isBelow(9) && (<u64>op & 0xffffffff) == 0x40b) return missed(105, -22);
    if (isBelow(9) && (<u64>op & 0xffffffff) == 0x40c) return missed(106, -22);
    if (isBelow(9) && (<u64>op & 0xffffffff) == 0x40d) return missed(107, -22);
    if (isBelow(9) && (<u64>op & 0xffffffff) == 0x40e) return missed(108, -22);
    if (isBelow(18) && (<u64>arg & 0x10) == 0x10 && <u64>op == 1033) return missed(109, -22);
    if (isBelow(40) && (<u64>arg & 0x20) == 0x20 && <u64>op == 1033) return missed(110, -22);
    return super.fcntl(fd, op, arg);
  }

  override ptrace(op: i64, pid: i64, addr: usize, data: usize): i64 {
    if (isBelow(12) && (<u64>op & 0xffffffff) == 0x420d) return missed(189, -5);
    if (isBelow(20) && (<u64>op & 0xffffffff) == 0x420e) return missed(190, -5);
    if (isBelow(30) && (<u64>op & 0xffffffff) == 0x420f) return missed(191, -5);
    if (isBelow(41) && (<u64>op & 0xffffffff) == 0x4210) return missed(192, -5);
    if (isBelow(41) && (<u64>op & 0xffffffff) == 0x4211) return missed(193, -5);
    if (isBelow(53) && (<u64>op & 0xffffffff) == 0x4212) return missed(194, -5);
    return super.ptrace(op, pid, addr, data);
  }

  override sched_setscheduler(pid: i32, policy: i32, param: Ptr<SchedParam>): i64 {
    if (isBelow(49) && (<u64><u32>policy & 0xffffffff) == 0x7) return missed(196, -22);
    return super.sched_setscheduler(pid, policy, param);
  }

  override prctl(op: i32, arg2: usize, arg3: usize, arg4: usize, arg5: usize): i64 {
    if (isBelow(13) && (<u64><u32>op & 0xffffffff) == 0x34) return missed(157, -22);
    if (isBelow(13) && (<u64><u32>op & 0xffffffff) == 0x35) return missed(158, -22);
    if (isBelow(23) && (<u64><u32>op & 0xffffffff) == 0x39) return missed(159, -22);
    if (isBelow(23) && (<u64><u32>op & 0xffffffff) == 0x3a) return missed(160, -22);
    if (isBelow(28) && (<u64><u32>op & 0xffffffff) == 0x3b) return missed(161, -22);
    if (isBelow(31) && (<u64><u32>op & 0xffffffff) == 0x3e) return missed(162, -22);
    if (isBelow(34) && (<u64><u32>op & 0xffffffff) == 0x53564d41) return missed(163, -22);
    if (isBelow(40) && (<u64><u32>op & 0xffffffff) == 0x41) return missed(164, -22);
    if (isBelow(40) && (<u64><u32>op & 0xffffffff) == 0x42) return missed(165, -22);
    if (isBelow(41) && (<u64><u32>op & 0xffffffff) == 0x43) return missed(166, -22);
    if (isBelow(41) && (<u64><u32>op & 0xffffffff) == 0x44) return missed(167, -22);
    if (isBelow(41) && (<u64><u32>op & 0xffffffff) == 0x41555856) return missed(168, -22);
    if (isBelow(52) && (<u64><u32>op & 0xffffffff) == 0x4d) return missed(169, -22);
    if (isBelow(53) && (<u64><u32>op & 0xffffffff) == 0x4e) return missed(170, -22);
    return super.prctl(op, arg2, arg3, arg4, arg5);
  }

  override arch_prctl(op: i32, addr: usize): i64 {
    if (isBelow(4) && (<u64><u32>op & 0xffffffff) == 0x2001) return missed(171, -22);
    if (isBelow(4) && (<u64><u32>op & 0xffffffff) == 0x2002) return missed(172, -22);
    if (isBelow(4) && (<u64><u32>op & 0xffffffff) == 0x2003) return missed(173, -22);
    if (isBelow(8) && (<u64><u32>op & 0xffffffff) == 0x1011) return missed(174, -22);
    if (isBelow(8) && (<u64><u32>op & 0xffffffff) == 0x1012) return missed(175, -22);
    if (isBelow(33) && (<u64><u32>op & 0xffffffff) == 0x1021) return missed(176, -22);
    if (isBelow(33) && (<u64><u32>op & 0xffffffff) == 0x1022) return missed(177, -22);
    if (isBelow(33) && (<u64><u32>op & 0xffffffff) == 0x1023) return missed(178, -22);
    if (isBelow(34) && (<u64><u32>op & 0xffffffff) == 0x1024) return missed(179, -22);
    if (isBelow(34) && (<u64><u32>op & 0xffffffff) == 0x1025) return missed(180, -22);
    if (isBelow(41) && (<u64><u32>op & 0xffffffff) == 0x4001) return missed(181, -22);
    if (isBelow(41) && (<u64><u32>op & 0xffffffff) == 0x4002) return missed(182, -22);
    if (isBelow(41) && (<u64><u32>op & 0xffffffff) == 0x4003) return missed(183, -22);
    if (isBelow(43) && (<u64><u32>op & 0xffffffff) == 0x5001) return missed(184, -22);
    if (isBelow(43) && (<u64><u32>op & 0xffffffff) == 0x5002) return missed(185, -22);
    if (isBelow(43) && (<u64><u32>op & 0xffffffff) == 0x5003) return missed(186, -22);
    if (isBelow(43) && (<u64><u32>op & 0xffffffff) == 0x5004) return missed(187, -22);
    if (isBelow(43) && (<u64><u32>op & 0xffffffff) == 0x5005) return missed(188, -22);
    return super.arch_prctl(op, addr);
  }

  override mount(source: Ptr<CString>, target: Ptr<CString>, filesystemtype: Ptr<CString>, mountflags: usize, data: Ptr<u8>): i64 {
    if (isBelow(27) && (<u64>mountflags & 0x100) == 0x100) {
      missed(138, 0);
      mountflags = <usize>(<u64>mountflags & ~<u64>0x100);
    }
    return super.mount(source, target, filesystemtype, mountflags, data);
  }

  override futex(uaddr: Ptr<u32>, futex_op: i32, val: u32, timeout: Ptr<Timespec>, uaddr2: Ptr<u32>, val3: u32): i64 {
    if (isBelow(31) && (<u64><u32>futex_op & 0x7f) == 0xd) return missed(155, -38);
    if (isBelow(1) && (<u64><u32>futex_op & 0x17f) == 0x100) return missed(156, -38);
    return super.futex(uaddr, futex_op, val, timeout, uaddr2, val3);
  }

  override waitid(idtype: i32, id: i32, infop: Ptr<Siginfo>, options: i32, rusage: Ptr<Rusage>): i64 {
    if (isBelow(21) && (<u64><u32>idtype & 0xffffffff) == 0x3) return missed(65, -22);
    if (isBelow(3) && (<u64><u32>options & 0x20000000) == 0x20000000) return missed(66, -22);
    if (isBelow(3) && (<u64><u32>options & 0x80000000) == 0x80000000) return missed(67, -22);
    if (isBelow(3) && (<u64><u32>options & 0x40000000) == 0x40000000) return missed(68, -22);
    return super.waitid(idtype, id, infop, options, rusage);
  }

  override inotify_add_watch(fd: i32, pathname: Ptr<CString>, mask: u32): i64 {
    if (isBelow(15) && (<u64>mask & 0x10000000) == 0x10000000) {
      missed(139, 0);
      mask = <u32>(<u64>mask & ~<u64>0x10000000);
    }
    return super.inotify_add_watch(fd, pathname, mask);
  }

  override openat(dirfd: i32, pathname: Ptr<CString>, flags: i32, mode: u32): i64 {
    const known = openShown(pathname, flags);
    if (known != 0) return known;
    return super.openat(dirfd, pathname, flags, mode);
  }

  override newfstatat(dirfd: i32, pathname: Ptr<CString>, statbuf: Ptr<Stat>, flags: i32): i64 {
    const known = checkNullPath(pathname, flags);
    if (known != 0) return known;
    return super.newfstatat(dirfd, pathname, statbuf, flags);
  }

  override unshare(flags: usize): i64 {
    if (isBelow(2) && (<u64>flags & 0x2000000) == 0x2000000) return missed(61, -22);
    if (isBelow(23) && (<u64>flags & 0x80) == 0x80) return missed(62, -22);
    return super.unshare(flags);
  }

  override fallocate(fd: i32, mode: i32, offset: i64, size: i64): i64 {
    if (isBelow(4) && (<u64><u32>mode & 0x40) == 0x40) return missed(127, -95);
    if (isBelow(54) && (<u64><u32>mode & 0x80) == 0x80) return missed(128, -95);
    return super.fallocate(fd, mode, offset, size);
  }

  override pipe2(pipefd: Ptr<i32>, flags: i32): i64 {
    if (isBelow(25) && (<u64><u32>flags & 0x80) == 0x80) return missed(112, -22);
    return super.pipe2(pipefd, flags);
  }

  override fanotify_init(flags: u32, event_f_flags: u32): i64 {
    if (isBelow(32) && (<u64>flags & 0x80) == 0x80) return missed(140, -22);
    if (isBelow(16) && (<u64>flags & 0x100) == 0x100) return missed(141, -22);
    if (isBelow(18) && (<u64>flags & 0x200) == 0x200) return missed(142, -22);
    if (isBelow(26) && (<u64>flags & 0x400) == 0x400) return missed(143, -22);
    if (isBelow(26) && (<u64>flags & 0x800) == 0x800) return missed(144, -22);
    if (isBelow(34) && (<u64>flags & 0x1000) == 0x1000) return missed(145, -22);
    if (isBelow(50) && (<u64>flags & 0x2000) == 0x2000) return missed(146, -22);
    return super.fanotify_init(flags, event_f_flags);
  }

  override name_to_handle_at(dirfd: i32, pathname: Ptr<CString>, handle: Ptr<u8>, mount_id: Ptr<u8>, flags: i32): i64 {
    if (isBelow(42) && (<u64><u32>flags & 0x200) == 0x200) return missed(136, -22);
    if (isBelow(49) && (<u64><u32>flags & 0x1) == 0x1) return missed(137, -22);
    return super.name_to_handle_at(dirfd, pathname, handle, mount_id, flags);
  }

  override setns(fd: i32, nstype: i32): i64 {
    if (isBelow(2) && (<u64><u32>nstype & 0x2000000) == 0x2000000) return missed(63, -22);
    if (isBelow(23) && (<u64><u32>nstype & 0x80) == 0x80) return missed(64, -22);
    return super.setns(fd, nstype);
  }

  override kcmp(pid1: i32, pid2: i32, type: i32, idx1: usize, idx2: usize): i64 {
    if (isBelow(9) && (<u64><u32>type & 0xffffffff) == 0x7) return missed(195, -22);
    return super.kcmp(pid1, pid2, type, idx1, idx2);
  }

  override seccomp(op: u32, flags: u32, args: Ptr<u8>): i64 {
    if (isBelow(10) && (<u64>op & 0xffffffff) == 0x2) return missed(148, -22);
    if (isBelow(17) && (<u64>op & 0xffffffff) == 0x3) return missed(149, -22);
    if (isBelow(10) && (<u64>flags & 0x2) == 0x2 && <u64>op == 1) return missed(150, -22);
    if (isBelow(13) && (<u64>flags & 0x4) == 0x4 && <u64>op == 1) return missed(151, -22);
    if (isBelow(17) && (<u64>flags & 0x8) == 0x8 && <u64>op == 1) return missed(152, -22);
    if (isBelow(24) && (<u64>flags & 0x10) == 0x10 && <u64>op == 1) return missed(153, -22);
    if (isBelow(36) && (<u64>flags & 0x20) == 0x20 && <u64>op == 1) return missed(154, -22);
    return super.seccomp(op, flags, args);
  }

  override getrandom(buf: Ptr<u8>, buflen: usize, flags: u32): i64 {
    if (isBelow(23) && (<u64>flags & 0x4) == 0x4) return missed(147, -22);
    return super.getrandom(buf, buflen, flags);
  }

  override memfd_create(name: Ptr<CString>, flags: u32): i64 {
    if (isBelow(10) && (<u64>flags & 0x4) == 0x4) return missed(99, -22);
    if (isBelow(40) && (<u64>flags & 0x8) == 0x8) return missed(100, -22);
    if (isBelow(40) && (<u64>flags & 0x10) == 0x10) return missed(101, -22);
    return super.memfd_create(name, flags);
  }

  override execveat(dirfd: i32, pathname: Ptr<CString>, argv: Ptr<usize>, envp: Ptr<usize>, flags: i32): i64 {
    if (isBelow(51) && (<u64><u32>flags & 0x10000) == 0x10000) return missed(135, -22);
    return super.execveat(dirfd, pathname, argv, envp, flags);
  }

  override userfaultfd(flags: i32): i64 {
    if (isBelow(28) && (<u64><u32>flags & 0x1) == 0x1) return missed(102, -22);
    return super.userfaultfd(flags);
  }

  override membarrier(cmd: i32, flags: u32, cpu_id: i32): i64 {
    if (isBelow(12) && (<u64><u32>cmd & 0xffffffff) == 0x2) return missed(90, -22);
    if (isBelow(12) && (<u64><u32>cmd & 0xffffffff) == 0x4) return missed(91, -22);
    if (isBelow(10) && (<u64><u32>cmd & 0xffffffff) == 0x8) return missed(92, -22);
    if (isBelow(10) && (<u64><u32>cmd & 0xffffffff) == 0x10) return missed(93, -22);
    if (isBelow(12) && (<u64><u32>cmd & 0xffffffff) == 0x20) return missed(94, -22);
    if (isBelow(12) && (<u64><u32>cmd & 0xffffffff) == 0x40) return missed(95, -22);
    if (isBelow(27) && (<u64><u32>cmd & 0xffffffff) == 0x80) return missed(96, -22);
    if (isBelow(27) && (<u64><u32>cmd & 0xffffffff) == 0x100) return missed(97, -22);
    if (isBelow(40) && (<u64><u32>cmd & 0xffffffff) == 0x200) return missed(98, -22);
    const result = super.membarrier(cmd, flags, cpu_id);
    return trimMembarrier(result, cmd);
  }

  override copy_file_range(fd_in: i32, off_in: Ptr<i64>, fd_out: i32, off_out: Ptr<i64>, size: usize, flags: u32): i64 {
    if (isBelow(1)) return missed(0, -38);
    return super.copy_file_range(fd_in, off_in, fd_out, off_out, size, flags);
  }

  override preadv2(fd: i32, iov: Ptr<Iovec>, iovcnt: usize, pos_l: usize, pos_h: usize, flags: i32): i64 {
    if (isBelow(2)) return missed(1, -38);
    if (isBelow(3) && (<u64><u32>flags & 0x2) == 0x2) return missed(113, -95);
    if (isBelow(3) && (<u64><u32>flags & 0x4) == 0x4) return missed(114, -95);
    if (isBelow(9) && (<u64><u32>flags & 0x8) == 0x8) return missed(115, -95);
    if (isBelow(12) && (<u64><u32>flags & 0x10) == 0x10) return missed(116, -95);
    if (isBelow(46) && (<u64><u32>flags & 0x20) == 0x20) return missed(117, -95);
    if (isBelow(48) && (<u64><u32>flags & 0x40) == 0x40) return missed(118, -95);
    if (isBelow(51) && (<u64><u32>flags & 0x80) == 0x80) return missed(119, -95);
    return super.preadv2(fd, iov, iovcnt, pos_l, pos_h, flags);
  }

  override pwritev2(fd: i32, iov: Ptr<Iovec>, iovcnt: usize, pos_l: usize, pos_h: usize, flags: i32): i64 {
    if (isBelow(2)) return missed(2, -38);
    if (isBelow(3) && (<u64><u32>flags & 0x2) == 0x2) return missed(120, -95);
    if (isBelow(3) && (<u64><u32>flags & 0x4) == 0x4) return missed(121, -95);
    if (isBelow(9) && (<u64><u32>flags & 0x8) == 0x8) return missed(122, -95);
    if (isBelow(12) && (<u64><u32>flags & 0x10) == 0x10) return missed(123, -95);
    if (isBelow(46) && (<u64><u32>flags & 0x20) == 0x20) return missed(124, -95);
    if (isBelow(48) && (<u64><u32>flags & 0x40) == 0x40) return missed(125, -95);
    if (isBelow(51) && (<u64><u32>flags & 0x80) == 0x80) return missed(126, -95);
    return super.pwritev2(fd, iov, iovcnt, pos_l, pos_h, flags);
  }

  override pkey_mprotect(addr: usize, len: usize, prot: usize, pkey: i32): i64 {
    if (isBelow(5)) return missed(3, -38);
    return super.pkey_mprotect(addr, len, prot, pkey);
  }

  override pkey_alloc(flags: usize, access_rights: usize): i64 {
    if (isBelow(5)) return missed(4, -38);
    return super.pkey_alloc(flags, access_rights);
  }

  override pkey_free(pkey: i32): i64 {
    if (isBelow(5)) return missed(5, -38);
    return super.pkey_free(pkey);
  }

  override statx(dirfd: i32, pathname: Ptr<CString>, flags: u32, mask: u32, statxbuf: Ptr<Statx>): i64 {
    if (isBelow(7)) return missed(6, -38);
    if (isBelow(25) && (<u64>mask & 0x1000) == 0x1000) {
      missed(129, 0);
      mask = <u32>(<u64>mask & ~<u64>0x1000);
    }
    if (isBelow(38) && (<u64>mask & 0x2000) == 0x2000) {
      missed(130, 0);
      mask = <u32>(<u64>mask & ~<u64>0x2000);
    }
    if (isBelow(45) && (<u64>mask & 0x4000) == 0x4000) {
      missed(131, 0);
      mask = <u32>(<u64>mask & ~<u64>0x4000);
    }
    if (isBelow(47) && (<u64>mask & 0x8000) == 0x8000) {
      missed(132, 0);
      mask = <u32>(<u64>mask & ~<u64>0x8000);
    }
    if (isBelow(48) && (<u64>mask & 0x10000) == 0x10000) {
      missed(133, 0);
      mask = <u32>(<u64>mask & ~<u64>0x10000);
    }
    if (isBelow(51) && (<u64>mask & 0x20000) == 0x20000) {
      missed(134, 0);
      mask = <u32>(<u64>mask & ~<u64>0x20000);
    }
    const result = super.statx(dirfd, pathname, flags, mask, statxbuf);
    return trimStatx(result, statxbuf);
  }

  override io_pgetevents(ctx_id: usize, min_nr: i64, nr: i64, events: Ptr<u8>, timeout: Ptr<Timespec>, usig: Ptr<u8>): i64 {
    if (isBelow(14)) return missed(7, -38);
    return super.io_pgetevents(ctx_id, min_nr, nr, events, timeout, usig);
  }

  override rseq(rseq: Ptr<Rseq>, rseq_len: u32, flags: i32, sig: u32): i64 {
    if (isBelow(14)) return missed(8, -38);
    return super.rseq(rseq, rseq_len, flags, sig);
  }

  override uretprobe(): i64 {
    if (isBelow(48)) return missed(9, -38);
    return super.uretprobe();
  }

  override uprobe(): i64 {
    if (isBelow(55)) return missed(10, -38);
    return super.uprobe();
  }

  override pidfd_send_signal(pidfd: i32, sig: i32, info: Ptr<Siginfo>, flags: u32): i64 {
    if (isBelow(18)) return missed(11, -38);
    if (isBelow(46) && (<u64>flags & 0x1) == 0x1) return missed(71, -22);
    if (isBelow(46) && (<u64>flags & 0x2) == 0x2) return missed(72, -22);
    if (isBelow(46) && (<u64>flags & 0x4) == 0x4) return missed(73, -22);
    return super.pidfd_send_signal(pidfd, sig, info, flags);
  }

  override io_uring_setup(entries: u32, p: Ptr<u8>): i64 {
    if (isBelow(18)) return missed(12, -38);
    return super.io_uring_setup(entries, p);
  }

  override io_uring_enter(fd: i32, to_submit: u32, min_complete: u32, flags: u32, argp: Ptr<u8>, argsz: usize): i64 {
    if (isBelow(18)) return missed(13, -38);
    return super.io_uring_enter(fd, to_submit, min_complete, flags, argp, argsz);
  }

  override io_uring_register(fd: i32, opcode: u32, arg: Ptr<u8>, nr_args: u32): i64 {
    if (isBelow(18)) return missed(14, -38);
    return super.io_uring_register(fd, opcode, arg, nr_args);
  }

  override open_tree(dirfd: i32, pathname: Ptr<CString>, flags: u32): i64 {
    if (isBelow(19)) return missed(15, -38);
    return super.open_tree(dirfd, pathname, flags);
  }

  override move_mount(from_dirfd: i32, from_pathname: Ptr<CString>, to_dirfd: i32, to_pathname: Ptr<CString>, flags: u32): i64 {
    if (isBelow(19)) return missed(16, -38);
    return super.move_mount(from_dirfd, from_pathname, to_dirfd, to_pathname, flags);
  }

  override fsopen(fsname: Ptr<CString>, flags: u32): i64 {
    if (isBelow(19)) return missed(17, -38);
    return super.fsopen(fsname, flags);
  }

  override fsconfig(fs_fd: i32, cmd: u32, key: Ptr<CString>, value: Ptr<u8>, aux: i32): i64 {
    if (isBelow(19)) return missed(18, -38);
    return super.fsconfig(fs_fd, cmd, key, value, aux);
  }

  override fsmount(fs_fd: i32, flags: u32, attr_flags: u32): i64 {
    if (isBelow(19)) return missed(19, -38);
    return super.fsmount(fs_fd, flags, attr_flags);
  }

  override fspick(dirfd: i32, pathname: Ptr<CString>, flags: u32): i64 {
    if (isBelow(19)) return missed(20, -38);
    return super.fspick(dirfd, pathname, flags);
  }

  override pidfd_open(pid: i32, flags: u32): i64 {
    if (isBelow(20)) return missed(21, -38);
    if (isBelow(27) && (<u64>flags & 0x800) == 0x800) return missed(69, -22);
    if (isBelow(46) && (<u64>flags & 0x80) == 0x80) return missed(70, -22);
    return super.pidfd_open(pid, flags);
  }

  override clone3(cl_args: Ptr<CloneArgs>, size: usize): i64 {
    if (isBelow(20)) return missed(22, -38);
    const known = checkCloneArgs(cl_args, size);
    if (known != 0) return known;
    return super.clone3(cl_args, size);
  }

  override close_range(first: u32, last: u32, flags: u32): i64 {
    if (isBelow(26)) return missed(23, -38);
    if (isBelow(28) && (<u64>flags & 0x4) == 0x4) return missed(111, -22);
    return super.close_range(first, last, flags);
  }

  override openat2(dirfd: i32, pathname: Ptr<CString>, how: Ptr<OpenHow>, size: usize): i64 {
    if (isBelow(23)) return missed(24, -38);
    const known = checkOpenHow(how, size);
    if (known != 0) return known;
    return super.openat2(dirfd, pathname, how, size);
  }

  override pidfd_getfd(pidfd: i32, targetfd: i32, flags: u32): i64 {
    if (isBelow(23)) return missed(25, -38);
    return super.pidfd_getfd(pidfd, targetfd, flags);
  }

  override faccessat2(dirfd: i32, pathname: Ptr<CString>, mode: i32, flags: i32): i64 {
    if (isBelow(25)) return missed(26, -38);
    return super.faccessat2(dirfd, pathname, mode, flags);
  }

  override process_madvise(pidfd: i32, iovec: Ptr<Iovec>, vlen: usize, advice: i32, flags: u32): i64 {
    if (isBelow(27)) return missed(27, -38);
    if (isBelow(38) && (<u64><u32>advice & 0xffffffff) == 0x19) return missed(89, -22);
    return super.process_madvise(pidfd, iovec, vlen, advice, flags);
  }

  override epoll_pwait2(epfd: i32, events: Ptr<EpollEvent>, maxevents: i32, timeout: Ptr<Timespec>, sigmask: Ptr<u64>, sigsetsize: usize): i64 {
    if (isBelow(28)) return missed(28, -38);
    return super.epoll_pwait2(epfd, events, maxevents, timeout, sigmask, sigsetsize);
  }

  override mount_setattr(dirfd: i32, pathname: Ptr<CString>, flags: u32, attr: Ptr<MountAttr>, size: usize): i64 {
    if (isBelow(29)) return missed(29, -38);
    return super.mount_setattr(dirfd, pathname, flags, attr, size);
  }

  override quotactl_fd(fd: i32, op: u32, id: u32, addr: Ptr<u8>): i64 {
    if (isBelow(31)) return missed(30, -38);
    return super.quotactl_fd(fd, op, id, addr);
  }

  override landlock_create_ruleset(attr: Ptr<u8>, size: usize, flags: u32): i64 {
    if (isBelow(30)) return missed(31, -38);
    const result = super.landlock_create_ruleset(attr, size, flags);
    return trimLandlock(result, flags);
  }

  override landlock_add_rule(ruleset_fd: i32, rule_type: i32, rule_attr: Ptr<u8>, flags: u32): i64 {
    if (isBelow(30)) return missed(32, -38);
    return super.landlock_add_rule(ruleset_fd, rule_type, rule_attr, flags);
  }

  override landlock_restrict_self(ruleset_fd: i32, flags: u32): i64 {
    if (isBelow(30)) return missed(33, -38);
    return super.landlock_restrict_self(ruleset_fd, flags);
  }

  override memfd_secret(flags: u32): i64 {
    if (isBelow(31)) return missed(34, -38);
    return super.memfd_secret(flags);
  }

  override process_mrelease(pidfd: i32, flags: u32): i64 {
    if (isBelow(32)) return missed(35, -38);
    return super.process_mrelease(pidfd, flags);
  }

  override futex_waitv(waiters: Ptr<FutexWaitv>, nr_futexes: u32, flags: u32, timeout: Ptr<Timespec>, clockid: i32): i64 {
    if (isBelow(33)) return missed(36, -38);
    return super.futex_waitv(waiters, nr_futexes, flags, timeout, clockid);
  }

  override set_mempolicy_home_node(start: usize, len: usize, home_node: usize, flags: usize): i64 {
    if (isBelow(34)) return missed(37, -38);
    return super.set_mempolicy_home_node(start, len, home_node, flags);
  }

  override cachestat(fd: i32, cstat_range: Ptr<u8>, cstat: Ptr<u8>, flags: u32): i64 {
    if (isBelow(42)) return missed(38, -38);
    return super.cachestat(fd, cstat_range, cstat, flags);
  }

  override fchmodat2(dirfd: i32, pathname: Ptr<CString>, mode: u32, flags: u32): i64 {
    if (isBelow(43)) return missed(39, -38);
    return super.fchmodat2(dirfd, pathname, mode, flags);
  }

  override map_shadow_stack(addr: usize, size: usize, flags: u32): i64 {
    if (isBelow(43)) return missed(40, -38);
    return super.map_shadow_stack(addr, size, flags);
  }

  override futex_wake(uaddr: Ptr<u32>, mask: usize, nr: i32, flags: u32): i64 {
    if (isBelow(44)) return missed(41, -38);
    return super.futex_wake(uaddr, mask, nr, flags);
  }

  override futex_wait(uaddr: Ptr<u32>, val: usize, mask: usize, flags: u32, timeout: Ptr<Timespec>, clockid: i32): i64 {
    if (isBelow(44)) return missed(42, -38);
    return super.futex_wait(uaddr, val, mask, flags, timeout, clockid);
  }

  override futex_requeue(waiters: Ptr<FutexWaitv>, flags: u32, nr_wake: i32, nr_requeue: i32): i64 {
    if (isBelow(44)) return missed(43, -38);
    return super.futex_requeue(waiters, flags, nr_wake, nr_requeue);
  }

  override statmount(req: Ptr<u8>, buf: Ptr<u8>, bufsize: usize, flags: u32): i64 {
    if (isBelow(45)) return missed(44, -38);
    return super.statmount(req, buf, bufsize, flags);
  }

  override listmount(req: Ptr<u8>, mnt_ids: Ptr<u64>, nr_mnt_ids: usize, flags: u32): i64 {
    if (isBelow(45)) return missed(45, -38);
    return super.listmount(req, mnt_ids, nr_mnt_ids, flags);
  }

  override lsm_get_self_attr(attr: u32, ctx: Ptr<u8>, size: Ptr<u32>, flags: u32): i64 {
    if (isBelow(45)) return missed(46, -38);
    return super.lsm_get_self_attr(attr, ctx, size, flags);
  }

  override lsm_set_self_attr(attr: u32, ctx: Ptr<u8>, size: u32, flags: u32): i64 {
    if (isBelow(45)) return missed(47, -38);
    return super.lsm_set_self_attr(attr, ctx, size, flags);
  }

  override lsm_list_modules(ids: Ptr<u64>, size: Ptr<u32>, flags: u32): i64 {
    if (isBelow(45)) return missed(48, -38);
    return super.lsm_list_modules(ids, size, flags);
  }

  override mseal(addr: usize, size: usize, flags: usize): i64 {
    if (isBelow(47)) return missed(49, -38);
    return super.mseal(addr, size, flags);
  }

  override setxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>, uargs: Ptr<XattrArgs>, size: usize): i64 {
    if (isBelow(50)) return missed(50, -38);
    return super.setxattrat(dirfd, pathname, at_flags, name, uargs, size);
  }

  override getxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>, uargs: Ptr<XattrArgs>, size: usize): i64 {
    if (isBelow(50)) return missed(51, -38);
    return super.getxattrat(dirfd, pathname, at_flags, name, uargs, size);
  }

  override listxattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, list: Ptr<u8>, size: usize): i64 {
    if (isBelow(50)) return missed(52, -38);
    return super.listxattrat(dirfd, pathname, at_flags, list, size);
  }

  override removexattrat(dirfd: i32, pathname: Ptr<CString>, at_flags: u32, name: Ptr<CString>): i64 {
    if (isBelow(50)) return missed(53, -38);
    return super.removexattrat(dirfd, pathname, at_flags, name);
  }

  override open_tree_attr(dirfd: i32, pathname: Ptr<CString>, flags: u32, attr: Ptr<MountAttr>, size: usize): i64 {
    if (isBelow(52)) return missed(54, -38);
    return super.open_tree_attr(dirfd, pathname, flags, attr, size);
  }

  override file_getattr(dirfd: i32, pathname: Ptr<CString>, ufattr: Ptr<FileAttr>, size: usize, at_flags: u32): i64 {
    if (isBelow(54)) return missed(55, -38);
    return super.file_getattr(dirfd, pathname, ufattr, size, at_flags);
  }

  override file_setattr(dirfd: i32, pathname: Ptr<CString>, ufattr: Ptr<FileAttr>, size: usize, at_flags: u32): i64 {
    if (isBelow(54)) return missed(56, -38);
    return super.file_setattr(dirfd, pathname, ufattr, size, at_flags);
  }

  override listns(req: Ptr<u8>, ns_ids: Ptr<u64>, nr_ns_ids: usize, flags: u32): i64 {
    if (isBelow(56)) return missed(57, -38);
    return super.listns(req, ns_ids, nr_ns_ids, flags);
  }

  override rseq_slice_yield(): i64 {
    if (isBelow(56)) return missed(58, -38);
    return super.rseq_slice_yield();
  }
}

// Generated from src/abi/structs.ts by `npm run generate`; do not edit.

#define _GNU_SOURCE
#include <stddef.h>
#include <linux/version.h>
#include <dirent.h>
#include <sched.h>
#include <sys/user.h>
#include <sys/socket.h>

_Static_assert(offsetof(struct dirent64, d_ino) == 0, "LinuxDirent64.d_ino");
_Static_assert(offsetof(struct dirent64, d_off) == 8, "LinuxDirent64.d_off");
_Static_assert(offsetof(struct dirent64, d_reclen) == 16, "LinuxDirent64.d_reclen");
_Static_assert(offsetof(struct dirent64, d_type) == 18, "LinuxDirent64.d_type");
_Static_assert(offsetof(struct dirent64, d_name) == 19, "LinuxDirent64.d_name");

_Static_assert(sizeof(struct sched_param) == 4, "SchedParam");
_Static_assert(offsetof(struct sched_param, sched_priority) == 0, "SchedParam.sched_priority");

_Static_assert(sizeof(struct user_regs_struct) == 216, "UserRegsStruct");
_Static_assert(offsetof(struct user_regs_struct, r15) == 0, "UserRegsStruct.r15");
_Static_assert(offsetof(struct user_regs_struct, r14) == 8, "UserRegsStruct.r14");
_Static_assert(offsetof(struct user_regs_struct, r13) == 16, "UserRegsStruct.r13");
_Static_assert(offsetof(struct user_regs_struct, r12) == 24, "UserRegsStruct.r12");
_Static_assert(offsetof(struct user_regs_struct, rbp) == 32, "UserRegsStruct.rbp");
_Static_assert(offsetof(struct user_regs_struct, rbx) == 40, "UserRegsStruct.rbx");
_Static_assert(offsetof(struct user_regs_struct, r11) == 48, "UserRegsStruct.r11");
_Static_assert(offsetof(struct user_regs_struct, r10) == 56, "UserRegsStruct.r10");
_Static_assert(offsetof(struct user_regs_struct, r9) == 64, "UserRegsStruct.r9");
_Static_assert(offsetof(struct user_regs_struct, r8) == 72, "UserRegsStruct.r8");
_Static_assert(offsetof(struct user_regs_struct, rax) == 80, "UserRegsStruct.rax");
_Static_assert(offsetof(struct user_regs_struct, rcx) == 88, "UserRegsStruct.rcx");
_Static_assert(offsetof(struct user_regs_struct, rdx) == 96, "UserRegsStruct.rdx");
_Static_assert(offsetof(struct user_regs_struct, rsi) == 104, "UserRegsStruct.rsi");
_Static_assert(offsetof(struct user_regs_struct, rdi) == 112, "UserRegsStruct.rdi");
_Static_assert(offsetof(struct user_regs_struct, orig_rax) == 120, "UserRegsStruct.orig_rax");
_Static_assert(offsetof(struct user_regs_struct, rip) == 128, "UserRegsStruct.rip");
_Static_assert(offsetof(struct user_regs_struct, cs) == 136, "UserRegsStruct.cs");
_Static_assert(offsetof(struct user_regs_struct, eflags) == 144, "UserRegsStruct.eflags");
_Static_assert(offsetof(struct user_regs_struct, rsp) == 152, "UserRegsStruct.rsp");
_Static_assert(offsetof(struct user_regs_struct, ss) == 160, "UserRegsStruct.ss");
_Static_assert(offsetof(struct user_regs_struct, fs_base) == 168, "UserRegsStruct.fs_base");
_Static_assert(offsetof(struct user_regs_struct, gs_base) == 176, "UserRegsStruct.gs_base");
_Static_assert(offsetof(struct user_regs_struct, ds) == 184, "UserRegsStruct.ds");
_Static_assert(offsetof(struct user_regs_struct, es) == 192, "UserRegsStruct.es");
_Static_assert(offsetof(struct user_regs_struct, fs) == 200, "UserRegsStruct.fs");
_Static_assert(offsetof(struct user_regs_struct, gs) == 208, "UserRegsStruct.gs");

_Static_assert(sizeof(struct cmsghdr) == 16, "Cmsghdr");
_Static_assert(offsetof(struct cmsghdr, cmsg_len) == 0, "Cmsghdr.cmsg_len");
_Static_assert(offsetof(struct cmsghdr, cmsg_level) == 8, "Cmsghdr.cmsg_level");
_Static_assert(offsetof(struct cmsghdr, cmsg_type) == 12, "Cmsghdr.cmsg_type");

_Static_assert(sizeof(struct mmsghdr) == 64, "Mmsghdr");
_Static_assert(offsetof(struct mmsghdr, msg_hdr) == 0, "Mmsghdr.msg_hdr");
_Static_assert(offsetof(struct mmsghdr, msg_len) == 56, "Mmsghdr.msg_len");

_Static_assert(sizeof(struct msghdr) == 56, "Msghdr");
_Static_assert(offsetof(struct msghdr, msg_name) == 0, "Msghdr.msg_name");
_Static_assert(offsetof(struct msghdr, msg_namelen) == 8, "Msghdr.msg_namelen");
_Static_assert(offsetof(struct msghdr, msg_iov) == 16, "Msghdr.msg_iov");
_Static_assert(offsetof(struct msghdr, msg_iovlen) == 24, "Msghdr.msg_iovlen");
_Static_assert(offsetof(struct msghdr, msg_control) == 32, "Msghdr.msg_control");
_Static_assert(offsetof(struct msghdr, msg_controllen) == 40, "Msghdr.msg_controllen");
_Static_assert(offsetof(struct msghdr, msg_flags) == 48, "Msghdr.msg_flags");

_Static_assert(sizeof(struct sockaddr) == 16, "Sockaddr");
_Static_assert(offsetof(struct sockaddr, sa_family) == 0, "Sockaddr.sa_family");
_Static_assert(offsetof(struct sockaddr, sa_data) == 2, "Sockaddr.sa_data");

_Static_assert(sizeof(struct ucred) == 12, "Ucred");
_Static_assert(offsetof(struct ucred, pid) == 0, "Ucred.pid");
_Static_assert(offsetof(struct ucred, uid) == 4, "Ucred.uid");
_Static_assert(offsetof(struct ucred, gid) == 8, "Ucred.gid");

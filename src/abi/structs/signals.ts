import { kernel } from "./define.js";
import { array, i16, i32, i64, u16, u32, u64, union, usize } from "../types.js";

// Source: the exported kernel headers each struct names, Linux 6.1 and later, x86-64; <libc> where the kernel exports none.

/** What rt_sigaction takes: not the C library's struct. */
export const sigaction = kernel("asm/signal.h", "struct sigaction", "Sigaction", 32, {
  sa_handler: usize, sa_flags: u64, sa_restorer: usize, sa_mask: u64,
});
export const sigaltstack = kernel("asm/signal.h", "stack_t", "Sigaltstack", 24, {
  ss_sp: usize, ss_flags: i32, ss_size: usize,
});
export const siginfo = kernel("asm/siginfo.h", "siginfo_t", "Siginfo", 128, {
  si_signo: i32, si_errno: i32, si_code: i32,
  _sifields: union(
    { si_pid: i32, si_uid: u32 },
    { si_tid: i32, si_overrun: i32, si_value: u64, si_sys_private: i32 },
    { si_pid: i32, si_uid: u32, si_value: u64 },
    { si_pid: i32, si_uid: u32, si_status: i32, si_utime: i64, si_stime: i64 },
    { si_addr: usize, _addr_lsb: union({ si_addr_lsb: i16 }, { si_trapno: i32 }, { _pad: u64, si_lower: usize, si_upper: usize }, { _pad: u64, si_pkey: u32 }) },
    { si_band: i64, si_fd: i32 },
    { si_call_addr: usize, si_syscall: i32, si_arch: u32 },
    { _padding: array(u64, 14) },
  ),
}, { members: { _pad: null, _padding: null } });
export const sigcontext = kernel("asm/sigcontext.h", "struct sigcontext", "Sigcontext", 256, {
  r8: u64, r9: u64, r10: u64, r11: u64, r12: u64, r13: u64, r14: u64, r15: u64, rdi: u64, rsi: u64, rbp: u64, rbx: u64,
  rdx: u64, rax: u64, rcx: u64, rsp: u64, rip: u64, eflags: u64, cs: u16, gs: u16, fs: u16, ss: u16, err: u64,
  trapno: u64, oldmask: u64, cr2: u64, fpstate: usize, reserved1: array(u64, 8),
});
export const ucontext = kernel("asm/ucontext.h", "struct ucontext", "Ucontext", 304, {
  uc_flags: u64, uc_link: usize, uc_stack: sigaltstack, uc_mcontext: sigcontext, uc_sigmask: u64,
});
export const sigevent = kernel("asm/siginfo.h", "struct sigevent", "Sigevent", 64, {
  sigev_value: u64, sigev_signo: i32, sigev_notify: i32,
  _sigev_un: union({ sigev_notify_thread_id: i32 }, { sigev_notify_function: usize, sigev_notify_attributes: usize }, { _pad: array(i32, 12) }),
}, { members: { _pad: null } });

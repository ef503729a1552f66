import { group, type FlagGroup } from "./group.js";
import { i32, u64, usize } from "../types.js";

// Source: the exported headers of Linux 6.1 (x86-64) that each group names; later ones under the kernel that brought them.

export const signals: readonly FlagGroup[] = [
  group("kernel", ["asm/signal.h"], i32, 10, {
    SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGIOT: 6, SIGBUS: 7, SIGFPE: 8, SIGKILL: 9,
    SIGUSR1: 10, SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15, SIGSTKFLT: 16, SIGCHLD: 17,
    SIGCONT: 18, SIGSTOP: 19, SIGTSTP: 20, SIGTTIN: 21, SIGTTOU: 22, SIGURG: 23, SIGXCPU: 24, SIGXFSZ: 25,
    SIGVTALRM: 26, SIGPROF: 27, SIGWINCH: 28, SIGIO: 29, SIGPOLL: 29, SIGPWR: 30, SIGSYS: 31, SIGRTMIN: 32,
    
  }),
  group("kernel", ["asm/signal.h"], i32, 10, {
    SIG_BLOCK: 0, SIG_UNBLOCK: 1, SIG_SETMASK: 2,
  }),
  group("kernel", ["asm/signal.h"], usize, 10, {
    SIG_DFL: 0, SIG_IGN: 1,
  }),
  group("kernel", ["asm/signal.h"], u64, 16, {
    SA_NOCLDSTOP: 0x1, SA_NOCLDWAIT: 0x2, SA_SIGINFO: 0x4, SA_UNSUPPORTED: 0x400, SA_EXPOSE_TAGBITS: 0x800,
    SA_RESTORER: 0x4000000, SA_ONSTACK: 0x8000000, SA_RESTART: 0x10000000, SA_NODEFER: 0x40000000,
    SA_RESETHAND: 0x80000000,
  }),
  group("kernel", ["linux/signal.h"], i32, 10, {
    SS_AUTODISARM: -2147483648, SS_ONSTACK: 1, SS_DISABLE: 2, MINSIGSTKSZ: 2048, SIGSTKSZ: 8192,
  }),
  group("kernel", ["asm/siginfo.h"], i32, 10, {
    SI_ASYNCNL: -60, SI_TKILL: -6, SI_SIGIO: -5, SI_ASYNCIO: -4, SI_MESGQ: -3, SI_TIMER: -2, SI_QUEUE: -1,
    SI_USER: 0, BUS_ADRALN: 1, ILL_ILLOPC: 1, SYS_SECCOMP: 1, SEGV_MAPERR: 1, CLD_EXITED: 1, TRAP_PERF_FLAG_ASYNC: 1,
    FPE_INTDIV: 1, TRAP_BRKPT: 1, POLL_IN: 1, ILL_ILLOPN: 2, SEGV_ACCERR: 2, TRAP_TRACE: 2, FPE_INTOVF: 2,
    SYS_USER_DISPATCH: 2, POLL_OUT: 2, BUS_ADRERR: 2, CLD_KILLED: 2, SEGV_BNDERR: 3, POLL_MSG: 3, ILL_ILLADR: 3,
    FPE_FLTDIV: 3, BUS_OBJERR: 3, TRAP_BRANCH: 3, CLD_DUMPED: 3, ILL_ILLTRP: 4, CLD_TRAPPED: 4, POLL_ERR: 4,
    FPE_FLTOVF: 4, TRAP_HWBKPT: 4, BUS_MCEERR_AR: 4, SEGV_PKUERR: 4, TRAP_UNK: 5, CLD_STOPPED: 5, POLL_PRI: 5,
    BUS_MCEERR_AO: 5, ILL_PRVOPC: 5, SEGV_ACCADI: 5, FPE_FLTUND: 5, FPE_FLTRES: 6, CLD_CONTINUED: 6, SEGV_ADIDERR: 6,
    ILL_PRVREG: 6, POLL_HUP: 6, TRAP_PERF: 6, ILL_COPROC: 7, SEGV_ADIPERR: 7, FPE_FLTINV: 7, SEGV_MTEAERR: 8,
    FPE_FLTSUB: 8, ILL_BADSTK: 8, ILL_BADIADDR: 9, SEGV_MTESERR: 9, FPE_FLTUNK: 14, FPE_CONDTRAP: 15, SI_KERNEL: 128,
  }),
  group("kernel", ["asm/signal.h", "asm/sigcontext.h", "asm/ucontext.h"], u64, 16, {
    UC_FP_XSTATE: 0x1, UC_SIGCONTEXT_SS: 0x2, UC_STRICT_RESTORE_SS: 0x4,
  }),
  group("kernel", ["asm/siginfo.h"], i32, 10, {
    SIGEV_SIGNAL: 0, SIGEV_NONE: 1, SIGEV_THREAD: 2, SIGEV_THREAD_ID: 4,
  }),
];

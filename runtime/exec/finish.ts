import {
  RLIMIT_CORE, Rlimit, SIGCHLD, SIGCONT, SIGSTOP, SIG_DFL, SIG_IGN, SIG_SETMASK, SI_USER, Sigaction, WCONTINUED, WNOHANG,
  WUNTRACED, __NR_clone, __NR_exit_group, __NR_getpid, __NR_kill, __NR_prlimit64, __NR_rt_sigaction, __NR_rt_sigprocmask,
  __NR_rt_sigtimedwait, __NR_wait4, syscall6,
} from "../../assembly/index";
import { unblockFaults } from "../session/pieces";
import { Complaint } from "./complaint";
import { dieOf, setKernelAction } from "./die";
import { lifecycleFinish } from "./lifecycle";

const SET_BYTES: usize = 8;
const SIGINFO_BYTES: i32 = 128;
const SI_CODE: usize = 8;
const FAILED: i32 = 125;

/**
 * Has the layers finish after the command: goes on in a child, while this process waits for it, passes on the signals that
 * are sent to it alone, stops when it stops, finishes, and ends as it ended.
 */
export function finishAfter(): void {
  const mask = new StaticArray<u64>(2);
  const all = changetype<usize>(mask);
  mask[0] = ~(<u64>0);
  syscall6(__NR_rt_sigprocmask, SIG_SETMASK, all, all + 8, SET_BYTES, 0, 0);
  // Where children are reaped by nobody, how the command ended would be lost.
  const reaped = new Sigaction();
  syscall6(__NR_rt_sigaction, SIGCHLD, 0, changetype<usize>(reaped), SET_BYTES, 0, 0);
  if (reaped.sa_handler == SIG_IGN) setKernelAction(SIGCHLD, SIG_DFL);
  const child = syscall6(__NR_clone, SIGCHLD, 0, 0, 0, 0, 0);
  if (child < 0) {
    new Complaint("unweld: cannot start a process\n  ").sayError(-child).say("\n  check the limits (ulimit -a)").write();
    syscall6(__NR_exit_group, FAILED, 0, 0, 0, 0, 0);
  }
  if (child == 0) {
    if (reaped.sa_handler == SIG_IGN) setKernelAction(SIGCHLD, SIG_IGN);
    syscall6(__NR_rt_sigprocmask, SIG_SETMASK, all + 8, 0, SET_BYTES, 0, 0);
    return;
  }
  const status = waitFor(<i32>child, all);
  unblockFaults();
  lifecycleFinish();
  endAs(status);
}

/** Waits for the child's end, all signals being blocked and taken here. Its wait status. */
function waitFor(child: i32, all: usize): i32 {
  const status = new StaticArray<i32>(1);
  const info = changetype<usize>(new StaticArray<u8>(SIGINFO_BYTES));
  for (;;) {
    const signal = <i32>syscall6(__NR_rt_sigtimedwait, all, info, 0, SET_BYTES, 0, 0);
    if (signal > 0 && signal != SIGCHLD) {
      // A terminal's signals come to the child as well.
      if (load<i32>(info, SI_CODE) <= SI_USER) syscall6(__NR_kill, child, signal, 0, 0, 0, 0);
      continue;
    }
    const got = syscall6(__NR_wait4, child, changetype<usize>(status), WNOHANG | WUNTRACED | WCONTINUED, 0, 0, 0);
    if (got < 0) return FAILED << 8;
    if (got == 0) continue;
    const value = status[0];
    if ((value & 0xff) == 0x7f) stopWith(child);
    else if (value != 0xffff) return value;
  }
  return 0;
}

/** Stops as the child did, so that a shell sees its job stopped; continued alone, it continues the child. */
function stopWith(child: i32): void {
  syscall6(__NR_kill, syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0), SIGSTOP, 0, 0, 0, 0);
  syscall6(__NR_kill, child, SIGCONT, 0, 0, 0, 0);
}

function endAs(status: i32): void {
  const signal = status & 0x7f;
  if (signal == 0) syscall6(__NR_exit_group, (status >> 8) & 0xff, 0, 0, 0, 0, 0);
  const none = new Rlimit();
  syscall6(__NR_prlimit64, 0, RLIMIT_CORE, changetype<usize>(none), 0, 0, 0);
  dieOf(signal);
}

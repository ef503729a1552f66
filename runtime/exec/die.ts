import {
  SIG_DFL, SIG_SETMASK, Sigaction, __NR_exit_group, __NR_getpid, __NR_kill, __NR_rt_sigaction, __NR_rt_sigprocmask, syscall6,
} from "../../assembly/index";
import { bit } from "../signals/sets";

const SET_BYTES: usize = 8;

/** What the kernel is to do on a signal of this process. */
export function setKernelAction(signal: i32, handler: usize): void {
  const action = new Sigaction();
  action.sa_handler = handler;
  syscall6(__NR_rt_sigaction, signal, changetype<usize>(action), 0, SET_BYTES, 0, 0);
}

/** Ends this process by a signal, whatever it does on that; by exit status 128 + signal should the kernel not let it. */
export function dieOf(signal: i32): void {
  setKernelAction(signal, SIG_DFL);
  const mask = new StaticArray<u64>(1);
  mask[0] = ~bit(signal);
  syscall6(__NR_rt_sigprocmask, SIG_SETMASK, changetype<usize>(mask), 0, SET_BYTES, 0, 0);
  syscall6(__NR_kill, syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0), signal, 0, 0, 0, 0);
  syscall6(__NR_exit_group, 128 + signal, 0, 0, 0, 0, 0);
}

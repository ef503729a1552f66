// What programs of 32 bits ask about signals, given on as calls of 64 bits. Source: kernel/signal.c.
import {
  Sigaction, Sigaltstack, Siginfo, SA_NODEFER, SA_RESETHAND, SIG_BLOCK, SIG_SETMASK, SIG_UNBLOCK, __NR_rt_sigaction,
  __NR_rt_sigpending, __NR_rt_sigprocmask, __NR_rt_sigsuspend, __NR_rt_sigtimedwait, __NR_sigaltstack,
} from "../../assembly/index";
import { Frame } from "../frame";
import { dispatch } from "../natives";
import { currentThread } from "../thread";
import { passIa32 } from "./calls";
import { writeSiginfo } from "./siginfo";
import { widen } from "./times";

const SET_BYTES: u64 = 8;
/** i386's calls. */
const SIGNAL: u64 = 48;
const SIGACTION: u64 = 67;
const SGETMASK: u64 = 68;
const SSETMASK: u64 = 69;

/** signal(2), sigaction(2) and rt_sigaction(2). */
export function changeActionIa32(frame: Frame): i64 {
  if (frame.nr == SIGNAL) return setHandler(frame);
  const old = frame.nr == SIGACTION;
  const act = <usize><u32>frame.rcx;
  const oldact = <usize><u32>frame.rdx;
  const wanted = new Sigaction();
  if (act != 0) {
    wanted.sa_handler = load<u32>(act);
    wanted.sa_flags = load<u32>(act + (old ? 8 : 4));
    wanted.sa_restorer = load<u32>(act + (old ? 12 : 8));
    wanted.sa_mask = old ? <u64>load<u32>(act, 4) : load<u64>(act, 12);
  }
  const before = new Sigaction();
  const size = old ? SET_BYTES : <u64><u32>frame.rsi;
  const result = dispatch(__NR_rt_sigaction, <u32>frame.rbx, act == 0 ? 0 : changetype<usize>(wanted), oldact == 0 ? 0 : changetype<usize>(before), size, 0, 0);
  if (result < 0 || oldact == 0) return result;
  store<u32>(oldact, <u32>before.sa_handler);
  store<u32>(oldact + (old ? 8 : 4), <u32>before.sa_flags);
  store<u32>(oldact + (old ? 12 : 8), <u32>before.sa_restorer);
  if (old) store<u32>(oldact, <u32>before.sa_mask, 4);
  else store<u64>(oldact, before.sa_mask, 12);
  return result;
}

function setHandler(frame: Frame): i64 {
  const wanted = new Sigaction();
  wanted.sa_handler = <u32>frame.rcx;
  wanted.sa_flags = SA_RESETHAND | SA_NODEFER;
  const before = new Sigaction();
  const result = dispatch(__NR_rt_sigaction, <u32>frame.rbx, changetype<usize>(wanted), changetype<usize>(before), SET_BYTES, 0, 0);
  return result < 0 ? result : <i64>before.sa_handler;
}

/** sigprocmask(2), sgetmask(2) and ssetmask(2), which know of 32 signals. */
export function changeMaskIa32(frame: Frame): i64 {
  const sets = new StaticArray<u64>(2);
  const wanted = changetype<usize>(sets);
  const before = wanted + 8;
  const known = dispatch(__NR_rt_sigprocmask, SIG_BLOCK, 0, before, SET_BYTES, 0, 0);
  if (known < 0 || frame.nr == SGETMASK) return known < 0 ? known : <i64><u32>sets[1];
  const plain = frame.nr == SSETMASK;
  const how = plain ? SIG_SETMASK : <i32>frame.rbx;
  const set = <usize><u32>frame.rcx;
  const old = <u32>sets[1];
  if (plain || set != 0) {
    sets[0] = <u64>(plain ? <u32>frame.rbx : load<u32>(set));
    // Of the other signals nothing changes, but by ssetmask.
    if (!plain && how != SIG_BLOCK && how != SIG_UNBLOCK) sets[0] |= sets[1] & ~(<u64>u32.MAX_VALUE);
    const result = dispatch(__NR_rt_sigprocmask, how, wanted, 0, SET_BYTES, 0, 0);
    if (result < 0) return result;
  }
  if (plain) return <i64>old;
  if (<u32>frame.rdx != 0) store<u32>(<u32>frame.rdx, old);
  return 0;
}

/** sigpending(2). */
export function pendingIa32(frame: Frame): i64 {
  const set = changetype<usize>(new StaticArray<u64>(1));
  const result = dispatch(__NR_rt_sigpending, set, SET_BYTES, 0, 0, 0, 0);
  if (result == 0) store<u32>(<u32>frame.rbx, load<u32>(set));
  return result;
}

/** sigsuspend(2), whose first two arguments mean nothing. */
export function suspendIa32(frame: Frame): i64 {
  const set = new StaticArray<u64>(1);
  set[0] = <u32>frame.rdx;
  return dispatch(__NR_rt_sigsuspend, changetype<usize>(set), SET_BYTES, 0, 0, 0, 0);
}

/** i386's rt_sigtimedwait, whose time is of 32 bits. */
const RT_SIGTIMEDWAIT: u64 = 177;

/** rt_sigtimedwait(2): the kernel's, unless a signal waits that it does not know of. */
export function takeSignalIa32(frame: Frame): i64 {
  if (currentThread().held == 0) return passIa32(frame);
  const info = new Siginfo();
  const given = <usize><u32>frame.rdx;
  const time = changetype<usize>(new StaticArray<u64>(2));
  if (given != 0 && frame.nr == RT_SIGTIMEDWAIT) widen(time, given);
  else if (given != 0) memory.copy(time, given, 16);
  const result = dispatch(__NR_rt_sigtimedwait, <u32>frame.rbx, changetype<usize>(info), given == 0 ? 0 : time, <u32>frame.rsi, 0, 0);
  if (result > 0 && <u32>frame.rcx != 0) writeSiginfo(<u32>frame.rcx, info);
  return result;
}

/** sigaltstack(2). */
export function changeStackIa32(frame: Frame): i64 {
  const ss = <usize><u32>frame.rbx;
  const old = <usize><u32>frame.rcx;
  const wanted = new Sigaltstack();
  if (ss != 0) {
    wanted.ss_sp = load<u32>(ss);
    wanted.ss_flags = load<i32>(ss, 4);
    wanted.ss_size = load<u32>(ss, 8);
  }
  const before = new Sigaltstack();
  const result = dispatch(__NR_sigaltstack, ss == 0 ? 0 : changetype<usize>(wanted), old == 0 ? 0 : changetype<usize>(before), 0, 0, 0, 0);
  if (result < 0 || old == 0) return result;
  store<u32>(old, <u32>before.ss_sp);
  store<i32>(old, before.ss_flags, 4);
  store<u32>(old, <u32>before.ss_size, 8);
  return result;
}

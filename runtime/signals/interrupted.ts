// A call that a signal has ended which has no effect on the program: one for the runtime, or one that the kernel could not be told to
// ignore or to block. It is made again, unless there is another one that ends it.
import {
  EINTR, SA_RESTART, Sigcontext, Ucontext, isBlocking, syscall6, __NR_clock_nanosleep, __NR_epoll_pwait, __NR_epoll_pwait2, __NR_epoll_wait,
  __NR_futex, __NR_nanosleep, __NR_pause, __NR_poll, __NR_ppoll, __NR_pselect6, __NR_rt_sigpending, __NR_select,
} from "../../assembly/index";
import { slotOf } from "../gate/region";
import { CALL_BYTES, Thunk } from "../gate/thunk";
import { isTrapped, trappedCall } from "../gate/trapped";
import { isText } from "../memory/text";
import { isPinned } from "../session/session";
import { trapped } from "../natives";
import { Thread } from "../thread";
import { actionOf, isCaught } from "./actions";
import { SET_BYTES } from "./kernel";
import { bit } from "./sets";

/** What the kernel made of a call that the signal found the thread in. */
export namespace Ended {
  /** None is known to have been ended. */
  export const NONE: i32 = -1;
  /** It is about to be made, perhaps again. */
  export const AGAIN: i32 = -2;
}

/** The number of the call that a thread has just come back from with EINTR, or one of Ended. Ask before it is moved to its site. */
export function endedCall(thread: Thread, registers: Sigcontext): i32 {
  const rip = registers.rip;
  const slot = slotOf(rip);
  const thunk = changetype<Thunk>(slot);
  if (slot == 0 && !isTrapped(rip)) return Ended.NONE;
  const call = slot == 0 ? trapped() : thunk.code + <usize>thunk.behind - CALL_BYTES;
  if (rip == call && !isPinned()) return isBlocking(<i32>registers.rax) ? Ended.AGAIN : Ended.NONE;
  if (<i64>registers.rax != -EINTR) return Ended.NONE;
  if (slot == 0) {
    const nr = trappedCall(thread, rip);
    return isBlocking(nr) ? nr : Ended.NONE;
  }
  return rip == call + CALL_BYTES && onlyWaits(thunk.number) && isLoaded(thunk.site, thunk.number) ? thunk.number : Ended.NONE;
}

/** Has the thread, which is at its site or behind it, go on with what `endedCall` said. `mask`: what it blocks then. */
export function goOn(registers: Sigcontext, ended: i32, mask: u64): void {
  if (ended == Ended.NONE) return;
  if (ended == Ended.AGAIN) {
    if (isEndedBesides(mask, 0, true)) end(registers, ended);
  } else if (!isEndedBesides(mask, 0, false)) {
    registers.rip -= CALL_BYTES;
    registers.rax = ended;
  }
}

/** Has a call that the kernel would make again end, since the program's handler is not to have that. */
export function end(registers: Sigcontext, ended: i32): void {
  if (ended != Ended.AGAIN) return;
  registers.rax = <u64><i64>-EINTR;
  registers.rip += CALL_BYTES;
  registers.rcx = registers.rip;
}

/**
 * Whether another signal is about to arrive that ends a call; `restarts`: one that would be made again behind handlers that allow it.
 * `held`: those of the runtime's own signals that are.
 */
export function isEndedBesides(mask: u64, held: u64, restarts: bool): bool {
  const set = new StaticArray<u64>(1);
  if (syscall6(__NR_rt_sigpending, changetype<usize>(set), SET_BYTES, 0, 0, 0, 0) < 0) return false;
  const pending = (set[0] & ~mask) | held;
  for (let signal = 1; pending != 0 && signal <= 64; signal++) {
    if ((pending & bit(signal)) == 0) continue;
    const action = actionOf(signal);
    if (isCaught(action.sa_handler) && !(restarts && (action.sa_flags & SA_RESTART) != 0)) return true;
  }
  return false;
}

/** A call that the kernel never makes again by itself and that does nothing but wait, so that it does no harm where it was another. */
function onlyWaits(nr: i32): bool {
  switch (nr) {
    case __NR_poll:
    case __NR_select:
    case __NR_pause:
    case __NR_nanosleep:
    case __NR_futex:
    case __NR_clock_nanosleep:
    case __NR_epoll_wait:
    case __NR_pselect6:
    case __NR_ppoll:
    case __NR_epoll_pwait:
    case __NR_epoll_pwait2: return true;
  }
  return false;
}

/** How far before a call its number may be loaded. */
const BEFORE: usize = 64;
const MOV_EAX_BYTES: usize = 5;
const MOV_EAX: u8 = 0xb8;

/** Whether the code before a site loads that number into eax. */
function isLoaded(site: usize, nr: i32): bool {
  if (!isText(site - BEFORE, site)) return false;
  for (let at = site - MOV_EAX_BYTES; at >= site - BEFORE; at--) {
    if (load<u8>(at) == MOV_EAX && load<i32>(at, 1) == nr) return true;
  }
  return false;
}

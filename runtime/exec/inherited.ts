// What a program ignores goes over exec by the handover, so that nobody has to ask the kernel, which sees SIGSEGV, SIGBUS and SIGSYS
// caught always; and what it blocks of these three.
import { SIGCHLD, SIGSEGV, SIG_IGN, Sigaction, __NR_rt_sigaction, syscall6 } from "../../assembly/index";
import { isByPieces, wasBlocked, wasIgnored } from "../session/pieces";
import { actionOf } from "../signals/actions";
import { kernelMask } from "../signals/kernel";
import { OWN_SIGNALS, bit } from "../signals/sets";
import { currentThread } from "../thread";
import { setKernelAction } from "./die";
import { Handover } from "./handover";

const SET_BYTES: usize = 8;

/** The signals that the program began with ignored. */
export let inheritedIgnored: u64 = 0;
/** Of SIGSEGV, SIGBUS and SIGSYS those it began with blocked. */
export let inheritedBlocked: u64 = 0;
/** Further bits of the runtime's own. */
export let inheritedPersonality: u64 = 0;

/** Takes over what the process image before says. */
export function inherit(handover: Handover): void {
  inheritedIgnored = handover.ignored;
  inheritedBlocked = handover.blocked;
  inheritedPersonality = handover.personality;
  // A tracer's runtime catches it, which an exec takes for a handler.
  if ((handover.ignored & bit(SIGCHLD)) != 0) setKernelAction(SIGCHLD, SIG_IGN);
}

/** Sets bits of the runtime's own, for this process and those that come of it. */
export function addPersonality(bits: u64): void {
  inheritedPersonality |= bits;
}

/** Fills in what the next process image of this thread has to know. */
export function bequeath(handover: Handover): void {
  handover.ignored = 0;
  for (let signal = 1; signal <= 64; signal++) if (isIgnored(signal)) handover.ignored |= bit(signal);
  handover.blocked = isArmed() ? currentThread().blocked : kernelMask() & OWN_SIGNALS | (wasBlocked ? bit(SIGSEGV) : 0);
  handover.personality = inheritedPersonality;
}

/** Whether the process's signals come to the runtime. A session's first process asks the kernel about them. */
export function isArmed(): bool {
  return currentThread().actions != 0;
}

function isIgnored(signal: i32): bool {
  if (isArmed()) return actionOf(signal).sa_handler == SIG_IGN;
  if (signal == SIGSEGV && isByPieces()) return wasIgnored;
  const action = new Sigaction();
  syscall6(__NR_rt_sigaction, signal, 0, changetype<usize>(action), SET_BYTES, 0, 0);
  return action.sa_handler == SIG_IGN;
}

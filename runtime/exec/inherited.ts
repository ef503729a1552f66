// SIGSEGV, SIGBUS and SIGSYS are always caught in the kernel's eyes: what a program ignores and blocks of them goes over exec
// by the handover.
import { SIGBUS, SIGSEGV, SIGSYS, SIG_IGN, Sigaction, __NR_rt_sigaction, syscall6 } from "../../assembly/index";
import { actionOf } from "../signals/actions";
import { bit } from "../signals/sets";
import { currentThread } from "../thread";
import { Handover } from "./handover";

const SET_BYTES: usize = 8;

/** Of the three signals those the program began with ignored. */
export let inheritedIgnored: u64 = 0;
/** Those it began with blocked. */
export let inheritedBlocked: u64 = 0;
/** Further bits of the runtime's own. */
export let inheritedPersonality: u64 = 0;

/** Takes over what the process image before says. */
export function inherit(handover: Handover): void {
  inheritedIgnored = handover.ignored;
  inheritedBlocked = handover.blocked;
  inheritedPersonality = handover.personality;
}

/** Sets bits of the runtime's own, for this process and those that come of it. */
export function addPersonality(bits: u64): void {
  inheritedPersonality |= bits;
}

/** Fills in what the next process image of this thread has to know. */
export function bequeath(handover: Handover): void {
  handover.ignored = ignoredBit(SIGSEGV) | ignoredBit(SIGBUS) | ignoredBit(SIGSYS);
  handover.blocked = currentThread().blocked;
  handover.personality = inheritedPersonality;
}

function ignoredBit(signal: i32): u64 {
  if (currentThread().actions != 0) return actionOf(signal).sa_handler == SIG_IGN ? bit(signal) : 0;
  // Not armed: the kernel still knows.
  const action = new Sigaction();
  syscall6(__NR_rt_sigaction, signal, 0, changetype<usize>(action), SET_BYTES, 0, 0);
  return action.sa_handler == SIG_IGN ? bit(signal) : 0;
}

// The gates of native/gates.S: where the image makes its calls, one for each number.
import { Sigcontext, __NR_mseal, __NR_rt_sigreturn, syscall6 } from "../assembly/index";
import { slotOf } from "./gate/region";
import { CALL_BYTES, Thunk, thunkAt } from "./gate/thunk";
import {
  cloneBegin, cloneEnd, countedAddress, countedEnd, countedSwapped, gates, gatesEnd, pinnedAddress, pinnedEnd, pinnedKept, pinnedMade, pinnedSwitched, returnGs, waitBegin, waitEnd,
} from "./natives";
import { Thread } from "./thread";
import { GATE_BYTES, GATES } from "./trap-net/filters";

/** Of a `call` with a displacement. */
const NEAR_CALL_BYTES: usize = 5;
const CALL: u8 = 0xe8;

/** The instruction pointer that a filter sees for the call `nr`. */
export function callEnd(nr: i32): usize {
  return gates() + <usize>nr * GATE_BYTES + CALL_BYTES;
}

/** Whether `rip` is in a gate. */
// @ts-ignore: decorator
@inline
export function isInGate(rip: usize): bool {
  return rip >= gates() && rip < gatesEnd();
}

/**
 * Moves a thread that a signal finds in a gate to where it was called from, before the call or behind it, from where it can go on as well.
 * One in a gate that is called by a register stays there if the call is not made.
 */
export function leaveGate(registers: Sigcontext): void {
  const rip = registers.rip;
  if (!isInGate(rip)) return;
  const gate = rip & ~(GATE_BYTES - 1);
  // The stack pointer is the frame's.
  if (gate == callEnd(__NR_rt_sigreturn) - CALL_BYTES) {
    registers.rip = returnGs();
    return;
  }
  const back = load<usize>(registers.rsp);
  let to = back;
  if (rip == gate) {
    if (back == waitEnd()) to = waitBegin();
    else if (back == cloneEnd()) to = cloneBegin();
    else if (back == pinnedMade()) to = pinnedSwitched();
    else if (load<u8>(back - NEAR_CALL_BYTES) == CALL && back + <usize><i64>load<i32>(back - 4) == gate) to = back - NEAR_CALL_BYTES;
    else return;
  }
  registers.rip = to;
  registers.rsp += sizeof<usize>();
}

/** Whether a thread there is about to make a call that no layer answers by its gate, or comes back from it. */
// @ts-ignore: decorator
@inline
export function isPassing(rip: usize): bool {
  return rip >= pinnedAddress() && rip < pinnedEnd();
}

/** Moves such a thread to the site. True if the call is made. */
export function leavePassing(thread: Thread, registers: Sigcontext): bool {
  const rip = registers.rip;
  const made = rip >= pinnedMade();
  const site = thunkAt(rip == pinnedAddress() ? registers.rcx : thread.passedThunk).site;
  if (rip >= pinnedSwitched()) registers.rsp = thread.passedRsp;
  registers.rip = made ? site + CALL_BYTES : site;
  if (made) registers.rcx = registers.rip;
  return made;
}

/** Whether a thread there is about to make a call that is counted. */
// @ts-ignore: decorator
@inline
export function isCounting(rip: usize): bool {
  return rip >= countedAddress() && rip < countedEnd();
}

/** Moves such a thread to the site. */
export function leaveCounting(registers: Sigcontext): void {
  const code = registers.rip < countedSwapped() ? registers.rcx : registers.r11;
  registers.rip = changetype<Thunk>(slotOf(code)).site;
}

/** Has the kernel change the gates' memory no more (Linux 6.10); earlier ones have no such call. */
export function sealGates(): void {
  syscall6(__NR_mseal, gates(), <usize>GATES * GATE_BYTES, 0, 0, 0, 0);
}

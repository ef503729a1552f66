// The first times a site is executed: Syscall User Dispatch raises SIGSYS, and the site's thunk goes on in its place.
import { AUDIT_ARCH_I386, Sigcontext, Siginfo, syscall6 } from "../../assembly/index";
import { handledTable } from "../natives";
import { lockGate, unlockGate } from "./lock";
import { PATCH_DONE, PATCH_NONE, patchSite } from "./patch";
import { planSite } from "./plan";
import { trapsPerPatch } from "../session/session";
import { BLOCK_BYTES, currentThread, Thread } from "../thread";
import { isText } from "../memory/text";
import { SLOT, takeSlot, writeView } from "./region";
import { findThunk, rememberThunk } from "./sites";
import { INT80, isCurrent, SYSCALL, Thunk, writeThunk } from "./thunk";


/** Sends the thread to the thunk of the call it was about to make; nothing is done in the signal's own frame. */
export function onTrap(registers: Sigcontext, info: Siginfo): void {
  const site = registers.rip - 2;
  const gate = info.si_arch == AUDIT_ARCH_I386 ? INT80 : SYSCALL;
  let found = findThunk(site);
  if (found == 0 || !isCurrent(changetype<Thunk>(found))) {
    found = isText(site, site + 2) ? makeThunk(site, <i32>registers.rax, gate) : 0;
    if (found == 0) {
      registers.rip = passingThunk(site, <i32>registers.rax, gate).code;
      return;
    }
  }
  const thunk = changetype<Thunk>(found);
  const counted = changetype<Thunk>(found + writeView());
  if (counted.patch == PATCH_NONE && <u64>++counted.traps >= trapsPerPatch()) {
    lockGate();
    patchSite(thunk);
    if (thunk.patch == PATCH_DONE) planSite(site, <i32>registers.rax);
    unlockGate();
  }
  registers.rip = thunk.code;
}

/** Whether the thread is in a handler, which only functions of the vDSO leave, for a call of theirs. */
// @ts-ignore: decorator
@inline
export function isOnOwnStack(thread: Thread, rsp: usize): bool {
  return rsp - thread.self < BLOCK_BYTES;
}

/** Makes the call of such a function: none of them waits, or cares where it is made. */
export function answerHere(registers: Sigcontext): void {
  registers.rax = <u64>syscall6(registers.rax, registers.rdi, registers.rsi, registers.rdx, registers.r10, registers.r8, registers.r9);
}

function makeThunk(site: usize, nr: i32, gate: u16): usize {
  lockGate();
  const slot = takeSlot();
  if (slot != 0) rememberThunk(writeThunk(slot, site, nr, isAnswered(nr), gate));
  unlockGate();
  return slot;
}

/**
 * A thunk for this once, where code comes and goes. Each thread has one: a signal's handler never finds its thread in a thunk,
 * since it is shown the site and comes back to the site.
 */
function passingThunk(site: usize, nr: i32, gate: u16): Thunk {
  return writePassing(currentThread(), site, nr, gate);
}

/** Writes a thread's thunk for this once. */
export function writePassing(thread: Thread, site: usize, nr: i32, gate: u16): Thunk {
  if (thread.passing == 0) {
    lockGate();
    thread.passing = takeSlot();
    unlockGate();
    // No program has so many threads and so much code.
    if (thread.passing == 0) unreachable();
  }
  memory.fill(thread.passing + writeView(), 0, SLOT);
  return writeThunk(thread.passing, site, nr, isAnswered(nr), gate);
}

function isAnswered(nr: i32): bool {
  return nr >= 0 && nr < 65536 && load<u8>(handledTable() + <usize>nr) != 0;
}

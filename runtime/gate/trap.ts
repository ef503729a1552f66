// The first times a site is executed: Syscall User Dispatch raises SIGSYS, and the site's thunk goes on in its place.
import { AUDIT_ARCH_I386, Sigcontext, Siginfo } from "../../assembly/index";
import { handledTable } from "../natives";
import { lockGate, unlockGate } from "./lock";
import { PATCH_NONE, patchSite } from "./patch";
import { planSite } from "./plan";
import { takeSlot } from "./region";
import { findThunk, rememberThunk } from "./sites";
import { INT80, isCurrent, SYSCALL, Thunk, writeThunk } from "./thunk";

/** A patch costs about as much as this many traps. */
const TRAPS_BEFORE_PATCH: u32 = 2;

/** Sends the thread to the thunk of the call it was about to make; nothing is done in the signal's own frame. */
export function onTrap(registers: Sigcontext, info: Siginfo): void {
  const site = registers.rip - 2;
  const gate = info.si_arch == AUDIT_ARCH_I386 ? INT80 : SYSCALL;
  let found = findThunk(site);
  if (found == 0 || !isCurrent(changetype<Thunk>(found))) found = makeThunk(site, <i32>registers.rax, gate);
  const thunk = changetype<Thunk>(found);
  if (thunk.patch == PATCH_NONE && ++thunk.traps >= TRAPS_BEFORE_PATCH) {
    lockGate();
    patchSite(thunk);
    unlockGate();
  }
  registers.rip = thunk.code;
}

function makeThunk(site: usize, nr: i32, gate: u16): usize {
  lockGate();
  const slot = takeSlot();
  const handled = nr >= 0 && nr < 65536 && load<u8>(handledTable() + <usize>nr) != 0;
  const thunk = writeThunk(slot, site, nr, handled, gate);
  rememberThunk(thunk);
  if (gate == SYSCALL) planSite(site, nr);
  unlockGate();
  return changetype<usize>(thunk);
}

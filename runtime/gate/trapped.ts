// Where a call goes that its site's trap began: code of the image's, native/entry.S, and what it needs in the thread's block. So nothing
// is written where code is before a site is patched. A signal's handler never finds its thread there, since it is shown the site and comes
// back to the site.
import { Sigcontext } from "../../assembly/index";
import {
  gsTaken, trapped, trappedAnswered, trappedEnd, trappedMade, trappedPinned, trappedTail,
} from "../natives";
import { isPinned } from "../session/session";
import { Thread, TRAPPED } from "../thread";
import { CALL_BYTES, HEADER_BYTES, Thunk } from "./thunk";

/** A thunk's header, and behind it where the thread goes on. */
export const TRAPPED_BYTES: usize = HEADER_BYTES + 8;
const NEXT: usize = TRAPPED + HEADER_BYTES;

/** Sends the thread to where the call at `site` is made; `answered`: a layer answers its number. */
export function beginTrapped(thread: Thread, registers: Sigcontext, site: usize, answered: bool): void {
  prepareTrapped(thread, site, false);
  changetype<Thunk>(thread.self + TRAPPED).number = <u16>registers.rax;
  if (answered || load<u8>(gsTaken()) != 0) registers.rip = trappedAnswered();
  else registers.rip = isPinned() ? trappedPinned() : trapped();
}

/** Sends the thread to where the kernel is asked itself about a call that a filter of the program's does not let be made. */
export function beginObjected(thread: Thread, registers: Sigcontext, site: usize): void {
  prepareTrapped(thread, site, false);
  registers.rip = trapped();
}

/** Makes what stands for a thunk of the call at `site`, until the thread's next trap. Its code. */
export function prepareTrapped(thread: Thread, site: usize, ia32: bool): usize {
  const thunk = changetype<Thunk>(thread.self + TRAPPED);
  thunk.site = site;
  thunk.tail = trappedTail();
  thunk.ia32 = ia32 ? 1 : 0;
  store<usize>(thread.self + NEXT, site + CALL_BYTES);
  return thread.self + NEXT;
}

/** Has a task that begins as a copy of `parent`'s call go on with what is its own: `code`, its frame's thunk, or the child's. */
export function inheritTrapped(child: usize, parent: usize, code: usize): usize {
  if (code != parent + NEXT) return code;
  memory.copy(child + TRAPPED, parent + TRAPPED, TRAPPED_BYTES);
  return child + NEXT;
}

/** Whether a thread there is about to make a call that its site's trap began, or comes back from it. */
// @ts-ignore: decorator
@inline
export function isTrapped(rip: usize): bool {
  return rip >= trapped() && rip < trappedEnd();
}

/** Whether the call is made, or answered, when the instruction pointer is there. */
export function isMade(rip: usize): bool {
  return (rip >= trappedMade() && rip < trappedAnswered()) || rip >= trappedTail();
}

/** The number of the call that such a thread comes back from, -1 if it has not been made. */
export function trappedCall(thread: Thread, rip: usize): i32 {
  return isMade(rip) ? changetype<Thunk>(thread.self + TRAPPED).number : -1;
}

/** Moves such a thread to the site, or behind it. True if the call is made. */
export function leaveTrapped(thread: Thread, registers: Sigcontext): bool {
  const site = changetype<Thunk>(thread.self + TRAPPED).site;
  const made = isMade(registers.rip);
  registers.rip = made ? site + CALL_BYTES : site;
  if (made) registers.rcx = registers.rip;
  return made;
}

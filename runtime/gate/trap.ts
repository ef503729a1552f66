// The first times a site is executed: Syscall User Dispatch raises SIGSYS, or `hlt` SIGSEGV, and code of the image's goes on in its place.
import { Sigcontext, syscall6 } from "../../assembly/index";
import { isAnswered } from "./answered";
import { countInFamily } from "./family";
import { isHot, isOnHotPage } from "./heat";
import { patchSite, planPatch } from "./patch";
import { BLOCK_BYTES, STACK_BYTES, currentThread, Thread } from "../thread";
import { isText } from "../memory/text";
import { isPatching } from "../session/session";
import { filtersAllowWide } from "../ia32/filters";
import { isIa32Program } from "../ia32/program";
import { beginIa32 } from "../ia32/trap";
import { beginObjected, beginTrapped } from "./trapped";

/** Sends the thread to where the call at `site` that it was about to make is made; nothing is done in the signal's own frame. */
export function onTrap(registers: Sigcontext, site: usize, int80: bool): void {
  if (int80) {
    beginIa32(currentThread(), registers, site);
    return;
  }
  const nr = <i32>registers.rax;
  if (isPatching() && isText(site, site + 2)) {
    countInFamily(site, nr);
    if (isHot(site)) patchSite(site, nr);
    else if (isOnHotPage(site)) planPatch(site, nr);
  }
  const thread = currentThread();
  if (isIa32Program() && !filtersAllowWide(registers, site + 2)) beginObjected(thread, registers, site);
  else beginTrapped(thread, registers, site, isAnswered(nr));
}

/** Whether the thread is in a handler, which only functions of the vDSO leave, for a call of theirs. */
// @ts-ignore: decorator
@inline
export function isOnOwnStack(thread: Thread, rsp: usize): bool {
  return rsp - (thread.self - STACK_BYTES) < BLOCK_BYTES;
}

/** Makes the call of such a function: none of them waits, or cares where it is made. */
export function answerHere(registers: Sigcontext): void {
  registers.rax = <u64>syscall6(registers.rax, registers.rdi, registers.rsi, registers.rdx, registers.r10, registers.r8, registers.r9);
}

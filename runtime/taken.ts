// The gs base, by which the runtime finds a thread's block. A program that sets one gets it: the runtime then finds the block by the
// signal stack, takes the gs base for the time of a call and gives it back, and every call traps.
import { Ucontext, syscall6, ARCH_SET_GS, EPERM, __NR_arch_prctl } from "../assembly/index";
import { lockGate, unlockGate } from "./gate/lock";
import { unpatchAll } from "./gate/patch";
import { slotOf } from "./gate/region";
import { HEADER_BYTES } from "./gate/thunk";
import { isRuntime, trapLibraryCalls } from "./library";
import { gsTaken, handledTable } from "./natives";
import { isPinned } from "./session/session";
import { currentThread } from "./thread";
import { GATES } from "./trap-net/filters";

const TASK_SIZE: usize = 0x7ffffffff000;

/** arch_prctl(ARCH_SET_GS). */
export function setGs(base: usize): i64 {
  if (base >= TASK_SIZE) return -EPERM;
  const thread = currentThread();
  if (base == 0 && load<u8>(gsTaken()) == 0) return 0;
  lockGate();
  unpatchAll();
  unlockGate();
  if (load<u8>(gsTaken()) == 0) {
    trapLibraryCalls();
    // By which the gs base is given back.
    if (isPinned()) memory.fill(handledTable(), 1, GATES);
  }
  thread.ownGs = base;
  atomic.store<u8>(gsTaken(), 1);
  return 0;
}

/** arch_prctl(ARCH_GET_GS). */
export function getGs(to: usize): i64 {
  store<usize>(to, currentThread().ownGs);
  return 0;
}

/** The end of a signal's handling where the gs base is taken: it is the application's again, unless the runtime goes on. */
export function leaveSignal(ucontext: usize): void {
  const registers = changetype<Ucontext>(ucontext).uc_mcontext;
  const rip = registers.rip;
  if (isRuntime(rip)) return;
  const slot = slotOf(rip);
  const nr = <u32>registers.rax;
  // A pinned session's thunks all need it.
  const needed = isPinned() || (nr < 65536 && load<u8>(handledTable() + <usize>nr) != 0);
  if (slot != 0 && rip == slot + HEADER_BYTES && needed) return;
  syscall6(__NR_arch_prctl, ARCH_SET_GS, currentThread().ownGs, 0, 0, 0, 0);
}

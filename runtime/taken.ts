// The gs base, by which the runtime finds a thread's block. A program that sets one gets it: the runtime then finds the block by the
// signal stack, takes the gs base for the time of a call and gives it back, and every call traps.
import { Ucontext, syscall6, ARCH_SET_GS, EPERM, __NR_arch_prctl } from "../assembly/index";
import { lockGate, unlockGate } from "./gate/lock";
import { unpatchAll } from "./gate/patch";
import { unsettleForGood } from "./gate/settle";
import { isOnOwnStack } from "./gate/trap";
import { isRuntime, trapLibraryCalls } from "./library";
import { isIa32Program } from "./ia32/program";
import { gsTaken, loadGs } from "./natives";
import { currentThread } from "./thread";

const TASK_SIZE: usize = 0x7ffffffff000;

/** arch_prctl(ARCH_SET_GS). */
export function setGs(base: usize): i64 {
  if (base >= TASK_SIZE) return -EPERM;
  if (base == 0 && load<u8>(gsTaken()) == 0) return 0;
  take();
  currentThread().ownGs = base;
  return 0;
}

function take(): void {
  unsettleForGood();
  lockGate();
  unpatchAll();
  unlockGate();
  if (load<u8>(gsTaken()) == 0) trapLibraryCalls();
  atomic.store<u8>(gsTaken(), 1);
}

/** The application set it by an instruction, which is seen when a signal comes; calls at patched sites that a layer answers may come before. */
export function gsWasSet(): void {
  take();
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
  // Also where that has called the vDSO.
  if (isRuntime(rip) || isOnOwnStack(currentThread(), registers.rsp)) return;
  if (isIa32Program()) {
    loadGs(<u32>currentThread().ownGs);
    return;
  }
  syscall6(__NR_arch_prctl, ARCH_SET_GS, currentThread().ownGs, 0, 0, 0, 0);
}

import { syscall6, ENOMEM, MADV_DONTDUMP, SIG_IGN, __NR_gettid, __NR_madvise } from "../assembly/index";
import { catchOwnSignals } from "./clone";
import { armProcess } from "./dispatch-net";
import { gateBase, gateEnd } from "./gate/region";
import { beginCounting } from "./gate/settle";
import { keepRange } from "./memory/own";
import { handledTable, imageBase, imageEnd, markHandled, zeroBegin } from "./natives";
import { sessionBase, sessionBytes, sessionFd } from "./session/session";
import { useProcessActions, writeAction } from "./signals/actions";
import { disableAlternateStack } from "./signals/alternate-stack";
import { kernelMask, setKernelMask, useSignalStack } from "./signals/kernel";
import { OWN_SIGNALS } from "./signals/sets";
import { currentThread } from "./thread";

/**
 * Prepares the process's only thread for the program: from the return on, every system call it makes comes to its thunk.
 * `ignored` are the signals that the program inherits as ignored, `blocked` those of SIGSEGV, SIGBUS and SIGSYS that it inherits blocked.
 * Returns 0, -ENOMEM, or why the kernel refuses Syscall User Dispatch, in a trap session its filter.
 */
export function arm(ignored: u64, blocked: u64): i64 {
  if (gateBase() == 0) return -ENOMEM;
  keepRange(gateBase(), gateEnd());
  keepRange(imageBase(), imageEnd());
  keepApart();
  if (sessionFd() >= 0) keepRange(sessionBase(), (sessionBase() + sessionBytes() + 4095) & ~<usize>4095);
  const thread = currentThread();
  thread.tid = <i32>syscall6(__NR_gettid, 0, 0, 0, 0, 0, 0);
  useProcessActions(thread);
  disableAlternateStack(thread);
  // As exec leaves it.
  thread.altFlags = 0;
  markHandled(handledTable());
  for (let signal = 1; signal <= 64; signal++) {
    if (((ignored >> <u64>(signal - 1)) & 1) != 0) writeAction(signal, SIG_IGN, 0, 0, 0);
  }
  useSignalStack(thread.self);
  catchOwnSignals();
  thread.blocked = blocked;
  // A first program comes with them blocked in the kernel too.
  if (blocked != 0) setKernelMask(kernelMask() & ~OWN_SIGNALS);
  const armed = armProcess();
  if (armed == 0) beginCounting();
  return armed;
}

/** What the program maps right behind the image is a mapping of its own: the kernel makes one only of those that are dumped alike. */
function keepApart(): void {
  const start = (zeroBegin() + 4095) & ~<usize>4095;
  syscall6(__NR_madvise, start, imageEnd() - start, MADV_DONTDUMP, 0, 0, 0);
}

// The application's alternate signal stack. The kernel's is the runtime's own.
import { MINSIGSTKSZ, SS_AUTODISARM, SS_DISABLE, SS_ONSTACK, EINVAL, ENOMEM, EPERM, Sigaltstack } from "../../assembly/index";
import { Thread } from "../thread";

/** Whether `rsp` is on it, as on_sig_stack of include/linux/sched/signal.h. */
export function isOnAlternateStack(thread: Thread, rsp: usize): bool {
  if ((thread.altFlags & SS_AUTODISARM) != 0) return false;
  return isWithinAlternateStack(thread, rsp);
}

/** As __on_sig_stack there. */
export function isWithinAlternateStack(thread: Thread, rsp: usize): bool {
  return rsp > thread.altStack && rsp - thread.altStack <= thread.altBytes;
}

/** SS_ONSTACK, SS_DISABLE or 0. */
function state(thread: Thread, rsp: usize): i32 {
  if (thread.altBytes == 0) return SS_DISABLE;
  return isOnAlternateStack(thread, rsp) ? SS_ONSTACK : 0;
}

/** Whether a handler that asks for it starts on the alternate stack. */
export function wantsSwitch(thread: Thread, rsp: usize): bool {
  return state(thread, rsp) == 0;
}

export function disableAlternateStack(thread: Thread): void {
  thread.altStack = 0;
  thread.altBytes = 0;
  thread.altFlags = SS_DISABLE;
}

/** What sigaltstack(2) reports. */
export function readAlternateStack(thread: Thread, rsp: usize, to: Sigaltstack): void {
  to.ss_sp = thread.altStack;
  to.ss_size = thread.altBytes;
  to.ss_flags = state(thread, rsp) | (thread.altFlags & SS_AUTODISARM);
}

/** Sets it as do_sigaltstack of kernel/signal.c does: 0, or -EPERM on it, -EINVAL for flags, -ENOMEM for too small a one. */
export function setAlternateStack(thread: Thread, rsp: usize, from: Sigaltstack): i64 {
  const at = from.ss_sp;
  const bytes = from.ss_size;
  const flags = from.ss_flags;
  if (isOnAlternateStack(thread, rsp)) return -EPERM;
  const mode = flags & ~SS_AUTODISARM;
  if (mode != SS_DISABLE && mode != SS_ONSTACK && mode != 0) return -EINVAL;
  if (mode == SS_DISABLE) {
    thread.altStack = 0;
    thread.altBytes = 0;
  } else {
    if (bytes < <usize>MINSIGSTKSZ) return -ENOMEM;
    thread.altStack = at;
    thread.altBytes = bytes;
  }
  thread.altFlags = flags;
  return 0;
}

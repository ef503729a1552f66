import { syscall6, ESRCH, __NR_kill, __NR_sched_yield } from "../../assembly/index";
import { pause } from "../natives";
import { currentThread } from "../thread";

const lock: usize = memory.data(8, 8);

/**
 * Takes the process's lock of sites and thunks. It is only taken with all signals blocked, so no thread waits for itself;
 * one whose owner is gone (a vfork child that was killed) passes on.
 */
export function lockGate(): void {
  const me = <u32>currentThread().tid;
  for (let tries: u32 = 1; ; tries++) {
    const owner = atomic.cmpxchg<u32>(lock, 0, me);
    // No holder takes it twice: a call of this thread's that held it was given up.
    if (owner == 0 || owner == me) return;
    if ((tries & 63) != 0) {
      pause();
      continue;
    }
    syscall6(__NR_sched_yield, 0, 0, 0, 0, 0, 0);
    if ((tries & 4095) == 0 && syscall6(__NR_kill, owner, 0, 0, 0, 0, 0) == -ESRCH) {
      if (atomic.cmpxchg<u32>(lock, owner, me) == owner) return;
    }
  }
}

/** Gives the lock back. */
export function unlockGate(): void {
  atomic.store<u32>(lock, 0);
}

/** Where it is, for one who gives it back as the last thing it does. */
export function gateLock(): usize {
  return lock;
}

/** Gives the lock back if a call of this thread's, which a fault ended, held it. */
export function releaseAbandoned(): void {
  if (load<u32>(lock) == <u32>currentThread().tid) unlockGate();
}

/** In a forked child the owner, another thread of the parent, does not exist. */
export function resetGateLock(): void {
  store<u32>(lock, 0);
}

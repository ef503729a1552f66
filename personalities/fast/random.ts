// Random bytes by the vDSO's function, into memory of our own: it keeps a state for each thread, in the page that the kernel wipes in the
// child of a fork.
import {
  CLONE_VFORK, CLONE_VM, GRND_NONBLOCK, MADV_DONTDUMP, Ptr, __NR_madvise, askVdsoForRandom, claimThreadBytes, syscall6, threadArea,
  tryCopy,
} from "unweld";
import { kernel } from "./below";
import { PAGE, STAMP_BYTES, begin, isFresh, known, stampPage } from "./known";

/** More at once is faster by the kernel. */
const MOST: usize = 128;
const SCRATCH: usize = claimThreadBytes(<i32>MOST);
/** Address of the thread's state; 0 without one. */
const STATE: usize = claimThreadBytes(8);
/** States that have an owner, a bit each. */
const owned: usize = memory.data(8);
const MOST_STATES: usize = 64;
/** Behind the stamp. */
const FIRST: usize = 64;
/** Bytes of a state; 0 as long as nobody asked the vDSO. */
let stateBytes: usize = 0;

assert(FIRST >= STAMP_BYTES);

/** getrandom(2). */
export function randomBytes(buf: Ptr<u8>, count: usize, flags: u32): i64 {
  if (count - 1 >= MOST || (flags & ~GRND_NONBLOCK) != 0) return kernel.getrandom(buf, count, flags);
  const state = stateOfThread();
  if (state == 0) return kernel.getrandom(buf, count, flags);
  const at = threadArea() + SCRATCH;
  const got = askVdsoForRandom(at, count, flags, state, stateBytes);
  // How much is written before a fault is the kernel's to say.
  const left = got == <i64>count ? tryCopy(buf.address, at, count) : count;
  memory.fill(at, 0, count);
  return left == 0 ? got : kernel.getrandom(buf, count, flags);
}

function stateOfThread(): usize {
  const what = known();
  if (!isFresh(what) && !begin(what)) return 0;
  const state = load<usize>(threadArea() + STATE);
  return state != 0 ? state : takeState();
}

function takeState(): usize {
  if (stateBytes == 0) stateBytes = askForSize();
  for (let i: usize = 0; i < MOST_STATES && FIRST + (i + 1) * stateBytes <= PAGE; i++) {
    const bit = <u64>1 << i;
    if ((atomic.or<u64>(owned, bit) & bit) != 0) continue;
    const state = stampPage() + FIRST + i * stateBytes;
    store<usize>(threadArea() + STATE, state);
    return state;
  }
  return 0;
}

/** What the vDSO says of a state; more than there is room for where it has no such function. */
function askForSize(): usize {
  const parameters = threadArea() + SCRATCH;
  if (askVdsoForRandom(0, 0, 0, parameters, usize.MAX_VALUE) != 0) return PAGE;
  const bytes = <usize>load<u32>(parameters);
  syscall6(__NR_madvise, stampPage(), PAGE, MADV_DONTDUMP, 0, 0, 0);
  return bytes == 0 ? PAGE : (bytes + 7) & ~7;
}

/** A task that shares memory while its parent goes on begins without a state; what to give to `settleState` when it is made. */
export function leaveState(flags: u64): usize {
  const state = load<usize>(threadArea() + STATE);
  if ((flags & (CLONE_VM | CLONE_VFORK)) == CLONE_VM) store<usize>(threadArea() + STATE, 0);
  return state;
}

/** `result` is that of the call which made the task. */
export function settleState(state: usize, flags: u64, result: i64): void {
  if (result != 0) store<usize>(threadArea() + STATE, state);
  // In the child of a fork there is no other thread.
  else if ((flags & CLONE_VM) == 0) atomic.store<u64>(owned, state == 0 ? 0 : <u64>1 << (state - stampPage() - FIRST) / stateBytes);
}

/** The thread ends: its state is another's. */
export function dropState(): void {
  const state = load<usize>(threadArea() + STATE);
  if (state == 0) return;
  store<usize>(threadArea() + STATE, 0);
  memory.fill(state, 0, stateBytes);
  atomic.and<u64>(owned, ~(<u64>1 << (state - stampPage() - FIRST) / stateBytes));
}

import { Frame, FRAME_BYTES } from "./frame";
import { thread } from "./natives";

// Parts of a block, as in native/entry.S, from where its fields are. Before them is the private stack, so that its top and they share a
// page, and so does the beginning of the arena. The signal stack begins behind what keeps a deferred signal.
export const STACK_BYTES: usize = 29696;
export const ARENA: usize = 2048;
export const ARENA_END: usize = 65536;
export const OWN_ACTIONS: usize = 65536;
/** A struct siginfo each for the three signals that may be held. */
export const HELD: usize = 69632;
export const DEFERRED: usize = 70656;
export const SIGNAL_STACK: usize = 87040;
export const BLOCK_END: usize = 138240;
/** Whole pages. */
export const BLOCK_BYTES: usize = STACK_BYTES + BLOCK_END;
/** What a call that its site's trap began goes on with (gate/trapped.ts). */
export const TRAPPED: usize = 288;
export const THREAD_AREA: usize = 1024;
export const THREAD_AREA_BYTES: usize = 1024;

/** What the runtime keeps for a thread, at the thread's gs base. */
// @ts-ignore: decorator
@unmanaged
export class Thread {
  self: usize;
  frame: usize;
  /** A signal waits in `DEFERRED` for the current call to end; all signals are blocked meanwhile. */
  pending: u32;
  /** Where the private block came from. */
  origin: u32;
  /** For native/entry.S: where a fault in the signal handler goes back to. */
  catchStack: usize;
  /** Of SIGSEGV, SIGBUS and SIGSYS, which the kernel is never told to block: those the application blocks. */
  blocked: u64;
  /** Of these, those that came while blocked. */
  held: u64;
  /** The application's alternate signal stack. */
  altStack: usize;
  altFlags: i32;
  tid: i32;
  altBytes: usize;
  /** The signal actions of this thread's process: ACTION_BYTES each, by signal. */
  actions: usize;
  /** Next in the list of unused blocks. */
  next: usize;
  /** Number of the deferred signal. */
  deferredSignal: i32;
  deferredFault: i32;
  /** Memory an execve left for the parent of a vfork child to give back, and for how many pointers it was taken. */
  scratch: usize;
  scratchPointers: usize;
  /** The kernel's mask to set once a new thread has begun. */
  startMask: u64;
  /** The application's own gs base; in a program of 32 bits its gs selector. */
  ownGs: usize;
  /** The mask of a call that waits under another one, while `waiting` says so. */
  waitMask: u64;
  waiting: u32;
  /** Where a program steps through its own instructions: whether the last step was one of the runtime's (signals/on-signal.ts). */
  stepping: u32;
  /** A vfork child wants to be traced; put off to its exec. */
  traceAtExec: u32;
  /** The application's own Syscall User Dispatch. */
  dispatching: u32;
  dispatchOffset: usize;
  dispatchLength: usize;
  dispatchSelector: usize;
  /** The application's restartable-sequence area, its size and signature; 0 without one. */
  rseq: usize;
  rseqBytes: u32;
  rseqSignature: u32;
  /** The two pages of unwritable.ts, and how often the process had been forked when they were mapped; 0 without them. */
  unwritable: usize;
  unwritableSince: u32;
  /** The signal whose frame was written last. */
  delivered: i32;
  /** For native/entry.S: the thunk of a call on its way through its gate, and the application's stack pointer. */
  passedThunk: usize;
  passedRsp: usize;
  /** The ShownCall between whose marks the thread is; 0 outside. */
  shown: usize;
  /** The struct user_desc that a task made by a call of the 32-bit table begins with, and whether there is one (ia32/tasks.ts). */
  ia32Tls0: u64;
  ia32Tls1: u64;
  ia32HasTls: u64;
  /** Its newest filter in a program of 32 bits (ia32/filters.ts). */
  ia32Filters: usize;
  /** Where the image and the first thunk are, for who traces the thread (traced-registers.ts). */
  image: usize;
  slots: usize;
}

assert(offsetof<Thread>() <= TRAPPED);

/** Block is static, taken from a slab, or that of a child which shares memory but not its signal actions. */
export const ORIGIN_STATIC: u32 = 0;
export const ORIGIN_SLAB: u32 = 1;
/** Its child shares memory with a parent that waits: the parent gives the block back. */
export const ORIGIN_VFORK: u32 = 2;

// @ts-ignore: decorator
@inline
export function currentThread(): Thread {
  return changetype<Thread>(thread());
}

/** The registers of the call the calling thread is in. */
// @ts-ignore: decorator
@inline
export function currentFrame(): Frame {
  return changetype<Frame>(currentThread().frame);
}

/** Makes a thread's block of BLOCK_BYTES of zero, whose fields will be at `memory`. */
export function initBlock(memory: usize): Thread {
  const block = changetype<Thread>(memory);
  block.self = memory;
  block.frame = memory - FRAME_BYTES;
  // A thread that ended in a call left its objects.
  store<usize>(memory + ARENA, 0);
  store<usize>(memory + ARENA, memory + ARENA_END, 8);
  return block;
}

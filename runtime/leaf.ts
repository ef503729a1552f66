// A vDSO function that a layer answers, where the runtime stays out of the program: nothing it does is seen but this call. So the call
// runs on the caller's stack, whatever thread that is, with a block of its own for as long as it lasts.
import {
  MAP_ANONYMOUS, MAP_NORESERVE, MAP_PRIVATE, PROT_READ, PROT_WRITE, SIG_BLOCK, SIG_IGN, __NR_close, __NR_mmap, __NR_munmap,
  __NR_rt_sigprocmask, syscall6,
} from "../assembly/index";
import { setKernelAction } from "./exec/die";
import { inheritedBlocked, inheritedIgnored } from "./exec/inherited";
import { gateBase, gateEnd } from "./gate/region";
import { firstBlock, gsTaken } from "./natives";
import { sessionFd } from "./session/session";
import { OWN_SIGNALS, bit } from "./signals/sets";
import { ARENA, BLOCK_BYTES, STACK_BYTES, Thread, initBlock } from "./thread";

const CAPACITY: usize = 256;
/** Whether a block is in use, in 8 bytes, and its address. */
const places: usize = memory.data(4096, 8);
const PLACE: usize = 16;

const SET_BYTES: usize = 8;

/**
 * Leaves the program that is about to begin to itself: its memory, signals and descriptors are the kernel's alone. native/entry.S
 * gives the gs base back last.
 */
export function stayOut(): void {
  for (let signal = 1; signal <= 64; signal++) {
    if ((bit(signal) & OWN_SIGNALS & inheritedIgnored) != 0) setKernelAction(signal, SIG_IGN);
  }
  const blocked = new StaticArray<u64>(1);
  blocked[0] = inheritedBlocked & OWN_SIGNALS;
  syscall6(__NR_rt_sigprocmask, SIG_BLOCK, changetype<usize>(blocked), 0, SET_BYTES, 0, 0);
  syscall6(__NR_close, sessionFd(), 0, 0, 0, 0, 0);
  if (gateBase() != 0) syscall6(__NR_munmap, gateBase(), gateEnd() - gateBase(), 0, 0, 0, 0);
  store<usize>(places, firstBlock(), 8);
  changetype<Thread>(firstBlock()).next = places;
  store<u8>(gsTaken(), 1);
}

/** A block for one call; 0 if there is no more. The calling thread has none, so nothing here may need one. */
export function takeLeaf(): usize {
  for (let i: usize = 0; i < CAPACITY; i++) {
    const place = places + i * PLACE;
    if (atomic.cmpxchg<u32>(place, 0, 1) != 0) continue;
    const known = load<usize>(place, 8);
    if (known != 0) return known;
    const flags = <u64>(MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE);
    const mapped = syscall6(__NR_mmap, 0, BLOCK_BYTES, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (mapped < 0) {
      atomic.store<u32>(place, 0);
      return 0;
    }
    const block = <usize>mapped + STACK_BYTES;
    initBlock(block).next = place;
    store<usize>(place, block, 8);
    return block;
  }
  return 0;
}

/** Gives it back. */
export function releaseLeaf(block: usize): void {
  store<usize>(block + ARENA, 0);
  atomic.store<u32>(changetype<Thread>(block).next, 0);
}

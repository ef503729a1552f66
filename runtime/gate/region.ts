// The gate: thunks and landing pads, next to the image, so that one range holds every `syscall` the kernel is to let through.
import { syscall6, MAP_ANONYMOUS, MAP_NORESERVE, MAP_PRIVATE, MADV_NOHUGEPAGE, __NR_madvise, __NR_mmap, PROT_EXEC, PROT_READ, PROT_WRITE } from "../../assembly/index";
import { imageBase, imageEnd } from "../natives";

/** A displacement ending in `48 3d 00` or `48 3d 01`, as before nearly every `cmp $-4095,%rax`, leads 4 or 20 MiB on. */
const PAD_BYTES: usize = 32 << 20;
const SLOT_BYTES: usize = 1 << 20;
/** Where memory is short. */
const SMALL_PAD_BYTES: usize = 0;

export const SLOT: usize = 128;
export const GATE_PROT: u64 = PROT_READ | PROT_WRITE | PROT_EXEC;

let base: usize = 0;
let bytes: usize = 0;
let slots: usize = 0;
let nextSlot: usize = 0;

/** Reserves the gate below the image; touched pages alone use memory. */
export function reserveGate(): bool {
  return reserve(PAD_BYTES + SLOT_BYTES) || reserve(SMALL_PAD_BYTES + SLOT_BYTES);
}

function reserve(size: usize): bool {
  const flags: u64 = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  const at = syscall6(__NR_mmap, 0, size, GATE_PROT, flags, -1, 0);
  if (at < 0) return false;
  base = <usize>at;
  bytes = size;
  slots = base + size - SLOT_BYTES;
  nextSlot = slots;
  syscall6(__NR_madvise, base, size, MADV_NOHUGEPAGE, 0, 0, 0);
  return true;
}

/** First address of the range that holds the image and the gate. */
export function rangeStart(): usize {
  return min(base, imageBase());
}

export function rangeEnd(): usize {
  return max(base + bytes, imageEnd());
}

export function gateBase(): usize {
  return base;
}

/** Memory for one thunk, SLOT bytes at a multiple of SLOT; 0 when there is no more. Call with the lock held. */
export function takeSlot(): usize {
  if (nextSlot == base + bytes) return 0;
  const slot = nextSlot;
  nextSlot += SLOT;
  return slot;
}

/** The slot an address lies in, or 0. */
export function slotOf(address: usize): usize {
  return address >= slots && address < nextSlot ? address & ~(SLOT - 1) : 0;
}

/** Whether landing pads may be written from `start` to `end`. */
export function isPadArea(start: usize, end: usize): bool {
  return start >= base && end <= slots;
}

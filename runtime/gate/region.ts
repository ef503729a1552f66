// The gate: thunks and landing pads, next to the image, so that one range holds every `syscall` the kernel is to let through.
import {
  appendText, syscall6, MADV_NOHUGEPAGE, MAP_ANONYMOUS, MAP_FIXED_NOREPLACE, MAP_NORESERVE, MAP_PRIVATE, MAP_SHARED, MFD_CLOEXEC, PROT_EXEC, PROT_READ,
  PROT_WRITE, __NR_close, __NR_ftruncate, __NR_madvise, __NR_memfd_create, __NR_mmap,
} from "../../assembly/index";
import { keepRange } from "../memory/own";
import { imageBase, imageEnd } from "../natives";
import { prefault } from "../prefault";
import { isFixedImage } from "../trap-net/fixed-image";

/** A displacement ending in `48 3d 00` or `48 3d 01`, as before nearly every `cmp $-4095,%rax`, leads 4 or 20 MiB on. */
const PAD_BYTES: usize = 32 << 20;
export const SLOT_BYTES: usize = 1 << 20;

export const SLOT: usize = 128;
/** Every program has some twenty thunks. */
const FIRST_SLOTS: usize = 4096;
export const GATE_PROT: u64 = PROT_READ | PROT_WRITE | PROT_EXEC;

let base: usize = 0;
let bytes: usize = 0;
/** Where landing pads may be: in the gate, but in a trap session. */
let pads: usize = 0;
let padsEnd: usize = 0;
let slots: usize = 0;
let nextSlot: usize = 0;
let view: usize = 0;

/** Reserves the gate below the image; touched pages alone use memory. */
export function reserveGate(): bool {
  if (isFixedImage()) return reserveFixed() || reserveTwice(imageEnd());
  return reserve(PAD_BYTES + SLOT_BYTES) || reserve(SLOT_BYTES) || reserveTwice(0);
}

/** In a trap session thunks follow the image, wherever that is, and landing pads lie where libraries will. */
function reserveFixed(): bool {
  const flags: u64 = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  const at = syscall6(__NR_mmap, imageEnd(), SLOT_BYTES, GATE_PROT, flags | MAP_FIXED_NOREPLACE, -1, 0);
  if (at < 0) return false;
  place(<usize>at, SLOT_BYTES);
  const landing = syscall6(__NR_mmap, 0, PAD_BYTES, GATE_PROT, flags, -1, 0);
  if (landing < 0) return true;
  pads = <usize>landing;
  padsEnd = pads + PAD_BYTES;
  keepRange(pads, padsEnd);
  syscall6(__NR_madvise, pads, PAD_BYTES, MADV_NOHUGEPAGE, 0, 0, 0);
  return true;
}

function reserve(size: usize): bool {
  const flags: u64 = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  const at = syscall6(__NR_mmap, 0, size, GATE_PROT, flags, -1, 0);
  if (at < 0) return false;
  place(<usize>at, size);
  syscall6(__NR_madvise, base, size, MADV_NOHUGEPAGE, 0, 0, 0);
  prefault(slots, FIRST_SLOTS);
  return true;
}

/**
 * Where no memory may be both written and executed (PR_SET_MDWE): the gate is a file mapped twice. Forked processes share it, and
 * the next free slot is in it.
 */
function reserveTwice(where: usize): bool {
  const name: usize = memory.data(16);
  store<u8>(appendText(name, "unweld-gate"), 0);
  const fd = syscall6(__NR_memfd_create, name, MFD_CLOEXEC, 0, 0, 0, 0);
  if (fd < 0) return false;
  syscall6(__NR_ftruncate, fd, SLOT_BYTES, 0, 0, 0, 0);
  const flags: u64 = where == 0 ? MAP_SHARED : MAP_SHARED | MAP_FIXED_NOREPLACE;
  const code = syscall6(__NR_mmap, where, SLOT_BYTES, PROT_READ | PROT_EXEC, flags, fd, 0);
  const data = syscall6(__NR_mmap, 0, SLOT_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  if (code < 0 || data < 0) return false;
  place(<usize>code, SLOT_BYTES);
  view = <usize>data - base;
  // The first slot is the counter.
  store<usize>(slots + view, SLOT);
  keepRange(<usize>data, <usize>data + SLOT_BYTES);
  return true;
}

/** What to add to an address in the gate to write there. */
export function writeView(): usize {
  return view;
}

function place(at: usize, size: usize): void {
  base = at;
  bytes = size;
  slots = base + size - SLOT_BYTES;
  nextSlot = slots;
  pads = base;
  padsEnd = slots;
}

/** First address of the range that holds the image and the gate. */
export function rangeStart(): usize {
  return min(base, imageBase());
}

export function rangeEnd(): usize {
  return max(base + bytes, imageEnd());
}

export function gateEnd(): usize {
  return base + bytes;
}

export function gateBase(): usize {
  return base;
}

/** Memory for one thunk, SLOT bytes at a multiple of SLOT; 0 when there is no more. Call with the lock held. */
export function takeSlot(): usize {
  if (view != 0) {
    const offset = atomic.add<usize>(slots + view, SLOT);
    return offset >= SLOT_BYTES ? 0 : slots + offset;
  }
  if (nextSlot == base + bytes) return 0;
  const slot = nextSlot;
  nextSlot += SLOT;
  return slot;
}

/** The slot an address lies in, or 0. */
export function slotOf(address: usize): usize {
  return address >= slots && address < (view != 0 ? base + bytes : nextSlot) ? address & ~(SLOT - 1) : 0;
}

/** Whether landing pads may be written from `start` to `end`. */
export function isPadArea(start: usize, end: usize): bool {
  return start >= pads && end <= padsEnd;
}

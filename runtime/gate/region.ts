// The gate: thunks and landing pads, next to the image, so that one range holds every `syscall` the kernel is to let through. It can be
// written only while something is.
import {
  syscall6, MADV_NOHUGEPAGE, MAP_ANONYMOUS, MAP_FIXED_NOREPLACE, MAP_NORESERVE, MAP_PRIVATE, PROT_EXEC, PROT_NONE, PROT_READ,
  PROT_WRITE, __NR_madvise, __NR_mmap, __NR_mprotect, __NR_munmap,
} from "../../assembly/index";
import { addressSpaceLimit } from "../memory/address-space";
import { keepRange } from "../memory/own";
import { imageBase, imageEnd } from "../natives";
import { isFixedImage } from "../trap-net/fixed-image";

const PAGE: usize = 4096;
const HUGE: usize = 2 << 20;
/** A displacement ending in `48 3d 00` or `48 3d 01`, as before nearly every `cmp $-4095,%rax`, leads 4 or 20 MiB on. */
const PAD_BYTES: usize = 32 << 20;
/** The same where little address space is allowed, as far as the first kind leads; none where less is. */
const FEW_PAD_BYTES: usize = 5 << 20;
const LITTLE_SPACE: u64 = 256 << 20;
const LEAST_SPACE: u64 = 32 << 20;
export const SLOT_BYTES: usize = 1 << 20;
/**
 * Where slots begin in the gate: the first 4 MiB are where displacements ending in `48 3d 00` lead from all that lies below, and the pads of
 * the program's interpreter, which does, come last. So both share a table of pages.
 */
const SLOTS_FROM: usize = 0x3d5000;

export const SLOT: usize = 128;
export const OPEN: u64 = PROT_READ | PROT_WRITE | PROT_EXEC;
export const CLOSED: u64 = PROT_READ | PROT_EXEC;

let base: usize = 0;
let bytes: usize = 0;
/** Where landing pads may be, but where slots are: in the gate, but in a trap session. */
let pads: usize = 0;
let padsEnd: usize = 0;
let slots: usize = 0;
let nextSlot: usize = 0;
let open: bool = false;

/** A thunk says by 32 bits how far it is from the image. */
const MOST_BETWEEN: usize = 1 << 30;

/**
 * Reserves the gate below the image, before anything else is mapped; touched pages alone use memory. Above it comes room for `more` bytes,
 * whole pages, unless they are too many: what would lie below it would come between it and the libraries, whose jumps reach a few MiB
 * up. Returns where that is, or 0.
 */
export function reserveGate(more: usize): usize {
  if (more > MOST_BETWEEN) more = 0;
  if (isFixedImage()) return reserveFixed(more);
  const room = padBytes();
  if (room != 0 && reserve(room + SLOT_BYTES, SLOTS_FROM, more)) return more == 0 ? 0 : base + bytes;
  reserve(SLOT_BYTES, 0, 0);
  return 0;
}

function padBytes(): usize {
  const limit = addressSpaceLimit();
  return limit < LEAST_SPACE ? 0 : limit < LITTLE_SPACE ? FEW_PAD_BYTES : PAD_BYTES;
}

/** In a trap session thunks follow the image, wherever that is, and landing pads lie where libraries will. */
function reserveFixed(more: usize): usize {
  const flags: u64 = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  const at = syscall6(__NR_mmap, imageEnd(), SLOT_BYTES, CLOSED, flags | MAP_FIXED_NOREPLACE, -1, 0);
  if (at < 0) return 0;
  place(<usize>at, SLOT_BYTES, 0);
  const room = padBytes();
  if (room + more == 0) return 0;
  const landing = syscall6(__NR_mmap, 0, room + more, CLOSED, flags, -1, 0);
  if (landing < 0) return 0;
  if (room == 0) return <usize>landing;
  pads = <usize>landing;
  padsEnd = pads + room;
  keepRange(pads, padsEnd);
  syscall6(__NR_madvise, pads, room, MADV_NOHUGEPAGE, 0, 0, 0);
  return more == 0 ? 0 : padsEnd;
}

function reserve(size: usize, slotsFrom: usize, more: usize): bool {
  const flags: u64 = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  const at = syscall6(__NR_mmap, 0, size + more, CLOSED, flags, -1, 0);
  if (at < 0) return false;
  place(<usize>at, size, slotsFrom);
  syscall6(__NR_madvise, base, size, MADV_NOHUGEPAGE, 0, 0, 0);
  fillGap(<usize>at + size + more);
  return true;
}

/**
 * Takes what is free from `start` up to the image, where calls are let through: the kernel begins large mappings at a multiple of the size of
 * a huge page, and leaves less than that between. The kernel's own vDSO may be there, next to the image.
 */
function fillGap(start: usize): void {
  if (start >= imageBase() || !isTaken(start, PAGE)) return;
  let end = start + PAGE;
  for (let step = HUGE; step >= PAGE; step >>= 1) if (end + step <= imageBase() && isTaken(end, step)) end += step;
  keepRange(start, end);
}

function isTaken(at: usize, length: usize): bool {
  const flags: u64 = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE;
  const mapped = syscall6(__NR_mmap, at, length, PROT_NONE, flags, -1, 0);
  if (mapped >= 0 && <usize>mapped != at) syscall6(__NR_munmap, mapped, length, 0, 0, 0, 0);
  return mapped == <i64>at;
}

function place(at: usize, size: usize, slotsFrom: usize): void {
  base = at;
  bytes = size;
  slots = base + slotsFrom;
  nextSlot = slots;
  pads = base;
  padsEnd = base + size;
}

/**
 * Makes the gate one that can be written, until `closeGate`. False where no memory may be both written and executed (PR_SET_MDWE).
 * Call with the lock held.
 */
export function openGate(): bool {
  if (open) return true;
  if (!protect(OPEN)) {
    protect(CLOSED);
    return false;
  }
  open = true;
  return true;
}

/** Call with the lock held. */
export function closeGate(): void {
  if (!open) return;
  open = false;
  protect(CLOSED);
}

function protect(protection: u64): bool {
  const first = syscall6(__NR_mprotect, base, bytes, protection, 0, 0, 0);
  const second = pads == base ? 0 : syscall6(__NR_mprotect, pads, padsEnd - pads, protection, 0, 0, 0);
  return first == 0 && second == 0;
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

/** Memory for one thunk, SLOT bytes of zero at a multiple of SLOT; 0 when there is no more. Call with the gate open. */
export function takeSlot(): usize {
  if (nextSlot == slots + SLOT_BYTES) return 0;
  const slot = nextSlot;
  nextSlot += SLOT;
  return slot;
}

/** Where the first slot is, and where the next one will be. */
export function firstSlot(): usize {
  return slots;
}

export function slotsEnd(): usize {
  return nextSlot;
}

/** The slot an address lies in, or 0. */
export function slotOf(address: usize): usize {
  return address >= slots && address < nextSlot ? address & ~(SLOT - 1) : 0;
}

/** Whether landing pads may be written from `start` to `end`. */
export function isPadArea(start: usize, end: usize): bool {
  return start >= pads && end <= padsEnd && (end <= slots || start >= slots + SLOT_BYTES);
}

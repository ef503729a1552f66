// Landing pads: where the jump written over a site can only reach. Each is a jump to the site's thunk.
import {
  syscall6, MAP_ANONYMOUS, MAP_FIXED_NOREPLACE, MAP_NORESERVE, MAP_PRIVATE, __NR_mmap, __NR_mprotect,
} from "../../assembly/index";
import { CLOSED, OPEN, isPadArea } from "./region";
import { jump } from "./thunk";

const PAGE: usize = 4096;
const CAPACITY: usize = 544;
/**
 * Pages outside the gate that hold pads, with OPENED while they can be written; the first ones lie with other small data, which every
 * process touches.
 */
const FIRST: usize = 32;
const first: usize = memory.data(256, 8);
const more: usize = memory.data(4096, 8);
let used: usize = 0;
const OPENED: usize = 1;

let keepFrom: usize = 0;
let keepTo: usize = 0;

/** The page that could not be had last: the places of one site are nearly all on one page. */
let refused: usize = 0;

// @ts-ignore: decorator
@inline
function entry(i: usize): usize {
  return i < FIRST ? first + i * 8 : more + (i - FIRST) * 8;
}

// @ts-ignore: decorator
@inline
function pageAt(i: usize): usize {
  return load<usize>(entry(i)) & ~OPENED;
}

/** Keeps pads out of [start, end), where the program's heap begins. */
export function keepPadsOut(start: usize, end: usize): void {
  keepFrom = start;
  keepTo = end;
}

/**
 * Writes a pad at `at` that leads to `target`. False if the place is taken, or is outside the gate on a page without pads and `far` says
 * not to. Call with the lock held.
 */
export function placePad(at: usize, target: usize, far: bool): bool {
  const distance = <i64>target - <i64>(at + 5);
  const length: usize = distance == <i64><i32>distance ? 5 : 14;
  if (!isPadArea(at - 4, at + length) && !ownPages(at, at + length, far)) return false;
  // The page is going to be written: let there be one fault for it, not another for reading before.
  atomic.or<u8>(at, 0);
  if (!isFree(at, length)) return false;
  jump(at, target);
  return true;
}

/** Whether `address` is on a page outside the gate that holds pads. */
export function isFarPad(address: usize): bool {
  const page = address & ~(PAGE - 1);
  for (let i: usize = 0; i < used; i++) if (pageAt(i) == page) return true;
  return false;
}

/** Whether any page with pads outside the gate lies in [start, end). */
export function touchesFarPads(start: usize, end: usize): bool {
  return farPadIn(start, end) != 0;
}

/** A page outside the gate in [start, end) that holds pads; 0 if there is none. */
export function farPadIn(start: usize, end: usize): usize {
  for (let i: usize = 0; i < used; i++) {
    const page = pageAt(i);
    if (page < end && start < page + PAGE) return page;
  }
  return 0;
}

/** Where the heap begins. */
export function heapStart(): usize {
  return keepFrom;
}

/** Forgets the pages in [start, end): they are somebody else's now. */
export function forgetFarPads(start: usize, end: usize): void {
  for (let i: usize = 0; i < used;) {
    const page = pageAt(i);
    if (page < end && start < page + PAGE) store<usize>(entry(i), load<usize>(entry(--used)));
    else i++;
  }
}

/** A pad may end in zeroes, so the bytes before a place have to be free as well. */
function isFree(at: usize, length: usize): bool {
  const from = (at & (PAGE - 1)) < 13 ? at & ~(PAGE - 1) : at - 13;
  for (let i = from; i < at + length; i++) if (load<u8>(i) != 0) return false;
  return true;
}

function ownPages(start: usize, end: usize, far: bool): bool {
  // One page only: a pad is small, and there are other places.
  const page = start & ~(PAGE - 1);
  if (((end - 1) & ~(PAGE - 1)) != page || page < 65536 || page >= 0x7ffffffff000) return false;
  if (isFarPad(start)) return openPage(page);
  if (!far || used == CAPACITY || page == refused || (page < keepTo && page + PAGE > keepFrom)) return false;
  const flags = <u64>(MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE);
  const mapped = syscall6(__NR_mmap, page, PAGE, OPEN, flags, -1, 0);
  if (mapped < 0) {
    refused = page;
    return false;
  }
  store<usize>(entry(used++), page | OPENED);
  return true;
}

function openPage(page: usize): bool {
  for (let i: usize = 0; i < used; i++) {
    if (pageAt(i) != page) continue;
    if (load<usize>(entry(i)) == page && syscall6(__NR_mprotect, page, PAGE, OPEN, 0, 0, 0) < 0) return false;
    store<usize>(entry(i), page | OPENED);
    return true;
  }
  return false;
}

/** Pages that were written can be written no more. Call with the lock held. */
export function closePads(): void {
  for (let i: usize = 0; i < used; i++) {
    const page = pageAt(i);
    if (load<usize>(entry(i)) == page) continue;
    store<usize>(entry(i), page);
    syscall6(__NR_mprotect, page, PAGE, CLOSED, 0, 0, 0);
  }
}

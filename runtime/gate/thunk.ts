// A thunk: the code that a patched site jumps to. It makes a call that no layer answers itself, without a stack and without thread
// data, and takes the others to the bounce; in a pinned session, where a call has one place, another is asked which. Until the call is
// made, only rcx and r11 change, which the call changes anyway.
import { bounceAddress, callsLeft, countedAddress, handledTable, pinnedAddress } from "../natives";
import { isText } from "../memory/text";
import { isPinned } from "../session/session";
import { SLOT, firstSlot, slotsEnd } from "./region";
import { isReturn, movableLength } from "./next-instruction";

/** What precedes a thunk's code. Where the site, `ia32` and the tail are, native/entry.S has too, counted from the code. */
// @ts-ignore: decorator
@unmanaged
export class Thunk {
  /** Address of the `syscall` instruction. */
  site: usize;
  /** Bytes of the instruction behind the site that the thunk executes too. */
  copied: u8;
  /** Offsets in the code: behind `syscall`, behind the copied instruction. */
  behind: u8;
  behindCopy: u8;
  /** Offset of where a call that no layer answers is counted, behind the rest of the code; 0 where that is not done. */
  counted: u8;
  /** Whether it stands for a call of the 32-bit table (ia32/trap.ts). */
  ia32: u8;
  /** The call first seen at the site; of one that its trap began (gate/trapped.ts), the call. */
  number: u16;
  /** Where a handled call goes on: behind the thunk's own `syscall`. */
  tail: usize;

  get code(): usize {
    return changetype<usize>(this) + HEADER_BYTES;
  }
}

export const HEADER_BYTES: usize = 24;

/** The thunk whose code is at `code`. */
export function thunkAt(code: usize): Thunk {
  return changetype<Thunk>(code - HEADER_BYTES);
}

/** Offset of the call in a thunk's code; also in native/entry.S. */
const PASS: usize = 52;
/** Behind the two jumps that lead there, or to where the call is counted, and how far they lead to the bounce. */
const FIRST_JUMP: usize = 9;
const SECOND_JUMP: usize = 37;
const TO_BOUNCE: u8 = 28;
/** Behind how many calls are left (settle.ts): whether they are counted. */
const COUNTED: usize = 5;

/** Whether calls are counted. */
export function isCounted(): bool {
  return load<u8>(callsLeft(), COUNTED) != 0;
}

/** Has calls be counted, or not any more, by the thunks that are there and those that will be. Call with the gate open if there are any. */
export function setCounting(on: bool): void {
  store<u8>(callsLeft(), on ? 1 : 0, COUNTED);
  for (let slot = firstSlot(); slot < slotsEnd(); slot += SLOT) lead(changetype<Thunk>(slot));
}

/** Leads calls that no layer answers to where they are made, or counted before. */
function lead(thunk: Thunk): void {
  if (thunk.counted == 0) return;
  const to = isCounted() ? <usize>thunk.counted : PASS;
  const first = thunk.code + FIRST_JUMP - 1;
  if (load<u8>(first) != TO_BOUNCE) atomic.store<u8>(first, <u8>(to - FIRST_JUMP));
  atomic.store<u8>(thunk.code + SECOND_JUMP - 1, <u8>(to - SECOND_JUMP));
}

/** Writes the thunk of a site into a slot of zeroes. `nr` is the call first seen there: it is recognised without touching the flags. */
export function writeThunk(slot: usize, site: usize, nr: i32, handled: bool): Thunk {
  const thunk = changetype<Thunk>(slot);
  thunk.site = site;
  thunk.number = <u16>nr;
  const next = site + 2;
  const copied = isReadable(next) ? movableLength(next) : 0;
  thunk.copied = <u8>copied;
  const code = slot + HEADER_BYTES;
  let at = code;
  const pinned = isPinned();
  if (pinned) {
    at = moveToRcx(at, code);
    at = jump(at, pinnedAddress());
  } else {
    // lea -nr(%rax), %rcx; jrcxz: the number first seen, by the shortest way
    at = bytes3(at, 0x48, 0x8d, 0x88);
    store<i32>(at, -nr);
    at = bytes2(at + 4, 0xe3, handled ? TO_BOUNCE : <u8>(PASS - FIRST_JUMP));
    // mov %eax, %ecx; bswap %ecx; movzwl %cx, %ecx; jrcxz +2; jmp pass: no call has a number of more than 16 bits
    at = bytes2(at, 0x89, 0xc1);
    at = bytes2(at, 0x0f, 0xc9);
    at = bytes3(at, 0x0f, 0xb7, 0xc9);
    at = bytes2(at, 0xe3, 2);
    at = bytes2(at, 0xeb, <u8>(PASS - 20));
    // movzwl %ax, %ecx; lea handled(%rip), %r11; movzbl (%r11, %rcx), %ecx; jrcxz pass
    at = bytes3(at, 0x0f, 0xb7, 0xc8);
    at = bytes3(at, 0x4c, 0x8d, 0x1d);
    store<i32>(at, <i32>(handledTable() - at - 4));
    at += 4;
    at = bytes3(at, 0x41, 0x0f, 0xb6);
    at = bytes2(at, 0x0c, 0x0b);
    at = bytes2(at, 0xe3, <u8>(PASS - SECOND_JUMP));
    // movabs $code, %rcx; jmp bounce
    at = moveToRcx(at, code);
    at = jump(at, bounceAddress());
  }
  if (!pinned) {
    store<u16>(at, SYSCALL);
    at += 2;
  }
  thunk.behind = <u8>(at - code);
  thunk.tail = at;
  at = moveToRcx(at, next);
  memory.copy(at, next, copied);
  at += copied;
  thunk.behindCopy = <u8>(at - code);
  if (copied == 0 || !isReturn(next)) at = jump(at, next + copied);
  if (!pinned) {
    thunk.counted = <u8>(at - code);
    // movabs $code, %rcx; jmp counted
    jump(moveToRcx(at, code), countedAddress());
    lead(thunk);
  }
  return thunk;
}

/** `syscall` as a little-endian word. */
export const SYSCALL: u16 = 0x050f;
/** Of that, and of `int $0x80`. */
export const CALL_BYTES: usize = 2;

/** A jump in at most 14 bytes; returns the address behind it. */
export function jump(at: usize, target: usize): usize {
  const distance = <i64>target - <i64>(at + 5);
  if (distance == <i64><i32>distance) {
    store<u8>(at, 0xe9);
    store<i32>(at, <i32>distance, 1);
    return at + 5;
  }
  bytes2(at, 0xff, 0x25);
  store<u32>(at, 0, 2);
  store<u64>(at, target, 6);
  return at + 14;
}

/** Whether a jump there is one of 14 bytes, and where it leads. */
export function isFarJump(at: usize): bool {
  return load<u16>(at) == 0x25ff && load<u32>(at, 2) == 0;
}

export function farTarget(at: usize): usize {
  return load<usize>(at, 6);
}

function moveToRcx(at: usize, value: u64): usize {
  at = bytes2(at, 0x48, 0xb9);
  store<u64>(at, value);
  return at + 8;
}

function bytes2(at: usize, a: u8, b: u8): usize {
  store<u8>(at, a);
  store<u8>(at, b, 1);
  return at + 2;
}

function bytes3(at: usize, a: u8, b: u8, c: u8): usize {
  store<u8>(at, c, 2);
  return bytes2(at, a, b) + 1;
}

/** Whether an instruction at `at` lies in memory as surely as the one before it. */
function isReadable(at: usize): bool {
  const longest: usize = 15;
  const offset = at & 4095;
  return (offset != 0 && offset + longest <= 4096) || isText(at, at + longest);
}

/** Whether the bytes behind a thunk's site are still those it was made for. */
export function isCurrent(thunk: Thunk): bool {
  const next = thunk.site + 2;
  if (thunk.copied == 0) return true;
  return memory.compare(thunk.code + <usize>thunk.behindCopy - <usize>thunk.copied, next, thunk.copied) == 0;
}

/** The application's instruction pointer for one inside a thunk; `made`: whether the call is over. */
export function siteAddress(thunk: Thunk, rip: usize): usize {
  const offset = rip - thunk.code;
  if (!isBehindCall(thunk, rip)) return thunk.site;
  return thunk.site + (offset >= <usize>thunk.behindCopy ? 2 + <usize>thunk.copied : 2);
}

/** Whether the call has been made when the instruction pointer is there. */
export function isBehindCall(thunk: Thunk, rip: usize): bool {
  const offset = rip - thunk.code;
  return offset >= <usize>thunk.behind && (thunk.counted == 0 || offset < <usize>thunk.counted);
}

assert(SLOT == 128);

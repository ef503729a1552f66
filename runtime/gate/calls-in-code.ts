// Which of the bytes that look like a system call are one. The functions around them are decoded from where the unwind information says
// that they begin. Only what is an instruction for certain is written over; and where one might be that is not certain, it is not known.
import { syscall6, EINVAL, MADV_POPULATE_READ, __NR_madvise, tryCopy } from "../../assembly/index";
import { isText, Text } from "../memory/text";
import { Flow, lengthAt } from "./flow";
import { SYSCALL } from "./thunk";
import { UnwindTable } from "./unwind-table";

const PAGE: usize = 4096;
/** `int $0x80` and `sysenter`. */
const INT80: u16 = 0x80cd;
const SYSENTER: u16 = 0x340f;
/** `mov $nr, %eax`, and its length. */
const MOV_EAX: u8 = 0xb8;
const MOV_BYTES: usize = 5;
const MOST_NUMBERS: u32 = 1024;
const LONGEST: usize = 15;

const CALL: i32 = 0;
const NO_CALL: i32 = 1;
const UNKNOWN: i32 = 2;

/** The sites of system calls in code. */
export class Calls {
  count: i32 = 0;
  private table: UnwindTable = new UnwindTable();
  private flow: Flow = new Flow();
  constructor(public sites: StaticArray<usize>) {}

  /**
   * Adds the calls in `text` that trap still, where the file whose ELF header is at `header` says what is code. False if it cannot be told,
   * or a call is of another kind than `syscall`. Call with the lock held.
   */
  addFrom(text: Text, header: usize): bool {
    if (!isReadable(text) || header == 0 || !this.table.open(header, text.start)) return false;
    for (let at = next(text.start, text.end); at != 0; at = next(at + 1, text.end)) {
      const kind = this.kindOf(at, text);
      if (kind == NO_CALL) continue;
      if (kind == UNKNOWN || load<u16>(at) != SYSCALL || this.count == this.sites.length) return false;
      this.sites[this.count++] = at;
    }
    // One that begins here and ends in the next mapping.
    return !isFirstByte(load<u8>(text.end - 1)) || !isText(text.end, text.end + 1);
  }

  private kindOf(at: usize, text: Text): i32 {
    const table = this.table;
    // What is decoded can be read.
    if (!table.find(at) || table.begin < text.start || table.end > text.end || at + LONGEST >= text.end) return UNKNOWN;
    // Nearly all of a C library's are so, and take no more than half of what the flow does.
    if (isAmongItsLike(at) && straightOn(table.begin, at) == at) return CALL;
    if (at == table.end) return UNKNOWN;
    if (this.flow.follow(table.begin, table.end)) {
      if (this.flow.isBegin(at)) return this.flow.strange ? UNKNOWN : CALL;
      if (this.flow.isInside(at)) return NO_CALL;
    }
    const reached = straightOn(table.begin, at);
    return reached > at && !isAmongItsLike(at) && straightOn(reached, table.end) == table.end ? NO_CALL : UNKNOWN;
  }
}

/** Whether every page can be read: some of a mapping may lie behind the end of its file. */
function isReadable(text: Text): bool {
  const populated = syscall6(__NR_madvise, text.start, text.end - text.start, MADV_POPULATE_READ, 0, 0, 0);
  if (populated != -EINVAL) return populated == 0;
  // Before Linux 5.14.
  const byte = changetype<usize>(new StaticArray<u8>(1));
  for (let page = text.start; page < text.end; page += PAGE) if (tryCopy(byte, page, 1) != 0) return false;
  return true;
}

/**
 * Whether a C library's code is around the call at `at`: its number right before, as also where the description of its caller's stack ends
 * at a clone(2), or a look at its error right behind.
 */
function isAmongItsLike(at: usize): bool {
  if (load<u8>(at - MOV_BYTES) == MOV_EAX && load<u32>(at - MOV_BYTES + 1) < MOST_NUMBERS) return true;
  // cmp $-4096, %rax or cmp $-4095, %rax
  return load<u16>(at, 2) == 0x3d48 && (load<u32>(at, 4) | 1) == 0xfffff001;
}

/** The first place from `at` on, below `end`, that has the bytes of a call; 0 if there is none. */
function next(at: usize, end: usize): usize {
  const last = end - 1;
  for (; at < last && (at & 7) != 0; at++) if (looksLikeCall(at)) return at;
  for (; at + 8 < end; at += 8) {
    const word = load<u64>(at);
    if (!hasByte(word, 0x0f0f0f0f0f0f0f0f) && !hasByte(word, 0xcdcdcdcdcdcdcdcd)) continue;
    for (let i: usize = 0; i < 8; i++) if (looksLikeCall(at + i)) return at + i;
  }
  for (; at < last; at++) if (looksLikeCall(at)) return at;
  return 0;
}

// @ts-ignore: decorator
@inline
function looksLikeCall(at: usize): bool {
  const word = load<u16>(at);
  return word == SYSCALL || word == SYSENTER || word == INT80;
}

function isFirstByte(byte: u8): bool {
  return byte == <u8>(SYSCALL & 0xff) || byte == <u8>(INT80 & 0xff);
}

/** Whether a byte of `word` is that of which `repeated` has eight. */
// @ts-ignore: decorator
@inline
function hasByte(word: u64, repeated: u64): bool {
  const same = word ^ repeated;
  return ((same - 0x0101010101010101) & ~same & 0x8080808080808080) != 0;
}

/** The first instruction from the one at `at` on that begins at `to` or behind it, going straight on; 0 where something is no instruction. */
function straightOn(at: usize, to: usize): usize {
  while (at < to) {
    const length = lengthAt(at);
    if (length == 0) return 0;
    at += length;
  }
  return at;
}

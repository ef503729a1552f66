import { appendText } from "../../assembly/index";
import { areFaultsDear } from "../session/session";

/** What one process image tells the next, as the first of its arguments. A state of the layers follows it. */
// @ts-ignore: decorator
@unmanaged
export class Handover {
  sessionBytes: u64;
  sessionFd: i32;
  targetFd: i32;
  /** Of the program's interpreter, -1 if it has none. */
  interpreterFd: i32;
  private __fill0: i32;
  /** See inherited.ts. */
  ignored: u64;
  blocked: u64;
  personality: u64;
  /** The name of the thread: 15 bytes and NULs. */
  name0: u64;
  name1: u64;
  stateBytes: u64;
  /** Once decoded: memory at the top of the stack that stays the loader's, ROOM bytes. */
  room: usize;
}

export const HANDOVER_BYTES: usize = offsetof<Handover>();
/** The state of the layers may take this much. */
export const STATE_CAPACITY: usize = 16384;
/** Room for the longest handover as an argument. */
export const ARGUMENT_BYTES: usize = 512 + 2 * (HANDOVER_BYTES + STATE_CAPACITY);

/** Behind the digits the argument goes on with this many bytes: on the stack, where the loader has use for them. */
export const ROOM: usize = 320;
const PAD: u8 = 0x2e;
const FIRST_DIGIT: u8 = 0x61;
/** So many bytes of padding lie in front of the digits: what they stand for is written over them, aligned, and the beginning stays. */
const IN_FRONT: usize = 7;
/** No program's name: control characters, and not one of the kernel's or a shell's making. */
const MAGIC = "\u0001\u007funweld-handover-3";
/** Behind that, whether page faults are dear: the new image has to know before anything else. */
const DEAR: u8 = 0x2b;
const CHEAP: u8 = 0x3a;

/** Writes `handover` and the state behind it as an argument of exec, without a NUL inside, to `to`. Returns what is behind it. */
export function encodeHandover(to: usize, handover: Handover): usize {
  let at = appendText(to, MAGIC);
  store<u8>(at++, areFaultsDear() ? DEAR : CHEAP);
  memory.fill(at, PAD, IN_FRONT);
  at += IN_FRONT;
  const from = changetype<usize>(handover);
  const bytes = HANDOVER_BYTES + <usize>handover.stateBytes;
  for (let i: usize = 0; i < bytes; i++) {
    const byte = load<u8>(from + i);
    store<u8>(at, FIRST_DIGIT + (byte >> 4));
    store<u8>(at + 1, FIRST_DIGIT + (byte & 15));
    at += 2;
  }
  memory.fill(at, PAD, ROOM);
  store<u8>(at + ROOM, 0);
  return at + ROOM + 1;
}

/** Whether `argument`, NUL-terminated, is one. */
export function isHandover(argument: usize): bool {
  for (let i = 0; i < MAGIC.length; i++) if (<i32>load<u8>(argument + <usize>i) != MAGIC.charCodeAt(i)) return false;
  return true;
}

/** Whether the first argument below the kernel's initial stack pointer `sp` is a handover which says that page faults are dear. */
export function saysFaultsAreDear(sp: usize): bool {
  const argument = load<usize>(sp, sizeof<usize>());
  return argument != 0 && isHandover(argument) && load<u8>(argument + <usize>MAGIC.length) == DEAR;
}

/** Reads an argument that encodeHandover made, in place, but it can be told for one still; null if it is anything else. */
export function decodeHandover(argument: usize): Handover | null {
  if (!isHandover(argument)) return null;
  const digits = argument + <usize>MAGIC.length + 1 + IN_FRONT;
  // What is read there is read aligned.
  const to = digits & ~<usize>7;
  let bytes: usize = 0;
  for (let at = digits; load<u8>(at) >= FIRST_DIGIT && load<u8>(at + 1) >= FIRST_DIGIT; at += 2) {
    store<u8>(to + bytes++, ((load<u8>(at) - FIRST_DIGIT) << 4) | (load<u8>(at + 1) - FIRST_DIGIT));
  }
  const handover = changetype<Handover>(to);
  handover.room = digits + 2 * bytes;
  return bytes >= HANDOVER_BYTES && bytes - HANDOVER_BYTES >= <usize>handover.stateBytes ? handover : null;
}


import { appendText, byteLength, startsWith } from "../../assembly/index";

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
}

export const HANDOVER_BYTES: usize = offsetof<Handover>();
/** The state of the layers may take this much. */
export const STATE_CAPACITY: usize = 16384;
/** Room for the longest handover as an argument. */
export const ARGUMENT_BYTES: usize = 64 + 2 * (HANDOVER_BYTES + STATE_CAPACITY);

const FIRST_DIGIT: u8 = 0x61;
const magic: usize = memory.data(32);
let magicLength: usize = 0;

/** No program's name: control characters, and not one of the kernel's or a shell's making. */
function magicText(): usize {
  if (magicLength == 0) magicLength = appendText(magic, "\u0001\u007funweld-handover-1:") - magic;
  return magic;
}

/** Writes `handover` and the state behind it as an argument of exec, without a NUL inside, to `to`. */
export function encodeHandover(to: usize, handover: Handover): void {
  memory.copy(to, magicText(), magicLength);
  let at = to + magicLength;
  const from = changetype<usize>(handover);
  const bytes = HANDOVER_BYTES + <usize>handover.stateBytes;
  for (let i: usize = 0; i < bytes; i++) {
    const byte = load<u8>(from + i);
    store<u8>(at, FIRST_DIGIT + (byte >> 4));
    store<u8>(at + 1, FIRST_DIGIT + (byte & 15));
    at += 2;
  }
  store<u8>(at, 0);
}

/** Reads an argument that encodeHandover made, in place; null if it is anything else. */
export function decodeHandover(argument: usize): Handover | null {
  const prefix = magicText();
  const length = byteLength(argument, ARGUMENT_BYTES);
  if (!startsWith(argument, length, prefix, magicLength)) return null;
  const digits = argument + magicLength;
  const bytes = (length - magicLength) / 2;
  if (bytes < HANDOVER_BYTES) return null;
  // A multiple of 8 is as good a place as any inside the string, and what is read there is read aligned.
  const to = (argument + 7) & ~<usize>7;
  for (let i: usize = 0; i < bytes; i++) {
    store<u8>(to + i, ((load<u8>(digits + 2 * i) - FIRST_DIGIT) << 4) | (load<u8>(digits + 2 * i + 1) - FIRST_DIGIT));
  }
  const handover = changetype<Handover>(to);
  return bytes - HANDOVER_BYTES >= <usize>handover.stateBytes ? handover : null;
}

import { SockFilter, SockFprog } from "../../assembly/index";

/** Of one instruction. */
const DIGITS: usize = 2 * offsetof<SockFilter>();
/** BPF_MAXINSNS. */
const LONGEST: usize = 4096;

/**
 * Reads a filter that is written in hexadecimal digits, byte by byte as the kernel takes it, to `room`, which has half as many
 * bytes as the text. False if it is anything else.
 */
export function readFilter(text: usize, length: usize, room: usize, to: SockFprog): bool {
  if (length == 0 || length % DIGITS != 0 || length / DIGITS > LONGEST) return false;
  for (let i: usize = 0; i < length; i += 2) {
    const high = digit(load<u8>(text + i));
    const low = digit(load<u8>(text + i + 1));
    if (high > 15 || low > 15) return false;
    store<u8>(room + i / 2, (high << 4) | low);
  }
  to.len = <u16>(length / DIGITS);
  to.filter = room;
  return true;
}

/** The value of a digit; above 15 for what is none. */
function digit(character: u8): u8 {
  const decimal = character - 0x30;
  return decimal < 10 ? decimal : character >= 0x61 && character <= 0x66 ? character - 0x61 + 10 : 0xff;
}

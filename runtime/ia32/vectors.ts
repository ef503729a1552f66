// Vector state in signal frames of 32 bits: what FNSAVE stores, then what the processor does in frames of 64. Source:
// arch/x86/kernel/fpu/signal.c and regset.c.
import { FP_XSTATE_MAGIC1, vectorBytes } from "../signals/frames";

/** Of struct fregs_state. */
export const FSAVE_BYTES: usize = 112;
/** Its status word once more, and a word of zero, which says that FXSAVE's follows. */
const STATUS: usize = 108;
/** In FXSAVE's 512 bytes: struct _fpx_sw_bytes, whose second field is the size of all. Behind them: what is not in its initial state. */
const SW_MAGIC: usize = 464;
const SW_SIZE: usize = 468;
const XSTATE_BV: usize = 512;
const XSTATE_HEADER: usize = 64;
const FP_AND_SSE: u64 = 3;
const REGISTERS: usize = 8;
const FX_REGISTERS: usize = 32;
const FSAVE_REGISTERS: usize = 28;

/** Copies what is at `from` in a frame of 64 bits to `to`, FSAVE_BYTES in front of a multiple of 64; `cs` and `ds` are the program's. */
export function writeVectors(to: usize, from: usize, cs: u16, ds: u16): void {
  const fx = to + FSAVE_BYTES;
  memory.copy(fx, from, vectorBytes(from));
  if (load<u32>(fx, SW_MAGIC) == FP_XSTATE_MAGIC1) store<u32>(fx, load<u32>(fx, SW_SIZE) + <u32>FSAVE_BYTES, SW_SIZE);
  store<u32>(to, 0xffff0000 | <u32>load<u16>(fx));
  store<u32>(to, 0xffff0000 | <u32>load<u16>(fx, 2), 4);
  store<u32>(to, 0xffff0000 | tagWord(fx), 8);
  store<u32>(to, load<u32>(fx, 8), 12);
  store<u32>(to, <u32>cs | <u32>load<u16>(fx, 6) << 16, 16);
  store<u32>(to, load<u32>(fx, 16), 20);
  store<u32>(to, 0xffff0000 | <u32>ds, 24);
  for (let i: usize = 0; i < REGISTERS; i++) memory.copy(to + FSAVE_REGISTERS + i * 10, fx + FX_REGISTERS + i * 16, 10);
  store<u32>(to, <u32>load<u16>(fx, 2), STATUS);
}

/** How many bytes writeVectors writes. */
export function vectorBytesIa32(from: usize): usize {
  return from == 0 ? 0 : vectorBytes(from) + FSAVE_BYTES;
}

/** The way back: copies what is at `from` in a frame of 32 bits to `to`, a multiple of 64, at most `room` bytes. */
export function readVectors(to: usize, from: usize, room: usize): void {
  const fx = from + FSAVE_BYTES;
  const said = <usize>load<u32>(fx, SW_SIZE) - FSAVE_BYTES;
  // A size that cannot be is as none: what FXSAVE stores is restored.
  const extended = load<u32>(fx, SW_MAGIC) == FP_XSTATE_MAGIC1 && said >= XSTATE_BV + XSTATE_HEADER && said <= room;
  const bytes = extended ? said : XSTATE_BV;
  memory.copy(to, fx, bytes);
  if (!extended) store<u32>(to, 0, SW_MAGIC);
  else {
    store<u32>(to, <u32>bytes, SW_SIZE);
    store<u64>(to, load<u64>(to, XSTATE_BV) | FP_AND_SSE, XSTATE_BV);
  }
  // What FNSAVE stored comes first.
  store<u16>(to, load<u16>(from));
  store<u16>(to, load<u16>(from, 4), 2);
  store<u8>(to, abridged(load<u16>(from, 8)), 4);
  store<u16>(to, load<u16>(from, 18), 6);
  store<u64>(to, load<u32>(from, 12), 8);
  store<u64>(to, load<u32>(from, 20), 16);
  for (let i: usize = 0; i < REGISTERS; i++) memory.copy(to + FX_REGISTERS + i * 16, from + FSAVE_REGISTERS + i * 10, 10);
}

const VALID: u32 = 0;
const ZERO: u32 = 1;
const SPECIAL: u32 = 2;
const EMPTY: u32 = 3;

/** Two bits a register, from one bit and what it holds: twd_fxsr_to_i387. */
function tagWord(fx: usize): u32 {
  const top = (<u32>load<u16>(fx, 2) >> 11) & 7;
  const used = <u32>load<u8>(fx, 4);
  let word: u32 = 0;
  for (let i: u32 = 0; i < 8; i++) {
    const tag = (used >> i & 1) == 0 ? EMPTY : tagOf(fx + FX_REGISTERS + <usize>((i - top) & 7) * 16);
    word |= tag << (i * 2);
  }
  return word;
}

function tagOf(register: usize): u32 {
  const exponent = load<u16>(register, 8) & 0x7fff;
  const significand = load<u64>(register);
  if (exponent == 0x7fff) return SPECIAL;
  if (exponent == 0) return significand == 0 ? ZERO : SPECIAL;
  return (significand >> 63) != 0 ? VALID : SPECIAL;
}

/** One bit a register that is not empty. */
function abridged(word: u16): u8 {
  let used: u8 = 0;
  for (let i: u8 = 0; i < 8; i++) if ((word >> (i * 2) & 3) != <u16>EMPTY) used |= 1 << i;
  return used;
}

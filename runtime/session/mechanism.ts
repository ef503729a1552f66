// How a session brings calls back to its image: the options `mechanism` and `net` of the runtime itself.
import { is, startsWith } from "../exec/words";

/** Sites are patched once they trapped often enough. */
export const REWRITE: u64 = 0;
/** Every call traps. */
export const SUD: u64 = 1;
/** As SUD, by the range in which calls trap instead of the one in which they do not (Linux 6.17). */
export const SUD_INCLUSIVE: u64 = 2;
/** Every call traps, by a filter. */
export const TRAP: u64 = 3;
/** A library in front of libc; nothing of this image is in the programs. */
export const PRELOAD: u64 = 4;
/** The vDSO's functions alone are the image's. */
export const VDSO: u64 = 5;
/** Programs call the image, by their C library; others are as under VDSO. */
export const LIBC: u64 = 6;

/** What traps: Syscall User Dispatch, or the filter where that is refused; or one of them for sure. */
export const NET_ANY: i32 = 0;
export const NET_SUD: i32 = 1;
export const NET_TRAP: i32 = 2;

export let mechanism: u64 = REWRITE;
export let net: i32 = NET_ANY;
/** The path of the library that PRELOAD is by. */
export let library: usize = 0;

/** The mechanism called `name`; false if there is none. */
export function setMechanism(name: usize): bool {
  if (is(name, "rewrite")) mechanism = REWRITE;
  else if (is(name, "sud")) mechanism = SUD;
  else if (is(name, "sud-inclusive")) mechanism = SUD_INCLUSIVE;
  else if (is(name, "trap")) mechanism = TRAP;
  else if (is(name, "vdso")) mechanism = VDSO;
  else if (is(name, "libc")) mechanism = LIBC;
  else if (startsWith(name, "preload:") && load<u8>(name + 8) != 0) {
    mechanism = PRELOAD;
    library = name + 8;
  } else return false;
  net = mechanism == REWRITE ? NET_ANY : mechanism == TRAP ? NET_TRAP : NET_SUD;
  return true;
}

/** What is to trap in place of the mechanism's own choice; false if there is none of this name. */
export function setNet(name: usize): bool {
  if (is(name, "dispatch")) net = NET_SUD;
  else if (is(name, "trap")) net = NET_TRAP;
  else return false;
  return true;
}

/** Whether each `syscall` instruction of a program brings its call to the image, by a net or a patch. */
export function seesEveryCall(mechanism: u64): bool {
  return mechanism != VDSO && mechanism != LIBC;
}

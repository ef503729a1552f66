// Byte strings by address: file names are bytes, and handlers allocate nothing.

const SLASH: u8 = 0x2f;
const ZERO: u8 = 0x30;

/** Bytes before the NUL at or after `text`; `max` if there is none among that many. */
export function byteLength(text: usize, max: usize): usize {
  let n: usize = 0;
  while (n < max && load<u8>(text + n) != 0) n++;
  return n;
}

/** Whether the `length` bytes at `text` begin with the `prefixLength` bytes at `prefix`. */
export function startsWith(text: usize, length: usize, prefix: usize, prefixLength: usize): bool {
  return prefixLength <= length && compareBytes(text, prefix, prefixLength) == 0;
}

/** Negative, zero or positive as the `length` bytes at `a` sort before, equal or sort after those at `b`. */
export function compareBytes(a: usize, b: usize, length: usize): i32 {
  for (let i: usize = 0; i < length; i++) {
    const difference = <i32>load<u8>(a + i) - <i32>load<u8>(b + i);
    if (difference != 0) return difference;
  }
  return 0;
}

/** Whether two NUL-terminated strings are equal. */
export function equalText(a: usize, b: usize): bool {
  for (let i: usize = 0; ; i++) {
    const byte = load<u8>(a + i);
    if (byte != load<u8>(b + i)) return false;
    if (byte == 0) return true;
  }
  return false;
}

/**
 * Copies a NUL-terminated string with its NUL to `to`, which has room for `capacity` bytes.
 * Returns its length without the NUL, or -1 if it does not fit; nothing after `to + capacity` is touched.
 */
export function copyText(to: usize, from: usize, capacity: usize): isize {
  for (let i: usize = 0; i < capacity; i++) {
    const byte = load<u8>(from + i);
    store<u8>(to + i, byte);
    if (byte == 0) return <isize>i;
  }
  return -1;
}

/** Writes `text`, which has to be ASCII, at `to` without a NUL; returns the address behind it. */
export function appendText(to: usize, text: string): usize {
  for (let i = 0; i < text.length; i++) store<u8>(to + <usize>i, <u8>text.charCodeAt(i));
  return to + <usize>text.length;
}

/** Writes `value` in decimal at `to`, at most 20 bytes and no NUL; returns the address behind it. */
export function appendDecimal(to: usize, value: u64): usize {
  return appendNumber(to, value, 10);
}

/** Writes `value` in hexadecimal (lower case, no prefix) at `to`, at most 16 bytes and no NUL; returns the address behind it. */
export function appendHex(to: usize, value: u64): usize {
  return appendNumber(to, value, 16);
}

/** Writes `value` in octal without a leading 0 at `to`, at most 22 bytes and no NUL; returns the address behind it. */
export function appendOctal(to: usize, value: u64): usize {
  return appendNumber(to, value, 8);
}

function appendNumber(to: usize, value: u64, base: u64): usize {
  let digits: usize = 1;
  for (let rest = value / base; rest != 0; rest /= base) digits++;
  for (let i = digits; i != 0; i--) {
    const digit = <u8>(value % base);
    store<u8>(to + i - 1, digit < 10 ? ZERO + digit : 0x61 + digit - 10);
    value /= base;
  }
  return to + digits;
}

/** How many decimal digits the `length` bytes at `text` begin with. */
export function digitCount(text: usize, length: usize): usize {
  let n: usize = 0;
  while (n < length && isDigit(load<u8>(text + n))) n++;
  return n;
}

/** The number that `length` decimal digits at `text` spell, modulo 2^64; -1 if one of the bytes is no digit or there are none. */
export function parseDecimal(text: usize, length: usize): i64 {
  if (length == 0 || digitCount(text, length) != length) return -1;
  let value: i64 = 0;
  for (let i: usize = 0; i < length; i++) value = value * 10 + <i64>(load<u8>(text + i) - ZERO);
  return value;
}

/** Where the last component of the `length` bytes at `path` begins: behind the last slash, or 0. */
export function lastComponent(path: usize, length: usize): usize {
  let i = length;
  while (i != 0 && load<u8>(path + i - 1) != SLASH) i--;
  return i;
}

function isDigit(byte: u8): bool {
  return byte >= ZERO && byte < ZERO + 10;
}

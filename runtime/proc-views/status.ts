// /proc/self/status: signals as the program has them, and no filters and descriptors but its own.
import { SIG_IGN, appendDecimal, digitCount, parseDecimal } from "../../assembly/index";
import { hasBoundary } from "../boundary/boundary";
import { startsWith } from "../exec/words";
import { isInTrapSession } from "../session/session";
import { actionOf, isCaught } from "../signals/actions";
import { OWN_SIGNALS, bit } from "../signals/sets";
import { currentThread } from "../thread";
import { hidesNoNewPrivileges } from "../trap-net/told";
import { tableSize } from "./descriptor-table";

const NEWLINE: u8 = 0x0a;
const DIGITS: usize = 16;

/** Writes the text [from, end) as the program is to see it, and returns behind it. `ofThread`: it is the calling thread's. */
export function writeStatus(from: usize, end: usize, to: usize, ofThread: bool): usize {
  const thread = currentThread();
  let caught: u64 = 0;
  let ignored: u64 = 0;
  for (let signal = 1; signal <= 64; signal++) {
    const handler = actionOf(signal).sa_handler;
    if (isCaught(handler)) caught |= bit(signal);
    else if (handler == SIG_IGN) ignored |= bit(signal);
  }
  for (let line = from; line < end;) {
    let next = line;
    while (next < end && load<u8>(next) != NEWLINE) next++;
    next++;
    const value = to + valueOffset(line);
    memory.copy(to, line, next - line);
    to += next - line;
    if (startsWith(line, "SigCgt:")) setHex(value, caught);
    else if (startsWith(line, "SigIgn:")) setHex(value, ignored);
    else if (startsWith(line, "SigBlk:") && ofThread) setHex(value, hex(value) | thread.blocked);
    else if (startsWith(line, "SigPnd:") && ofThread) setHex(value, hex(value) | thread.held);
    else if (startsWith(line, "FDSize:")) to = setDecimal(value, tableSize(decimal(value)));
    else if (startsWith(line, "NoNewPrivs:") && hidesNoNewPrivileges()) to = setDecimal(value, 0);
    else if (startsWith(line, "Seccomp:") && ownFilters() != 0) to = setDecimal(value, 0);
    else if (startsWith(line, "Seccomp_filters:")) to = setDecimal(value, decimal(value) - ownFilters());
    line = next;
  }
  return to;
}

/** Filters of the session's own; the program has none, or there would be no view. */
function ownFilters(): u64 {
  return (isInTrapSession() ? 1 : 0) + (hasBoundary() ? 1 : 0);
}

/** Behind the name, its colon and the tabulator. */
function valueOffset(line: usize): usize {
  let at = line;
  while (load<u8>(at) > 0x20) at++;
  while (load<u8>(at) == 0x09 || load<u8>(at) == 0x20) at++;
  return at - line;
}

function decimal(at: usize): u64 {
  return <u64>parseDecimal(at, digitCount(at, DIGITS));
}

/** Ends the line with a number; returns behind it. */
function setDecimal(at: usize, value: u64): usize {
  const end = appendDecimal(at, value);
  store<u8>(end, NEWLINE);
  return end + 1;
}

function hex(at: usize): u64 {
  let value: u64 = 0;
  for (let i: usize = 0; i < DIGITS; i++) {
    const digit = load<u8>(at + i);
    value = (value << 4) | <u64>(digit >= 0x61 ? digit - 0x57 : digit - 0x30);
  }
  return value;
}

function setHex(at: usize, value: u64): void {
  for (let i: usize = 0; i < DIGITS; i++) {
    const digit = <u8>((value >> <u64>(60 - 4 * i)) & 15);
    store<u8>(at + i, digit < 10 ? digit + 0x30 : digit + 0x57);
  }
}

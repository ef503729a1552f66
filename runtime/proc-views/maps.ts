// /proc/self/maps: the runtime's mappings are not in it, and the image is the vDSO.
import { appendText } from "../../assembly/index";
import { isFarPad, touchesFarPads } from "../gate/pads";
import { IA32_END, isIa32Program, isIa32Vdso } from "../ia32/program";
import { isText } from "../memory/text";
import { ownFrom, ownTo } from "../memory/own";
import { imageBase, imageEnd } from "../natives";
import { isMovedVdso, isVdsoInPlace } from "../vdso-place";

const PAGE: usize = 4096;
const NEWLINE: u8 = 0x0a;
const DASH: u8 = 0x2d;
const SPACE: u8 = 0x20;
const LETTER_X: u8 = 0x78;
/** Bytes of a line before its name, for any address of a program. */
const NAME_COLUMN: usize = 73;

/** ` [vdso]` and the end of the line. */
const VDSO_NAME: u64 = 0x0a_5d_6f_73_64_76_5b_20;

/** Writes the text [from, end) as the program is to see it, and returns behind it. [scratch, scratchEnd) is where both are. */
export function writeMaps(from: usize, end: usize, to: usize, scratch: usize, scratchEnd: usize): usize {
  // What is in the vDSO's place is one mapping, though a page of it may have been written.
  let vdso: usize = 0;
  let vdsoStart: usize = 0;
  let vdsoStop: usize = 0;
  // Code is one mapping, though pages with patches are some of their own.
  let code: usize = 0;
  let codeStart: usize = 0;
  let codeStop: usize = 0;
  let codeRest: usize = 0;
  let codeNext: usize = 0;
  for (let line = from; line < end;) {
    let next = line;
    while (next < end && load<u8>(next) != NEWLINE) next++;
    next++;
    let at = line;
    let start: usize = 0;
    let stop: usize = 0;
    for (; load<u8>(at) != DASH; at++) start = (start << 4) | digit(at);
    for (at++; load<u8>(at) != SPACE; at++) stop = (stop << 4) | digit(at);
    if (isIa32Vdso(start) || isMovedVdso(start, stop)) to = vdsoLine(to, start, stop, at);
    else if (isIa32Program() && start >= IA32_END) {
      // Out of the program's reach.
    } else if (start >= imageBase() && start < imageEnd()) {
      if (load<u8>(at + 3) == LETTER_X && isVdsoInPlace()) {
        if (vdso != 0 && vdsoStop == start) to = vdso;
        else vdsoStart = start;
        vdso = to;
        vdsoStop = stop;
        to = vdsoLine(to, vdsoStart, stop, at);
      }
      // A mapping of the program's may have become one with the image's data.
      if (stop > imageEnd()) to = piecesOf(to, imageEnd(), stop, at, next, scratch, scratchEnd);
    } else if (!isVdso(next)) {
      if (codeStop == start && isText(codeStart, stop) && isSame(codeRest, at)) to = code;
      else {
        code = to;
        codeStart = start;
        codeRest = at;
        codeNext = next;
      }
      codeStop = stop;
      to = piecesOf(to, codeStart, stop, codeRest, codeNext, scratch, scratchEnd);
    }
    line = next;
  }
  return to;
}

/** Whether two lines agree in what follows the addresses, but for the offset in the file. */
function isSame(a: usize, b: usize): bool {
  const permissions: usize = 6;
  if (memory.compare(a, b, permissions) != 0) return false;
  for (a += permissions; load<u8>(a) != SPACE; a++);
  for (b += permissions; load<u8>(b) != SPACE; b++);
  for (; load<u8>(a) == load<u8>(b); a++, b++) if (load<u8>(a) == NEWLINE) return true;
  return false;
}

/** What of [start, stop) is the program's, a line each; `rest` is what follows the addresses. */
function piecesOf(to: usize, start: usize, stop: usize, rest: usize, next: usize, scratch: usize, scratchEnd: usize): usize {
  const pads = touchesFarPads(start, stop);
  for (let at = start; at < stop;) {
    const own = at >= scratch && at < scratchEnd ? scratchEnd : ownTo(at);
    if (own > at) {
      at = own;
      continue;
    }
    if (pads && isFarPad(at)) {
      at += PAGE;
      continue;
    }
    let end = ownFrom(at, stop);
    if (at < scratch && scratch < end) end = scratch;
    if (pads) for (let page = at; page < end; page += PAGE) if (isFarPad(page)) end = page;
    to = addresses(to, at, end);
    memory.copy(to, rest, next - rest);
    to += next - rest;
    at = end;
  }
  return to;
}

function vdsoLine(to: usize, start: usize, stop: usize, rest: usize): usize {
  const line = to;
  to = addresses(to, start, stop);
  // The permissions.
  memory.copy(to, rest, 6);
  to = appendText(to + 6, "00000000 00:00 0");
  while (to < line + NAME_COLUMN) store<u8>(to++, SPACE);
  return appendText(to, "[vdso]\n");
}

/** As the kernel writes them: eight digits at the least. */
function addresses(to: usize, start: usize, stop: usize): usize {
  to = address(to, start);
  store<u8>(to, DASH);
  return address(to + 1, stop);
}

function address(to: usize, value: usize): usize {
  let digits: usize = 8;
  while (digits < 16 && value >> (4 * digits) != 0) digits++;
  for (let i = digits; i > 0; i--) {
    const one = <u8>((value >> (4 * (i - 1))) & 15);
    store<u8>(to++, one < 10 ? one + 0x30 : one + 0x57);
  }
  return to;
}

function digit(at: usize): usize {
  const byte = <usize>load<u8>(at);
  return byte >= 0x61 ? byte - 0x57 : byte - 0x30;
}

/** Whether the line before `next` is the kernel's own vDSO. */
function isVdso(next: usize): bool {
  return load<u64>(next - 8) == VDSO_NAME;
}

// Instruction punning: only the two bytes of `syscall` change. They become the opcode of a jump whose displacement ends in the
// bytes that are there already, and a pad is placed where that jump lands. (The idea is E9Patch's, PLDI 2020.)
import { syscall6, EFAULT, MADV_DONTDUMP, MADV_POPULATE_READ, PROT_EXEC, PROT_READ, PROT_WRITE, __NR_madvise, __NR_mprotect } from "../../assembly/index";
import { isText, Text, textAround } from "../memory/text";
import { isAnswered } from "./answered";
import { endHalts, isCall } from "./halts";
import { heatPage, neverHot } from "./heat";
import { lockGate, unlockGate } from "./lock";
import { closePads, isFarPad, placePad } from "./pads";
import { planSite } from "./plan";
import { closeGate, isPadArea, openGate, slotOf, takeSlot } from "./region";
import { addThunk, entryCount, findEntry, isPatched, setPatched, thunkOfEntry } from "./sites";
import { SYSCALL, Thunk, isCurrent, writeThunk } from "./thunk";

const PAGE: usize = 4096;
const LINE: usize = 64;

let allowed: bool = true;
let threaded: bool = false;

/** From now on sites stay as they are: the calls that patching takes might be refused. */
export function stopPatching(): void {
  allowed = false;
}

/** From now on other threads may be executing the bytes that change. */
export function patchAmongThreads(): void {
  threaded = true;
}

/** Whether others may be. */
export function areThreads(): bool {
  return threaded;
}

/** Sends the site, whose call is `nr`, to a thunk by a jump, where that can be done safely. */
export function patchSite(site: usize, nr: i32): void {
  lockGate();
  if (allowed && isText(site, site + 7) && isCall(site) && openGate()) {
    const opcode = prepareSite(site, nr, true);
    if (opcode != 0 && writeCode(site, opcode)) {
      setPatched(findEntry(site), true);
      planSite(site, nr);
    }
    closePads();
    closeGate();
  }
  unlockGate();
}

/** Has the program's next process patch the site when it maps the file, where this one traps. */
export function planPatch(site: usize, nr: i32): void {
  if (!allowed) return;
  lockGate();
  planSite(site, nr);
  unlockGate();
}

/**
 * Writes the thunk and the pad of a site; `far`: even where that takes a page outside the gate. The two bytes that lead there, 0 if nothing
 * can. Call with the lock held and the gate open.
 */
export function prepareSite(site: usize, nr: i32, far: bool): u16 {
  if (!isCall(site) || isSharedWithNeighbour(site)) return 0;
  // On two pages: what is written as one may not be.
  if ((site & (PAGE - 1)) == PAGE - 1) return 0;
  // Another processor has to see both bytes change at once.
  if (threaded && (site & (LINE - 1)) == LINE - 1) return 0;
  const thunk = thunkFor(site, nr);
  return thunk === null ? 0 : placeTarget(site, thunk.code, far);
}

/** The site's thunk, a new one if need be; null if there is no room. */
function thunkFor(site: usize, nr: i32): Thunk | null {
  const entry = findEntry(site);
  if (entry >= 0) {
    const known = thunkOfEntry(entry);
    if (known !== null && isCurrent(known)) return known;
  }
  const slot = takeSlot();
  if (slot == 0) return null;
  const thunk = writeThunk(slot, site, nr, isAnswered(nr));
  if (addThunk(thunk) < 0) return null;
  return thunk;
}

/** Whether another `syscall` may lie in the bytes that the jump's displacement is made of: patching it would change them. */
function isSharedWithNeighbour(site: usize): bool {
  for (let at = site + 2; at < site + 6; at++) if (isCall(at)) return true;
  return false;
}

/** Patches a site that is prepared, on a page that is open. */
export function patchOpened(site: usize, opcode: u16): void {
  atomic.store<u16>(site, opcode);
  setPatched(findEntry(site), true);
  heatPage(site);
}

export function isPatchingStopped(): bool {
  return !allowed;
}

/** Has every call trap from now on: what happens then depends on more than the site. Call with the lock held. */
export function unpatchAll(): void {
  stopPatching();
  for (let i: usize = 0; i < entryCount(); i++) unpatchEntry(i);
  endHalts(0, usize.MAX_VALUE, true);
}

/** Puts `syscall` back at the site of an entry. A page that its file has lost by truncation took the patch along. Call with the lock held. */
export function unpatchEntry(i: usize): void {
  const thunk = thunkOfEntry(i);
  if (thunk === null || !isPatched(i)) return;
  const lost = isLost(thunk.site) || isLost(thunk.site + 1);
  if (!lost && !writeCode(thunk.site, SYSCALL)) return;
  setPatched(i, false);
  if (!lost) neverHot(thunk.site);
}

/** Whether touching the page of `at` is a bus error; before Linux 5.14 nothing tells. */
function isLost(at: usize): bool {
  return syscall6(__NR_madvise, at & ~(PAGE - 1), PAGE, MADV_POPULATE_READ, 0, 0, 0) == -EFAULT;
}

/** The two bytes to write, or 0 if no jump leads to a free place. */
function placeTarget(site: usize, code: usize, far: bool): u16 {
  // jmp rel32: `e9 XX`, then three bytes of what follows.
  const upper = <i32>(load<u32>(site, 1) & 0xffffff00);
  const nearest = site + 5 + <usize><i64>upper;
  for (let low: usize = 0; low < 256; low++) {
    if (placePad(nearest + low, code, far)) return <u16>(low << 8 | 0xe9);
  }
  // rex.w jmp rel32: `48 e9`, then four bytes of what follows.
  const wide = site + 6 + <usize><i64>load<i32>(site, 2);
  return placePad(wide, code, far) ? 0xe948 : 0;
}

function writeCode(site: usize, bytes: u16): bool {
  const page = site & ~(PAGE - 1);
  if (!openCode(page)) return false;
  atomic.store<u16>(site, bytes);
  closeCode(page);
  return true;
}

/** As a whole a mapping stays one; a huge one would take long. */
const LARGEST_WHOLE: usize = 4 << 20;

/**
 * Makes a page of code one that can be written. It becomes a mapping of its own: of one that was written, fork copies the table of all its
 * pages, and a core dump keeps them all. The first page of a mapping, which could not be joined to it again (join.ts), takes all of it along.
 */
export function openCode(page: usize): bool {
  const length = lengthWith(page);
  if (syscall6(__NR_mprotect, page, length, PROT_READ | PROT_WRITE | PROT_EXEC, 0, 0, 0) < 0) return false;
  const text = textAround(page, page + PAGE);
  if (text !== null && page != text.start) syscall6(__NR_madvise, page, length, MADV_DONTDUMP, 0, 0, 0);
  return true;
}

/** The same for all of a mapping, which stays one but for its first page. */
export function openText(text: Text): bool {
  if (syscall6(__NR_mprotect, text.start, text.end - text.start, PROT_READ | PROT_WRITE | PROT_EXEC, 0, 0, 0) < 0) return false;
  // As of a page that is patched, its first one apart.
  if (text.end - text.start > PAGE) syscall6(__NR_madvise, text.start + PAGE, text.end - text.start - PAGE, MADV_DONTDUMP, 0, 0, 0);
  return true;
}

export function closeText(text: Text): void {
  syscall6(__NR_mprotect, text.start, text.end - text.start, PROT_READ | PROT_EXEC, 0, 0, 0);
}

export function closeCode(page: usize): void {
  syscall6(__NR_mprotect, page, lengthWith(page), PROT_READ | PROT_EXEC, 0, 0, 0);
}

function lengthWith(page: usize): usize {
  const text = textAround(page, page + PAGE);
  return text !== null && page == text.start && text.end - page <= LARGEST_WHOLE ? text.end - page : PAGE;
}

/** The code of the thunk that the pad at `rip` leads to, or 0 if there is no pad. */
export function padTarget(rip: usize): usize {
  const near = load<u8>(rip) == 0xe9;
  if (!near && !((isFarPad(rip) || isPadArea(rip, rip + 14)) && load<u16>(rip) == 0x25ff)) return 0;
  const target = near ? rip + 5 + <usize><i64>load<i32>(rip, 1) : load<usize>(rip, 6);
  return slotOf(target) != 0 ? target : 0;
}

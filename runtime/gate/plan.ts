// Plans: the sites that a program executed in a file, kept in the session's memory, so that its next process patches them when
// it maps the file and traps no more. A plan only says where to look: the bytes there decide.
import { Stat, syscall6, __NR_fstat } from "../../assembly/index";
import { textAround, textMapped } from "../memory/text";
import { planBase } from "../session/session";
import { lockGate, unlockGate } from "./lock";
import { closePads } from "./pads";
import { closeCode, isPatchingStopped, openCode, patchOpened, prepareSite } from "./patch";
import { closeGate, openGate } from "./region";
import { isPatchedAt } from "./sites";

const PAGE: usize = 4096;
/** How many sites there are, and their entries. With the keys and the families, the records fill PLAN_BYTES of session/session.ts. */
const RECORD: usize = 1024;
const COUNT: usize = 0;
const ENTRIES: usize = 8;
const CAPACITY: u32 = 127;
const RECORDS: usize = 1012;
const KEY_BYTES: usize = 8192;
/** Behind the records: what gate/family.ts has. */
export const FAMILIES: usize = KEY_BYTES + RECORDS * RECORD;
/** Records looked at before a file goes without. */
const PROBES: usize = 16;
/** In an entry: that it is complete; then a call number in 16 bits and a file offset in 32. */
const COMPLETE: u64 = 1 << 63;
/** A page outside the gate costs as much as a few traps, and the pads of as many sites often share one. */
const WORTH_A_PAGE: u32 = 4;

/** Hash of the program's file: the first that is mapped. */
let program: u64 = 0;

/** Notes that `fd` was mapped from `offset` at [start, end) as code that may be patched, and patches what is planned there. */
export function codeMapped(start: usize, end: usize, fd: i32, offset: u64): void {
  const key = planBase() != 0 && offset >> 32 == 0 ? keyOf(fd) : 0;
  const plan = key == 0 ? 0 : findPlan(key, false);
  lockGate();
  textMapped(start, end, key, offset);
  if (plan != 0 && atomic.load<u32>(plan + COUNT) != 0 && !isPatchingStopped()) carryOut(plan, start, end, offset);
  unlockGate();
}

/** Adds an executed site to the plan of its file. Call with the lock held. */
export function planSite(site: usize, nr: i32): void {
  const text = textAround(site, site + 2);
  if (text === null || text.plan == 0 || nr < 0 || nr > 0xffff) return;
  const plan = findPlan(text.plan, true);
  if (plan == 0) return;
  const offset = text.offset + (site - text.start);
  const known = atomic.load<u32>(plan + COUNT);
  for (let i: u32 = 0; i < min(known, CAPACITY); i++) if (<u32>entry(plan, i) == <u32>offset) return;
  if (known >= CAPACITY) return;
  const index = atomic.add<u32>(plan + COUNT, 1);
  if (index >= CAPACITY) return;
  atomic.store<u64>(plan + ENTRIES + <usize>index * 8, COMPLETE | <u64>nr << 32 | (offset & 0xffffffff));
}

function entry(plan: usize, index: u32): u64 {
  return atomic.load<u64>(plan + ENTRIES + <usize>index * 8);
}

function carryOut(plan: usize, start: usize, end: usize, offset: u64): void {
  if (!openGate()) return;
  const open = new OpenPages();
  const left = patchPlanned(plan, start, end, offset, false, open);
  if (left >= WORTH_A_PAGE) patchPlanned(plan, start, end, offset, true, open);
  for (let i = 0; i < open.count; i++) closeCode(open.pages[i]);
  closePads();
  closeGate();
}

/** Pages of code that can be written just now. */
class OpenPages {
  pages: StaticArray<usize> = new StaticArray<usize>(<i32>CAPACITY);
  count: i32 = 0;
}

/** Patches what is planned in [start, end); `far`: even what needs pages outside the gate. How many sites were left. */
function patchPlanned(plan: usize, start: usize, end: usize, offset: u64, far: bool, open: OpenPages): u32 {
  const count = min(atomic.load<u32>(plan + COUNT), CAPACITY);
  let left: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const planned = entry(plan, i);
    const at = planned & 0xffffffff;
    if ((planned & COMPLETE) == 0 || at < offset || at + 16 > offset + (end - start)) continue;
    const site = start + <usize>(at - offset);
    const page = site & ~(PAGE - 1);
    if (isPatchedAt(site)) continue;
    const opcode = prepareSite(site, <i32>((planned >> 32) & 0xffff), far);
    if (opcode == 0) {
      left++;
      continue;
    }
    if (!open.pages.includes(page)) {
      if (!openCode(page)) continue;
      open.pages[open.count++] = page;
    }
    patchOpened(site, opcode);
  }
  return left;
}

/** Which plan is this program's for the file open as `fd`; 0 if it cannot be told. */
function keyOf(fd: i32): u64 {
  const stat = new Stat();
  if (syscall6(__NR_fstat, fd, changetype<usize>(stat), 0, 0, 0, 0) < 0) return 0;
  const file = mix(mix(mix(stat.st_dev, stat.st_ino), stat.st_size), stat.st_mtime ^ stat.st_mtime_nsec << 32);
  if (program == 0) program = file;
  return mix(program, file) | 1;
}

/** The record with a key; 0 if there is none. With `add`, one is made where there is room. */
function findPlan(key: u64, add: bool): usize {
  const first = <usize>(key >> 16);
  for (let i: usize = 0; i < PROBES; i++) {
    const index = (first + i) % RECORDS;
    const at = planBase() + index * 8;
    let found = atomic.load<u64>(at);
    if (found == 0) {
      if (!add) return 0;
      found = atomic.cmpxchg<u64>(at, 0, key);
      if (found == 0) return recordAt(index);
    }
    if (found == key) return recordAt(index);
  }
  return 0;
}

/** Behind the keys, which fill whole pages. */
function recordAt(index: usize): usize {
  return planBase() + KEY_BYTES + index * RECORD;
}

export function mix(a: u64, b: u64): u64 {
  const x = (a ^ b) * 0x9e3779b97f4a7c15 + 0x7f4a7c15;
  return x ^ x >> 29;
}

// Sites that stop the thread without a net: `hlt` is written over the first byte of `syscall`, which a program may not execute and which
// raises SIGSEGV. That is as dear as a trap, and asks nothing of the kernel at any other call.
import { syscall6, MAP_ANONYMOUS, MAP_NORESERVE, MAP_PRIVATE, PROT_READ, PROT_WRITE, __NR_mmap } from "../../assembly/index";
import { keepRange } from "../memory/own";
import { Text, textAround } from "../memory/text";
import { tryLoad16 } from "../natives";
import { closeText, openText } from "./patch";
import { SYSCALL } from "./thunk";

const HLT: u8 = 0xf4;
/** `syscall` with it. */
export const HALTED: u16 = 0x05f4;
const FIRST_BYTE: u8 = <u8>(SYSCALL & 0xff);

const TASK_SIZE: usize = 0x7ffffffff000;
export const MOST_HALTS: usize = 4096;
let sites: usize = 0;
let used: usize = 0;

/** Whether there is a `syscall` at `at`, or was before it was halted. Call with the lock held. */
export function isCall(at: usize): bool {
  return load<u16>(at) == SYSCALL || isHalted(at);
}

/** Whether the instruction at `at` is a call that halts. */
export function isHalted(at: usize): bool {
  return used != 0 && load<u16>(at) == HALTED && isListed(at);
}

/**
 * Whether a fault at `at` may be that of a call which halts. It need not be listed: programs copy their code, and what is written may have to
 * stay where its mapping could not be changed.
 */
export function haltsAt(at: usize): bool {
  return sites != 0 && at < TASK_SIZE && tryLoad16(at) == <u32>HALTED;
}

/** Whether a call at `at` was halted, whatever is there now. */
export function isListed(at: usize): bool {
  return isAmong(at, used);
}

/** Whether it is one of the first ones of the list. */
function isAmong(at: usize, first: usize): bool {
  for (let i: usize = 0; i < first; i++) if (load<usize>(sites + i * 8) == at) return true;
  return false;
}

/** Halts sites, `count` of them in the order of their addresses, each a `syscall` in code. False if not all could be. Call with the lock held. */
export function haltAll(from: usize, count: usize): bool {
  if (used + count > MOST_HALTS || !makeRoom()) return false;
  const known = used;
  for (let i: usize = 0; i < count;) {
    const text = textAround(load<usize>(from + i * 8), load<usize>(from + i * 8) + 2);
    if (text === null || !openText(text)) return false;
    for (; i < count; i++) {
      const site = load<usize>(from + i * 8);
      if (site >= text.end) break;
      if (!isAmong(site, known)) store<usize>(sites + used++ * 8, site);
      atomic.store<u8>(site, HLT);
    }
    closeText(text);
  }
  return true;
}

/**
 * Gives the calls in [start, end) their bytes back, or with `keep` false forgets them, since those are going away. Whether none is left that
 * halts. Call with the lock held.
 */
export function endHalts(start: usize, end: usize, keep: bool): bool {
  let left: usize = 0;
  let all = true;
  let open: Text | null = null;
  for (let i: usize = 0; i < used; i++) {
    const site = load<usize>(sites + i * 8);
    if (site >= start && site < end) {
      // One that was patched since has other bytes, and one whose page its file has lost none.
      if (!keep || tryLoad16(site) != <u32>HALTED) continue;
      const text = textAround(site, site + 2);
      if (text !== open) {
        if (open !== null) closeText(open);
        open = text !== null && openText(text) ? text : null;
      }
      if (open !== null) {
        atomic.store<u8>(site, FIRST_BYTE);
        continue;
      }
      all = false;
    }
    store<usize>(sites + left++ * 8, site);
  }
  if (open !== null) closeText(open);
  used = left;
  return all;
}

function makeRoom(): bool {
  if (sites != 0) return true;
  const memory = syscall6(__NR_mmap, 0, MOST_HALTS * 8, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory < 0) return false;
  sites = <usize>memory;
  keepRange(sites, sites + MOST_HALTS * 8);
  return true;
}

// A page with patches is a mapping of its own (patch.ts). Before the program changes or moves the mapping that it was a page of, it becomes
// one again. What was written is no part of the mapping before it, whatever its flags are then; but that one can grow over where the page
// was, which gives the file's bytes back too.
import {
  syscall6, MADV_DODUMP, MADV_DONTDUMP, MAP_ANONYMOUS, MAP_NORESERVE, MAP_PRIVATE, MREMAP_FIXED, MREMAP_MAYMOVE, PROT_NONE, __NR_madvise,
  __NR_mmap, __NR_mremap, __NR_munmap,
} from "../../assembly/index";
import { textAround } from "../memory/text";
import { isListed } from "./halts";
import { areThreads, isPatchingStopped } from "./patch";
import { entryCount, findEntry, isPatched, setPatched, thunkOfEntry } from "./sites";

const PAGE: usize = 4096;

/**
 * Joins what can be in [start, end). Not with several threads, which could fall into a gap, nor where the program has a filter, which may
 * know no such calls: patches are taken back byte by byte then, and the mapping stays in pieces. Call with the lock held.
 */
export function joinCode(start: usize, end: usize): void {
  if (areThreads() || isPatchingStopped()) return;
  for (let page = lowestPage(start, end); page != 0; page = lowestPage(page + PAGE, end)) joinPage(page);
}

/** The first page from `start` on, below `end`, that has a patch and is behind another page of its mapping; 0 if there is none. */
function lowestPage(start: usize, end: usize): usize {
  let lowest: usize = 0;
  for (let i: usize = 0; i < entryCount(); i++) {
    const thunk = thunkOfEntry(i);
    if (thunk === null || !isPatched(i)) continue;
    const page = thunk.site & ~(PAGE - 1);
    if (page < start || page >= end || (lowest != 0 && page >= lowest)) continue;
    const text = textAround(page, page + PAGE);
    if (text !== null && page != text.start) lowest = page;
  }
  return lowest;
}

function joinPage(page: usize): void {
  const place = syscall6(__NR_mmap, 0, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (place < 0) return;
  const aside = <usize>place;
  if (!moves(page, aside)) {
    syscall6(__NR_munmap, aside, PAGE, 0, 0, 0, 0);
    return;
  }
  const grown = syscall6(__NR_mremap, page - PAGE, PAGE, PAGE * 2, 0, 0, 0);
  // Early 6.1 refuses. And what the program or a debugger wrote there is to stay.
  if (grown < 0 || !differsByPatches(aside, page)) {
    moves(aside, page);
    return;
  }
  syscall6(__NR_munmap, aside, PAGE, 0, 0, 0, 0);
  for (let i: usize = 0; i < entryCount(); i++) {
    const thunk = thunkOfEntry(i);
    if (thunk !== null && (thunk.site & ~(PAGE - 1)) == page) setPatched(i, false);
  }
  // Before Linux 6.1 a mapping that grows is not joined to the one behind it, but one whose flags change is.
  syscall6(__NR_madvise, page, PAGE, MADV_DONTDUMP, 0, 0, 0);
  syscall6(__NR_madvise, page, PAGE, MADV_DODUMP, 0, 0, 0);
}

function moves(from: usize, to: usize): bool {
  return syscall6(__NR_mremap, from, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, to, 0) >= 0;
}

/** Whether the page at `written`, which was at `page`, differs from what is there now in sites that are patched or halted alone. */
function differsByPatches(written: usize, page: usize): bool {
  for (let i: usize = 0; i < PAGE; i++) {
    if (load<u8>(written + i) != load<u8>(page + i) && !isPatchedByte(page + i)) return false;
  }
  return true;
}

function isPatchedByte(address: usize): bool {
  const first = findEntry(address);
  const second = findEntry(address - 1);
  return (first >= 0 && isPatched(first)) || (second >= 0 && isPatched(second)) || isListed(address);
}

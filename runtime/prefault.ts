// Where page faults are dear, several times what a page is, those that a process is certain to use are asked for together.
import { MADV_POPULATE_READ, MADV_POPULATE_WRITE, __NR_madvise, syscall6 } from "../assembly/index";
import { saysFaultsAreDear } from "./exec/handover";
import { dataBegin, firstBlock, handledTable, imageBase, zeroBegin } from "./natives";
import { ARENA, BLOCK_END } from "./thread";

const PAGE: usize = 4096;
/** Data of a file of as many bytes, mapped to be written, are brought in when they are mapped; larger ones are left to page faults. */
export const POPULATED_DATA: usize = 32 << 10;
/** What `arm` and thunks use of the table. */
const HANDLED_BYTES: usize = 512;

let dear: bool = false;

/**
 * Of the image what each new process image uses: its code, its small data, and of the first thread's block what is in use at once.
 * `sp` is the kernel's initial stack pointer: there is no session yet.
 */
export function prefaultImage(sp: usize): void {
  dear = saysFaultsAreDear(sp);
  if (!dear) return;
  prefaultCode();
  bringIn(dataBegin(), handledTable() + HANDLED_BYTES - dataBegin());
  prefaultBlock(firstBlock(), ARENA + PAGE);
}

/** What a forked process uses of its copy: code, whose mapping is not copied, small data, and what its thread's `block` has. */
export function prefaultChild(block: usize): void {
  if (!dear) return;
  prefaultCode();
  bringIn(zeroBegin(), handledTable() - zeroBegin());
  prefaultBlock(block, ARENA);
}

/** What the thread that forked writes next, by its `block`: its pages are shared with the child now. */
export function prefaultParent(block: usize): void {
  if (!dear) return;
  bringIn(zeroBegin(), PAGE);
  bringIn(block, ARENA);
}

/** Brings in the pages of [start, start + bytes) to be written. A kernel before Linux 5.14 refuses, and there are faults. */
export function prefault(start: usize, bytes: usize): void {
  if (dear) bringIn(start, bytes);
}

/** The same for memory that processes share. */
export function prefaultShared(start: usize, bytes: usize): void {
  if (dear) populate(MADV_POPULATE_READ, start, bytes);
}

function bringIn(start: usize, bytes: usize): void {
  populate(MADV_POPULATE_WRITE, start, bytes);
}

function prefaultCode(): void {
  populate(MADV_POPULATE_READ, imageBase(), dataBegin() - imageBase());
}

/** The top of the private stack, of what is used of it by few calls, `bytes` of the block behind it, and the top of the signal stack. */
function prefaultBlock(block: usize, bytes: usize): void {
  bringIn(block - PAGE, PAGE + bytes);
  bringIn(block + BLOCK_END - PAGE, PAGE);
}

function populate(how: i32, start: usize, bytes: usize): void {
  const from = start & ~(PAGE - 1);
  syscall6(__NR_madvise, from, ((start + bytes + PAGE - 1) & ~(PAGE - 1)) - from, how, 0, 0, 0);
}

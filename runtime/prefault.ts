// Pages that a process is certain to use are asked for together: a page fault takes several times as long as the page does.
import { MADV_POPULATE_READ, MADV_POPULATE_WRITE, __NR_madvise, syscall6 } from "../assembly/index";
import { dataBegin, firstBlock, handledTable, imageBase, zeroBegin } from "./natives";
import { ARENA, BLOCK_BYTES, STACK_TOP } from "./thread";

const PAGE: usize = 4096;
/** Data of a file of as many bytes, mapped to be written, are brought in when they are mapped; larger ones are left to page faults. */
export const POPULATED_DATA: usize = 32 << 10;
/** What `arm` and thunks use of the table. */
const HANDLED_BYTES: usize = 512;

/** Of the image what each new process image uses: its code, its small data, and of the first thread's block what is in use at once. */
export function prefaultImage(): void {
  prefaultCode();
  prefault(dataBegin(), handledTable() + HANDLED_BYTES - dataBegin());
  prefault(firstBlock(), ARENA + PAGE);
  prefaultStacks(firstBlock());
}

/** What a forked process uses of its copy: code, whose mapping is not copied, small data, and what its thread's `block` has. */
export function prefaultChild(block: usize): void {
  prefaultCode();
  prefault(zeroBegin(), handledTable() - zeroBegin());
  prefault(block, PAGE);
  prefaultStacks(block);
}

/** What the thread that forked writes next, by its `block`: its pages are shared with the child now. */
export function prefaultParent(block: usize): void {
  prefault(zeroBegin(), PAGE);
  prefault(block, PAGE);
  prefault(block + STACK_TOP - PAGE, PAGE);
}

/** Brings in the pages of [start, start + bytes) to be written. A kernel before Linux 5.14 refuses, and there are faults. */
export function prefault(start: usize, bytes: usize): void {
  populate(MADV_POPULATE_WRITE, start, bytes);
}

/** The same for memory that processes share. */
export function prefaultShared(start: usize, bytes: usize): void {
  populate(MADV_POPULATE_READ, start, bytes);
}

function prefaultCode(): void {
  populate(MADV_POPULATE_READ, imageBase(), dataBegin() - imageBase());
}

/** The tops of the private stack and of the signal stack. */
function prefaultStacks(block: usize): void {
  prefault(block + STACK_TOP - PAGE, PAGE);
  prefault(block + BLOCK_BYTES - PAGE, PAGE);
}

function populate(how: i32, start: usize, bytes: usize): void {
  const from = start & ~(PAGE - 1);
  syscall6(__NR_madvise, from, ((start + bytes + PAGE - 1) & ~(PAGE - 1)) - from, how, 0, 0, 0);
}

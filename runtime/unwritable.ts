// Memory that the kernel is to read and not to write for a system call, as a timeout it would else count down.
import {
  syscall6, MAP_ANONYMOUS, MAP_FIXED, MAP_SHARED, MREMAP_FIXED, MREMAP_MAYMOVE, PROT_READ, PROT_WRITE,
  __NR_mmap, __NR_mprotect, __NR_mremap, __NR_munmap,
} from "../assembly/index";
import { lockGate, unlockGate } from "./gate/lock";
import { isPatchingStopped } from "./gate/patch";
import { keepRange } from "./memory/own";
import { currentThread } from "./thread";

const PAGE: usize = 4096;

/**
 * Where the kernel can read, and cannot write, a copy of the 16 bytes at `from`: the calling thread's, until it asks again. 0 where
 * there is no memory for it.
 */
export function unwritable(from: usize): usize {
  const thread = currentThread();
  // A forked process shares the pages that its parent's threads have.
  if (thread.unwritableSince != forks) {
    const at = mapTwice(thread.unwritable);
    if (at == 0) return 0;
    thread.unwritable = at;
    thread.unwritableSince = forks;
  }
  memory.copy(thread.unwritable, from, 16);
  return thread.unwritable + PAGE;
}

/** 1, and one more in each process that was forked. */
let forks: u32 = 1;

/** The first thing said of it in a forked process. */
export function leaveUnwritable(): void {
  forks++;
}

/** A page to write, and behind it the same page to read, in the place of those at `place` if that is not 0; 0 if that cannot be had. */
function mapTwice(place: usize): usize {
  // A program with a filter of its own has only those calls made for it that it makes itself.
  if (isPatchingStopped()) return 0;
  const flags: u64 = MAP_SHARED | MAP_ANONYMOUS | (place != 0 ? MAP_FIXED : 0);
  const at = syscall6(__NR_mmap, place, 2 * PAGE, PROT_READ | PROT_WRITE, flags, -1, 0);
  if (at < 0) return 0;
  // From nothing of a shared mapping, mremap(2) makes another one of the same pages.
  const twin = syscall6(__NR_mremap, at, 0, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, <usize>at + PAGE, 0);
  const isDone = twin >= 0 && syscall6(__NR_mprotect, twin, PAGE, PROT_READ, 0, 0, 0) == 0;
  if (place != 0) return isDone ? <usize>at : 0;
  if (!isDone) {
    syscall6(__NR_munmap, at, 2 * PAGE, 0, 0, 0, 0);
    return 0;
  }
  lockGate();
  keepRange(<usize>at, <usize>at + 2 * PAGE);
  unlockGate();
  return <usize>at;
}

// rseq(2). The kernel writes to the area when it delivers a signal, which a trap is, and kills where that is gone.
import { syscall6, RSEQ_FLAG_UNREGISTER, __NR_rseq } from "../assembly/index";
import { currentThread } from "./thread";

/** rseq(2), whose outcome is kept in mind. */
export function registerRseq(area: usize, bytes: u32, flags: i32, signature: u32): i64 {
  const result = syscall6(__NR_rseq, area, bytes, flags, signature, 0, 0);
  if (result < 0) return result;
  const thread = currentThread();
  thread.rseq = flags == RSEQ_FLAG_UNREGISTER ? 0 : area;
  thread.rseqBytes = bytes;
  thread.rseqSignature = signature;
  return result;
}

/** The memory of [start, end) is about to go: an area in there is given up first. */
export function leaveRseq(start: usize, end: usize): void {
  const thread = currentThread();
  if (thread.rseq == 0 || thread.rseq >= end || thread.rseq + <usize>thread.rseqBytes <= start) return;
  syscall6(__NR_rseq, thread.rseq, thread.rseqBytes, RSEQ_FLAG_UNREGISTER, thread.rseqSignature, 0, 0);
  thread.rseq = 0;
}

import { syscall6 } from "../../assembly/index";
import { ownSyscall6 } from "../natives";
import { isPinned } from "../session/session";

/**
 * A call of the runtime's own, of a number that filters of the program's have an exception for (filters.ts). In a pinned session each
 * number has its gate.
 */
export function callOfOwn(nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): i64 {
  return isPinned() ? syscall6(nr, a0, a1, a2, a3, a4, a5) : ownSyscall6(nr, a0, a1, a2, a3, a4, a5);
}

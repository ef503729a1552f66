import { SIGBUS, SIGCHLD, SIGCONT, SIGKILL, SIGSEGV, SIGSTOP, SIGSYS, SIGURG, SIGWINCH } from "../../assembly/index";

/** A signal set with one signal. */
// @ts-ignore: decorator
@inline
export function bit(signal: i32): u64 {
  return <u64>1 << <u64>(signal - 1);
}

/** Signals the runtime itself lives on: the kernel is never told to block, ignore or act on them by default. */
export const OWN_SIGNALS: u64 = ((<u64>1) << 30) | ((<u64>1) << 10) | ((<u64>1) << 6);
/** SIGCHLD, SIGCONT, SIGURG and SIGWINCH: sig_kernel_ignore of the kernel's include/linux/signal.h. */
export const IGNORED_BY_DEFAULT: u64 = ((<u64>1) << 16) | ((<u64>1) << 17) | ((<u64>1) << 22) | ((<u64>1) << 27);
/** Signals nobody can block. */
export const UNBLOCKABLE: u64 = ((<u64>1) << 8) | ((<u64>1) << 18);

assert(IGNORED_BY_DEFAULT == (bit(SIGCHLD) | bit(SIGCONT) | bit(SIGURG) | bit(SIGWINCH)));
assert(OWN_SIGNALS == (bit(SIGSYS) | bit(SIGSEGV) | bit(SIGBUS)) && UNBLOCKABLE == (bit(SIGKILL) | bit(SIGSTOP)));

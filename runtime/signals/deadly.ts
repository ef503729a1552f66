// A program that ends itself with a core dump, as abort(3) does, is looked at by its registers and stack: they have to be those of its
// call, not of where the runtime makes that.
import { SIGABRT, SIGFPE, SIGILL, SIGQUIT, SIGTRAP, SIGXCPU, SIGXFSZ, SIG_DFL, syscall6, __NR_getpid, __NR_gettid } from "../../assembly/index";
import { isPatchingStopped } from "../gate/patch";
import { isTracing } from "../session/session";
import { actionOf } from "./actions";
import { catchSignal } from "./kernel";
import { bit } from "./sets";

/** SIG_KERNEL_COREDUMP_MASK of the kernel's include/linux/signal.h, without the signals that the runtime catches anyway. */
const DUMPING: u64 = ((<u64>1) << 2) | ((<u64>1) << 3) | ((<u64>1) << 4) | ((<u64>1) << 5) | ((<u64>1) << 7) | ((<u64>1) << 23) | ((<u64>1) << 24);

/**
 * A program is about to send a signal to the process, or the thread, of this number. One that it would die of by itself comes to the
 * runtime, which has it come again where the program is.
 */
export function catchDeadly(signal: i32, target: i32, process: bool): void {
  if (signal < 1 || signal > 64 || (bit(signal) & DUMPING) == 0) return;
  const action = actionOf(signal);
  if (action.sa_handler != SIG_DFL) return;
  // A filter of the program's may forbid it, and tracers would be told twice.
  if (isPatchingStopped() || isTracing()) return;
  if (<i64>target == syscall6(process ? __NR_getpid : __NR_gettid, 0, 0, 0, 0, 0, 0)) catchSignal(signal, action.sa_flags);
}

assert(DUMPING == (bit(SIGQUIT) | bit(SIGILL) | bit(SIGTRAP) | bit(SIGABRT) | bit(SIGFPE) | bit(SIGXCPU) | bit(SIGXFSZ)));

// siginfo_t as programs of 32 bits have it: __copy_siginfo_to_user32 of kernel/signal.c.
import {
  SIGBUS, SIGCHLD, SIGFPE, SIGILL, SIGPOLL, SIGSEGV, SIGSYS, SIGTRAP, SI_KERNEL, SI_SIGIO, SI_TIMER, Siginfo,
} from "../../assembly/index";

const BYTES: usize = 128;
/** Where what follows si_code begins, in the one and in the other. */
const WIDE: usize = 16;
const NARROW: usize = 12;

export function writeSiginfo(to: usize, info: Siginfo): void {
  const from = changetype<usize>(info);
  memory.fill(to, 0, BYTES);
  memory.copy(to, from, NARROW);
  const fields = to + NARROW;
  const signal = info.si_signo;
  const code = info.si_code;
  // Two numbers of 32 bits, or one address of 64, come first.
  store<u32>(fields, load<u32>(from, WIDE));
  const ofKernel = code > 0 && code < SI_KERNEL;
  if (ofKernel && isFault(signal)) {
    // The address alone; what follows it are 16 bits, or a number, or behind a gap two addresses or a key.
    store<u32>(fields, load<u32>(from, WIDE + 8), 4);
    store<u32>(fields, load<u32>(from, WIDE + 16), 8);
    store<u32>(fields, load<u32>(from, WIDE + 24), 12);
  } else if (ofKernel && signal == SIGSYS) {
    store<u64>(fields, load<u64>(from, WIDE + 8), 4);
  } else if ((ofKernel && signal == SIGPOLL) || code == SI_SIGIO) {
    store<u32>(fields, load<u32>(from, WIDE + 8), 4);
  } else {
    store<u32>(fields, load<u32>(from, WIDE + 4), 4);
    store<u32>(fields, load<u32>(from, WIDE + 8), 8);
    if (ofKernel && signal == SIGCHLD) {
      store<u32>(fields, load<u32>(from, WIDE + 16), 12);
      store<u32>(fields, load<u32>(from, WIDE + 24), 16);
    } else if (code != SI_TIMER && code >= 0) store<u32>(fields, 0, 8);
  }
}

function isFault(signal: i32): bool {
  return signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE || signal == SIGILL || signal == SIGTRAP;
}

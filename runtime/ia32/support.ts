// Where programs of 32 bits can be run: their calls have to trap, and no filter may keep the kernel from taking what the runtime
// passes on.
import { AT_FDCWD, ENOSYS, F_OK, __NR_faccessat, syscall6 } from "../../assembly/index";
import { hasBoundary } from "../boundary/boundary";
import { isArmed } from "../exec/inherited";
import { isPatchingStopped } from "../gate/patch";
import { int80 } from "../natives";
import { seesEveryCall } from "../session/mechanism";
import { isPinned, sessionMechanism } from "../session/session";
import { hasOwnFilter } from "../trap-net/told";

const name: usize = memory.data(32);

/** Whether this session's processes can become programs of 32 bits. */
export function runsIa32(): bool {
  return wouldRunIa32() && isKnownToKernel();
}

/** Whether they could if the kernel has such programs. */
export function wouldRunIa32(): bool {
  return seesEveryCall(sessionMechanism()) && !isPinned() && !hasBoundary();
}

/** Of the 32-bit table. */
const GETPID: i32 = 20;

/**
 * Only a process that is armed can ask, since the kernel answers by a fault, and none with a filter of its program's does. Else it goes by a file that a kernel built without them does not
 * have; where there is no /proc, it is hoped for.
 */
function isKnownToKernel(): bool {
  if (isArmed() && !isPatchingStopped() && !hasOwnFilter()) return int80(GETPID, 0, 0, 0, 0, 0, 0) != -ENOSYS;
  return exists("/proc/sys/abi/vsyscall32") || !exists("/proc/sys/abi");
}

function exists(path: string): bool {
  for (let i = 0; i < path.length; i++) store<u8>(name + <usize>i, <u8>path.charCodeAt(i));
  store<u8>(name + <usize>path.length, 0);
  return syscall6(__NR_faccessat, AT_FDCWD, name, F_OK, 0, 0, 0) == 0;
}

// The net: a `syscall` outside the image and the gate raises SIGSYS. As a rule that is Syscall User Dispatch, which is per thread
// and off in children. In a trap session it is a seccomp filter, which is in force for good (trap-net/).
// Linux 5.11, x86-64. Source: Documentation/admin-guide/syscall-user-dispatch.rst.
import {
  syscall6, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_INCLUSIVE_ON, PR_SYS_DISPATCH_OFF, PR_SYS_DISPATCH_ON, Siginfo, SYS_SECCOMP,
  SYS_USER_DISPATCH, __NR_prctl,
} from "../assembly/index";
import { rangeEnd, rangeStart } from "./gate/region";
import { sealGates } from "./gates";
import { imageBase } from "./natives";
import { SUD_INCLUSIVE, seesEveryCall } from "./session/mechanism";
import { isInTrapSession, isPinned, sessionMechanism } from "./session/session";
import { netData } from "./trap-net/filters";
import { isFixedImage, showAsLibrary } from "./trap-net/fixed-image";
import { installNet } from "./trap-net/install";

/** Every call of the process's one thread comes back without (gate/settle.ts). */
let down: bool = false;

/** Arms a process's first thread; -EINVAL on a kernel without the means, -EPERM where they are forbidden. */
export function armProcess(): i64 {
  if (!seesEveryCall(sessionMechanism())) return 0;
  if (isFixedImage()) showAsLibrary();
  if (!isInTrapSession()) return armThread();
  if (isPinned()) sealGates();
  return installNet();
}

/** Arms the calling thread, which another one of the session made, unless the net is down; as armProcess. */
export function armThread(): i64 {
  if (down || isInTrapSession() || !seesEveryCall(sessionMechanism())) return 0;
  const start = rangeStart();
  // The image lies above all other code, but what is mapped at fixed addresses between it and the stack, or is on the stack.
  if (sessionMechanism() == SUD_INCLUSIVE) {
    return syscall6(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_INCLUSIVE_ON, 0, start, 0, 0);
  }
  return syscall6(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, start, rangeEnd() - start, 0, 0);
}

/**
 * From here on the calling thread's sites that are not patched make their calls themselves. Not in a trap session, where nothing takes
 * the filter away.
 */
export function disarmThread(): void {
  if (isInTrapSession() || !seesEveryCall(sessionMechanism())) return;
  syscall6(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_OFF, 0, 0, 0, 0);
}

/** Whether the process has no net. A task of its memory that comes to need one arms itself alone: a parent in vfork(2) does so afterwards. */
export function isNetDown(): bool {
  return down;
}

/** Takes the net of the process's one thread down. */
export function takeNetDown(): void {
  disarmThread();
  down = true;
}

/** Puts it up again. */
export function putNetUp(): void {
  down = false;
  armThread();
}

/** Whether a SIGSYS is the net's. */
// @ts-ignore: decorator
@inline
export function isOfNet(info: Siginfo): bool {
  return info.si_code == SYS_USER_DISPATCH || (info.si_code == SYS_SECCOMP && info.si_errno == <i32>netData(imageBase()) && isInTrapSession());
}

/** Makes a SIGSYS of the net what Syscall User Dispatch would raise. */
export function showAsDispatch(info: Siginfo): void {
  info.si_code = SYS_USER_DISPATCH;
  info.si_errno = 0;
}

// Syscall User Dispatch as the application uses it itself. The runtime's own net raises the very signal that the application's would;
// it is passed on where the application asked for it. Source: kernel/entry/syscall_user_dispatch.c.
import {
  EFAULT, EINVAL, PR_SYS_DISPATCH_OFF, PR_SYS_DISPATCH_ON, SIGSYS, SYSCALL_DISPATCH_FILTER_ALLOW, SYSCALL_DISPATCH_FILTER_BLOCK,
} from "../assembly/index";
import { lockGate, unlockGate } from "./gate/lock";
import { unpatchAll } from "./gate/patch";
import { unsettleForGood } from "./gate/settle";
import { actByDefault } from "./signals/deliver";
import { dispatchRefusal } from "./session/session";
import { currentThread, Thread } from "./thread";

const TASK_SIZE: usize = 0x7ffffffff000;

/** prctl(PR_SET_SYSCALL_USER_DISPATCH). PR_SYS_DISPATCH_INCLUSIVE_ON is as on a kernel before 6.17. */
export function setDispatch(mode: usize, offset: usize, length: usize, selector: usize): i64 {
  // Where the kernel has none, programs know how to live without.
  if (dispatchRefusal() < 0) return dispatchRefusal();
  const thread = currentThread();
  if (mode == <usize>PR_SYS_DISPATCH_OFF) {
    if (offset != 0 || length != 0 || selector != 0) return -EINVAL;
    thread.dispatching = 0;
    return 0;
  }
  if (mode != <usize>PR_SYS_DISPATCH_ON || (offset != 0 && offset + length <= offset)) return -EINVAL;
  if (selector >= TASK_SIZE) return -EFAULT;
  unsettleForGood();
  lockGate();
  unpatchAll();
  unlockGate();
  thread.dispatchOffset = offset;
  thread.dispatchLength = length;
  thread.dispatchSelector = selector;
  thread.dispatching = 1;
  return 0;
}

/** Whether the application wants a SIGSYS for the call behind which `rip` is. */
export function isDispatched(thread: Thread, rip: usize): bool {
  if (thread.dispatching == 0 || rip - thread.dispatchOffset < thread.dispatchLength) return false;
  if (thread.dispatchSelector == 0) return true;
  const selector = load<u8>(thread.dispatchSelector);
  if (selector == SYSCALL_DISPATCH_FILTER_ALLOW) return false;
  // The kernel kills for any other value.
  if (selector != SYSCALL_DISPATCH_FILTER_BLOCK) actByDefault(SIGSYS, 0, false);
  return true;
}

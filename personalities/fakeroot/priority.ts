// Nice values below what the session's user may have are not the kernel's, but a task that was granted one has it, and so do its children.
import { CAP_SYS_NICE, EACCES, EPERM } from "unweld";
import { kernel } from "./below";
import { State, credentials, has } from "./credentials";

const PRIO_PROCESS: i32 = 0;
/** What getpriority(2) answers for the nice values 19 and -20. */
const LOWEST: i32 = 1;
const HIGHEST: i32 = 40;

/** setpriority(2). For other tasks a negative nice value is granted and forgotten, as by Debian's fakeroot for all. */
export function setPriority(which: i32, who: i32, nice: i32): i64 {
  const result = kernel.setpriority(which, who, nice);
  const refused = result == -EACCES || result == -EPERM;
  const task = credentials();
  if (result < 0 && !(refused && has(task, CAP_SYS_NICE) && (task.state & State.REAL) == 0)) return result;
  if (isCaller(which, who)) task.priority = refused ? max(LOWEST, min(HIGHEST, 20 - nice)) : 0;
  return 0;
}

/** getpriority(2). */
export function getPriority(which: i32, who: i32): i64 {
  const granted = credentials().priority;
  return granted != 0 && isCaller(which, who) ? granted : kernel.getpriority(which, who);
}

function isCaller(which: i32, who: i32): bool {
  return which == PRIO_PROCESS && (who == 0 || who == <i32>kernel.gettid());
}

// Where the supervisor's own things lie in the window of addresses that is its own (native/supervised/image.ld has the image's).
import { MAP_ANONYMOUS, MAP_FIXED, MAP_NORESERVE, MAP_PRIVATE, PROT_READ, PROT_WRITE, __NR_mmap } from "../../assembly/index";
import { hostCall, windowBase } from "./natives";

/** Tasks by index, with room for the stack of a handler that waits. */
export const TASK_BYTES: usize = 0x10000;
export const TASKS: usize = 32768;
/** One more than the largest process number of Linux. */
const PIDS: usize = 4194304;
const STATE_BYTES: usize = 0x100000;
/** What describes a process's copy. */
export const COPY_BYTES: usize = 1024;
export const COPIES: usize = 7168;
const PRISTINE_BYTES: usize = 0x200000;

export function tasksBase(): usize { return windowBase() + 0x1_0000_0000; }
export function pidsBase(): usize { return windowBase() + 0x2_0000_0000; }
export function stateBase(): usize { return windowBase() + 0x3_0000_0000; }
export function copyTable(): usize { return windowBase() + 0x3_1000_0000; }
export function pristineBase(): usize { return windowBase() + 0x4_0000_0000; }
export function sessionBase(): usize { return windowBase() + 0x10_0000_0000; }
/** The session's memory ends here at the latest. */
export function copiesBase(): usize { return windowBase() + 0x20_0000_0000; }

/** Maps all that is not mapped piece by piece; pages nobody touches take no room. 0 or -errno. */
export function mapWindow(): i64 {
  let result = mapAt(tasksBase(), TASKS * TASK_BYTES);
  if (result >= 0) result = mapAt(pidsBase(), PIDS * 4);
  if (result >= 0) result = mapAt(stateBase(), STATE_BYTES);
  if (result >= 0) result = mapAt(copyTable(), COPIES * COPY_BYTES);
  if (result >= 0) result = mapAt(pristineBase(), PRISTINE_BYTES);
  return result < 0 ? result : 0;
}

function mapAt(at: usize, bytes: usize): i64 {
  return hostCall(__NR_mmap, at, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0);
}

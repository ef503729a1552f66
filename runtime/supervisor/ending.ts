// The end of the session's first process, before or after which the personalities finish.
import { O_WRONLY, __NR_close, __NR_dup2, __NR_open, appendDecimal, appendText } from "../../assembly/index";
import { lifecycleFinish, lifecycleWantsFinish } from "../exec/lifecycle";
import { meanCopy, meanNothing } from "./copies";
import { hostCall } from "./natives";
import { Task } from "./task";
import { stateBase } from "./window";

const STDERR: i32 = 2;

function first(): usize { return stateBase() + 208; }

/** Notes the first process. */
export function setFirst(tid: i32): void {
  store<i32>(first(), tid);
}

/**
 * A task is about to end, or has. The session's first process is still there at its last thread's PTRACE_EVENT_EXIT, so that nobody
 * sees its end before the personalities have finished; a process that is killed may have no such stop.
 */
export function onExit(task: Task, gone: bool): void {
  const tid = load<i32>(first());
  if (tid == 0 || task.tid != tid) return;
  store<i32>(first(), 0);
  if (!lifecycleWantsFinish()) return;
  if (!gone) lendStderr(tid);
  if (task.copy != 0) meanCopy(task);
  lifecycleFinish();
  meanNothing();
  hostCall(__NR_close, STDERR, 0, 0, 0, 0, 0);
}

/** What the personalities have to say goes where the process's messages went. */
function lendStderr(tid: i32): void {
  const path = stateBase() + 512;
  store<u8>(appendText(appendDecimal(appendText(path, "/proc/"), tid), "/fd/2"), 0);
  const fd = <i32>hostCall(__NR_open, path, O_WRONLY, 0, 0, 0, 0);
  if (fd < 0 || fd == STDERR) return;
  hostCall(__NR_dup2, fd, STDERR, 0, 0, 0, 0);
  hostCall(__NR_close, fd, 0, 0, 0, 0, 0);
}

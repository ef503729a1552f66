import { failHandler } from "./handlers";
import { currentTask } from "./natives";

/** A handler cannot go on: its memory is used up (line 0), or an error of the language in `line`. The call ends with ENOMEM. */
export function handlerFailed(line: u32): void {
  if (currentTask() == 0) unreachable();
  failHandler();
}

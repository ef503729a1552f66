import { __NR_execve } from "../../assembly/index";
import { hostCall } from "./natives";

/** Executes a program; the supervisor, which sees the call, has the personalities answer it. */
export function executeProgram(path: usize, argv: usize, envp: usize): i64 {
  return hostCall(__NR_execve, path, argv, envp, 0, 0, 0);
}

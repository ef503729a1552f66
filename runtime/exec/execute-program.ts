import { executeFile } from "./preload";

/** Executes a program as the mechanism has it. */
export function executeProgram(path: usize, argv: usize, envp: usize): i64 {
  return executeFile(path, argv, envp);
}

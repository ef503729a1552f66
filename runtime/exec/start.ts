import { ShownCall } from "../shown-call";
import { InitialStack, readInitialStack } from "./initial-stack";
import { decodeHandover } from "./handover";
import { loadProgram } from "./load-program";
import { runCommandLine } from "./command-line";

/**
 * Begins with the kernel's initial stack pointer: either as the loader of a program that a process of the session executes,
 * or with a user's command line. Writes to `begin` where the program goes on, and its stack; the second case does not return.
 */
export function start(sp: usize, begin: ShownCall): void {
  const stack = new InitialStack();
  readInitialStack(sp, stack);
  const handover = stack.argc >= 3 ? decodeHandover(load<usize>(stack.argv)) : null;
  if (handover === null) runCommandLine(stack);
  else loadProgram(stack, handover, begin);
}

import { InitialStack, readInitialStack } from "./initial-stack";
import { decodeHandover } from "./handover";
import { loadProgram } from "./load-program";
import { runCommandLine } from "./command-line";

let entry: usize = 0;

/**
 * Begins with the kernel's initial stack pointer: either as the loader of a program that a process of the session executes,
 * or with a user's command line. Returns the program's stack pointer; the second case does not return.
 */
export function start(sp: usize): usize {
  const stack = new InitialStack();
  readInitialStack(sp, stack);
  const handover = stack.argc >= 3 ? decodeHandover(load<usize>(stack.argv)) : null;
  if (handover !== null) entry = loadProgram(stack, handover);
  else runCommandLine(stack);
  return stack.sp;
}

/** Where the program begins. */
export function entryPoint(): usize {
  return entry;
}

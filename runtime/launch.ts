import { start } from "./exec/start";
import { ShownCall, showProgram } from "./shown-call";

/** How the program begins. */
const begin: usize = memory.data(offsetof<ShownCall>(), 8);

/** Makes this process the program, from the kernel's initial stack pointer. */
export function launch(sp: usize): void {
  start(sp, changetype<ShownCall>(begin));
}

/** Shows a tracer of the session how it begins. That, as the tracer then wants it: a ShownCall. */
export function launchShown(): usize {
  showProgram(changetype<ShownCall>(begin));
  return begin;
}

import { entryPoint, start } from "./exec/start";

/** Begins with the kernel's initial stack pointer; returns the program's. */
export function launch(sp: usize): usize {
  return start(sp);
}

/** Where the program begins. */
export function launchEntry(): usize {
  return entryPoint();
}

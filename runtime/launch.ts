import { entryPoint, start } from "./exec/start";
import { reserveGate } from "./gate/region";

/** Begins with the kernel's initial stack pointer; returns the program's. */
export function launch(sp: usize): usize {
  // Before anything else is mapped, so that nothing comes between the image and the gate.
  reserveGate();
  return start(sp);
}

/** Where the program begins. */
export function launchEntry(): usize {
  return entryPoint();
}

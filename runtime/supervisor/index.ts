// What native/supervised calls.
export { launch } from "./begin";
export { prepare } from "./handlers";
export { guestCall } from "./guest-call";
export { foreignAtomic, foreignFill, foreignLoad, foreignMove, foreignStore, tryCopy } from "./guest-memory";
export { handlerFailed } from "./handler-failed";
export { executeProgram } from "./execute-program";
export { unwritable } from "./unwritable";

// What native/entry.S and native/prelude.h call.
export { prefaultImage } from "./prefault";
export { launch, launchShown } from "./launch";
export { leave, deliverDeferred, onFrameFault, onSignal, vectorsChanged } from "./signals/on-signal";
export { callAbandoned } from "./abandoned";
export { blockOfStack } from "./blocks";
export { handlerFailed } from "./handler-failed";
export { gsWasSet, leaveSignal } from "./taken";
export { callIa32 } from "./ia32/calls";
export { manyCalls } from "./gate/settle";
export { releaseLeaf, takeLeaf } from "./leaf";
export { threadStart } from "./clone";
// What the library lets personalities call.
export { unwritable } from "./unwritable";
export { executeProgram } from "./exec/execute-program";

import { currentFrame } from "./thread";
import { releaseAbandoned } from "./gate/lock";
import { showResult } from "./shown-call";

/** A fault ended the calling thread's call, whose result is in the frame. */
export function callAbandoned(): void {
  releaseAbandoned();
  const frame = currentFrame();
  frame.rax = showResult(frame.rax);
}

// Which calls the layer below lacks. It is asked once a process image, and by threads at once perhaps twice.
import { ENOSYS } from "unweld";

const NUMBERS: usize = 512;
const lacks: usize = memory.data(512);

/** Answer also in place of calls that the layer below has. */
export let isAlways: bool = false;

export function answerAlways(): void {
  isAlways = true;
}

/** Whether the layer below may have the call `nr`. */
// @ts-ignore: decorator
@inline
export function mayHave(nr: i32): bool {
  return load<u8>(lacks + <usize>nr) == 0 && !isAlways;
}

/** Whether `result` is the layer below's answer to the call `nr`, and not that it has no such call, which is remembered. */
// @ts-ignore: decorator
@inline
export function isAnswer(nr: i32, result: i64): bool {
  if (result != -ENOSYS) return true;
  store<u8>(lacks + <usize>nr, 1);
  return false;
}

assert(NUMBERS > 471);

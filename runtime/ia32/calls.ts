// A call of the 32-bit table: to the layers where one answers what is its like in the table of 64 bits, else to the kernel.
import { ia32Row, IA32_ALWAYS, IA32_CONVERTED, IA32_PATH0, IA32_PATH1, NUMBER_MASK } from "../../assembly/generated/ia32-calls";
import { Frame } from "../frame";
import { dispatch, int80, isOverridden, tryLoad16 } from "../natives";
import { currentFrame } from "../thread";
import { callFunction, functionOf } from "./by-vdso";
import { convert } from "./convert";
import { filtersAllow } from "./filters";

/** Makes the call whose registers are in the frame. Its result. */
export function callIa32(): i64 {
  const frame = currentFrame();
  const index = functionOf(frame);
  if (index >= 0) return callFunction(index, frame);
  const row = ia32Row(<u32>frame.nr);
  const form = row & ~NUMBER_MASK;
  const to = <i32>(row & NUMBER_MASK);
  if (!isForLayers(form, to, frame) || !filtersAllow(frame)) return passIa32(frame);
  if (form == IA32_CONVERTED) return convert(frame, to);
  return dispatch(to, <u32>frame.rbx, <u32>frame.rcx, <u32>frame.rdx, <u32>frame.rsi, <u32>frame.rdi, <u32>frame.rbp);
}

function isForLayers(form: u32, to: i32, frame: Frame): bool {
  if (form == 0) return false;
  if (form == IA32_ALWAYS || form == IA32_CONVERTED || isOverridden(to)) return true;
  return (form == IA32_PATH0 && mayBeInProc(<u32>frame.rbx)) || (form == IA32_PATH1 && mayBeInProc(<u32>frame.rcx));
}

/** `/p` */
const SLASH_P: u32 = 0x702f;

/** Whether a path may be one of those that the runtime answers for. */
export function mayBeInProc(path: usize): bool {
  return tryLoad16(path) == SLASH_P;
}

/** Gives the call to the kernel as it is. */
export function passIa32(frame: Frame): i64 {
  return int80(<i32>frame.nr, <u32>frame.rbx, <u32>frame.rcx, <u32>frame.rdx, <u32>frame.rsi, <u32>frame.rdi, <u32>frame.rbp);
}

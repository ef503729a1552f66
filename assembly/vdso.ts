// The functions of the kernel's vDSO, by their place in native/library.S.
import { ENOSYS } from "./generated/errno";
import { vdsoCall, vdsoKernel, vdsoRandom } from "./natives";

export namespace Vdso {
  export const CLOCK_GETTIME: i32 = 0;
  export const GETTIMEOFDAY: i32 = 1;
  export const TIME: i32 = 2;
  export const GETCPU: i32 = 3;
  export const CLOCK_GETRES: i32 = 4;
  export const GETRANDOM: i32 = 5;
}

/**
 * What a function of the vDSO answers, given memory of the handler's own or null; -ENOSYS where there is none. Where it cannot answer
 * without the kernel, it asks it.
 */
export function askVdso(index: i32, a0: usize, a1: usize, a2: usize): i64 {
  return load<usize>(vdsoKernel() + <usize>index * 8) == 0 ? -ENOSYS : vdsoCall(index, a0, a1, a2);
}

/**
 * The same of its getrandom: `count` bytes to `buffer` by the state at `state`, of `stateBytes` bytes, which is in use by nobody else
 * (include/vdso/getrandom.h). How many bytes there are, or -errno.
 */
export function askVdsoForRandom(buffer: usize, count: usize, flags: u32, state: usize, stateBytes: usize): i64 {
  return load<usize>(vdsoKernel() + <usize>Vdso.GETRANDOM * 8) == 0 ? -ENOSYS : vdsoRandom(buffer, count, flags, state, stateBytes);
}

// Calls that the kernel's vDSO has a function for: the one of 64 bits answers programs of 32.
import { __NR_clock_getres, __NR_clock_gettime, __NR_getcpu, __NR_gettimeofday, __NR_time } from "../../assembly/index";
import { Vdso, askVdso } from "../../assembly/vdso";
import { Frame } from "../frame";
import { isOverridden, vdsoKernel } from "../natives";
import { currentThread } from "../thread";
import { narrow } from "./times";

/** i386's calls. */
const TIME: u64 = 13;
const GETTIMEOFDAY: u64 = 78;
const CLOCK_GETTIME: u64 = 265;
const CLOCK_GETRES: u64 = 266;
const GETCPU: u64 = 318;
const CLOCK_GETTIME64: u64 = 403;

/** What answers the call; -1 where that is the layers or the kernel. */
export function functionOf(frame: Frame): i32 {
  let index = -1;
  let nr = 0;
  switch (<i32>frame.nr) {
    case <i32>CLOCK_GETTIME64: case <i32>CLOCK_GETTIME: index = Vdso.CLOCK_GETTIME; nr = __NR_clock_gettime; break;
    case <i32>GETTIMEOFDAY: index = Vdso.GETTIMEOFDAY; nr = __NR_gettimeofday; break;
    case <i32>TIME: index = Vdso.TIME; nr = __NR_time; break;
    case <i32>CLOCK_GETRES: index = Vdso.CLOCK_GETRES; nr = __NR_clock_getres; break;
    case <i32>GETCPU: index = Vdso.GETCPU; nr = __NR_getcpu; break;
    default: return -1;
  }
  // A filter of the program's is to hear of the call.
  if (isOverridden(nr) || currentThread().ia32Filters != 0 || load<usize>(vdsoKernel() + <usize>index * 8) == 0) return -1;
  return index;
}

/** Answers by that function. */
export function callFunction(index: i32, frame: Frame): i64 {
  const own = changetype<usize>(new StaticArray<u64>(4));
  const first = <usize><u32>frame.rbx;
  const second = <usize><u32>frame.rcx;
  if (index == Vdso.TIME) {
    const now = askVdso(index, 0, 0, 0);
    if (first != 0) store<u32>(first, <u32>now);
    return <i64><i32>now;
  }
  if (index == Vdso.GETCPU || index == Vdso.GETTIMEOFDAY) {
    const result = askVdso(index, first == 0 ? 0 : own, second == 0 ? 0 : own + 16, 0);
    if (result != 0) return result;
    const wide = index == Vdso.GETTIMEOFDAY;
    if (first != 0) {
      store<u32>(first, load<u32>(own));
      if (wide) store<u32>(first, load<u32>(own, 8), 4);
    }
    if (second != 0) {
      store<u32>(second, load<u32>(own, 16));
      if (wide) store<u32>(second, load<u32>(own, 20), 4);
    }
    return 0;
  }
  const result = askVdso(index, <usize><i64><i32>frame.rbx, second == 0 ? 0 : own, 0);
  if (result != 0 || second == 0) return result;
  if (frame.nr == CLOCK_GETTIME64) memory.copy(second, own, 16);
  else narrow(second, own);
  return 0;
}

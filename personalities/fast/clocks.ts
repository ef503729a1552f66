// Clocks by the vDSO's functions, into memory of our own: what the program gave may fault, and that is to be EFAULT.
import {
  CLOCK_BOOTTIME, CLOCK_MONOTONIC, CLOCK_MONOTONIC_COARSE, CLOCK_MONOTONIC_RAW, CLOCK_REALTIME, CLOCK_REALTIME_COARSE, CLOCK_TAI, ENOSYS, Ptr,
  Timespec, Timeval, Timezone, Vdso, askVdso, claimThreadBytes, threadArea,
} from "unweld";
import { kernel } from "./below";
import { isTscForbidden } from "./known";

const SCRATCH: usize = claimThreadBytes(32);
const CLOCKS: u32 = 1 << CLOCK_REALTIME | 1 << CLOCK_MONOTONIC | 1 << CLOCK_MONOTONIC_RAW | 1 << CLOCK_REALTIME_COARSE |
  1 << CLOCK_MONOTONIC_COARSE | 1 << CLOCK_BOOTTIME | 1 << CLOCK_TAI;

/** Whether the vDSO has this clock's data. */
// @ts-ignore: decorator
@inline
function isShared(clockid: i32): bool {
  return <u32>clockid < 32 && (CLOCKS >> <u32>clockid & 1) != 0 && !isTscForbidden();
}

/** clock_gettime(2). */
export function clockTime(clockid: i32, tp: Ptr<Timespec>): i64 {
  if (!isShared(clockid)) return kernel.clock_gettime(clockid, tp);
  const at = threadArea() + SCRATCH;
  const result = askVdso(Vdso.CLOCK_GETTIME, <usize>clockid, at, 0);
  if (result == -ENOSYS) return kernel.clock_gettime(clockid, tp);
  if (result == 0) {
    store<u64>(tp.address, load<u64>(at));
    store<u64>(tp.address, load<u64>(at, 8), 8);
  }
  return result;
}

/** clock_getres(2). */
export function clockResolution(clockid: i32, res: Ptr<Timespec>): i64 {
  if (!isShared(clockid)) return kernel.clock_getres(clockid, res);
  const at = threadArea() + SCRATCH;
  const result = askVdso(Vdso.CLOCK_GETRES, <usize>clockid, at, 0);
  if (result == -ENOSYS) return kernel.clock_getres(clockid, res);
  if (result == 0 && !res.isNull) memory.copy(res.address, at, 16);
  return result;
}

/** gettimeofday(2). */
export function timeOfDay(tv: Ptr<Timeval>, tz: Ptr<Timezone>): i64 {
  if (isTscForbidden()) return kernel.gettimeofday(tv, tz);
  const at = threadArea() + SCRATCH;
  const result = askVdso(Vdso.GETTIMEOFDAY, at, at + 16, 0);
  if (result == -ENOSYS) return kernel.gettimeofday(tv, tz);
  if (result == 0) {
    if (!tv.isNull) memory.copy(tv.address, at, 16);
    if (!tz.isNull) memory.copy(tz.address, at + 16, 8);
  }
  return result;
}

/** time(2). */
export function seconds(tloc: Ptr<i64>): i64 {
  const result = askVdso(Vdso.TIME, 0, 0, 0);
  if (result == -ENOSYS) return kernel.time(tloc);
  if (!tloc.isNull) tloc.put(result);
  return result;
}

/** getcpu(2). The third argument has had no meaning since Linux 2.6.24. */
export function processor(cpu: Ptr<u32>, node: Ptr<u32>, cache: Ptr<u8>): i64 {
  const at = threadArea() + SCRATCH;
  const result = askVdso(Vdso.GETCPU, at, at + 4, 0);
  if (result == -ENOSYS) return kernel.getcpu(cpu, node, cache);
  if (!cpu.isNull) cpu.put(load<u32>(at));
  if (!node.isNull) node.put(load<u32>(at, 4));
  return result;
}

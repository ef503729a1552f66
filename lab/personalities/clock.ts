import { Abi, CLOCK_BOOTTIME, Ptr, Timespec } from "unweld";

/** Answers one clock, which programs read by a function of the vDSO. */
export class Clock extends Abi {
  override clock_gettime(clockid: i32, tp: Ptr<Timespec>): i64 {
    if (clockid != CLOCK_BOOTTIME) return super.clock_gettime(clockid, tp);
    const time = tp.get();
    time.tv_sec = 1;
    time.tv_nsec = 2;
    return 0;
  }
}

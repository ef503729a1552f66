import { kernel } from "./define.js";
import { i32, i64 } from "../types.js";

// Source: the exported kernel headers each struct names, Linux 6.1 and later, x86-64; <libc> where the kernel exports none.

export const timespec = kernel("linux/time_types.h", "struct __kernel_timespec", "Timespec", 16, {
  tv_sec: i64, tv_nsec: i64,
});
export const timeval = kernel("linux/time_types.h", "struct __kernel_old_timeval", "Timeval", 16, {
  tv_sec: i64, tv_usec: i64,
});
export const itimerspec = kernel("linux/time_types.h", "struct __kernel_itimerspec", "Itimerspec", 32, {
  it_interval: timespec, it_value: timespec,
});
export const itimerval = kernel("linux/time.h", "struct itimerval", "Itimerval", 32, {
  it_interval: timeval, it_value: timeval,
});
export const timezone = kernel("linux/time.h", "struct timezone", "Timezone", 8, {
  tz_minuteswest: i32, tz_dsttime: i32,
});
export const tms = kernel("linux/times.h", "struct tms", "Tms", 32, {
  tms_utime: i64, tms_stime: i64, tms_cutime: i64, tms_cstime: i64,
});
export const utimbuf = kernel("linux/utime.h", "struct utimbuf", "Utimbuf", 16, {
  actime: i64, modtime: i64,
});

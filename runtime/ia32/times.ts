// Calls with struct timespec, timeval and utimbuf of 32 bits.
import {
  ENOMEM, Timespec, Timeval, Utimbuf, __NR_clock_gettime, __NR_futimesat, __NR_gettimeofday, __NR_ppoll, __NR_pselect6,
  __NR_time, __NR_utime, __NR_utimensat, __NR_utimes, tryCopy,
} from "../../assembly/index";
import { Frame } from "../frame";
import { dispatch, isOverridden } from "../natives";
import { passIa32 } from "./calls";

/** i386's pselect6, whose time is of 32 bits. */
const PSELECT6: u64 = 308;
/** Sets of more are not copied. */
const MOST_DESCRIPTORS: i32 = 1 << 16;

export function timeIa32(frame: Frame): i64 {
  const now = dispatch(__NR_time, 0, 0, 0, 0, 0, 0);
  if (now >= 0 && <u32>frame.rbx != 0) store<u32>(<u32>frame.rbx, <u32>now);
  return now;
}

export function timeOfDayIa32(frame: Frame): i64 {
  const now = new Timeval();
  const to = <usize><u32>frame.rbx;
  const result = dispatch(__NR_gettimeofday, to == 0 ? 0 : changetype<usize>(now), <u32>frame.rcx, 0, 0, 0, 0);
  if (result == 0 && to != 0) narrow(to, changetype<usize>(now));
  return result;
}

export function clockIa32(frame: Frame): i64 {
  const now = new Timespec();
  const result = dispatch(__NR_clock_gettime, <u64><i64><i32>frame.rbx, changetype<usize>(now), 0, 0, 0, 0);
  if (result == 0) narrow(<u32>frame.rcx, changetype<usize>(now));
  return result;
}

/** utime, utimes, futimesat and utimensat. */
export function setTimesIa32(frame: Frame, to: i32): i64 {
  const at = to == __NR_futimesat || to == __NR_utimensat;
  const from = <usize><u32>(at ? frame.rdx : frame.rcx);
  const times = changetype<usize>(new StaticArray<u64>(4));
  if (from != 0) widen(times, from);
  if (from != 0 && to != __NR_utime) widen(times + 16, from + 8);
  const given = from == 0 ? 0 : times;
  if (!at) return dispatch(to, <u32>frame.rbx, given, 0, 0, 0, 0);
  return dispatch(to, <u32>frame.rbx, <u32>frame.rcx, given, <u32>frame.rsi, 0, 0);
}

/** ppoll with a time of 32 bits, which is what is left afterwards. */
export function pollIa32(frame: Frame): i64 {
  const from = <usize><u32>frame.rdx;
  const left = changetype<usize>(new StaticArray<u64>(2));
  if (from != 0) widen(left, from);
  const result = dispatch(__NR_ppoll, <u32>frame.rbx, <u32>frame.rcx, from == 0 ? 0 : left, <u32>frame.rsi, <u32>frame.rdi, 0);
  if (from != 0) narrowIfPossible(from, left);
  return result;
}

/** pselect6: sets are of words of 32 bits, and what the last argument points to as well. */
export function selectIa32(frame: Frame): i64 {
  const count = <i32>frame.rbx;
  const sized = <usize><u32>frame.rbp;
  if (!isOverridden(__NR_pselect6) && (sized == 0 || count > MOST_DESCRIPTORS)) return passIa32(frame);
  if (count > MOST_DESCRIPTORS) return -ENOMEM;
  const time = <usize><u32>frame.rdi;
  const narrowTime = frame.nr == PSELECT6;
  const left = changetype<usize>(new StaticArray<u64>(2));
  if (time != 0 && narrowTime) widen(left, time);
  const mask = changetype<usize>(new StaticArray<u64>(2));
  if (sized != 0) {
    store<u64>(mask, load<u32>(sized));
    store<u64>(mask, load<u32>(sized, 4), 8);
  }
  const bytes = count <= 0 ? 0 : (<usize>count + 31) / 32 * 4;
  const read = copyOfSet(<u32>frame.rcx, bytes);
  const written = copyOfSet(<u32>frame.rdx, bytes);
  const excepted = copyOfSet(<u32>frame.rsi, bytes);
  const given = time == 0 ? 0 : narrowTime ? left : time;
  const result = dispatch(__NR_pselect6, <u64><i64>count, read, written, excepted, given, sized == 0 ? 0 : mask);
  if (result >= 0) {
    giveSet(<u32>frame.rcx, read, bytes);
    giveSet(<u32>frame.rdx, written, bytes);
    giveSet(<u32>frame.rsi, excepted, bytes);
  }
  if (time != 0 && narrowTime) narrowIfPossible(time, left);
  return result;
}

/** A copy of a set whose size is a multiple of 8; 0 for 0. */
function copyOfSet(set: usize, bytes: usize): usize {
  if (set == 0) return 0;
  const copy = changetype<usize>(new StaticArray<u8>(<i32>((bytes + 7) & ~<usize>7) + 8));
  memory.copy(copy, set, bytes);
  return copy;
}

function giveSet(set: usize, copy: usize, bytes: usize): void {
  if (set != 0) memory.copy(set, copy, bytes);
}

/** Two numbers of 32 bits, as those of 64, and the way back. */
export function widen(to: usize, from: usize): void {
  store<i64>(to, load<i32>(from));
  store<i64>(to, load<i32>(from, 4), 8);
}

/** What is left of a time; memory that cannot be written is no error. */
function narrowIfPossible(to: usize, from: usize): void {
  const words = changetype<usize>(new StaticArray<i32>(2));
  narrow(words, from);
  tryCopy(to, words, 8);
}

export function narrow(to: usize, from: usize): void {
  store<i32>(to, load<i32>(from));
  store<i32>(to, load<i32>(from, 8), 4);
}

assert(offsetof<Timespec>() == 16 && offsetof<Timeval>() == 16 && offsetof<Utimbuf>() == 16 && __NR_utimes != __NR_utime);

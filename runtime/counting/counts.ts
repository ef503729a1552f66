// What `unweld boundary -- COMMAND` counts. Two layers that override every call (src/boundary/counting-layers.ts) report here: the
// upper one what programs ask for, the lower one what goes on to the kernel. All processes of the session share the table.
import { ERESTARTSYS, PATH_MAX, byteLength, claimThreadBytes, threadArea } from "../../assembly/index";
import { isOutside } from "../boundary/boundary";
import { exePath, hasProgram } from "../exec/program";
import { rangeEnd, rangeStart } from "../gate/region";
import { thunkAt } from "../gate/thunk";
import { currentFrame } from "../thread";

// In the session's memory: programs, then counters.
const PROGRAMS: i32 = 1024;
/** A state and the length of the path (u32 each), then its bytes. */
const PROGRAM_BYTES: usize = 256;
const PATH_BYTES: usize = PROGRAM_BYTES - 8;
const FREE: u32 = 0;
const CLAIMED: u32 = 1;
const NAMED: u32 = 2;

const COUNTERS: usize = 1 << 18;
/** A key and a count, u64 each. */
const COUNTER_BYTES: usize = 16;

/** What a counter counts of a program's call: this, or the number with which it came to the kernel. */
const ASKED: u64 = 0xfff0;
/** Answered by a personality, without the kernel. */
const ANSWERED: u64 = 0xfff1;
/** Made by a function of the vDSO, which no personality answers. */
const LIBRARY: u64 = 0xfff2;
/** Added to a number that the boundary refused. */
const REFUSED: u64 = 0x8000;

// In each thread's area, of the call it is in.
const ASKED_NUMBER: usize = 0;
const REACHED: usize = 4;
const area: usize = claimThreadBytes(8);

let base: usize = 0;
/** This process's program, -1 before its first call. */
let program: i32 = -1;

export function countingBytes(): usize {
  return <usize>PROGRAMS * PROGRAM_BYTES + COUNTERS * COUNTER_BYTES;
}

export function attachCounting(at: usize): void {
  base = at;
}

/** A program asks for `nr`. Not counted: what the runtime asks the layers before the program begins. */
export function ask(nr: i32): void {
  const at = threadArea() + area;
  store<i32>(at, counts() ? nr : -1, ASKED_NUMBER);
  store<u32>(at, 0, REACHED);
  add(nr, ASKED, 1);
}

/** The call that was asked for has this result, and passes it on. One that begins again because of a signal is asked for again. */
export function answer(nr: i32, result: i64): i64 {
  const at = threadArea() + area;
  if (result == -ERESTARTSYS) add(nr, ASKED, -1);
  else if (load<u32>(at, REACHED) == 0) add(nr, ANSWERED, 1);
  return result;
}

/** `nr` goes to the kernel. */
export function reach(nr: i32): void {
  const at = threadArea() + area;
  store<u32>(at, load<u32>(at, REACHED) + 1, REACHED);
  add(load<i32>(at, ASKED_NUMBER), reached(at, nr), 1);
}

/** What the kernel said to it, passed on. */
export function reply(nr: i32, result: i64): i64 {
  const at = threadArea() + area;
  if (result == -ERESTARTSYS) add(load<i32>(at, ASKED_NUMBER), reached(at, nr), -1);
  return result;
}

function reached(at: usize, nr: i32): u64 {
  if (isOutside(nr)) return REFUSED | <u64>nr;
  return load<i32>(at, ASKED_NUMBER) == nr && isFunctionOfVdso() ? LIBRARY : <u64>nr;
}

/** The stubs behind the image's vDSO functions lie in the gate, where no program's code is. */
function isFunctionOfVdso(): bool {
  const site = thunkAt(currentFrame().thunk).site;
  return site >= rangeStart() && site < rangeEnd();
}

/** Whether the program has begun: the loader comes through no thunk, and in the launcher there is no program. */
function counts(): bool {
  return currentFrame().thunk != 0 && hasProgram();
}

function add(asked: i32, what: u64, count: i64): void {
  if (base == 0 || asked < 0 || !counts()) return;
  if (program < 0) program = programOf(exePath());
  const counter = counterOf(<u64>(program + 1) << 32 | <u64>asked << 16 | what);
  if (counter != 0) atomic.add<i64>(counter, count);
}

/** The place of a program's path, taken if need be. A process killed while it takes one leaves one that nobody uses. */
function programOf(path: usize): i32 {
  const length = byteLength(path, PATH_MAX);
  const kept = min(length, PATH_BYTES);
  for (let i = 0; i < PROGRAMS - 1; i++) {
    const at = base + <usize>i * PROGRAM_BYTES;
    if (atomic.cmpxchg<u32>(at, FREE, CLAIMED) == FREE) {
      store<u32>(at, <u32>kept, 4);
      memory.copy(at + 8, path + length - kept, kept);
      atomic.store<u32>(at, NAMED);
      return i;
    }
    if (atomic.load<u32>(at) == NAMED && load<u32>(at, 4) == <u32>kept && memory.compare(at + 8, path + length - kept, kept) == 0) return i;
  }
  // The last place is for all that have none of their own.
  return PROGRAMS - 1;
}

/** Where the count of `key`, which is not 0, is kept; 0 if there is no room. */
function counterOf(key: u64): usize {
  const counters = base + <usize>PROGRAMS * PROGRAM_BYTES;
  let index = <usize>((key * 0x9e3779b97f4a7c15) >> 40) & (COUNTERS - 1);
  for (let tries: usize = 0; tries < COUNTERS; tries++) {
    const at = counters + index * COUNTER_BYTES;
    const found = atomic.load<u64>(at);
    if (found == key || (found == 0 && (atomic.cmpxchg<u64>(at, 0, key) == 0 || atomic.load<u64>(at) == key))) return at + 8;
    index = (index + 1) & (COUNTERS - 1);
  }
  return 0;
}

// For the report.

export function programCount(): i32 {
  return PROGRAMS;
}

/** Where the path of a program begins, with its length; 0 bytes if the place is not in use. */
export function programPath(index: i32): usize {
  return base + <usize>index * PROGRAM_BYTES + 8;
}

export function programPathLength(index: i32): usize {
  const at = base + <usize>index * PROGRAM_BYTES;
  return atomic.load<u32>(at) == NAMED ? <usize>load<u32>(at, 4) : 0;
}

/** Where the `index`th counter is; its key is 0 if it is not in use. */
export function counterAt(index: usize): usize {
  return base + <usize>PROGRAMS * PROGRAM_BYTES + index * COUNTER_BYTES;
}

export function counterCount(): usize {
  return COUNTERS;
}

// The identities of other tasks. Only those that are not plain root are written down; the rest follows.
import {
  AT_FDCWD, CLOCK_BOOTTIME, CString, ESRCH, Found, O_CLOEXEC, Ptr, Put, Timespec, appendDecimal, appendText, syscall6, __NR_clock_gettime,
  __NR_gettid,
} from "unweld";
import { kernel } from "./below";
import { CREDENTIALS_BYTES, Credentials, State, becomeRoot, copyCredentials, credentials } from "./credentials";
import { processes, PROCESS_BYTES, realUid } from "./session";

/** The kernel counts a process' start in these. */
const TICK_NS: u64 = 10000000;

/** Lets other processes see what the calling thread has become. */
export function publish(): void {
  publishAs(credentials(), <i32>syscall6(__NR_gettid, 0, 0, 0, 0, 0, 0));
}

/** Writes down that task `tid` has these credentials. */
export function publishAs(who: Credentials, tid: i32): void {
  const found = newFound();
  for (let swept = false; ;) {
    const known = processes.find(tid, 0, found);
    if (!known && isPlainRoot(who)) return;
    found.key0 = tid;
    found.key1 = 0;
    store<u64>(found.payload, now());
    copyCredentials(changetype<Credentials>(found.payload + 8), who);
    const result = known ? processes.replace(found) : processes.insert(found);
    if (result == Put.DONE || (result == Put.FULL && swept)) return;
    if (result == Put.FULL) {
      sweep();
      swept = true;
    }
  }
}

/**
 * The identity of a task as the guest is to see it, where the kernel says that it belongs to user `real`. Null for a
 * process of another user, whose real ids are right.
 */
export function identityOf(tid: i32, real: u32): Credentials | null {
  if (real != realUid()) return null;
  const to = changetype<Credentials>(changetype<usize>(new StaticArray<u8>(<i32>CREDENTIALS_BYTES)));
  const found = newFound();
  if (processes.count != 0 && processes.find(tid, 0, found) && startOf(tid) <= load<u64>(found.payload) + TICK_NS) {
    copyCredentials(to, changetype<Credentials>(found.payload + 8));
    return to;
  }
  becomeRoot(to);
  return to;
}

function isPlainRoot(who: Credentials): bool {
  return (who.state & ~State.FILTERED) == 0 && (who.uid | who.suid | who.gid | who.egid | who.sgid | who.groups) == 0;
}

/** Takes away tasks that are gone. */
function sweep(): void {
  const found = newFound();
  for (let cursor = processes.next(0, found); cursor != 0; cursor = processes.next(cursor, found)) {
    if (kernel.kill(<i32>found.key0, 0) == -ESRCH) processes.remove(found);
  }
}

function newFound(): Found {
  return changetype<Found>(changetype<usize>(new StaticArray<u8>(32 + <i32>PROCESS_BYTES)));
}

/** Nanoseconds since boot. */
function now(): u64 {
  const time = changetype<Timespec>(changetype<usize>(new StaticArray<u8>(16)));
  syscall6(__NR_clock_gettime, CLOCK_BOOTTIME, changetype<usize>(time), 0, 0, 0, 0);
  return <u64>time.tv_sec * 1000000000 + <u64>time.tv_nsec;
}

const STAT_TEXT_BYTES: i32 = 1024;

/** When a task began, in nanoseconds since boot: a number may be another task's by now. 0 if that cannot be told. */
function startOf(tid: i32): u64 {
  const text = changetype<usize>(new StaticArray<u8>(STAT_TEXT_BYTES));
  store<u8>(appendText(appendDecimal(appendText(text, "/proc/"), tid), "/stat"), 0);
  const fd = kernel.openat(AT_FDCWD, Ptr.at<CString>(text), O_CLOEXEC, 0);
  if (fd < 0) return 0;
  const length = kernel.read(<i32>fd, Ptr.at<u8>(text), STAT_TEXT_BYTES);
  kernel.close(<i32>fd);
  if (length <= 0) return 0;
  // The command, field 2, ends with the last parenthesis; the time is field 22.
  let at = <usize>length;
  while (at != 0 && load<u8>(text + at - 1) != 0x29) at--;
  let field = 2;
  while (at < <usize>length && field < 22) if (load<u8>(text + at++) == 0x20) field++;
  let ticks: u64 = 0;
  for (; at < <usize>length && load<u8>(text + at) >= 0x30; at++) ticks = ticks * 10 + load<u8>(text + at) - 0x30;
  return ticks * TICK_NS;
}

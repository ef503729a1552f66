// User namespaces. One that the guest asks for shows it the kernel's own view from then on, and what it writes to the maps
// is put in terms of the ids the kernel knows. One that only root may have without a user namespace gets one behind the
// guest's back, in which the session's user is 0; its files and ids stay the session's.
import {
  AT_FDCWD, CLONE_NEWCGROUP, CLONE_NEWIPC, CLONE_NEWNET, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWTIME, CLONE_NEWUSER, CLONE_NEWUTS, CLONE_THREAD, CLONE_VM,
  CString, EPERM, O_CLOEXEC, O_WRONLY, PROC_SUPER_MAGIC, Ptr, Statfs, appendDecimal, appendText, digitCount, parseDecimal,
} from "unweld";
import { kernel } from "./below";
import { Credentials, State, credentials } from "./credentials";
import { realGid, realUid } from "./session";

const PRIVILEGED: u64 = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWCGROUP | CLONE_NEWTIME;

/** Descriptors of maps that may be written to: of user ids and of group ids; -1 is none. */
let uidMap: i32 = -1;
let gidMap: i32 = -1;

/** Has what is written to this descriptor translated. */
export function watchMap(fd: i32, ofUsers: bool): void {
  if (ofUsers) uidMap = fd;
  else gidMap = fd;
}

/** write(2). */
export function writeTo(fd: i32, buf: Ptr<u8>, count: usize): i64 {
  if ((fd == uidMap || fd == gidMap) && fd >= 0) return writeMap(fd, buf, count);
  return kernel.write(fd, buf, count);
}

function writeMap(fd: i32, buf: Ptr<u8>, count: usize): i64 {
  const users = fd == uidMap;
  if (users) uidMap = -1;
  else gidMap = -1;
  const about = changetype<Statfs>(changetype<usize>(new StaticArray<u8>(<i32>offsetof<Statfs>())));
  // The number may be another file's by now.
  if (kernel.fstatfs(fd, Ptr.at<Statfs>(changetype<usize>(about))) < 0 || about.f_type != PROC_SUPER_MAGIC || count > 128) return kernel.write(fd, buf, count);
  const from = buf.address;
  const inside = numberAt(from, count);
  const after = skipNumber(from, count);
  const number = numberAt(from + after, count - after);
  const last = after + skipNumber(from + after, count - after);
  const seen = (credentials().state & (State.REAL | State.OUTSIDE)) == State.REAL;
  // Ranges need privileges that nobody here has.
  if (seen || inside < 0 || number < 0 || numberAt(from + last, count - last) != 1) return kernel.write(fd, buf, count);
  const text = changetype<usize>(new StaticArray<u8>(64));
  const end = mapLine(text, <u64>inside, users ? realUid() : realGid());
  const result = kernel.write(fd, Ptr.at<u8>(text), end - text);
  return result < 0 ? result : <i64>count;
}

/** unshare(2). */
export function unshareNamespaces(flags: usize): i64 {
  const who = credentials();
  const result = kernel.unshare(flags);
  if ((flags & <usize>CLONE_NEWUSER) != 0) {
    if (result >= 0) enterUserNamespace(who);
    return result;
  }
  if (result != -EPERM || !needsUserNamespace(flags)) return result;
  const retried = kernel.unshare(flags | <usize>CLONE_NEWUSER);
  if (retried < 0) return -EPERM;
  enter();
  return 0;
}

/** A task that is about to be, or is, in a user namespace it asked for. */
export function enterUserNamespace(who: Credentials): void {
  // In a second one the ids outside are those of the first, which the task has been seeing.
  if ((who.state & State.REAL) != 0) who.state &= ~State.OUTSIDE;
  else who.state |= State.REAL | State.OUTSIDE;
}

/** Whether a call that was refused may go well in a user namespace of its own. */
export function needsUserNamespace(flags: u64): bool {
  return (flags & PRIVILEGED) != 0 && (flags & (CLONE_NEWUSER | CLONE_THREAD)) == 0 && (credentials().state & (State.REAL | State.CHECKED)) == 0;
}

/** Whether the flags' child can map its own ids: it has to have memory of its own. */
export function canRetry(flags: u64): bool {
  return needsUserNamespace(flags) && (flags & CLONE_VM) == 0;
}

/** Makes the session's user 0 in the namespace the calling thread has just got into. */
export function enter(): void {
  const uid = realUid();
  const gid = realGid();
  const text = changetype<usize>(new StaticArray<u8>(64));
  writeFile("/proc/self/setgroups", text, appendText(text, "deny"));
  writeFile("/proc/self/uid_map", text, mapLine(text, 0, uid));
  writeFile("/proc/self/gid_map", text, mapLine(text, 0, gid));
  credentials().state |= State.NAMESPACED;
}

/** Tries to get into a user namespace for a call that only root may make. */
export function enterForRoot(): bool {
  if ((credentials().state & (State.REAL | State.CHECKED | State.NAMESPACED)) != 0) return false;
  if (kernel.unshare(<usize>CLONE_NEWUSER) < 0) return false;
  enter();
  return true;
}

function writeFile(path: string, from: usize, end: usize): void {
  const name = changetype<usize>(new StaticArray<u8>(64));
  store<u8>(appendText(name, path), 0);
  const fd = kernel.openat(AT_FDCWD, Ptr.at<CString>(name), O_WRONLY | O_CLOEXEC, 0);
  if (fd < 0) return;
  kernel.write(<i32>fd, Ptr.at<u8>(from), end - from);
  kernel.close(<i32>fd);
}

function mapLine(to: usize, inside: u64, outside: u32): usize {
  return appendText(appendDecimal(appendText(appendDecimal(to, inside), " "), outside), " 1\n");
}

function numberAt(at: usize, length: usize): i64 {
  const start = blanks(at, length);
  return parseDecimal(at + start, digitCount(at + start, length - start));
}

function skipNumber(at: usize, length: usize): usize {
  const start = blanks(at, length);
  return start + digitCount(at + start, length - start);
}

function blanks(at: usize, length: usize): usize {
  let n: usize = 0;
  while (n < length && (load<u8>(at + n) == 0x20 || load<u8>(at + n) == 0x09)) n++;
  return n;
}

// Files of /proc that tell or take ids: a task's status is opened as a copy that says what the guest is to see, and what
// is written to the maps of a user namespace names the ids the kernel knows.
import {
  AT_FDCWD, CString, MFD_CLOEXEC, O_ACCMODE, O_CLOEXEC, O_PATH, O_RDONLY, PROC_SUPER_MAGIC, Ptr, SEEK_SET, Statfs, appendDecimal, appendText,
  byteLength, digitCount, parseDecimal,
} from "unweld";
import { kernel } from "./below";
import { Credentials, State, credentials } from "./credentials";
import { groupAt, groupCount } from "./groups";
import { watchMap } from "./namespaces";
import { isProc, taskOf } from "./proc-owner";
import { identityOf } from "./processes";

const STATUS: usize = 6;
const STATUS_BYTES: i32 = 16384;

/**
 * Passes on what opening `path` came to; where that is a task's status, another descriptor of the same number. Costs a
 * few comparisons for any other path.
 */
// @ts-ignore: decorator
@inline
export function openedProc(fd: i64, path: Ptr<CString>, flags: i32): i64 {
  if (fd < 0) return fd;
  const first = load<u8>(path.address);
  if (first != 0x2f) {
    // From a directory of /proc: status, N/status, self/status, uid_map, gid_map.
    return first == 0x73 || first == 0x75 || first == 0x67 || first == 0x74 || (first >= 0x30 && first <= 0x39) ? openedFromProc(fd, path, flags) : fd;
  }
  return isProc(path.address) ? openedInProc(fd, path.address, flags) : fd;
}

function openedFromProc(fd: i64, path: Ptr<CString>, flags: i32): i64 {
  const length = byteLength(path.address, 256);
  if (!endsWith(path.address, length, "status") && !endsWith(path.address, length, "id_map")) return fd;
  const about = changetype<Statfs>(changetype<usize>(new StaticArray<u8>(<i32>offsetof<Statfs>())));
  if (kernel.fstatfs(<i32>fd, Ptr.at<Statfs>(changetype<usize>(about))) < 0 || about.f_type != PROC_SUPER_MAGIC) return fd;
  // The descriptor's own name says which task it is about.
  const name = changetype<usize>(new StaticArray<u8>(4096));
  const link = changetype<usize>(new StaticArray<u8>(64));
  store<u8>(appendDecimal(appendText(link, "/proc/self/fd/"), <u64>fd), 0);
  const read = kernel.readlinkat(AT_FDCWD, Ptr.at<CString>(link), Ptr.at<u8>(name), 4095);
  return read > 0 && isProc(name) ? openedInProc(fd, name, flags) : fd;
}

function openedInProc(fd: i64, path: usize, flags: i32): i64 {
  if ((flags & O_PATH) != 0) return fd;
  const length = byteLength(path, 256);
  if ((flags & O_ACCMODE) != O_RDONLY) {
    if (endsWith(path, length, "/uid_map")) watchMap(<i32>fd, true);
    if (endsWith(path, length, "/gid_map")) watchMap(<i32>fd, false);
    return fd;
  }
  if ((credentials().state & State.REAL) != 0 || !endsWith(path, length, "/status")) return fd;
  const task = taskIn(path, length);
  return task < 0 ? fd : statusCopy(<i32>fd, task, (flags & O_CLOEXEC) != 0);
}

/** The task a status file is about: the last number in its path, or 0 for the caller's own. */
function taskIn(path: usize, length: usize): i32 {
  let end = length - STATUS - 1;
  let start = end;
  while (start != 0 && load<u8>(path + start - 1) != 0x2f) start--;
  const number = parseDecimal(path + start, end - start);
  return number > 0 ? <i32>number : taskOf(path);
}

/** Puts an edited copy in the place of an open status file. */
function statusCopy(fd: i32, task: i32, closesOnExec: bool): i64 {
  const text = changetype<usize>(new StaticArray<u8>(STATUS_BYTES));
  const length = readAll(fd, text, STATUS_BYTES);
  if (length <= 0) return fd;
  const real = realUidIn(text, <usize>length);
  const who = task == 0 ? credentials() : identityOf(task, real);
  if (who === null) return fd;
  const copy = kernel.memfd_create(Ptr.at<CString>(statusName), MFD_CLOEXEC);
  if (copy < 0) return fd;
  writeEdited(<i32>copy, text, <usize>length, who);
  kernel.lseek(<i32>copy, 0, SEEK_SET);
  // Open for reading alone, as the program may ask; without a /proc where it belongs, the copy itself.
  const link = changetype<usize>(new StaticArray<u8>(64));
  store<u8>(appendDecimal(appendText(link, "/proc/self/fd/"), <u64>copy), 0);
  const opened = kernel.openat(AT_FDCWD, Ptr.at<CString>(link), O_RDONLY | O_CLOEXEC, 0);
  kernel.dup3(<i32>(opened < 0 ? copy : opened), fd, closesOnExec ? O_CLOEXEC : 0);
  if (opened >= 0) kernel.close(<i32>opened);
  kernel.close(<i32>copy);
  return fd;
}

const statusName: usize = memory.data<u8>([0x73, 0x74, 0x61, 0x74, 0x75, 0x73, 0]);

function readAll(fd: i32, to: usize, capacity: i32): i64 {
  let length: i64 = 0;
  while (length < capacity) {
    const read = kernel.pread64(fd, Ptr.at<u8>(to + <usize>length), <usize>(capacity - length), length);
    if (read < 0) return read;
    if (read == 0) break;
    length += read;
  }
  return length;
}

function realUidIn(text: usize, length: usize): u32 {
  const line = lineOf(text, length, "Uid:");
  if (line == 0) return 0;
  const digits = digitCount(line + 5, 10);
  return <u32>parseDecimal(line + 5, digits);
}

/** Writes the text with its lines about ids replaced. */
function writeEdited(to: i32, text: usize, length: usize, who: Credentials): void {
  const line = changetype<usize>(new StaticArray<u8>(4096));
  for (let at = text; at < text + length;) {
    let end = at;
    while (end < text + length && load<u8>(end) != 0x0a) end++;
    end++;
    const edited = editedLine(to, line, at, end - at, who);
    if (edited == line) kernel.write(to, Ptr.at<u8>(at), min(end, text + length) - at);
    else kernel.write(to, Ptr.at<u8>(line), edited - line);
    at = end;
  }
}

/** Where the line ends that stands for the one at `at`; `line` itself if it stays. */
function editedLine(fd: i32, line: usize, at: usize, length: usize, who: Credentials): usize {
  if (begins(at, length, "Uid:")) return ids(line, "Uid:", who.uid, who.euid, who.suid, who.fsuid);
  if (begins(at, length, "Gid:")) return ids(line, "Gid:", who.gid, who.egid, who.sgid, who.fsgid);
  if (begins(at, length, "CapInh:")) return capabilities(line, "CapInh:", who.inheritable);
  if (begins(at, length, "CapPrm:")) return capabilities(line, "CapPrm:", who.permitted);
  if (begins(at, length, "CapEff:")) return capabilities(line, "CapEff:", who.effective);
  if (begins(at, length, "CapBnd:")) return capabilities(line, "CapBnd:", who.bounding);
  if (begins(at, length, "CapAmb:")) return capabilities(line, "CapAmb:", who.ambient);
  if (!begins(at, length, "Groups:")) return line;
  kernel.write(fd, Ptr.at<u8>(line), appendText(line, "Groups:\t") - line);
  for (let i: u32 = 0, n = groupCount(who); i < n; i++) {
    kernel.write(fd, Ptr.at<u8>(line), appendText(appendDecimal(line, groupAt(who, i)), " ") - line);
  }
  return appendText(line, "\n");
}

function ids(line: usize, name: string, real: u32, effective: u32, saved: u32, file: u32): usize {
  let end = appendDecimal(appendText(appendText(line, name), "\t"), real);
  end = appendDecimal(appendText(end, "\t"), effective);
  end = appendDecimal(appendText(end, "\t"), saved);
  return appendText(appendDecimal(appendText(end, "\t"), file), "\n");
}

function capabilities(line: usize, name: string, set: u64): usize {
  const end = appendText(appendText(line, name), "\t");
  for (let i: usize = 0; i < 16; i++) {
    const digit = <u8>(set >> <u64>((15 - i) * 4) & 15);
    store<u8>(end + i, digit < 10 ? 0x30 + digit : 0x57 + digit);
  }
  return appendText(end + 16, "\n");
}

function lineOf(text: usize, length: usize, name: string): usize {
  for (let at = text; at < text + length; at++) {
    if ((at == text || load<u8>(at - 1) == 0x0a) && begins(at, text + length - at, name)) return at;
  }
  return 0;
}

function begins(at: usize, length: usize, text: string): bool {
  if (length < <usize>text.length) return false;
  for (let i = 0; i < text.length; i++) if (<i32>load<u8>(at + <usize>i) != text.charCodeAt(i)) return false;
  return true;
}

function endsWith(path: usize, length: usize, text: string): bool {
  const tail = <usize>text.length;
  return length >= tail && begins(path + length - tail, tail, text);
}

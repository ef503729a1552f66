// Who the calling thread is, asked of the kernel once.
import { AT_FDCWD, CString, O_CLOEXEC, O_RDONLY, Ptr, appendText } from "unweld";
import { kernel } from "./below";
import { Known, begin, isFresh, known, keepsNothing } from "./known";

/** getpid(2). */
export function processId(): i64 {
  const what = known();
  if (isFresh(what) && what.pid != 0) return what.pid;
  const pid = kernel.getpid();
  if (isFresh(what) || begin(what)) what.pid = <i32>pid;
  return pid;
}

/** gettid(2). */
export function threadId(): i64 {
  const what = known();
  if (isFresh(what) && what.tid != 0) return what.tid;
  const tid = kernel.gettid();
  if (isFresh(what) || begin(what)) what.tid = <i32>tid;
  return tid;
}

/** Whether the thread's user and group ids are known; learns them if they can be. */
// @ts-ignore: decorator
@inline
export function knowsIds(what: Known): bool {
  return (isFresh(what) && what.hasIds != 0) || learn(what);
}

/** The ids changed, or may have. */
export function forgetIds(): void {
  known().hasIds = 0;
}

function learn(what: Known): bool {
  if (keepsNothing() || (!isFresh(what) && !begin(what))) return false;
  // What has no place in the thread's user namespace shows as somebody else, until its maps are written, once for all.
  if (!isWritten("/proc/thread-self/uid_map") || !isWritten("/proc/thread-self/gid_map")) {
    what.stamp = 0;
    what.asked = 0;
    return false;
  }
  const at = changetype<usize>(what);
  const users = at + offsetof<Known>("uid");
  const groups = at + offsetof<Known>("gid");
  if (kernel.getresuid(Ptr.at<u32>(users), Ptr.at<u32>(users + 4), Ptr.at<u32>(users + 8)) < 0) return false;
  if (kernel.getresgid(Ptr.at<u32>(groups), Ptr.at<u32>(groups + 4), Ptr.at<u32>(groups + 8)) < 0) return false;
  what.hasIds = 1;
  return true;
}

function isWritten(path: string): bool {
  const at = changetype<usize>(new StaticArray<u8>(path.length + 1));
  appendText(at, path);
  const fd = kernel.openat(AT_FDCWD, Ptr.at<CString>(at), O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) return false;
  const got = kernel.read(<i32>fd, Ptr.at<u8>(at), 1);
  kernel.close(<i32>fd);
  return got == 1;
}

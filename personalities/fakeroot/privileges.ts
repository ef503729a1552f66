// What root may do and the session's user may not. The kernel is asked first; it is only said to have gone well where
// nothing can be told by looking.
import { AT_FDCWD, CAP_KILL, CAP_SYS_CHROOT, CString, ENOSYS, EPERM, ESRCH, Ptr } from "unweld";
import { kernel } from "./below";
import { State, credentials, has } from "./credentials";
import { inspect, newStatx } from "./inode";
import { enterForRoot } from "./namespaces";
import { options } from "./options";
import { identityOf } from "./processes";
import { realUid } from "./session";

/**
 * chroot(2). Where the kernel refuses, a change to the present root is granted; for another one a process of a single
 * thread gets a user namespace in which it may. EPERM if there can be none.
 */
export function changeRoot(path: Ptr<CString>): i64 {
  const who = credentials();
  if ((who.state & State.REAL) == 0 && !has(who, CAP_SYS_CHROOT)) return -EPERM;
  const result = kernel.chroot(path);
  if (result != -EPERM || (who.state & State.REAL) != 0) return result;
  if (isRoot(path)) return 0;
  return enterForRoot() ? kernel.chroot(path) : result;
}

const slash: usize = memory.data<u8>([0x2f, 0]);

function isRoot(path: Ptr<CString>): bool {
  const there = newStatx();
  const root = newStatx();
  return inspect(AT_FDCWD, path, 0, there) >= 0 && inspect(AT_FDCWD, Ptr.at<CString>(slash), 0, root) >= 0 && there.stx_ino == root.stx_ino &&
    there.stx_dev_major == root.stx_dev_major && there.stx_dev_minor == root.stx_dev_minor;
}

/** io_uring_setup(2): what goes through a ring is seen by nobody, so there is none unless the user wants it. */
export function setUpRing(entries: u32, parameters: Ptr<u8>): i64 {
  if (options.allowIoUring || (credentials().state & State.REAL) != 0) return kernel.io_uring_setup(entries, parameters);
  return -ENOSYS;
}

/** Whether the calling thread may signal a task: 0, or EPERM. Groups and everybody are the kernel's affair. */
export function maySignal(pid: i32): i64 {
  const who = credentials();
  if ((who.state & State.CHECKED) == 0 || (who.state & State.REAL) != 0 || pid <= 0 || has(who, CAP_KILL)) return 0;
  if (kernel.kill(pid, 0) == -ESRCH) return 0;
  const other = identityOf(pid, realUid());
  if (other === null) return 0;
  const same = who.euid == other.suid || who.euid == other.uid || who.uid == other.suid || who.uid == other.uid;
  return same ? 0 : -EPERM;
}

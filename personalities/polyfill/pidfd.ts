import {
  AT_SYMLINK_NOFOLLOW, EBADF, EINVAL, ENOENT, ESRCH, O_CLOEXEC, O_RDONLY, PROC_SUPER_MAGIC, Ptr, Siginfo, Stat, Statfs,
  digitCount, parseDecimal,
} from "unweld";
import { kernel } from "./below";
import { pathOf } from "./proc";
import { scratch } from "./sized-struct";

/**
 * pidfd_send_signal(2) to a process whose directory of /proc is open, which is what Linux 5.1 takes. The number is looked up and
 * then used: a process that ends in between may have passed it on.
 */
export function sendSignal(pidfd: i32, sig: i32, info: Ptr<Siginfo>, flags: u32): i64 {
  if (flags != 0) return -EINVAL;
  const pid = processOf(pidfd);
  if (pid < 0) return pid;
  if (info.isNull) return kernel.kill(<i32>pid, sig);
  if (info.get().si_signo != sig) return -EINVAL;
  return kernel.rt_sigqueueinfo(<i32>pid, sig, info);
}

function processOf(pidfd: i32): i64 {
  const statfs = scratch(120);
  const refused = kernel.fstatfs(pidfd, Ptr.at<Statfs>(statfs));
  if (refused < 0) return refused;
  if (<i64>changetype<Statfs>(statfs).f_type != <i64>PROC_SUPER_MAGIC) return -EBADF;
  const fd = kernel.openat(pidfd, pathOf("stat"), O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) return fd == -ESRCH || fd == -ENOENT ? gone(pidfd) : -EBADF;
  const text = scratch(32);
  const length = kernel.read(<i32>fd, Ptr.at<u8>(text), 31);
  kernel.close(<i32>fd);
  if (length < 0) return length;
  // /proc/stat is no process's, and a thread's directory has no threads in it.
  const pid = parseDecimal(text, digitCount(text, 20));
  if (pid <= 0 || kernel.newfstatat(pidfd, pathOf("task"), Ptr.at<Stat>(scratch(144)), AT_SYMLINK_NOFOLLOW) < 0) return -EBADF;
  return pid;
}

/** What is said of a directory in which nothing is found: it was a process's if it is one of procfs, and not its own "self". */
function gone(pidfd: i32): i64 {
  return kernel.newfstatat(pidfd, pathOf("self"), Ptr.at<Stat>(scratch(144)), AT_SYMLINK_NOFOLLOW) >= 0 ? -EBADF : -ESRCH;
}

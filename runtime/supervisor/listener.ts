// How the supervisor comes by the descriptor that the kernel notifies it by, which is made in the program's process: that can make no
// more calls from then on that might be of those it is about.
import { EINVAL, ESRCH, SECCOMP_IOCTL_NOTIF_ID_VALID, ENOENT, __NR_close, __NR_ioctl, __NR_nanosleep, __NR_pidfd_getfd, __NR_pidfd_open } from "../../assembly/index";
import { giveFirstCopy } from "./copies";
import { hostCall } from "./natives";
import { setListener } from "./notice";
import { remember } from "./notices";
import { Phase, addTask } from "./task";
import { stateBase } from "./window";

const PAUSE_NANOSECONDS: i64 = 100_000;

/** The program's process, by a descriptor, and the number that its listener will have. */
function program(): usize { return stateBase() + 240; }

/** Makes the program's process the first task; its descriptor `number`, open for now, will be the listener. 0 or -errno. */
export function expectNotices(tid: i32, number: i32): i64 {
  const task = addTask(tid);
  if (task === null) return -EINVAL;
  task.tgid = tid;
  task.phase = Phase.FREE;
  const result = giveFirstCopy(task);
  if (result < 0) return result;
  remember(task);
  const process = hostCall(__NR_pidfd_open, tid, 0, 0, 0, 0, 0);
  if (process < 0) return process;
  store<i32>(program(), <i32>process);
  store<i32>(program(), number, 4);
  const copy = hostCall(__NR_pidfd_getfd, process, number, 0, 0, 0, 0);
  if (copy < 0) return copy;
  hostCall(__NR_close, copy, 0, 0, 0, 0, 0);
  return 0;
}

/** Waits for the listener. Whether there is one: else the program has complained and ended. */
export function takeListener(): bool {
  const process = load<i32>(program());
  let fd = 0;
  while (fd != -ESRCH) {
    fd = <i32>hostCall(__NR_pidfd_getfd, process, load<i32>(program(), 4), 0, 0, 0, 0);
    if (fd >= 0) {
      if (isListener(fd)) {
        setListener(fd);
        hostCall(__NR_close, process, 0, 0, 0, 0, 0);
        return true;
      }
      hostCall(__NR_close, fd, 0, 0, 0, 0, 0);
    }
    store<i64>(stateBase() + 720, 0);
    store<i64>(stateBase() + 720, PAUSE_NANOSECONDS, 8);
    hostCall(__NR_nanosleep, stateBase() + 720, 0, 0, 0, 0, 0);
  }
  return false;
}

/** Only a listener knows of notices: that there is none of number 0. */
function isListener(fd: i32): bool {
  store<u64>(stateBase() + 736, 0);
  return hostCall(__NR_ioctl, fd, SECCOMP_IOCTL_NOTIF_ID_VALID, stateBase() + 736, 0, 0, 0) == -ENOENT;
}

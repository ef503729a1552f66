// A call that the kernel notifies the supervisor of, and what becomes of it: seccomp_unotify(2).
import {
  SECCOMP_IOCTL_NOTIF_ID_VALID, SECCOMP_IOCTL_NOTIF_SEND, SECCOMP_USER_NOTIF_FLAG_CONTINUE, SeccompNotifResp, __NR_ioctl,
} from "../../assembly/index";
import { hostCall } from "./natives";
import { Task } from "./task";
import { stateBase } from "./window";

const MAX_ERRNO: i64 = 4095;

/** The descriptor by which the kernel notifies. */
export function listener(): i32 { return load<i32>(stateBase(), 216); }
export function setListener(fd: i32): void { store<i32>(stateBase(), fd, 216); }

/** Room for what the kernel says of a call, and for the answer; each may be larger in later kernels. */
export function request(): usize { return stateBase() + 1024; }
function response(): usize { return stateBase() + 2048; }
export const NOTICE_ROOM: usize = 1024;

/** Ends a task's call with a result. */
export function sendAnswer(task: Task, result: i64): void {
  const failed = result < 0 && result >= -MAX_ERRNO;
  send(task, failed ? 0 : result, failed ? <i32>result : 0, 0);
}

/** Has a task make its call as it is. Where another thread changes what it points to after a handler has read it, the kernel sees the change. */
export function sendPass(task: Task): void {
  send(task, 0, 0, SECCOMP_USER_NOTIF_FLAG_CONTINUE);
}

/** A task that has been interrupted or killed meanwhile does not wait for it: then the kernel says ENOENT, and nothing is to do. */
function send(task: Task, value: i64, error: i32, flags: u32): void {
  const answer = changetype<SeccompNotifResp>(response());
  answer.id = task.notice;
  answer.val = value;
  answer.error = error;
  answer.flags = flags;
  hostCall(__NR_ioctl, listener(), SECCOMP_IOCTL_NOTIF_SEND, response(), 0, 0, 0);
}

/** Whether a task still waits for its answer. */
export function isAsking(task: Task): bool {
  return hostCall(__NR_ioctl, listener(), SECCOMP_IOCTL_NOTIF_ID_VALID, changetype<usize>(task) + offsetof<Task>("notice"), 0, 0, 0) >= 0;
}

// New tasks have their parent's identity; the runtime copies it with the thread area.
import { CLONE_NEWUSER, CLONE_THREAD, CLONE_VFORK, CloneArgs, EPERM, Ptr } from "unweld";
import { kernel } from "./below";
import { credentials } from "./credentials";
import { canRetry, enter, enterUserNamespace } from "./namespaces";
import { publish, publishAs } from "./processes";

/** fork(2). */
export function forkTask(): i64 {
  return begun(kernel.fork(), 0);
}

/** vfork(2). */
export function vforkTask(): i64 {
  return begun(kernel.vfork(), CLONE_VFORK);
}

/** clone(2). */
export function cloneTask(flags: usize, stack: usize, parentTid: Ptr<i32>, childTid: Ptr<i32>, tls: usize): i64 {
  const asked = <u64>flags;
  const before = beginUserNamespace(asked);
  const result = kernel.clone(flags, stack, parentTid, childTid, tls);
  if (result != 0) credentials().state = before;
  if (result == -EPERM && canRetry(asked)) {
    const retried = kernel.clone(flags | <usize>CLONE_NEWUSER, stack, parentTid, childTid, tls);
    if (retried == 0) enter();
    return retried < 0 ? -EPERM : begun(retried, asked);
  }
  return begun(result, asked);
}

/** clone3(2). */
export function clone3Task(args: Ptr<CloneArgs>, size: usize): i64 {
  if (size < 64 || args.address == 0) return kernel.clone3(args, size);
  const asked = args.get().flags;
  const before = beginUserNamespace(asked);
  const result = kernel.clone3(args, size);
  if (result != 0) credentials().state = before;
  if (result == -EPERM && canRetry(asked) && size <= 4096) {
    const own = changetype<usize>(new StaticArray<u8>(<i32>size));
    memory.copy(own, args.address, size);
    changetype<CloneArgs>(own).flags = asked | CLONE_NEWUSER;
    const retried = kernel.clone3(Ptr.at<CloneArgs>(own), size);
    if (retried == 0) enter();
    return retried < 0 ? -EPERM : begun(retried, asked);
  }
  return begun(result, asked);
}

/** A child in a user namespace it asked for sees what the kernel sees: marks it before it is copied. Gives the old state. */
function beginUserNamespace(flags: u64): u32 {
  const who = credentials();
  const before = who.state;
  if ((flags & CLONE_NEWUSER) != 0) enterUserNamespace(who);
  return before;
}

/** Lets others know of a new task that is not plain root. A child that has its parent's memory cannot do it itself. */
function begun(result: i64, flags: u64): i64 {
  const who = credentials();
  if (result < 0 || ((who.uid | who.euid | who.suid | who.gid | who.egid | who.sgid | who.groups) == 0 && who.state == 0)) return result;
  if (result == 0) publish();
  else if ((flags & (CLONE_THREAD | CLONE_VFORK)) == 0) publishAs(who, <i32>result);
  return result;
}

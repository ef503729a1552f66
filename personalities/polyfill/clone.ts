import {
  CLONE_ARGS_SIZE_VER0, CLONE_ARGS_SIZE_VER2, CLONE_CLEAR_SIGHAND, CLONE_DETACHED, CLONE_INTO_CGROUP, CLONE_NEWTIME,
  CLONE_PARENT, CLONE_PIDFD, CLONE_SIGHAND, CLONE_THREAD, CLONE_VM, CSIGNAL, CloneArgs, EINVAL, ENOSYS, Ptr, SIG_DFL, SIG_IGN,
  Sigaction,
} from "unweld";
import { kernel } from "./below";
import { copySized, scratch } from "./sized-struct";

const ARGS_BYTES: usize = 88;
const MOST_TIDS: u64 = 32;
const LAST_SIGNAL: u64 = 64;
const SET_BYTES: usize = 8;
/** TASK_SIZE_MAX: a stack that ends beyond is no stack. */
const ADDRESSES_END: u64 = 0x7ffffffff000;

/** clone3(2) by clone(2). What that cannot do is -ENOSYS, upon which libraries call it themselves. */
export function cloneByArguments(args: Ptr<CloneArgs>, size: usize): i64 {
  const own = scratch(<i32>ARGS_BYTES);
  const refused = copySized(own, ARGS_BYTES, <usize>CLONE_ARGS_SIZE_VER0, args.address, size);
  if (refused < 0) return refused;
  const asked = changetype<CloneArgs>(own);
  if (!isSound(asked, size)) return -EINVAL;
  const flags = asked.flags;
  const clears = (flags & CLONE_CLEAR_SIGHAND) != 0;
  // A child that shares memory does not come by here, to give up its handlers.
  const beyond = CLONE_PIDFD | CLONE_NEWTIME | CLONE_INTO_CGROUP;
  if ((flags & beyond) != 0 || asked.set_tid_size != 0 || (clears && (flags & CLONE_VM) != 0)) return -ENOSYS;
  const old = <usize>((flags & 0xffffffff) | asked.exit_signal);
  const stack = <usize>(asked.stack + asked.stack_size);
  const result = kernel.clone(old, stack, Ptr.at<i32>(<usize>asked.parent_tid), Ptr.at<i32>(<usize>asked.child_tid), <usize>asked.tls);
  if (result == 0 && clears) clearHandlers();
  return result;
}

/** copy_clone_args_from_user and clone3_args_valid of kernel/fork.c. */
function isSound(args: CloneArgs, size: usize): bool {
  if (args.set_tid_size > MOST_TIDS || (args.set_tid == 0) != (args.set_tid_size == 0)) return false;
  if ((args.exit_signal & ~<u64>CSIGNAL) != 0 || args.exit_signal > LAST_SIGNAL) return false;
  const flags = args.flags;
  if ((flags & CLONE_INTO_CGROUP) != 0 && (args.cgroup > 0x7fffffff || size < <usize>CLONE_ARGS_SIZE_VER2)) return false;
  if ((flags & ~(<u64>0xffffffff | CLONE_CLEAR_SIGHAND | CLONE_INTO_CGROUP)) != 0) return false;
  if ((flags & (CLONE_DETACHED | (CSIGNAL & ~<u64>CLONE_NEWTIME))) != 0) return false;
  if ((flags & CLONE_SIGHAND) != 0 && (flags & CLONE_CLEAR_SIGHAND) != 0) return false;
  if ((flags & (CLONE_THREAD | CLONE_PARENT)) != 0 && args.exit_signal != 0) return false;
  if (args.stack == 0) return args.stack_size == 0;
  return args.stack_size != 0 && args.stack < ADDRESSES_END && args.stack_size <= ADDRESSES_END - args.stack;
}

function clearHandlers(): void {
  const action = changetype<Sigaction>(scratch(32));
  const at = Ptr.at<Sigaction>(changetype<usize>(action));
  for (let signal = 1; signal <= <i32>LAST_SIGNAL; signal++) {
    if (kernel.rt_sigaction(signal, Ptr.at<Sigaction>(0), at, SET_BYTES) < 0) continue;
    if (<usize>action.sa_handler == <usize>SIG_DFL || <usize>action.sa_handler == <usize>SIG_IGN) continue;
    memory.fill(at.address, 0, 32);
    kernel.rt_sigaction(signal, at, Ptr.at<Sigaction>(0), SET_BYTES);
  }
}

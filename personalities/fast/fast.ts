import { Abi, CloneArgs, PR_SET_SECCOMP, PR_SET_TSC, PR_TSC_SIGSEGV, Ptr, Timespec, Timeval, Timezone } from "unweld";
import { setKernel } from "./below";
import { clockResolution, clockTime, processor, seconds, timeOfDay } from "./clocks";
import { forgetIds, knowsIds, processId, threadId } from "./identity";
import { dropState, leaveState, randomBytes, settleState } from "./random";
import { forbidTsc, forgetForChild, isTscForbidden, keepNothing, keepsNothing, known, recall } from "./known";

const OWN_FILTER: u8 = 1;
const NO_TSC: u8 = 2;

/** What clone3(2) takes: CLONE_ARGS_SIZE_VER0 and a page. */
const SMALLEST_ARGS: usize = 64;
const LARGEST_ARGS: usize = 4096;

/** Calls whose answer is in the program's reach already: clocks by the vDSO, ids that the kernel was asked for before. */
export class Fast extends Abi {
  constructor() {
    super();
    setKernel(new Abi());
  }

  override keepsVdso(): bool {
    return true;
  }

  override saveState(to: usize, capacity: usize): usize {
    if (capacity == 0) return 0;
    store<u8>(to, (keepsNothing() ? OWN_FILTER : 0) | (isTscForbidden() ? NO_TSC : 0));
    return 1;
  }

  override loadState(from: usize, length: usize): void {
    if (length == 0) return;
    const state = load<u8>(from);
    if ((state & OWN_FILTER) != 0) keepNothing();
    forbidTsc((state & NO_TSC) != 0);
  }

  override clock_gettime(clockid: i32, tp: Ptr<Timespec>): i64 {
    return clockTime(clockid, tp);
  }

  override clock_getres(clockid: i32, res: Ptr<Timespec>): i64 {
    return clockResolution(clockid, res);
  }

  override gettimeofday(tv: Ptr<Timeval>, tz: Ptr<Timezone>): i64 {
    return timeOfDay(tv, tz);
  }

  override time(tloc: Ptr<i64>): i64 {
    return seconds(tloc);
  }

  override getcpu(cpu: Ptr<u32>, node: Ptr<u32>, tcache: Ptr<u8>): i64 {
    return processor(cpu, node, tcache);
  }

  override getpid(): i64 {
    return processId();
  }

  override gettid(): i64 {
    return threadId();
  }

  override getuid(): i64 {
    const what = known();
    return knowsIds(what) ? <i64>what.uid : super.getuid();
  }

  override geteuid(): i64 {
    const what = known();
    return knowsIds(what) ? <i64>what.euid : super.geteuid();
  }

  override getgid(): i64 {
    const what = known();
    return knowsIds(what) ? <i64>what.gid : super.getgid();
  }

  override getegid(): i64 {
    const what = known();
    return knowsIds(what) ? <i64>what.egid : super.getegid();
  }

  override getresuid(ruid: Ptr<u32>, euid: Ptr<u32>, suid: Ptr<u32>): i64 {
    const what = known();
    if (!knowsIds(what)) return super.getresuid(ruid, euid, suid);
    ruid.put(what.uid);
    euid.put(what.euid);
    suid.put(what.suid);
    return 0;
  }

  override getresgid(rgid: Ptr<u32>, egid: Ptr<u32>, sgid: Ptr<u32>): i64 {
    const what = known();
    if (!knowsIds(what)) return super.getresgid(rgid, egid, sgid);
    rgid.put(what.gid);
    egid.put(what.egid);
    sgid.put(what.sgid);
    return 0;
  }

  override setuid(uid: u32): i64 {
    forgetIds();
    return super.setuid(uid);
  }

  override setgid(gid: u32): i64 {
    forgetIds();
    return super.setgid(gid);
  }

  override setreuid(ruid: u32, euid: u32): i64 {
    forgetIds();
    return super.setreuid(ruid, euid);
  }

  override setregid(rgid: u32, egid: u32): i64 {
    forgetIds();
    return super.setregid(rgid, egid);
  }

  override setresuid(ruid: u32, euid: u32, suid: u32): i64 {
    forgetIds();
    return super.setresuid(ruid, euid, suid);
  }

  override setresgid(rgid: u32, egid: u32, sgid: u32): i64 {
    forgetIds();
    return super.setresgid(rgid, egid, sgid);
  }

  /** A user namespace gives the same ids other numbers. */
  override unshare(flags: usize): i64 {
    forgetIds();
    return super.unshare(flags);
  }

  override setns(fd: i32, nstype: i32): i64 {
    forgetIds();
    return super.setns(fd, nstype);
  }

  override getrandom(buf: Ptr<u8>, buflen: usize, flags: u32): i64 {
    return randomBytes(buf, buflen, flags);
  }

  override exit(status: i32): i64 {
    dropState();
    return super.exit(status);
  }

  override fork(): i64 {
    const stamp = forgetForChild();
    const state = leaveState(0);
    const result = super.fork();
    settleState(state, 0, result);
    if (result != 0) recall(stamp);
    return result;
  }

  override vfork(): i64 {
    const stamp = forgetForChild();
    const result = super.vfork();
    if (result != 0) recall(stamp);
    return result;
  }

  override clone(flags: usize, stack: usize, parent_tid: Ptr<i32>, child_tid: Ptr<i32>, tls: usize): i64 {
    const stamp = forgetForChild();
    const state = leaveState(flags);
    const result = super.clone(flags, stack, parent_tid, child_tid, tls);
    settleState(state, flags, result);
    if (result != 0) recall(stamp);
    return result;
  }

  override clone3(cl_args: Ptr<CloneArgs>, size: usize): i64 {
    // Of another size the kernel makes nothing.
    const flags = size >= SMALLEST_ARGS && size <= LARGEST_ARGS ? Ptr.at<u64>(cl_args.address).get() : 0;
    const stamp = forgetForChild();
    const state = leaveState(flags);
    const result = super.clone3(cl_args, size);
    settleState(state, flags, result);
    if (result != 0) recall(stamp);
    return result;
  }

  override prctl(op: i32, arg2: usize, arg3: usize, arg4: usize, arg5: usize): i64 {
    if (op == PR_SET_SECCOMP) keepNothing();
    const result = super.prctl(op, arg2, arg3, arg4, arg5);
    if (op == PR_SET_TSC && result == 0) forbidTsc(arg2 == <usize>PR_TSC_SIGSEGV);
    return result;
  }

  override seccomp(op: u32, flags: u32, args: Ptr<u8>): i64 {
    keepNothing();
    return super.seccomp(op, flags, args);
  }
}

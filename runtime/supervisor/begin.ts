// From a user's command line to a program and its supervisor. The process that was started becomes the program; a process of its
// own, which is nobody's child that anybody would wait for, supervises it.
import {
  EACCES, EFBIG, EINVAL, IPC_CREAT, IPC_PRIVATE, IPC_RMID, O_CLOEXEC, PR_SET_NAME, PR_SET_NO_NEW_PRIVS, PR_SET_PTRACER, PTRACE_INTERRUPT, PTRACE_O_EXITKILL,
  PTRACE_O_TRACECLONE, PTRACE_O_TRACEEXEC, PTRACE_O_TRACEEXIT, PTRACE_O_TRACEFORK, PTRACE_O_TRACESECCOMP, PTRACE_O_TRACESYSGOOD,
  PTRACE_O_TRACEVFORK, PTRACE_SEIZE, SECCOMP_FILTER_FLAG_NEW_LISTENER, SECCOMP_FILTER_FLAG_SPEC_ALLOW,
  SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, SECCOMP_RET_TRACE, SECCOMP_RET_USER_NOTIF, SECCOMP_SET_MODE_FILTER, SHM_NORESERVE, SIG_SETMASK, SockFprog, __NR_close, __NR_close_range,
  __NR_exit_group, __NR_fork, __NR_getpid, __NR_pipe2, __NR_prctl, __NR_read, __NR_rt_sigprocmask, __NR_seccomp, __NR_setpgid, __NR_setsid,
  __NR_shmat, __NR_shmctl, __NR_shmget, __NR_wait4, __NR_write, __WALL, appendText, byteLength,
} from "../../assembly/index";
import { Complaint } from "../exec/complaint";
import { addToEnvironment } from "../exec/environment";
import { InitialStack, readInitialStack } from "../exec/initial-stack";
import { fail, scratch } from "../exec/launcher";
import { lifecycleAttach, lifecycleOption, lifecycleSessionBytes, lifecycleWantsFinish } from "../exec/lifecycle";
import { readOptions, settingRoom } from "../exec/read-options";
import { execute } from "../exec/run-command";
import { is, startsWith } from "../exec/words";
import { giveFirstCopy, keepPristine } from "./copies";
import { setFirst } from "./ending";
import { FILTER_ROOM, writeFilter } from "./filter";
import { setSessionSegment } from "./guest-call";
import { expectNotices, takeListener } from "./listener";
import { hostCall, unpassable } from "./natives";
import { serveNotices } from "./notices";
import { serve } from "./stops";
import { Phase, addTask } from "./task";
import { Way, ptrace, resume, setWay, way } from "./tracing";
import { copiesBase, mapWindow, sessionBase, stateBase } from "./window";

const WORD: usize = sizeof<usize>();
const EQUALS: u8 = 0x3d;

/** Begins with the kernel's initial stack pointer. Does not return. */
export function launch(sp: usize): void {
  const mapped = mapWindow();
  if (mapped < 0) fail(new Complaint("unweld: cannot start\n  ").sayError(-mapped).say("\n  check the limits on memory (ulimit -a)"));
  const stack = new InitialStack();
  readInitialStack(sp, stack);
  const settings = scratch(settingRoom(stack));
  const command = readOptions(stack, settings);
  setWay(Way.SYSCALL);
  for (let at = settings; load<usize>(at) != 0; at += WORD) set(load<usize>(at));
  if (way() == Way.NOTICE) refuseUnpassable();
  keepPristine();
  makeSession();
  lifecycleAttach(sessionBase(), true);
  const envp = addToEnvironment(stack);
  beginSupervisor();
  execute(command, stack, envp);
}

function set(setting: usize): void {
  const length = byteLength(setting, usize.MAX_VALUE);
  let nameLength: usize = 0;
  while (nameLength < length && load<u8>(setting + nameLength) != EQUALS) nameLength++;
  const value = nameLength < length ? setting + nameLength + 1 : 0;
  if (value != 0 && nameLength == 9 && startsWith(setting, "mechanism")) return setMechanism(value);
  if (value != 0 && nameLength == 8 && startsWith(setting, "boundary")) fail(new Complaint("unweld: cannot enforce a boundary")
    .say("\n  a supervisor has the program make the personality's calls, so that the kernel would refuse those as well")
    .say("\n  run without --boundary, or by a mechanism in the program"));
  const valueLength = value == 0 ? 0 : length - nameLength - 1;
  if (!lifecycleOption(setting, <i32>nameLength, value, <i32>valueLength)) {
    fail(new Complaint("unweld: cannot set the option ").sayBytes(setting, nameLength)
      .say("\n  no personality of this image knows it, or not with that value")
      .say("\n  see what the personality's description says of its options"));
  }
}

function setMechanism(value: usize): void {
  if (is(value, "ptrace")) setWay(Way.SYSCALL);
  else if (is(value, "sysemu")) setWay(Way.SYSEMU);
  else if (is(value, "trace")) setWay(Way.FILTER);
  else if (is(value, "notify")) setWay(Way.NOTICE);
  else fail(new Complaint("unweld: cannot use the mechanism ").sayText(value)
    .say("\n  this image supervises programs: it has ptrace, sysemu, trace and notify\n  name one of these, or build an image that runs in the program"));
}

/** Refuses what cannot be done without making calls in the program's process or seeing its end. */
function refuseUnpassable(): void {
  const why = unpassable();
  if (load<u8>(why) != 0) fail(new Complaint("unweld: cannot use the mechanism notify\n  ").sayText(why)
    .say("\n  name another mechanism: trace is the most like it"));
  if (lifecycleWantsFinish()) fail(new Complaint("unweld: cannot use the mechanism notify")
    .say("\n  these personalities have work to do when the program ends, which the kernel does not notify of")
    .say("\n  leave out the option that asks for it, or name another mechanism: trace is the most like it"));
}

/** The layers' shared memory. */
function makeSession(): void {
  const bytes = (lifecycleSessionBytes() + 4095) & ~<usize>4095;
  let result: i64 = bytes > copiesBase() - sessionBase() ? -EFBIG : 0;
  if (result == 0 && bytes != 0) {
    result = hostCall(__NR_shmget, IPC_PRIVATE, bytes, IPC_CREAT | SHM_NORESERVE | 0o600, 0, 0, 0);
    const id = result;
    if (id >= 0) {
      setSessionSegment(id);
      result = hostCall(__NR_shmat, id, sessionBase(), 0, 0, 0, 0);
      hostCall(__NR_shmctl, id, IPC_RMID, 0, 0, 0, 0);
    }
  }
  if (result < 0) fail(new Complaint("unweld: cannot make the session's shared memory\n  ").sayError(-result)
    .say("\n  check the limits on shared memory (ipcs -l)"));
}

/** Comes back in the program's process, once it is supervised. */
function beginSupervisor(): void {
  const ends = stateBase() + 640;
  const starts = stateBase() + 656;
  if (hostCall(__NR_pipe2, ends, O_CLOEXEC, 0, 0, 0, 0) < 0 || hostCall(__NR_pipe2, starts, O_CLOEXEC, 0, 0, 0, 0) < 0) cannotSupervise(EINVAL);
  const program = <i32>hostCall(__NR_getpid, 0, 0, 0, 0, 0, 0);
  const between = hostCall(__NR_fork, 0, 0, 0, 0, 0, 0);
  if (between < 0) cannotSupervise(-between);
  if (between == 0) {
    const supervisor = hostCall(__NR_fork, 0, 0, 0, 0, 0, 0);
    if (supervisor == 0) supervise(program, load<i32>(ends, 4), load<i32>(starts));
    // Where security modules let only chosen processes trace others.
    hostCall(__NR_write, load<i32>(ends, 4), supervisorNumber(<i32>supervisor), 4, 0, 0, 0);
    exit(0);
  }
  hostCall(__NR_wait4, between, 0, __WALL, 0, 0, 0);
  const word = stateBase() + 648;
  const readFrom = load<i32>(ends);
  hostCall(__NR_read, readFrom, word, 4, 0, 0, 0);
  const supervisor = load<i32>(word);
  if (supervisor < 0) cannotSupervise(-<i64>supervisor);
  hostCall(__NR_prctl, PR_SET_PTRACER, supervisor, 0, 0, 0, 0);
  // The supervisor waits for this: from then on it may trace.
  hostCall(__NR_write, load<i32>(starts, 4), word, 1, 0, 0, 0);
  hostCall(__NR_read, readFrom, word, 4, 0, 0, 0);
  const error = load<i32>(word);
  if (error != 0) cannotSupervise(error);
  for (let i: usize = 0; i < 4; i++) {
    const fd = load<i32>(i < 2 ? ends + 4 * i : starts + 4 * (i - 2));
    hostCall(__NR_close, fd, 0, 0, 0, 0, 0);
  }
  if (way() == Way.FILTER || way() == Way.NOTICE) installFilter();
}

function supervisorNumber(number: i32): usize {
  store<i32>(stateBase() + 652, number);
  return stateBase() + 652;
}

function cannotSupervise(error: i64): void {
  fail(new Complaint("unweld: cannot supervise programs\n  ").sayError(error).say("\n  see `unweld probe`, or use another mechanism"));
}

function exit(status: i32): void {
  hostCall(__NR_exit_group, status, 0, 0, 0, 0, 0);
  unreachable();
}

function installFilter(): void {
  const notices = way() == Way.NOTICE;
  const program = new SockFprog();
  writeFilter(notices ? SECCOMP_RET_USER_NOTIF : SECCOMP_RET_TRACE, notices, scratch(FILTER_ROOM), program);
  let flags = SECCOMP_FILTER_FLAG_SPEC_ALLOW;
  // The supervisor waits for the listener, which gets the lowest number that is free (listener.ts).
  if (notices) flags |= SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV;
  let result = setFilter(flags, program);
  // Before Linux 5.19 a signal of the program's has the call made, and so answered, again.
  if (result == -EINVAL && notices) result = setFilter(flags & ~SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, program);
  if (result < 0) cannotSupervise(-result);
}

function setFilter(flags: u32, program: SockFprog): i64 {
  const at = changetype<usize>(program);
  const result = hostCall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, flags, at, 0, 0, 0);
  if (result != -EACCES) return result;
  hostCall(__NR_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0, 0);
  return hostCall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, flags, at, 0, 0, 0);
}

/** The supervisor, from its beginning to its end. Tells how it went by `answer`. */
function supervise(program: i32, answer: i32, start: i32): void {
  // Neither a terminal's signals nor open descriptors of the program's are for it.
  store<u64>(stateBase() + 672, ~(<u64>0));
  hostCall(__NR_rt_sigprocmask, SIG_SETMASK, stateBase() + 672, 0, 8, 0, 0);
  hostCall(__NR_read, start, stateBase() + 680, 1, 0, 0, 0);
  // The scheduler weighs sessions against each other (autogroup in sched(7)), and hands a notice over within one sooner.
  hostCall(way() == Way.NOTICE ? __NR_setpgid : __NR_setsid, 0, 0, 0, 0, 0, 0);
  store<u8>(appendText(stateBase() + 672, "unweld"), 0);
  hostCall(__NR_prctl, PR_SET_NAME, stateBase() + 672, 0, 0, 0, 0);
  if (answer > 0) hostCall(__NR_close_range, 0, answer - 1, 0, 0, 0, 0);
  hostCall(__NR_close_range, answer + 1, <u32>-1, 0, 0, 0, 0);
  const error = way() == Way.NOTICE ? expectNotices(program, load<i32>(stateBase() + 640)) : attach(program);
  store<i32>(stateBase() + 680, <i32>-error);
  hostCall(__NR_write, answer, stateBase() + 680, 4, 0, 0, 0);
  hostCall(__NR_close_range, answer, answer, 0, 0, 0, 0);
  if (error == 0 && way() != Way.NOTICE) serve();
  else if (error == 0 && takeListener()) serveNotices();
  exit(0);
}

/** Makes the program's process the first task. 0 or -errno. */
function attach(program: i32): i64 {
  const task = addTask(program);
  if (task === null) return -EINVAL;
  let options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC |
    PTRACE_O_EXITKILL | PTRACE_O_TRACESECCOMP;
  if (lifecycleWantsFinish()) options |= PTRACE_O_TRACEEXIT;
  task.tgid = program;
  task.phase = Phase.FREE;
  setFirst(program);
  let result = giveFirstCopy(task);
  if (result == 0) result = ptrace(PTRACE_SEIZE, task, 0, options);
  if (result == 0) result = ptrace(PTRACE_INTERRUPT, task, 0, 0);
  if (result < 0) return result;
  hostCall(__NR_wait4, program, stateBase() + 256, __WALL, 0, 0, 0);
  resume(task, 0);
  return 0;
}

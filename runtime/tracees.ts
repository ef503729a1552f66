// The processes that this one traces, and what their tracer is shown in place of the runtime.
import {
  EINVAL, EIO, NT_PRSTATUS, PTRACE_CONT, PTRACE_EVENT_CLONE, PTRACE_EVENT_FORK, PTRACE_EVENT_VFORK, PTRACE_EVENT_VFORK_DONE,
  PTRACE_GETREGS, PTRACE_GETREGSET, PTRACE_GETSIGINFO, PTRACE_GET_SYSCALL_INFO, PTRACE_PEEKDATA, PTRACE_PEEKUSR, PTRACE_POKEDATA,
  PTRACE_POKEUSR, PTRACE_SETREGS, PTRACE_SETREGSET, PTRACE_SETSIGINFO, PTRACE_SYSCALL_INFO_ENTRY, PTRACE_SYSCALL_INFO_EXIT, Siginfo,
  TRAP_BRKPT, UserRegsStruct, syscall6, __NR_execve, __NR_execveat, __NR_ptrace, __NR_tkill,
} from "../assembly/index";
import { ShownCall } from "./shown-call";
import { currentThread } from "./thread";
import { SAME_NUMBER, Taken, kernelRegisters, programRegisters } from "./traced-registers";
import { isTracedByOther, numberInProc } from "./tracers";

/** What is kept from the tracer at a tracee's next stops. */
export namespace Hidden {
  export const NOTHING: u32 = 0;
  /** The calls of the runtime up to the rt_sigreturn that ends a trap, then that one's own end. */
  export const TRAP_CALLS: u32 = 1;
  export const TRAP_END: u32 = 2;
  /** After exec: all up to the loader's sign, which becomes the stop at exec; then all up to its mark, which becomes execve's end. */
  export const LOADING: u32 = 3;
  export const LOADED: u32 = 4;
  /** In a new task, all before its program goes on. */
  export const BEGINNING: u32 = 5;
  /** What the runtime does between a call's beginning and its end. */
  export const ANSWERING: u32 = 6;
  /** The same, but a signal has ended the call that the runtime made, and so the program's, which was told. */
  export const INTERRUPTED: u32 = 7;
}

/** Of what a tracee stopped for its registers are to say something else than the kernel has. */
export namespace Shown {
  export const NOTHING: u32 = 0;
  export const ENTRY: u32 = 1;
  export const EXIT: u32 = 2;
}

// @ts-ignore: decorator
@unmanaged
export class Tracee {
  pid: i32;
  /** How it was last resumed. */
  request: i32;
  hidden: u32;
  /** What wait(2) said of its stop at exec. */
  status: i32;
  shown: u32;
  /** Whether the tracer changed what it was shown of a call. */
  changed: u32;
  /** Whether it set other registers, which are in `wanted` until the tracee goes on. */
  wants: u32;
  /** Whether the call that is shown is not to be made. */
  leftOut: u32;
  /** The thread that came to know of it, which traces it. */
  tracer: i32;
  /** PTRACE_EVENT_* of the stop that wait(2) said last; 0 if it is none. */
  event: i32;
  /** A signal that came between a call's beginning and its end, and that its tracer is told of behind that; 0 without one. */
  heldSignal: u32;
  /** The signal that it was given when it was resumed. */
  given: i32;
  /** Whether it was resumed in a way that shows no call, so that the end of its call may have gone unnoticed. */
  doubtful: u32;
  /** The step that the end of the call comes to in whose midst the tracee was resumed; 0 without one. */
  endsCall: u32;
  /** Whether the runtime has made a call in the midst of a step. */
  throughCall: u32;
  /** Whether another process is its tracer in the kernel's eyes: its stops and registers are the program's already. */
  ofOther: u32;
  /** Where a step of its program begins, while the runtime has still to come back there; 0 otherwise. */
  stepsFrom: usize;
  /** What its tracer made of the number of a call that is its program's in the kernel's eyes too; SAME_NUMBER if nothing. */
  numbered: u64;
  /** What PTRACE_GETEVENTMSG said of its stop at exec. */
  message: u64;
  /** Where the runtime's call was that a signal ended. */
  interruptedAt: usize;
  /** Where the tracee has its ShownCall, of which what follows is a copy; 0 once the tracee executes another program. */
  at: usize;
  nr: u64;
  a0: u64;
  a1: u64;
  a2: u64;
  a3: u64;
  a4: u64;
  a5: u64;
  result: i64;
  rip: usize;
  rsp: usize;
}

/** A struct siginfo each, of the signal that is held. */
const INFO_BYTES: usize = 128;
const infos: usize = memory.data(32768, 8);

const CALL: usize = offsetof<Tracee>("nr");
const REGISTERS_BYTES: usize = offsetof<UserRegsStruct>();

/** Interrupts, and the bit that is always 1. */
const INITIAL_FLAGS: u64 = 0x202;

/** What the kernel takes for no call. */
const NO_CALL: u64 = u64.MAX_VALUE;

const CAPACITY: usize = 256;
const tracees: usize = memory.data(49152, 8);
assert(CAPACITY * offsetof<Tracee>() <= 49152);
assert(offsetof<Tracee>() == CALL + offsetof<ShownCall>());

/** A struct user_regs_struct each. */
const WANTED_BYTES: usize = 224;
const wanted: usize = memory.data(57344, 8);
assert(CAPACITY * WANTED_BYTES <= 57344 && REGISTERS_BYTES <= WANTED_BYTES);

export function traceeOf(pid: i32): Tracee | null {
  for (let i: usize = 0; i < CAPACITY; i++) {
    const tracee = changetype<Tracee>(tracees + i * offsetof<Tracee>());
    if (tracee.pid == pid) return tracee;
  }
  return null;
}

export function remember(pid: i32): Tracee | null {
  const known = traceeOf(pid);
  if (known !== null) return known;
  const free = traceeOf(0);
  if (free !== null) {
    memory.fill(changetype<usize>(free), 0, offsetof<Tracee>());
    free.pid = pid;
    free.tracer = currentThread().tid;
    free.request = PTRACE_CONT;
    free.numbered = SAME_NUMBER;
    if (isTracedByOther(numberInProc(pid))) free.ofOther = 1;
  }
  return free;
}

/** The one behind `tracee`, of all; null behind the last. */
export function nextTracee(tracee: Tracee | null): Tracee | null {
  let i: usize = tracee === null ? 0 : placeIn(tracee) + 1;
  for (; i < CAPACITY; i++) {
    const next = changetype<Tracee>(tracees + i * offsetof<Tracee>());
    if (next.pid != 0) return next;
  }
  return null;
}

export function forget(pid: i32): void {
  const tracee = traceeOf(pid);
  if (tracee !== null) tracee.pid = 0;
}

/** From now on a tracee, stopped at the beginning or end of a call of the runtime's, has the registers of the program's call. */
export function show(tracee: Tracee, as: u32, at: usize): void {
  tracee.shown = as;
  tracee.changed = 0;
  tracee.leftOut = 0;
  tracee.at = at;
  // Where a fault ended the call, no more than the result is known.
  for (let i = as == Shown.EXIT ? offsetof<ShownCall>("result") : 0; at != 0 && i < offsetof<ShownCall>(); i += 8) {
    syscall6(__NR_ptrace, PTRACE_PEEKDATA, tracee.pid, at + i, changetype<usize>(tracee) + CALL + i, 0, 0);
  }
}

/** Keeps the signal at whose delivery a tracee stopped for the end of its call. False if that cannot be. */
export function hold(tracee: Tracee, signal: i32): bool {
  if (tracee.heldSignal != 0 || syscall6(__NR_tkill, tracee.pid, 0, 0, 0, 0, 0) < 0) return false;
  if (syscall6(__NR_ptrace, PTRACE_GETSIGINFO, tracee.pid, 0, infoOf(tracee), 0, 0) < 0) return false;
  tracee.heldSignal = signal;
  return true;
}

/** Sends it once more, before the tracee goes on. */
function release(tracee: Tracee): void {
  if (tracee.heldSignal != 0 && syscall6(__NR_tkill, tracee.pid, tracee.heldSignal, 0, 0, 0, 0) < 0) tracee.heldSignal = 0;
}

/** At the delivery of a signal: if it is that one, it is told of as it was. */
export function tellHeld(tracee: Tracee, signal: i32): void {
  if (tracee.heldSignal != signal) return;
  tracee.heldSignal = 0;
  syscall6(__NR_ptrace, PTRACE_SETSIGINFO, tracee.pid, 0, infoOf(tracee), 0, 0);
}

function infoOf(tracee: Tracee): usize {
  return infos + placeIn(tracee) * INFO_BYTES;
}

function placeIn(tracee: Tracee): usize {
  return (changetype<usize>(tracee) - tracees) / offsetof<Tracee>();
}

/** What the tracer changed of a call is what the tracee goes on with. */
export function settle(tracee: Tracee): void {
  if (tracee.wants != 0) changeProgram(tracee);
  else tracee.numbered = SAME_NUMBER;
  if (tracee.shown == Shown.EXIT) release(tracee);
  if (tracee.shown == Shown.ENTRY && tracee.leftOut != 0) {
    tracee.nr = NO_CALL;
    tracee.changed = 1;
  }
  const changed = tracee.shown != Shown.NOTHING && tracee.changed != 0 && tracee.at != 0;
  tracee.shown = Shown.NOTHING;
  if (!changed) return;
  for (let i: usize = 0; i < offsetof<ShownCall>(); i += 8) {
    syscall6(__NR_ptrace, PTRACE_POKEDATA, tracee.pid, tracee.at + i, load<u64>(changetype<usize>(tracee) + CALL + i), 0, 0);
  }
}

export function isAboutRegisters(op: i64): bool {
  return op == PTRACE_PEEKUSR || op == PTRACE_POKEUSR || op == PTRACE_GETREGS || op == PTRACE_SETREGS || op == PTRACE_GETREGSET
    || op == PTRACE_SETREGSET || op == PTRACE_GET_SYSCALL_INFO;
}

/** A tracer's request of registers: they are the program's. */
export function requestRegisters(tracee: Tracee, op: i64, addr: usize, data: usize): i64 {
  if (op == PTRACE_GET_SYSCALL_INFO) return requestCall(tracee, addr, data);
  const isWord = op == PTRACE_PEEKUSR || op == PTRACE_POKEUSR;
  const isSet = op == PTRACE_GETREGSET || op == PTRACE_SETREGSET;
  const isOther = isWord ? addr >= REGISTERS_BYTES || (addr & 7) != 0 : isSet && addr != NT_PRSTATUS;
  const kernel = new UserRegsStruct();
  if (isOther || kernelRegisters(tracee.pid, kernel) < 0) return syscall6(__NR_ptrace, op, tracee.pid, addr, data, 0, 0);
  const shown = new UserRegsStruct();
  const from = changetype<usize>(shown);
  memory.copy(from, tracee.wants != 0 ? wantedOf(tracee) : changetype<usize>(kernel), REGISTERS_BYTES);
  const differs = tracee.wants != 0 || programRegisters(tracee.pid, shown, tracee.numbered) != Taken.NOTHING;
  const isHere = tracee.wants == 0 && shown.rip == kernel.rip && shown.rsp == kernel.rsp;
  if (tracee.shown != Shown.NOTHING) showCallIn(tracee, shown);
  else if (!differs) return syscall6(__NR_ptrace, op, tracee.pid, addr, data, 0, 0);
  if (op == PTRACE_PEEKUSR) {
    store<u64>(data, load<u64>(from + addr));
    return 0;
  }
  if (op == PTRACE_GETREGS) {
    memory.copy(data, from, REGISTERS_BYTES);
    return 0;
  }
  if (op == PTRACE_GETREGSET) {
    const result = syscall6(__NR_ptrace, op, tracee.pid, addr, data, 0, 0);
    if (result >= 0) memory.copy(load<usize>(data), from, min(load<usize>(data, 8), REGISTERS_BYTES));
    return result;
  }
  let bytes = REGISTERS_BYTES;
  if (isSet) {
    bytes = min(load<usize>(data, 8), REGISTERS_BYTES);
    if ((load<usize>(data, 8) & 7) != 0) return -EINVAL;
    store<usize>(data, bytes, 8);
  }
  const gs = shown.gs_base;
  if (isWord) store<u64>(from + addr, data);
  else memory.copy(from, isSet ? load<usize>(data) : data, bytes);
  if (tracee.shown != Shown.NOTHING) {
    changeCall(tracee, shown);
    return 0;
  }
  // The runtime finds its thread by that.
  if (shown.gs_base != gs) return -EIO;
  shown.gs_base = kernel.gs_base;
  if (isHere) return syscall6(__NR_ptrace, PTRACE_SETREGS, tracee.pid, 0, from, 0, 0);
  const result = ask(tracee.pid, shown, kernel);
  if (result < 0) return result;
  shown.gs_base = gs;
  memory.copy(wantedOf(tracee), from, REGISTERS_BYTES);
  tracee.wants = 1;
  return 0;
}

/** Has the kernel say what it takes of registers that are to be set later: it is given them and, at once, those it had. 0 or -errno. */
function ask(pid: i32, wanted: UserRegsStruct, kernel: UserRegsStruct): i64 {
  const result = syscall6(__NR_ptrace, PTRACE_SETREGS, pid, 0, changetype<usize>(wanted), 0, 0);
  if (result >= 0) kernelRegisters(pid, wanted);
  syscall6(__NR_ptrace, PTRACE_SETREGS, pid, 0, changetype<usize>(kernel), 0, 0);
  return result;
}

function wantedOf(tracee: Tracee): usize {
  return wanted + placeIn(tracee) * WANTED_BYTES;
}

function showCallIn(tracee: Tracee, registers: UserRegsStruct): void {
  for (let offset: usize = 0; offset < REGISTERS_BYTES; offset += 8) {
    const place = placeOf(tracee, offset);
    if (place != 0) store<u64>(changetype<usize>(registers) + offset, load<u64>(place));
  }
  if ((tracee.nr == __NR_execve || tracee.nr == __NR_execveat) && (tracee.result == 0 || tracee.hidden == Hidden.LOADED)) {
    beginProgram(registers);
    return;
  }
  registers.rcx = registers.rip;
  registers.r11 = registers.eflags;
}

/** ELF_PLAT_INIT of the kernel's arch/x86/include/asm/elf.h. */
function beginProgram(registers: UserRegsStruct): void {
  registers.rbx = 0;
  registers.rcx = 0;
  registers.rbp = 0;
  registers.r11 = 0;
  registers.r12 = 0;
  registers.r13 = 0;
  registers.r14 = 0;
  registers.r15 = 0;
  registers.eflags = INITIAL_FLAGS;
}

/** Of a call that is shown no other registers change: they are the runtime's. */
function changeCall(tracee: Tracee, wanted: UserRegsStruct): void {
  for (let offset: usize = 0; offset < REGISTERS_BYTES; offset += 8) {
    const place = placeOf(tracee, offset);
    const value = load<u64>(changetype<usize>(wanted) + offset);
    if (place == 0 || load<u64>(place) == value) continue;
    store<u64>(place, value);
    tracee.changed = 1;
  }
}

/**
 * Gives a tracee the registers that its tracer wants, once it goes on: tracers set them one by one. One that is sent elsewhere leaves the
 * runtime with them; one that goes on where it is keeps what its tracer did not change.
 */
function changeProgram(tracee: Tracee): void {
  tracee.wants = 0;
  const kernel = new UserRegsStruct();
  const shown = new UserRegsStruct();
  if (kernelRegisters(tracee.pid, kernel) < 0) return;
  memory.copy(changetype<usize>(shown), changetype<usize>(kernel), REGISTERS_BYTES);
  const taken = programRegisters(tracee.pid, shown, tracee.numbered);
  const at = wantedOf(tracee);
  const registers = changetype<UserRegsStruct>(at);
  tracee.numbered = registers.orig_rax == shown.orig_rax ? SAME_NUMBER : registers.orig_rax;
  const leaves = registers.rip != shown.rip || (taken == Taken.ALL && differsInKept(registers, shown));
  for (let offset: usize = 0; offset < REGISTERS_BYTES; offset += 8) {
    const isKept = load<u64>(at + offset) == load<u64>(changetype<usize>(shown) + offset);
    if (isKept && (!leaves || offset == offsetof<UserRegsStruct>("gs_base"))) {
      store<u64>(at + offset, load<u64>(changetype<usize>(kernel) + offset));
    }
  }
  syscall6(__NR_ptrace, PTRACE_SETREGS, tracee.pid, 0, at, 0, 0);
}

/** Whether registers differ that the runtime has while a layer answers a call, and gives back by itself. */
function differsInKept(one: UserRegsStruct, other: UserRegsStruct): bool {
  return one.rsp != other.rsp || one.rbx != other.rbx || one.rbp != other.rbp || one.r12 != other.r12 || one.r13 != other.r13
    || one.r14 != other.r14 || one.r15 != other.r15;
}

/** Whether a tracee, about to be resumed with a signal or 0, stops in the midst of a call that its program makes. */
export function isInCall(tracee: Tracee, signal: i32): bool {
  const event = tracee.event;
  if (tracee.wants != 0) return false;
  if (tracee.hidden == Hidden.ANSWERING) {
    return tracee.shown == Shown.ENTRY || event == PTRACE_EVENT_FORK || event == PTRACE_EVENT_VFORK || event == PTRACE_EVENT_CLONE
      || event == PTRACE_EVENT_VFORK_DONE;
  }
  // The kernel makes the call again if there is no handler.
  if (tracee.hidden == Hidden.INTERRUPTED) return signal == 0;
  const info = changetype<usize>(new StaticArray<u8>(<i32>INFO_CALL));
  return tracee.hidden == Hidden.NOTHING && syscall6(__NR_ptrace, PTRACE_GET_SYSCALL_INFO, tracee.pid, INFO_CALL, info, 0, 0) > 0
    && load<u8>(info) == PTRACE_SYSCALL_INFO_ENTRY;
}

/** Makes what is said of a tracee's stop what the kernel says behind a step that was a call. */
export function showStep(tracee: Tracee): void {
  const info = new Siginfo();
  if (syscall6(__NR_ptrace, PTRACE_GETSIGINFO, tracee.pid, 0, changetype<usize>(info), 0, 0) < 0) return;
  info.si_code = TRAP_BRKPT;
  info.si_addr = tracee.shown != Shown.NOTHING ? tracee.rip : programRip(tracee.pid);
  syscall6(__NR_ptrace, PTRACE_SETSIGINFO, tracee.pid, 0, changetype<usize>(info), 0, 0);
}

/**
 * Where the program of a tracee is, while the runtime has still to come back there; 0 if it is there, or its tracer sends it elsewhere. In
 * the midst of a call, a step is the call's end.
 */
export function comesBackTo(tracee: Tracee): usize {
  if (tracee.wants != 0 || tracee.event != 0 || tracee.shown == Shown.ENTRY) return 0;
  if (tracee.shown != Shown.NOTHING && tracee.at != 0) return tracee.rip;
  const registers = new UserRegsStruct();
  if (kernelRegisters(tracee.pid, registers) < 0) return 0;
  const rip = registers.rip;
  return programRegisters(tracee.pid, registers, tracee.numbered) == Taken.NOTHING || registers.rip == rip ? 0 : <usize>registers.rip;
}

/** Where a tracee's program is. */
export function programRip(pid: i32): usize {
  const registers = new UserRegsStruct();
  if (kernelRegisters(pid, registers) < 0) return 0;
  programRegisters(pid, registers);
  return <usize>registers.rip;
}

/** Where a tracee's register at an offset in struct user is kept while it is shown; 0 for one that is the kernel's. */
function placeOf(tracee: Tracee, offset: usize): usize {
  const call = changetype<usize>(tracee) + CALL;
  if (offset == offsetof<UserRegsStruct>("orig_rax")) return call + offsetof<ShownCall>("nr");
  if (offset == offsetof<UserRegsStruct>("rdi")) return call + offsetof<ShownCall>("a0");
  if (offset == offsetof<UserRegsStruct>("rsi")) return call + offsetof<ShownCall>("a1");
  if (offset == offsetof<UserRegsStruct>("rdx")) return call + offsetof<ShownCall>("a2");
  if (offset == offsetof<UserRegsStruct>("r10")) return call + offsetof<ShownCall>("a3");
  if (offset == offsetof<UserRegsStruct>("r8")) return call + offsetof<ShownCall>("a4");
  if (offset == offsetof<UserRegsStruct>("r9")) return call + offsetof<ShownCall>("a5");
  if (offset == offsetof<UserRegsStruct>("rax")) return call + offsetof<ShownCall>("result");
  if (offset == offsetof<UserRegsStruct>("rip")) return call + offsetof<ShownCall>("rip");
  if (offset == offsetof<UserRegsStruct>("rsp")) return call + offsetof<ShownCall>("rsp");
  return 0;
}

/** In struct ptrace_syscall_info: instruction and stack pointer, and what is behind those, which all kinds have. */
const INFO_RIP: usize = 8;
const INFO_RSP: usize = 16;
const INFO_CALL: usize = 24;

/** PTRACE_GET_SYSCALL_INFO. */
function requestCall(tracee: Tracee, bytes: usize, info: usize): i64 {
  const result = syscall6(__NR_ptrace, PTRACE_GET_SYSCALL_INFO, tracee.pid, bytes, info, 0, 0);
  if (result < 0) return result;
  const known = <usize>min<u64>(bytes, result);
  const registers = new UserRegsStruct();
  if (tracee.shown != Shown.NOTHING) tellCall(tracee, info, known);
  else if (known >= INFO_CALL && tracee.wants != 0) {
    store<u64>(info, changetype<UserRegsStruct>(wantedOf(tracee)).rip, INFO_RIP);
    store<u64>(info, changetype<UserRegsStruct>(wantedOf(tracee)).rsp, INFO_RSP);
  } else if (known >= INFO_CALL && kernelRegisters(tracee.pid, registers) >= 0 && programRegisters(tracee.pid, registers, tracee.numbered) != Taken.NOTHING) {
    store<u64>(info, registers.rip, INFO_RIP);
    store<u64>(info, registers.rsp, INFO_RSP);
  }
  return result;
}

/** What PTRACE_GET_SYSCALL_INFO says of the call. */
function tellCall(tracee: Tracee, info: usize, bytes: usize): void {
  const kind = load<u8>(info);
  if (bytes >= INFO_CALL) {
    store<usize>(info, tracee.rip, INFO_RIP);
    store<usize>(info, tracee.rsp, INFO_RSP);
  }
  if (kind == PTRACE_SYSCALL_INFO_ENTRY) {
    const known = min(bytes, INFO_CALL + 7 * 8);
    if (known > INFO_CALL) memory.copy(info + INFO_CALL, changetype<usize>(tracee) + CALL, known - INFO_CALL);
  } else if (kind == PTRACE_SYSCALL_INFO_EXIT) {
    const result = tracee.result;
    if (bytes >= INFO_CALL + 8) store<i64>(info + INFO_CALL, result);
    if (bytes > INFO_CALL + 8) store<u8>(info + INFO_CALL + 8, result < 0 && result >= -4095 ? 1 : 0);
  }
}

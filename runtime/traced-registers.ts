// What a tracer of the session sees of a thread that stops in the runtime: the registers that its program has at the call. Both execute
// the same image, so that what is at an address here is as far from its beginning there.
import {
  PTRACE_GETREGS, PTRACE_PEEKDATA, PTRACE_POKEDATA, PTRACE_SETREGS, SIGSYS, Sigcontext, Ucontext, UserRegsStruct, syscall6, __NR_ptrace,
} from "../assembly/index";
import { Frame } from "./frame";
import { SLOT, SLOT_BYTES } from "./gate/region";
import { CALL_BYTES, HEADER_BYTES, Thunk, isBehindCall, siteAddress } from "./gate/thunk";
import { isMade, isTrapped } from "./gate/trapped";
import { isCounting, isInGate, isPassing } from "./gates";
import { isRuntime } from "./library";
import {
  countedSwapped, exitBegin, exitEnd, exitJumpFlags, exitJumpPlain, imageBase, imageEnd, pinnedAddress, pinnedMade, pinnedSwitched, signalAddress,
} from "./natives";
import { makesProcess } from "./shown-call";
import { BLOCK_END, SIGNAL_STACK, STACK_BYTES, TRAPPED, Thread } from "./thread";

/** A jump with a displacement, which landing pads and patched sites are. */
const JUMP: u64 = 0xe9;
const JUMP_BYTES: usize = 5;
/** The same to the address behind it. */
const FAR_JUMP: u64 = 0x25ff;
const FAR_JUMP_MASK: u64 = 0xffff_ffff_ffff;
const FAR_JUMP_BYTES: usize = 6;
const E_ENTRY: usize = 24;
const E_SHOFF: usize = 40;
const PUSHF: u8 = 0x9c;
const POPF: u8 = 0x9d;
/** `iretq` as a little-endian word. */
const IRETQ: u16 = 0xcf48;
const TRAP_FLAG: u64 = 0x100;
/** Of a program of 64 bits. */
const USER_CS: u64 = 0x33;
/** Of struct ucontext in a signal frame; struct siginfo follows. */
const KERNEL_UCONTEXT_BYTES: usize = 304;
/** What a tracer sees of a call that the kernel may make again. */
const ERESTARTSYS: i64 = -512;
const ERESTART_RESTARTBLOCK: i64 = -516;

/** What no tracer makes of a call's number. */
export const SAME_NUMBER: u64 = 0x8000_0000_0000_0000;

export function isRestart(result: i64): bool {
  return result <= ERESTARTSYS && result >= ERESTART_RESTARTBLOCK;
}

/** A word of a tracee's memory; 0 if it cannot be had. */
export function peekWord(pid: i32, address: usize): u64 {
  const at = changetype<usize>(new StaticArray<u64>(1));
  return syscall6(__NR_ptrace, PTRACE_PEEKDATA, pid, address, at, 0, 0) < 0 ? 0 : load<u64>(at);
}

/** A tracee's registers as the kernel has them; 0 or -errno. */
export function kernelRegisters(pid: i32, registers: UserRegsStruct): i64 {
  return syscall6(__NR_ptrace, PTRACE_GETREGS, pid, 0, changetype<usize>(registers), 0, 0);
}

/** The block of a tracee's thread, if it is in force and of the same image; 0 otherwise. */
function blockOf(pid: i32, registers: UserRegsStruct): usize {
  const block = <usize>registers.gs_base;
  if (block == 0 || registers.cs != USER_CS || peekWord(pid, block) != block) return 0;
  const image = <usize>peekWord(pid, block + offsetof<Thread>("image"));
  return image != 0 && isAlike(pid, image, E_ENTRY) && isAlike(pid, image, E_SHOFF) ? block : 0;
}

/** Whether a field of the ELF header of what a tracee has at `image` is that of this image. */
function isAlike(pid: i32, image: usize, field: usize): bool {
  return peekWord(pid, image + field) == load<u64>(imageBase() + field);
}

/** An address in the tracee's image as one in this one; 0 for others. */
function here(pid: i32, block: usize, address: usize): usize {
  const image = <usize>peekWord(pid, block + offsetof<Thread>("image"));
  return address >= image && address - image < imageEnd() - imageBase() ? address - image + imageBase() : 0;
}

/** The thunk in whose slot an address is; 0 for others. */
function thunkOf(pid: i32, block: usize, address: usize): usize {
  return address - <usize>peekWord(pid, block + offsetof<Thread>("slots")) < SLOT_BYTES ? address & ~(SLOT - 1) : 0;
}

/** How much of a stopped tracee's registers the runtime has. */
export namespace Taken {
  export const NOTHING: u32 = 0;
  /** Not the stack pointer, nor what calls keep. */
  export const PLACE: u32 = 1;
  export const ALL: u32 = 2;
}

/**
 * Makes what the kernel says of a stopped tracee's registers the program's. How much differs. `numbered`: what the tracer made of the number
 * of the program's call, if it changed that.
 */
export function programRegisters(pid: i32, registers: UserRegsStruct, numbered: u64 = SAME_NUMBER): u32 {
  const block = blockOf(pid, registers);
  if (block == 0) return Taken.NOTHING;
  registers.gs_base = peekWord(pid, block + offsetof<Thread>("ownGs"));
  const rip = <usize>registers.rip;
  const thunk = thunkOf(pid, block, rip);
  if (thunk != 0) {
    leaveThunk(pid, thunk, registers);
    return Taken.PLACE;
  }
  const at = here(pid, block, rip);
  if (at == 0) return Taken.PLACE;
  const context = contextOf(pid, block, at, registers);
  if (context != 0) return leaveHandler(pid, context, registers);
  const rsp = registers.rsp;
  if (isCounting(at)) registers.rip = peekWord(pid, <usize>(at < countedSwapped() ? registers.rcx : registers.r11) - HEADER_BYTES);
  else if (isTrapped(at)) leaveAt(registers, peekWord(pid, block + TRAPPED), isMade(at));
  else if (at == exitJumpPlain() || at == exitJumpFlags()) leaveAt(registers, peekWord(pid, <usize>registers.rcx - HEADER_BYTES), true);
  else if (isPassing(at)) leavePassing(pid, block, registers, at, at >= pinnedMade());
  else if (isInPinnedGate(pid, block, at, registers)) {
    leavePassing(pid, block, registers, pinnedSwitched(), (at & 7) != 0);
  } else if (<usize>registers.rsp - (block - STACK_BYTES) < STACK_BYTES) leaveCall(pid, at, <usize>peekWord(pid, block + offsetof<Thread>("frame")), registers, numbered);
  return registers.rsp == rsp ? Taken.PLACE : Taken.ALL;
}

/** As the kernel leaves them behind a call, or the program before it. */
function leaveAt(registers: UserRegsStruct, site: u64, made: bool): void {
  registers.rip = made ? site + CALL_BYTES : site;
  if (!made) return;
  registers.rcx = registers.rip;
  registers.r11 = registers.eflags;
}

function leaveThunk(pid: i32, at: usize, registers: UserRegsStruct): void {
  const thunk = copyOf(pid, at);
  const rip = changetype<usize>(thunk) + (<usize>registers.rip - at);
  registers.rip = siteAddress(thunk, rip);
  if (!isBehindCall(thunk, rip)) return;
  registers.rcx = thunk.site + CALL_BYTES;
  registers.r11 = registers.eflags;
}

function copyOf(pid: i32, at: usize): Thunk {
  const copy = new StaticArray<u64>(3);
  for (let i = 0; i < 3; i++) copy[i] = peekWord(pid, at + <usize>i * 8);
  return changetype<Thunk>(copy);
}

/** Of a pinned session, where a call goes through its gate. */
function leavePassing(pid: i32, block: usize, registers: UserRegsStruct, at: usize, made: bool): void {
  const code = at == pinnedAddress() ? registers.rcx : peekWord(pid, block + offsetof<Thread>("passedThunk"));
  if (at >= pinnedSwitched()) registers.rsp = peekWord(pid, block + offsetof<Thread>("passedRsp"));
  leaveAt(registers, peekWord(pid, <usize>code - HEADER_BYTES), made);
}

/** Whether it is in the gate of such a call. */
function isInPinnedGate(pid: i32, block: usize, at: usize, registers: UserRegsStruct): bool {
  return isInGate(at) && here(pid, block, <usize>peekWord(pid, <usize>registers.rsp)) == pinnedMade();
}

/** In a call that a layer answers. */
function leaveCall(pid: i32, at: usize, frame: usize, registers: UserRegsStruct, numbered: u64): void {
  const site = peekWord(pid, <usize>peekWord(pid, frame + offsetof<Frame>("thunk")) - HEADER_BYTES);
  const nr = peekWord(pid, frame + offsetof<Frame>("nr"));
  // The call that the kernel is in is the program's, or stands for it.
  const isRenumbered = registers.orig_rax == numbered;
  const isIn = isInGate(at) && (at & 7) != 0
    && (isRestart(<i64>registers.rax) || registers.orig_rax == nr || isRenumbered || makesProcess(<i32>nr));
  const isOver = at >= exitBegin() && at < exitEnd();
  registers.rdi = peekWord(pid, frame + offsetof<Frame>("rdi"));
  registers.rsi = peekWord(pid, frame + offsetof<Frame>("rsi"));
  registers.rdx = peekWord(pid, frame + offsetof<Frame>("rdx"));
  registers.r10 = peekWord(pid, frame + offsetof<Frame>("r10"));
  registers.r8 = peekWord(pid, frame + offsetof<Frame>("r8"));
  registers.r9 = peekWord(pid, frame + offsetof<Frame>("r9"));
  registers.rbx = peekWord(pid, frame + offsetof<Frame>("rbx"));
  registers.rbp = peekWord(pid, frame + offsetof<Frame>("rbp"));
  registers.r12 = peekWord(pid, frame + offsetof<Frame>("r12"));
  registers.r13 = peekWord(pid, frame + offsetof<Frame>("r13"));
  registers.r14 = peekWord(pid, frame + offsetof<Frame>("r14"));
  registers.r15 = peekWord(pid, frame + offsetof<Frame>("r15"));
  registers.rsp = peekWord(pid, frame + offsetof<Frame>("rsp"));
  registers.eflags = peekWord(pid, frame + offsetof<Frame>("flags"));
  if (isIn) {
    if (!isRenumbered) registers.orig_rax = nr;
  } else {
    registers.orig_rax = u64.MAX_VALUE;
    registers.rax = isOver ? peekWord(pid, frame + offsetof<Frame>("rax")) : nr;
  }
  leaveAt(registers, site, isIn || isOver);
}

/** The context that a signal found the thread in which the runtime deals with, 0 if it does not: as uw_signal in native/entry.S keeps it. */
function contextOf(pid: i32, block: usize, at: usize, registers: UserRegsStruct): usize {
  if (at == signalAddress()) return <usize>registers.rdx;
  if (<usize>registers.rsp - (block + SIGNAL_STACK) >= BLOCK_END - SIGNAL_STACK) return 0;
  const kept = <usize>peekWord(pid, block + offsetof<Thread>("catchStack"));
  return kept == 0 ? 0 : <usize>peekWord(pid, kept - sizeof<usize>());
}

/** Makes registers those that a signal found. A call that traps has not been made. */
function leaveHandler(pid: i32, context: usize, registers: UserRegsStruct): u32 {
  const mcontext = changetype<usize>(changetype<Ucontext>(context).uc_mcontext);
  registers.r8 = peekWord(pid, mcontext + offsetof<Sigcontext>("r8"));
  registers.r9 = peekWord(pid, mcontext + offsetof<Sigcontext>("r9"));
  registers.r10 = peekWord(pid, mcontext + offsetof<Sigcontext>("r10"));
  registers.r11 = peekWord(pid, mcontext + offsetof<Sigcontext>("r11"));
  registers.r12 = peekWord(pid, mcontext + offsetof<Sigcontext>("r12"));
  registers.r13 = peekWord(pid, mcontext + offsetof<Sigcontext>("r13"));
  registers.r14 = peekWord(pid, mcontext + offsetof<Sigcontext>("r14"));
  registers.r15 = peekWord(pid, mcontext + offsetof<Sigcontext>("r15"));
  registers.rdi = peekWord(pid, mcontext + offsetof<Sigcontext>("rdi"));
  registers.rsi = peekWord(pid, mcontext + offsetof<Sigcontext>("rsi"));
  registers.rbp = peekWord(pid, mcontext + offsetof<Sigcontext>("rbp"));
  registers.rbx = peekWord(pid, mcontext + offsetof<Sigcontext>("rbx"));
  registers.rdx = peekWord(pid, mcontext + offsetof<Sigcontext>("rdx"));
  registers.rax = peekWord(pid, mcontext + offsetof<Sigcontext>("rax"));
  registers.rcx = peekWord(pid, mcontext + offsetof<Sigcontext>("rcx"));
  registers.rsp = peekWord(pid, mcontext + offsetof<Sigcontext>("rsp"));
  registers.rip = peekWord(pid, mcontext + offsetof<Sigcontext>("rip"));
  registers.eflags = peekWord(pid, mcontext + offsetof<Sigcontext>("eflags"));
  registers.orig_rax = u64.MAX_VALUE;
  const signal = <i32>peekWord(pid, context + KERNEL_UCONTEXT_BYTES);
  if (signal == SIGSYS) registers.rip -= CALL_BYTES;
  return Taken.ALL;
}

/** Whether a tracee that executes one instruction at a time is at one of the runtime's, between two of its program. */
export function isStepOfRuntime(pid: i32): bool {
  const registers = new UserRegsStruct();
  if (kernelRegisters(pid, registers) < 0) return false;
  const block = blockOf(pid, registers);
  if (block == 0) return false;
  const rip = <usize>registers.rip;
  const thunk = thunkOf(pid, block, rip);
  if (thunk != 0) {
    const isCopied = (peekWord(pid, thunk + offsetof<Thunk>("copied")) & 0xff) != 0;
    return !isCopied || rip != thunk + HEADER_BYTES + <usize>(peekWord(pid, thunk + offsetof<Thunk>("behind")) & 0xff);
  }
  const at = here(pid, block, rip);
  if (at != 0) {
    if (!isRuntime(at)) return false;
    if (load<u16>(at) == IRETQ) {
      returnFromInterrupt(pid, registers);
      return false;
    }
    if (load<u8>(at - 1) == PUSHF) hideTrapFlag(pid, registers);
    else if (load<u8>(at) == POPF) popFlags(pid, registers);
    return true;
  }
  return isLandingPad(pid, block, rip);
}

/** Whether a tracee is behind a call of its program that the runtime passes on, in the runtime still. */
export function isBehindPassed(pid: i32): bool {
  const registers = new UserRegsStruct();
  if (kernelRegisters(pid, registers) < 0) return false;
  const block = blockOf(pid, registers);
  if (block == 0) return false;
  const rip = <usize>registers.rip;
  const at = thunkOf(pid, block, rip);
  if (at != 0) {
    const thunk = copyOf(pid, at);
    return isBehindCall(thunk, changetype<usize>(thunk) + (rip - at));
  }
  const inImage = here(pid, block, rip);
  if (inImage == 0) return false;
  return isTrapped(inImage) ? isMade(inImage) : isInPinnedGate(pid, block, inImage, registers) && (inImage & 7) != 0;
}

/** Whether a tracee is about to execute, or could not execute, an instruction of the runtime's. */
export function isInRuntime(pid: i32): bool {
  const registers = new UserRegsStruct();
  if (kernelRegisters(pid, registers) < 0) return false;
  const block = blockOf(pid, registers);
  if (block == 0) return false;
  const at = here(pid, block, <usize>registers.rip);
  return at != 0 && isRuntime(at);
}

/** Whether the call that a tracee is in is the runtime's, and not what it makes for the program. */
export function isInOtherCall(pid: i32): bool {
  const registers = new UserRegsStruct();
  if (kernelRegisters(pid, registers) < 0) return false;
  return programRegisters(pid, registers) == Taken.ALL && registers.orig_rax == u64.MAX_VALUE;
}

/** What the program's flags are kept by would have the kernel's way to execute one instruction among them. */
function hideTrapFlag(pid: i32, registers: UserRegsStruct): void {
  const top = <usize>registers.rsp;
  const flags = peekWord(pid, top);
  // One that is the program's own shows.
  if ((registers.eflags & TRAP_FLAG) != 0 || flags != (registers.eflags | TRAP_FLAG)) return;
  syscall6(__NR_ptrace, PTRACE_POKEDATA, pid, top, flags & ~TRAP_FLAG, 0, 0);
}

/** The kernel takes whoever executes `popf` one instruction at a time for one who sets the trap flag: it is done here. */
function popFlags(pid: i32, registers: UserRegsStruct): void {
  registers.eflags = peekWord(pid, <usize>registers.rsp);
  registers.rsp += sizeof<usize>();
  registers.rip++;
  syscall6(__NR_ptrace, PTRACE_SETREGS, pid, 0, changetype<usize>(registers), 0, 0);
}

/** The same of `iretq`, by which a program begins. It is over then. */
function returnFromInterrupt(pid: i32, registers: UserRegsStruct): void {
  const top = <usize>registers.rsp;
  registers.rip = peekWord(pid, top);
  registers.cs = peekWord(pid, top + sizeof<usize>());
  registers.eflags = peekWord(pid, top + 2 * sizeof<usize>());
  registers.rsp = peekWord(pid, top + 3 * sizeof<usize>());
  registers.ss = peekWord(pid, top + 4 * sizeof<usize>());
  syscall6(__NR_ptrace, PTRACE_SETREGS, pid, 0, changetype<usize>(registers), 0, 0);
}

/** Whether there is a jump to a thunk that is not of the site there. */
function isLandingPad(pid: i32, block: usize, rip: usize): bool {
  const code = peekWord(pid, rip);
  let target: usize = 0;
  if ((code & 0xff) == JUMP) target = rip + JUMP_BYTES + <usize><i64><i32>(code >> 8);
  else if ((code & FAR_JUMP_MASK) == FAR_JUMP) target = <usize>peekWord(pid, rip + FAR_JUMP_BYTES);
  const thunk = thunkOf(pid, block, target);
  return thunk != 0 && target == thunk + HEADER_BYTES && peekWord(pid, thunk) != rip;
}

// sigreturn and rt_sigreturn of programs of 32 bits: from a context of 64 bits that is made of theirs. Source:
// arch/x86/kernel/signal_32.c.
import { Sigaltstack, UC_FP_XSTATE, UC_SIGCONTEXT_SS, UC_STRICT_RESTORE_SS, Ucontext } from "../../assembly/index";
import { Frame } from "../frame";
import { dataSegments, loadDataSegments, loadFs, nativeSigreturn } from "../natives";
import { setAlternateStack } from "../signals/alternate-stack";
import { releaseHeld } from "../signals/mask";
import { ERESTARTSYS, LOOKING_AT_FRAME } from "../signals/on-signal";
import { OWN_SIGNALS, UNBLOCKABLE } from "../signals/sets";
import { BLOCK_END, currentThread, SIGNAL_STACK, STACK_BYTES, Thread } from "../thread";
import { beginThreadIa32, isIa32Program } from "./program";
import { CONTEXT, EXTRA_MASK, REGISTERS, UC_MASK, UC_REGISTERS, UC_STACK } from "./signal-frame";
import { readVectors } from "./vectors";

/** i386's rt_sigreturn. */
const RT_SIGRETURN: u64 = 173;
/** What is off the stack by then: the return address, and with it the signal's number. */
const RT_POPPED: usize = 4;
const POPPED: usize = 8;
/** The stack segment is what the frame says, or the return fails. */
const FLAGS: u64 = UC_FP_XSTATE | UC_SIGCONTEXT_SS | UC_STRICT_RESTORE_SS;
/** The lowest part of the private stack, which a call like this leaves alone: the context, then vector state. */
const VECTORS: usize = 512;
const ROOM: usize = 20480;

/** Comes back only when a signal has to be dealt with first. */
export function returnIa32(frame: Frame): i64 {
  const thread = currentThread();
  if (thread.pending != 0) return ERESTARTSYS;
  const rt = frame.nr == RT_SIGRETURN;
  const from = frame.rsp - (rt ? RT_POPPED : POPPED);
  const room = (thread.self - STACK_BYTES + 63) & ~<usize>63;
  const ucontext = changetype<Ucontext>(room);
  thread.deferredFault = LOOKING_AT_FRAME;
  memory.fill(room, 0, offsetof<Ucontext>());
  const stack = new Sigaltstack();
  if (rt) {
    const ss = from + CONTEXT + UC_STACK;
    stack.ss_sp = load<u32>(ss);
    stack.ss_flags = load<i32>(ss, 4);
    stack.ss_size = load<u32>(ss, 8);
  }
  const registers = rt ? from + CONTEXT + UC_REGISTERS : from + REGISTERS;
  const extra = rt ? <u64>load<u32>(from, CONTEXT + UC_MASK + 4) : <u64>load<u32>(from, EXTRA_MASK);
  const mask = (<u64>load<u32>(rt ? from + CONTEXT + UC_MASK : registers + 80) | extra << 32) & ~UNBLOCKABLE;
  readRegisters(registers, ucontext, room + VECTORS);
  keepWide(frame, ucontext);
  thread.deferredFault = 0;
  ucontext.uc_flags = FLAGS;
  ucontext.uc_stack.ss_sp = thread.self + SIGNAL_STACK;
  ucontext.uc_stack.ss_size = BLOCK_END - SIGNAL_STACK;
  ucontext.uc_sigmask = mask & ~OWN_SIGNALS;

  const before = new Sigaltstack();
  const own = changetype<usize>(thread) + offsetof<Thread>("altStack");
  const gs = thread.ownGs;
  memory.copy(changetype<usize>(before), own, offsetof<Sigaltstack>());
  if (rt) setAlternateStack(thread, frame.rsp, stack);
  thread.blocked = mask & OWN_SIGNALS;
  if (isIa32Program()) {
    thread.ownGs = selector(load<u16>(registers));
    returnFs(thread, selector(load<u16>(registers, 4)));
  }
  loadDataSegments(<u32>selector(load<u16>(registers, 12)), <u32>selector(load<u16>(registers, 8)));
  releaseHeld(thread);
  nativeSigreturn(room);
  // A signal came first: all is as before this call, which is made again, but the signal may be one that this return lets through.
  memory.copy(own, changetype<usize>(before), offsetof<Sigaltstack>());
  thread.ownGs = gs;
  return ERESTARTSYS;
}

function readRegisters(from: usize, ucontext: Ucontext, vectors: usize): void {
  const registers = ucontext.uc_mcontext;
  registers.rdi = load<u32>(from, 16);
  registers.rsi = load<u32>(from, 20);
  registers.rbp = load<u32>(from, 24);
  registers.rsp = load<u32>(from, 28);
  registers.rbx = load<u32>(from, 32);
  registers.rdx = load<u32>(from, 36);
  registers.rcx = load<u32>(from, 40);
  registers.rax = load<u32>(from, 44);
  registers.rip = load<u32>(from, 56);
  registers.cs = load<u16>(from, 60) | 3;
  registers.eflags = load<u32>(from, 64);
  registers.ss = load<u16>(from, 72) | 3;
  const fpstate = <usize>load<u32>(from, 76);
  if (fpstate == 0) return;
  readVectors(vectors, fpstate, ROOM);
  registers.fpstate = vectors;
}

/** Of the registers that code of 32 bits does not have nothing is in its frames. */
function keepWide(frame: Frame, ucontext: Ucontext): void {
  const registers = ucontext.uc_mcontext;
  registers.r8 = frame.r8;
  registers.r9 = frame.r9;
  registers.r10 = frame.r10;
  registers.r11 = frame.r11;
  registers.r12 = frame.r12;
  registers.r13 = frame.r13;
  registers.r14 = frame.r14;
  registers.r15 = frame.r15;
}

function returnFs(thread: Thread, fs: usize): void {
  if (<usize>(dataSegments() >> 32) == fs) return;
  if (fs == 0) beginThreadIa32(thread);
  else loadFs(<u32>fs);
}

/** As fixup_rpl of arch/x86/kernel/signal_32.c. */
function selector(value: u16): usize {
  return value <= 3 ? value : value | 3;
}

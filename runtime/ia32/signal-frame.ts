// Signal frames of programs of 32 bits: ia32_setup_frame and ia32_setup_rt_frame of arch/x86/kernel/signal_32.c.
import { SA_RESTORER, SA_SIGINFO, Sigaction, Siginfo, Ucontext } from "../../assembly/index";
import { dataSegments, loadDataSegments, ia32RtSigreturn, ia32Sigreturn } from "../natives";
import { Thread } from "../thread";
import { inIa32Vdso, isIa32Program, USER32_CS, USER_DS } from "./program";
import { writeSiginfo } from "./siginfo";
import { FSAVE_BYTES, vectorBytesIa32, writeVectors } from "./vectors";

/** Of an action, as the kernel notes it: it was set by the 32-bit table, and its handler gets a frame of 32 bits. */
export const SA_IA32_ABI: u64 = 0x02000000;

/** Of struct rt_sigframe_ia32, from the return address on. */
const SIGNAL: usize = 4;
const INFO_POINTER: usize = 8;
const CONTEXT_POINTER: usize = 12;
export const INFO: usize = 16;
export const CONTEXT: usize = 144;
const RT_CODE: usize = 260;
const RT_BYTES: usize = 268;
/** In its struct ucontext_ia32. */
export const UC_STACK: usize = 8;
export const UC_REGISTERS: usize = 20;
export const UC_MASK: usize = 108;
const UC_FP_XSTATE: u32 = 1;

/** Of struct sigframe_ia32. */
export const REGISTERS: usize = 8;
export const EXTRA_MASK: usize = 720;
const CODE: usize = 724;
const BYTES: usize = 732;

/** What a program is shown to return by: `pop %eax` (alone in the first), `mov $NR, %eax`, `int $0x80`. */
const POP_MOVE_SIGRETURN: u64 = 0x80cd_0000_0077_b858;
const MOVE_RT_SIGRETURN: u64 = 0x0080_cd00_0000_adb8;

/** Where below `top` the frame for a handler of `action` lies. */
export function ia32FrameBelow(top: usize, action: Sigaction, ucontext: Ucontext): usize {
  const fpstate = ucontext.uc_mcontext.fpstate;
  const below = fpstate == 0 ? top : vectorsBelow(top, fpstate);
  return ((below - ((action.sa_flags & SA_SIGINFO) != 0 ? RT_BYTES : BYTES) + 4) & ~<usize>15) - 4;
}

/** Where the vector state lies: what was there before FXSAVE comes first. */
function vectorsBelow(top: usize, fpstate: usize): usize {
  return ((top - (vectorBytesIa32(fpstate) - FSAVE_BYTES)) & ~<usize>63) - FSAVE_BYTES;
}

/**
 * Writes the frame of `signal` to `frame`, which is ia32FrameBelow of `top`, and makes the context that of its handler. `mask`: the program's, that its return sets again.
 */
export function enterIa32(
  thread: Thread, signal: i32, top: usize, frame: usize, action: Sigaction, info: Siginfo, ucontext: Ucontext, mask: u64,
): void {
  const registers = ucontext.uc_mcontext;
  const segments = dataSegments();
  const wide = (action.sa_flags & SA_SIGINFO) != 0;
  let fpstate: usize = 0;
  if (registers.fpstate != 0) {
    fpstate = vectorsBelow(top, registers.fpstate);
    writeVectors(fpstate, registers.fpstate, registers.cs, <u16>segments);
  }
  const restores = (action.sa_flags & SA_RESTORER) != 0;
  const restorer = restores ? action.sa_restorer : inIa32Vdso(wide ? ia32RtSigreturn() : ia32Sigreturn());
  store<u32>(frame, <u32>restorer);
  store<i32>(frame, signal, SIGNAL);
  const context = wide ? frame + CONTEXT + UC_REGISTERS : frame + REGISTERS;
  if (wide) {
    const uc = frame + CONTEXT;
    store<u32>(frame, <u32>(frame + INFO), INFO_POINTER);
    store<u32>(frame, <u32>uc, CONTEXT_POINTER);
    store<u64>(uc, <u64>(<u32>ucontext.uc_flags & UC_FP_XSTATE));
    store<u32>(uc + UC_STACK, <u32>thread.altStack);
    store<i32>(uc + UC_STACK, thread.altFlags, 4);
    store<u32>(uc + UC_STACK, <u32>thread.altBytes, 8);
    store<u64>(uc, mask, UC_MASK);
    store<u64>(frame, MOVE_RT_SIGRETURN, RT_CODE);
    writeSiginfo(frame + INFO, info);
  } else {
    store<u32>(frame, <u32>(mask >> 32), EXTRA_MASK);
    store<u64>(frame, POP_MOVE_SIGRETURN, CODE);
  }
  writeRegisters(context, ucontext, isIa32Program() ? thread.ownGs : 0, segments, fpstate, mask);

  loadDataSegments(USER_DS, USER_DS);
  registers.rip = action.sa_handler;
  registers.rsp = frame;
  registers.rax = <u64>signal;
  registers.rdx = wide ? frame + INFO : 0;
  registers.rcx = wide ? frame + CONTEXT : 0;
  registers.cs = USER32_CS;
  registers.ss = USER_DS;
}

/** struct sigcontext_32: words in the order that FIRST to LAST of the return reads again (signal-return.ts). */
function writeRegisters(to: usize, ucontext: Ucontext, gs: usize, segments: u64, fpstate: usize, mask: u64): void {
  const registers = ucontext.uc_mcontext;
  store<u32>(to, <u32>gs);
  store<u32>(to, <u32>(segments >> 32), 4);
  store<u32>(to, <u32><u16>(segments >> 16), 8);
  store<u32>(to, <u32><u16>segments, 12);
  store<u32>(to, <u32>registers.rdi, 16);
  store<u32>(to, <u32>registers.rsi, 20);
  store<u32>(to, <u32>registers.rbp, 24);
  store<u32>(to, <u32>registers.rsp, 28);
  store<u32>(to, <u32>registers.rbx, 32);
  store<u32>(to, <u32>registers.rdx, 36);
  store<u32>(to, <u32>registers.rcx, 40);
  store<u32>(to, <u32>registers.rax, 44);
  store<u32>(to, <u32>registers.trapno, 48);
  store<u32>(to, <u32>registers.err, 52);
  store<u32>(to, <u32>registers.rip, 56);
  store<u32>(to, <u32>registers.cs, 60);
  store<u32>(to, <u32>registers.eflags, 64);
  store<u32>(to, <u32>registers.rsp, 68);
  store<u32>(to, <u32>registers.ss, 72);
  store<u32>(to, <u32>fpstate, 76);
  store<u32>(to, <u32>mask, 80);
  store<u32>(to, <u32>registers.cr2, 84);
}

// Signal frames in the kernel's layout: struct rt_sigframe of arch/x86/include/asm/sigframe.h.
import { Siginfo, Ucontext } from "../../assembly/index";

/** Bytes of the return address, ucontext and siginfo. */
const UCONTEXT: usize = 8;
const SIGINFO: usize = 312;
const FRAME: usize = 440;
/** In the 512 bytes of FXSAVE: struct _fpx_sw_bytes, whose magic says that its size is true. */
const SW_RESERVED: usize = 464;
export const FP_XSTATE_MAGIC1: u32 = 0x46505853;
const FXSAVE_BYTES: usize = 512;

/** Bytes of the vector state behind a frame; 0 without one. */
export function vectorBytes(fpstate: usize): usize {
  if (fpstate == 0) return 0;
  return load<u32>(fpstate, SW_RESERVED) == FP_XSTATE_MAGIC1 ? <usize>load<u32>(fpstate, SW_RESERVED + 4) : FXSAVE_BYTES;
}

/** Where below `top` the kernel would have put a frame: the address of its return address, with the ucontext and siginfo behind. */
export function frameBelow(top: usize, ucontext: usize): usize {
  const vector = vectorBytes(changetype<Ucontext>(ucontext).uc_mcontext.fpstate);
  return ((vectorBelow(top, vector) - FRAME) & ~<usize>15) - 8;
}

function vectorBelow(top: usize, vector: usize): usize {
  return (top - vector) & ~<usize>63;
}

/** Copies a frame to `frame`, which is frameBelow of `top`. */
export function copyFrameBelow(top: usize, frame: usize, info: usize, ucontext: usize): void {
  const from = changetype<Ucontext>(ucontext).uc_mcontext.fpstate;
  const vector = vectorBytes(from);
  fill(frame, info, ucontext, vector == 0 ? 0 : vectorBelow(top, vector), from, vector);
}

/** The same upwards from `bottom`, a multiple of 64. Returns the address of the return address. */
export function copyFrameAbove(bottom: usize, info: usize, ucontext: usize): usize {
  const from = changetype<Ucontext>(ucontext).uc_mcontext.fpstate;
  const vector = vectorBytes(from);
  const fpstate = (bottom + FRAME + 63) & ~<usize>63;
  fill(bottom, info, ucontext, vector == 0 ? 0 : fpstate, from, vector);
  return bottom;
}

function fill(frame: usize, info: usize, ucontext: usize, fpstate: usize, from: usize, vector: usize): void {
  if (vector != 0) memory.copy(fpstate, from, vector);
  memory.copy(frame + UCONTEXT, ucontext, offsetof<Ucontext>());
  memory.copy(frame + SIGINFO, info, offsetof<Siginfo>());
  ucontextOf(frame).uc_mcontext.fpstate = fpstate;
}

/** In the 512 bytes of FXSAVE: the sixteen registers of 16 bytes. Behind these bytes: which components are not in their initial state. */
const XMM: usize = 160;
const XMM_BYTES: usize = 256;
const XSTATE_SSE: u64 = 2;

/** Gives a frame other XMM registers; what is above them in wider ones stays. */
export function setXmm(frame: usize, registers: usize): void {
  const fpstate = ucontextOf(frame).uc_mcontext.fpstate;
  if (fpstate == 0) return;
  memory.copy(fpstate + XMM, registers, XMM_BYTES);
  if (vectorBytes(fpstate) > FXSAVE_BYTES) store<u64>(fpstate, load<u64>(fpstate, FXSAVE_BYTES) | XSTATE_SSE, FXSAVE_BYTES);
}

export function ucontextOf(frame: usize): Ucontext {
  return changetype<Ucontext>(frame + UCONTEXT);
}

export function siginfoOf(frame: usize): Siginfo {
  return changetype<Siginfo>(frame + SIGINFO);
}

assert(offsetof<Ucontext>() == 304 && offsetof<Siginfo>() == 128);

import { Sigcontext } from "../assembly/index";

/** The application's registers during a call, at the top of the thread's private stack. Offsets as in native/entry.S. */
// @ts-ignore: decorator
@unmanaged
export class Frame {
  rdi: u64;
  rsi: u64;
  rdx: u64;
  r10: u64;
  r8: u64;
  r9: u64;
  /** The call's result once it has one. */
  rax: i64;
  /** rax at the call. */
  nr: u64;
  flags: u64;
  rsp: usize;
  /** The thunk's code. */
  thunk: usize;
  rbx: u64;
  rbp: u64;
  r12: u64;
  r13: u64;
  r14: u64;
  r15: u64;
  /** Of calls by `int $0x80` alone, which change no register but rax. */
  rcx: u64;
  r11: u64;
  /** As iretq takes them; flags and stack pointer come from above. */
  rip: usize;
  cs: u64;
  private __fill0: u64;
  private __fill1: u64;
  ss: u64;
}

export const FRAME_BYTES: usize = 192;
assert(offsetof<Frame>() == FRAME_BYTES);

/** The registers of a call's arguments, as the frame has them. */
export function takeArguments(frame: Frame, registers: Sigcontext): void {
  registers.rdi = frame.rdi;
  registers.rsi = frame.rsi;
  registers.rdx = frame.rdx;
  registers.r10 = frame.r10;
  registers.r8 = frame.r8;
  registers.r9 = frame.r9;
}

/** Those that functions keep. */
export function takeKept(frame: Frame, registers: Sigcontext): void {
  registers.rbx = frame.rbx;
  registers.rbp = frame.rbp;
  registers.r12 = frame.r12;
  registers.r13 = frame.r13;
  registers.r14 = frame.r14;
  registers.r15 = frame.r15;
}

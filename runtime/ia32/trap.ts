// Calls by `int $0x80`, from code of 32 or of 64 bits: their trap fills the frame, and code of the image's goes on in their place. All
// registers but rax stay, so they come from the frame in the end.
import { Sigcontext } from "../../assembly/index";
import { Frame, takeArguments, takeKept } from "../frame";
import { prepareTrapped } from "../gate/trapped";
import { Thunk, thunkAt } from "../gate/thunk";
import { ia32Address } from "../natives";
import { Thread } from "../thread";
import { INT80_BYTES, USER_CS, USER_DS, beginThreadIa32, isLostIa32 } from "./program";

const TRAP_FLAG: u64 = 0x100;

/** Sends the thread to where the call at `site` is made. */
export function beginIa32(thread: Thread, registers: Sigcontext, site: usize): void {
  if (isLostIa32(site)) beginThreadIa32(thread);
  const frame = changetype<Frame>(thread.frame);
  frame.rdi = registers.rdi;
  frame.rsi = registers.rsi;
  frame.rdx = registers.rdx;
  frame.r10 = registers.r10;
  frame.r8 = registers.r8;
  frame.r9 = registers.r9;
  frame.nr = <u32>registers.rax;
  frame.flags = registers.eflags;
  frame.rsp = registers.rsp;
  frame.rbx = registers.rbx;
  frame.rbp = registers.rbp;
  frame.r12 = registers.r12;
  frame.r13 = registers.r13;
  frame.r14 = registers.r14;
  frame.r15 = registers.r15;
  frame.rcx = registers.rcx;
  frame.r11 = registers.r11;
  frame.rip = site + INT80_BYTES;
  frame.cs = registers.cs;
  frame.ss = registers.ss;
  frame.thunk = prepareTrapped(thread, site, true);
  registers.rip = ia32Address();
  // The next step of one that steps through its own instructions is behind the one after the call.
  registers.eflags &= ~TRAP_FLAG;
  registers.rsp = thread.frame;
  registers.cs = USER_CS;
  registers.ss = USER_DS;
}

/** Whether the call whose frame that is came by `int $0x80`. */
// @ts-ignore: decorator
@inline
export function isIa32Frame(frame: Frame): bool {
  return frame.thunk != 0 && thunkAt(frame.thunk).ia32 != 0;
}

/** In the table of 32 bits. */
const CLOSE: u64 = 6;
const SIGRETURN: u64 = 119;
const RT_SIGRETURN: u64 = 173;

/** Whether a call of that table that ended with EINTR can be made again: what close(2) closed is gone, and sigreturn(2) has no result. */
export function isRepeatable(frame: Frame): bool {
  return frame.nr != CLOSE && frame.nr != SIGRETURN && frame.nr != RT_SIGRETURN;
}

/** Makes `registers` the application's behind the call, or, `again`, at it. */
export function leaveIa32(frame: Frame, registers: Sigcontext, again: bool): void {
  takeArguments(frame, registers);
  takeKept(frame, registers);
  registers.rax = again ? frame.nr : <u64>frame.rax;
  registers.rcx = frame.rcx;
  registers.r11 = frame.r11;
  registers.rip = again ? frame.rip - INT80_BYTES : frame.rip;
  registers.rsp = frame.rsp;
  registers.eflags = frame.flags;
  registers.cs = <u16>frame.cs;
  registers.ss = <u16>frame.ss;
}

assert(offsetof<Thunk>("ia32") == 12);

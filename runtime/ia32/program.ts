import { ARCH_SET_FS, Sigcontext, __NR_arch_prctl, syscall6 } from "../../assembly/index";
import {
  dataSegments, gsTaken, ia32Call, ia32Enter, ia32Far, ia32Found, ia32Fs, ia32Image, ia32JumpTarget, ia32Switched, ia32Vdso,
  ia32VdsoEnd,
} from "../natives";
import { currentThread, Thread } from "../thread";

/** Of native/entry.S: what is in force outside of the runtime is a gs selector. */
const GS_SELECTOR: u8 = 2;
/** What programs of 32 bits reach. */
export const IA32_END: usize = 1 << 32;
/** __USER32_CS, __USER_CS and __USER_DS of arch/x86/include/asm/segment.h. */
export const USER32_CS: u16 = 0x23;
export const USER_CS: u16 = 0x33;
export const USER_DS: u16 = 0x2b;

const PAGE: usize = 4096;
export const INT80_BYTES: usize = 2;

/** Where its vDSO is, and where it was at first. */
let vdso: usize = 0;
let vdsoMapped: usize = 0;

/** Whether the program of this process is one of 32 bits. */
// @ts-ignore: decorator
@inline
export function isIa32Program(): bool {
  return load<u8>(gsTaken()) == GS_SELECTOR;
}

/** A page that the runtime's own calls of the 32-bit table take memory from, behind the vDSO; 0 without one. Call with the lock held. */
export function lowPage(): usize {
  return vdsoMapped == 0 ? 0 : vdsoMapped + PAGE;
}

/** Notes that it will be, with its vDSO at `address`, and leads that to the image. */
export function becomeIa32(address: usize): void {
  vdsoMapped = address;
  moveIa32Vdso(address);
  // Behind `jmp *0(%rip)`.
  store<u64>(inIa32Vdso(ia32Image()), ia32Enter(), 6);
  store<u8>(gsTaken(), GS_SELECTOR);
  beginThreadIa32(currentThread());
}

/** Notes that the program's vDSO, which can be written, is at `address`. */
export function moveIa32Vdso(address: usize): void {
  vdso = address;
  store<u32>(inIa32Vdso(ia32JumpTarget()), <u32>inIa32Vdso(ia32Image()));
  store<u32>(ia32Far(), <u32>inIa32Vdso(ia32Call()));
  store<u16>(ia32Far(), USER32_CS, 4);
}

/** Where the vDSO's call goes on. */
export function ia32Landing(): usize {
  return inIa32Vdso(ia32Call()) + INT80_BYTES;
}

/** Whether `site` is the vDSO's call, which traps only where that does not find the block: then it will, unless fs is the program's. */
export function isLostIa32(site: usize): bool {
  return isIa32Program() && site == inIa32Vdso(ia32Call()) && dataSegments() >> 32 == 0;
}

/** Has calls by the vDSO find the calling thread's block. */
export function beginThreadIa32(thread: Thread): void {
  if (isIa32Program()) syscall6(__NR_arch_prctl, ARCH_SET_FS, thread.self, 0, 0, 0, 0);
}

/** What of native/ia32-vdso.S is at `label` in the image, in the program. */
export function inIa32Vdso(label: usize): usize {
  return vdso + (label - ia32Vdso());
}

/** Whether memory at `start` is the vDSO of a program of 32 bits. */
export function isIa32Vdso(start: usize): bool {
  return vdso != 0 && start == vdso;
}

export function ia32VdsoBytes(): usize {
  return ia32VdsoEnd() - ia32Vdso();
}

/** Whether a thread there is about to make a call by the vDSO, and still has the program's registers. */
// @ts-ignore: decorator
@inline
export function isEnteringIa32(rip: usize): bool {
  return (rip >= ia32Enter() && rip < ia32Switched()) || (rip < IA32_END && vdso != 0 && rip == inIa32Vdso(ia32Image()));
}

/** Moves such a thread to the vDSO's call, which traps. */
export function leaveEntering(registers: Sigcontext): void {
  if (registers.rip >= ia32Fs() && registers.rip < ia32Found()) registers.rcx = registers.r9;
  registers.rip = inIa32Vdso(ia32Call());
  registers.cs = USER32_CS;
}

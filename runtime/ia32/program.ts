import { gsTaken, ia32Vdso, ia32VdsoEnd } from "../natives";

/** Of native/entry.S: what is in force outside of the runtime is a gs selector. */
const GS_SELECTOR: u8 = 2;
/** What programs of 32 bits reach. */
export const IA32_END: usize = 1 << 32;
/** __USER32_CS, __USER_CS and __USER_DS of arch/x86/include/asm/segment.h. */
export const USER32_CS: u16 = 0x23;
export const USER_CS: u16 = 0x33;
export const USER_DS: u16 = 0x2b;

const PAGE: usize = 4096;

/** Where its vDSO is. */
let vdso: usize = 0;

/** Whether the program of this process is one of 32 bits. */
// @ts-ignore: decorator
@inline
export function isIa32Program(): bool {
  return load<u8>(gsTaken()) == GS_SELECTOR;
}

/** A page that the runtime's own calls of the 32-bit table take memory from, behind the vDSO; 0 without one. Call with the lock held. */
export function lowPage(): usize {
  return vdso == 0 ? 0 : vdso + PAGE;
}

/** Notes that it will be, with its vDSO at `address`. */
export function becomeIa32(address: usize): void {
  vdso = address;
  store<u8>(gsTaken(), GS_SELECTOR);
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

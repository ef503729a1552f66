// Memory of programs of 32 bits: the kernel chooses addresses below 4 GiB, but takes the process for one that may name any.
import { EINVAL, ENOMEM, MAP_FIXED, MAP_FIXED_NOREPLACE, MREMAP_FIXED, PROT_EXEC, PROT_READ, PROT_WRITE, syscall6, __NR_mprotect } from "../../assembly/index";
import { Frame } from "../frame";
import { passIa32 } from "./calls";
import { STACK_TOP } from "./initial-stack";
import { ia32Landing, isIa32Program, isIa32Vdso, moveIa32Vdso } from "./program";

/** i386's calls. */
const MMAP: u64 = 90;
const MUNMAP: u64 = 91;
const MREMAP: u64 = 163;
const MMAP2: u64 = 192;
const PAGE: u64 = 4096;

/** mmap, mmap2, munmap and mremap, as for a task whose TASK_SIZE is that of 32 bits. */
export function memoryIa32(frame: Frame): i64 {
  const refusal = isIa32Program() ? refused(frame) : 0;
  if (refusal != 0) return refusal;
  const result = passIa32(frame);
  if (frame.nr == MREMAP && result > 0 && isIa32Vdso(<u32>frame.rbx)) noteMoved(frame, <u32>result);
  return result;
}

/** The vDSO is elsewhere, and a call by it returns there, as vdso_fix_landing of arch/x86/entry/vdso/vma.c has it. */
function noteMoved(frame: Frame, to: usize): void {
  const landing = ia32Landing();
  syscall6(__NR_mprotect, to, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, 0, 0, 0);
  moveIa32Vdso(to);
  syscall6(__NR_mprotect, to, PAGE, PROT_READ | PROT_EXEC, 0, 0, 0);
  if (frame.rip == landing) frame.rip = ia32Landing();
}

function refused(frame: Frame): i64 {
  if (frame.nr == MUNMAP) return isBeyond(frame.rbx, frame.rcx) ? -EINVAL : 0;
  let start = frame.rbx;
  let bytes = frame.rcx;
  let flags = frame.rsi;
  if (frame.nr == MMAP) {
    const args = <usize><u32>frame.rbx;
    start = load<u32>(args);
    bytes = load<u32>(args, 4);
    flags = load<u32>(args, 12);
  } else if (frame.nr != MMAP2) {
    if ((<u32>frame.rsi & <u32>MREMAP_FIXED) == 0) return 0;
    return isBeyond(frame.rdi, frame.rdx) ? -EINVAL : 0;
  }
  return (<u32>flags & <u32>(MAP_FIXED | MAP_FIXED_NOREPLACE)) != 0 && isBeyond(start, bytes) ? -ENOMEM : 0;
}

/** Whether so many bytes from there, a page, are more than such a task has. */
function isBeyond(start: u64, bytes: u64): bool {
  return (<u32>start & <u32>(PAGE - 1)) == 0 && <u64><u32>start + <u64><u32>bytes > <u64>STACK_TOP;
}

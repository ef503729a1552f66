import { syscalls, type SystemCallName } from "./syscalls.js";

/**
 * Calls that x86-64 needs for what only x86-64 has, so that no call of the asm-generic table does the same: the fs and gs bases
 * and CPUID faulting, segment descriptors, I/O ports, and the two that the kernel's own uprobe trampolines make.
 */
export const ownToX86 = ["modify_ldt", "arch_prctl", "iopl", "ioperm", "uretprobe", "uprobe"] as const satisfies readonly SystemCallName[];

/** Of the asm-generic table, what riscv64 never had. Source: scripts/syscall.tbl, Linux 6.12 (abi `renameat`). */
export const lackingOnRiscv64 = ["renameat"] as const satisfies readonly SystemCallName[];

/** Whether a call has no number in the asm-generic table, and x86-64 could do without it. */
export function isLegacy(name: SystemCallName): boolean {
  return syscalls[name].generic === undefined && !(ownToX86 as readonly SystemCallName[]).includes(name);
}

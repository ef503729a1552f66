// In a trap session the image lies at one address in all processes: as a copy for that address (rebase.ts).
import { ET_DYN, Elf64Ehdr, Elf64Phdr, PROT_EXEC, PROT_READ, PROT_WRITE, PR_GET_MDWE, __NR_mprotect, __NR_prctl, syscall6 } from "../../assembly/index";
import { imageBase } from "../natives";
import { callOfOwn } from "./own-call";

const PAGE: usize = 4096;

/** Whether this process runs such a copy, and with it whether the session's net is the seccomp filter. */
export function isFixedImage(): bool {
  return changetype<Elf64Phdr>(imageBase() + offsetof<Elf64Ehdr>()).p_vaddr == imageBase();
}

/**
 * Has the image in memory be a shared library again: a program finds it in the vDSO's place, and the kernel has mapped it. Not where what
 * was written cannot be executed: that page may hold code.
 */
export function showAsLibrary(): void {
  if (callOfOwn(__NR_prctl, PR_GET_MDWE, 0, 0, 0, 0, 0) > 0 || syscall6(__NR_mprotect, imageBase(), PAGE, PROT_READ | PROT_WRITE, 0, 0, 0) < 0) return;
  changetype<Elf64Ehdr>(imageBase()).e_type = ET_DYN;
  syscall6(__NR_mprotect, imageBase(), PAGE, PROT_READ | PROT_EXEC, 0, 0, 0);
}

import { kernel } from "./define.js";
import { array, i64, u16, u32, u64, u8 } from "../types.js";

// Source: the exported kernel headers each struct names, Linux 6.1 and later, x86-64; <libc> where the kernel exports none.

export const elf64Ehdr = kernel("linux/elf.h", "Elf64_Ehdr", "Elf64Ehdr", 64, {
  e_ident: array(u8, 16), e_type: u16, e_machine: u16, e_version: u32, e_entry: u64, e_phoff: u64, e_shoff: u64,
  e_flags: u32, e_ehsize: u16, e_phentsize: u16, e_phnum: u16, e_shentsize: u16, e_shnum: u16, e_shstrndx: u16,
});
export const elf64Phdr = kernel("linux/elf.h", "Elf64_Phdr", "Elf64Phdr", 56, {
  p_type: u32, p_flags: u32, p_offset: u64, p_vaddr: u64, p_paddr: u64, p_filesz: u64, p_memsz: u64, p_align: u64,
});
export const elf64Shdr = kernel("linux/elf.h", "Elf64_Shdr", "Elf64Shdr", 64, {
  sh_name: u32, sh_type: u32, sh_flags: u64, sh_addr: u64, sh_offset: u64, sh_size: u64, sh_link: u32, sh_info: u32,
  sh_addralign: u64, sh_entsize: u64,
});
export const elf64Dyn = kernel("linux/elf.h", "Elf64_Dyn", "Elf64Dyn", 16, {
  d_tag: i64, d_val: u64,
}, { members: { d_val: "d_un" } });
export const elf64Sym = kernel("linux/elf.h", "Elf64_Sym", "Elf64Sym", 24, {
  st_name: u32, st_info: u8, st_other: u8, st_shndx: u16, st_value: u64, st_size: u64,
});
export const elf64Nhdr = kernel("linux/elf.h", "Elf64_Nhdr", "Elf64Nhdr", 12, {
  n_namesz: u32, n_descsz: u32, n_type: u32,
});

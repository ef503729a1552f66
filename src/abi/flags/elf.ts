import { group, type FlagGroup } from "./group.js";
import { i64, u16, u32, u64, u8 } from "../types.js";

// Source: the exported headers of Linux 6.1 (x86-64) that each group names; later ones under the kernel that brought them.

export const elf: readonly FlagGroup[] = [
  group("kernel", ["linux/auxvec.h"], u64, 10, {
    AT_NULL: 0, AT_IGNORE: 1, AT_EXECFD: 2, AT_PHDR: 3, AT_PHENT: 4, AT_PHNUM: 5, AT_PAGESZ: 6, AT_BASE: 7,
    AT_FLAGS: 8, AT_ENTRY: 9, AT_NOTELF: 10, AT_UID: 11, AT_EUID: 12, AT_GID: 13, AT_EGID: 14, AT_PLATFORM: 15,
    AT_HWCAP: 16, AT_CLKTCK: 17, AT_SECURE: 23, AT_BASE_PLATFORM: 24, AT_RANDOM: 25, AT_HWCAP2: 26, AT_EXECFN: 31,
    AT_SYSINFO_EHDR: 33, AT_MINSIGSTKSZ: 51,
  }),
  group("kernel", ["linux/elf.h"], u16, 10, {
    ET_NONE: 0, ET_REL: 1, ET_EXEC: 2, ET_DYN: 3, EM_386: 3, ET_CORE: 4, EM_X86_64: 62, EM_AARCH64: 183,
    EM_RISCV: 243, PN_XNUM: 65535,
  }),
  group("kernel", ["linux/elf.h"], u8, 10, {
    STT_NOTYPE: 0, STB_LOCAL: 0, EV_CURRENT: 1, ELFDATA2LSB: 1, ELFCLASS32: 1, STT_OBJECT: 1, STB_GLOBAL: 1,
    STB_WEAK: 2, ELFDATA2MSB: 2, STT_FUNC: 2, ELFCLASS64: 2, EI_CLASS: 4, EI_DATA: 5, STT_TLS: 6, EI_VERSION: 6,
    EI_OSABI: 7,
  }),
  group("kernel", ["linux/elf.h"], u32, 16, {
    PT_NULL: 0x0, PT_LOAD: 0x1, NT_PRSTATUS: 0x1, PF_X: 0x1, NT_PRFPREG: 0x2, PT_DYNAMIC: 0x2, PF_W: 0x2,
    PT_INTERP: 0x3, PF_R: 0x4, PT_NOTE: 0x4, PT_SHLIB: 0x5, NT_GNU_PROPERTY_TYPE_0: 0x5, PT_PHDR: 0x6, PT_TLS: 0x7,
    NT_X86_XSTATE: 0x202, PT_GNU_EH_FRAME: 0x6474e550, PT_GNU_STACK: 0x6474e551, PT_GNU_RELRO: 0x6474e552,
    PT_GNU_PROPERTY: 0x6474e553,
  }),
  group("kernel", ["linux/elf.h"], i64, 16, {
    DT_NULL: 0x0, DT_NEEDED: 0x1, DT_PLTRELSZ: 0x2, DT_PLTGOT: 0x3, DT_HASH: 0x4, DT_STRTAB: 0x5, DT_SYMTAB: 0x6,
    DT_RELA: 0x7, DT_RELASZ: 0x8, DT_RELAENT: 0x9, DT_STRSZ: 0xa, DT_SYMENT: 0xb, DT_INIT: 0xc, DT_FINI: 0xd,
    DT_SONAME: 0xe, DT_RPATH: 0xf, DT_SYMBOLIC: 0x10, DT_REL: 0x11, DT_RELSZ: 0x12, DT_RELENT: 0x13, DT_PLTREL: 0x14,
    DT_DEBUG: 0x15, DT_TEXTREL: 0x16, DT_JMPREL: 0x17, DT_ENCODING: 0x20, DT_VERSYM: 0x6ffffff0,
    DT_RELACOUNT: 0x6ffffff9, DT_RELCOUNT: 0x6ffffffa, DT_FLAGS_1: 0x6ffffffb, DT_VERDEF: 0x6ffffffc,
    DT_VERDEFNUM: 0x6ffffffd, DT_VERNEED: 0x6ffffffe, DT_VERNEEDNUM: 0x6fffffff,
  }),
];

// The image is position-independent and has no relocations, so a copy for one address differs in a few words of its headers.
import {
  DT_HASH, DT_NULL, DT_STRTAB, DT_SYMTAB, DT_VERDEF, DT_VERSYM, ET_EXEC, Elf64Dyn, Elf64Ehdr, Elf64Phdr, Elf64Sym,
  PT_DYNAMIC, PT_LOAD,
} from "../../assembly/index";

const ABSOLUTE: u16 = 0xfff1;
const DT_GNU_HASH: i64 = 0x6fff_fef5;

/** Makes the copy of the image's file at `copy` one that the kernel maps at `base` and nowhere else. */
export function rebaseImage(copy: usize, base: usize): void {
  const header = changetype<Elf64Ehdr>(copy);
  const distance = base - linkBase(copy);
  header.e_type = ET_EXEC;
  header.e_entry += distance;
  for (let i: usize = 0; i < <usize>header.e_phnum; i++) {
    const phdr = programHeader(copy, i);
    if (phdr.p_memsz == 0) continue;
    phdr.p_vaddr += distance;
    phdr.p_paddr += distance;
    if (phdr.p_type == PT_DYNAMIC) rebaseDynamic(copy, copy + <usize>phdr.p_offset, base, distance);
  }
}

function programHeader(copy: usize, index: usize): Elf64Phdr {
  return changetype<Elf64Phdr>(copy + <usize>changetype<Elf64Ehdr>(copy).e_phoff + index * offsetof<Elf64Phdr>());
}

/** The address the image was linked for, which is its file's first byte's. */
function linkBase(copy: usize): usize {
  for (let i: usize = 0; ; i++) {
    const phdr = programHeader(copy, i);
    if (phdr.p_type == PT_LOAD) return <usize>(phdr.p_vaddr - phdr.p_offset);
  }
  return 0;
}

/** The tables of names lie in the first segment, where address and offset go together. */
function rebaseDynamic(copy: usize, dynamic: usize, base: usize, distance: usize): void {
  let symbols: usize = 0;
  let count: usize = 0;
  for (let entry = changetype<Elf64Dyn>(dynamic); entry.d_tag != DT_NULL; entry = next(entry)) {
    if (!isAddress(entry.d_tag)) continue;
    entry.d_val += distance;
    const table = copy + <usize>(entry.d_val - base);
    if (entry.d_tag == DT_SYMTAB) symbols = table;
    // Its second word is the number of symbols.
    else if (entry.d_tag == DT_HASH) count = <usize>load<u32>(table, 4);
  }
  for (let i: usize = 1; i < count; i++) {
    const symbol = changetype<Elf64Sym>(symbols + i * offsetof<Elf64Sym>());
    if (symbol.st_shndx != 0 && symbol.st_shndx != ABSOLUTE) symbol.st_value += distance;
  }
}

function next(entry: Elf64Dyn): Elf64Dyn {
  return changetype<Elf64Dyn>(changetype<usize>(entry) + offsetof<Elf64Dyn>());
}

function isAddress(tag: i64): bool {
  return tag == DT_HASH || tag == DT_GNU_HASH || tag == DT_STRTAB || tag == DT_SYMTAB || tag == DT_VERDEF || tag == DT_VERSYM;
}

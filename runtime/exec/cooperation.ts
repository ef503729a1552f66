import { Elf64Nhdr, Elf64Phdr, PT_LOAD, PT_NOTE } from "../../assembly/index";
import { LoadedElf } from "./load-elf";

/** The note of a C library that makes its calls by the image's functions (lab/musl): "Linux-ABI", type 1, its version. */
const NAME = "Linux-ABI";
const TYPE: u32 = 1;

/** Whether a mapped ELF file says that its calls come by the image's functions. */
export function cooperates(elf: LoadedElf): bool {
  if (elf.phdrs == 0) return false;
  for (let i: usize = 0; i < elf.phdrCount; i++) {
    const phdr = header(elf, i);
    if (phdr.p_type == PT_NOTE && isMapped(elf, phdr) && hasNote(elf.bias + <usize>phdr.p_vaddr, <usize>phdr.p_filesz)) return true;
  }
  return false;
}

function header(elf: LoadedElf, index: usize): Elf64Phdr {
  return changetype<Elf64Phdr>(elf.phdrs + index * offsetof<Elf64Phdr>());
}

function isMapped(elf: LoadedElf, note: Elf64Phdr): bool {
  for (let i: usize = 0; i < elf.phdrCount; i++) {
    const phdr = header(elf, i);
    const offset = note.p_vaddr - phdr.p_vaddr;
    if (phdr.p_type == PT_LOAD && offset <= phdr.p_filesz && note.p_filesz <= phdr.p_filesz - offset) return true;
  }
  return false;
}

function hasNote(start: usize, bytes: usize): bool {
  const size = offsetof<Elf64Nhdr>();
  for (let at: usize = 0; bytes >= size && at <= bytes - size;) {
    const note = changetype<Elf64Nhdr>(start + at);
    const name = start + at + size;
    const named = note.n_namesz == <u32>NAME.length + 1 && at + size + <usize>NAME.length < bytes;
    if (named && note.n_type == TYPE && isName(name)) return true;
    at += size + padded(note.n_namesz) + padded(note.n_descsz);
  }
  return false;
}

function isName(at: usize): bool {
  for (let i = 0; i < NAME.length; i++) if (<i32>load<u8>(at + <usize>i) != NAME.charCodeAt(i)) return false;
  return load<u8>(at + <usize>NAME.length) == 0;
}

function padded(bytes: u32): usize {
  return (<usize>bytes + 3) & ~<usize>3;
}

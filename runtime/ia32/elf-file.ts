// ELF files of i386, read as if they were of 64 bits.
import {
  EI_CLASS, ELFCLASS32, EM_386, ET_DYN, ET_EXEC, Elf64Ehdr, Elf64Phdr, __NR_pread64, syscall6,
} from "../../assembly/index";
import { HEAD_BYTES, isElf, PHDR_BYTES } from "../exec/elf-file";

export const IA32_PHDR_BYTES: usize = 32;
const WIDE_PHDR_SIZE: usize = offsetof<Elf64Phdr>();

/** Whether it is an ELF program of i386. */
export function isIa32Elf(head: usize): bool {
  const header = changetype<Elf64Ehdr>(head);
  return isElf(head) && header.e_machine == EM_386 && load<u8>(head + EI_CLASS) == ELFCLASS32
    && (header.e_type == ET_EXEC || header.e_type == ET_DYN);
}

/**
 * Makes the header in `head`, of which the first `headBytes` bytes are there, one of 64 bits, and writes the program headers as such to
 * `room`, PHDR_BYTES. `room`, or 0 if there are none that the kernel would take.
 */
export function widenHeaders(fd: i32, head: usize, headBytes: i64, room: usize): usize {
  const count = <usize>load<u16>(head, 44);
  const offset = <usize>load<u32>(head, 28);
  if (<usize>load<u16>(head, 42) != IA32_PHDR_BYTES || count == 0 || count * WIDE_PHDR_SIZE > PHDR_BYTES) return 0;
  const inHead = offset < HEAD_BYTES && offset + count * IA32_PHDR_BYTES <= <usize>headBytes;
  const one = changetype<usize>(new StaticArray<u32>(8));
  for (let i: usize = 0; i < count; i++) {
    let from = head + offset + i * IA32_PHDR_BYTES;
    if (!inHead) {
      from = one;
      if (syscall6(__NR_pread64, fd, one, IA32_PHDR_BYTES, offset + i * IA32_PHDR_BYTES, 0, 0) != IA32_PHDR_BYTES) return 0;
    }
    const phdr = changetype<Elf64Phdr>(room + i * WIDE_PHDR_SIZE);
    phdr.p_type = load<u32>(from);
    phdr.p_offset = load<u32>(from, 4);
    phdr.p_vaddr = load<u32>(from, 8);
    phdr.p_paddr = load<u32>(from, 12);
    phdr.p_filesz = load<u32>(from, 16);
    phdr.p_memsz = load<u32>(from, 20);
    phdr.p_flags = load<u32>(from, 24);
    phdr.p_align = load<u32>(from, 28);
  }
  const header = changetype<Elf64Ehdr>(head);
  const entry = load<u32>(head, 24);
  header.e_entry = entry;
  header.e_phoff = offset;
  header.e_phentsize = <u16>WIDE_PHDR_SIZE;
  header.e_phnum = <u16>count;
  return room;
}

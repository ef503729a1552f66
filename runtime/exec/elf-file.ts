import {
  EIO, EI_CLASS, ELFCLASS32, ELFCLASS64, ELIBBAD, EM_386, EM_X86_64, ENOEXEC, ET_DYN, ET_EXEC, Elf64Ehdr, Elf64Phdr,
  PATH_MAX, PT_INTERP, __NR_pread64, syscall6,
} from "../../assembly/index";
import { isIa32Elf, widenHeaders } from "../ia32/elf-file";

/** Bytes read of a file at first: they hold the program headers of nearly all. */
export const HEAD_BYTES: usize = 1024;
/** The kernel takes no more bytes of program headers. */
export const PHDR_BYTES: usize = 65536;

const EHDR32_BYTES: i64 = 52;
const PHDR_SIZE: usize = offsetof<Elf64Phdr>();
/** 0x7f "ELF". */
const MAGIC: u32 = 0x464c_457f;

/** Reads the beginning of a file, padded with NULs to HEAD_BYTES. How much was read, or -errno. */
export function readHead(fd: i32, head: usize): i64 {
  const got = syscall6(__NR_pread64, fd, head, HEAD_BYTES, 0, 0, 0);
  if (got >= 0) memory.fill(head + <usize>got, 0, HEAD_BYTES - <usize>got);
  return got;
}

export function isElf(head: usize): bool {
  return load<u32>(head) == MAGIC;
}

/** Whether it is a program that this machine may be able to run, but not in 64-bit mode. */
export function isElf32(head: usize): bool {
  const header = changetype<Elf64Ehdr>(head);
  const known = (header.e_machine == EM_386 || header.e_machine == EM_X86_64) && (header.e_type == ET_EXEC || header.e_type == ET_DYN);
  return isElf(head) && load<u8>(head + EI_CLASS) == ELFCLASS32 && known;
}

/** Whether it is an ELF program of x86-64 Linux that runs in 64-bit mode. */
export function isOurs(head: usize): bool {
  const header = changetype<Elf64Ehdr>(head);
  return isElf(head) && header.e_machine == EM_X86_64 && load<u8>(head + EI_CLASS) == ELFCLASS64
    && (header.e_type == ET_EXEC || header.e_type == ET_DYN);
}

/**
 * Address of the program headers: in `head` if it has all of them, else read to `room`, PHDR_BYTES, unless that is 0.
 * 0 if there are none that the kernel would take.
 */
export function programHeaders(fd: i32, head: usize, headBytes: i64, room: usize): usize {
  const header = changetype<Elf64Ehdr>(head);
  const bytes = <usize>header.e_phnum * PHDR_SIZE;
  if (<usize>header.e_phentsize != PHDR_SIZE || bytes == 0 || bytes > PHDR_BYTES) return 0;
  if (header.e_phoff < HEAD_BYTES && header.e_phoff + bytes <= <u64>headBytes) return head + <usize>header.e_phoff;
  return room != 0 && syscall6(__NR_pread64, fd, room, bytes, header.e_phoff, 0, 0) == bytes ? room : 0;
}

/**
 * Where the name of the interpreter is that the program asks for: in `head`, which has the file's first `headBytes` bytes, or else read to
 * `room`, PATH_MAX bytes. 0 if it asks for none, or -errno.
 */
export function interpreterName(fd: i32, phdrs: usize, count: usize, head: usize, headBytes: usize, room: usize): i64 {
  for (let i: usize = 0; i < count; i++) {
    const phdr = changetype<Elf64Phdr>(phdrs + i * PHDR_SIZE);
    if (phdr.p_type != PT_INTERP) continue;
    if (phdr.p_filesz > <u64>PATH_MAX || phdr.p_filesz < 2) return -ENOEXEC;
    let name = head + <usize>phdr.p_offset;
    if (phdr.p_offset > <u64>headBytes || phdr.p_filesz > <u64>headBytes - phdr.p_offset) {
      name = room;
      const got = syscall6(__NR_pread64, fd, room, phdr.p_filesz, phdr.p_offset, 0, 0);
      if (got != phdr.p_filesz) return got < 0 ? got : -EIO;
    }
    return load<u8>(name + <usize>phdr.p_filesz - 1) == 0 ? <i64>name : -ENOEXEC;
  }
  return 0;
}

/**
 * 0 if the file can be an interpreter, `ia32`: of a program of 32 bits, else -ELIBBAD, or -EIO if it is too short. `head` has HEAD_BYTES,
 * `room` PHDR_BYTES.
 */
export function checkInterpreter(fd: i32, head: usize, room: usize, ia32: bool): i64 {
  const got = readHead(fd, head);
  if (got < 0) return got;
  const least: i64 = ia32 ? EHDR32_BYTES : offsetof<Elf64Ehdr>();
  if (got < least) return -EIO;
  if (ia32) return isIa32Elf(head) && widenHeaders(fd, head, got, room) != 0 ? 0 : -ELIBBAD;
  const header = changetype<Elf64Ehdr>(head);
  if (!isElf(head) || header.e_machine != EM_X86_64) return -ELIBBAD;
  return programHeaders(fd, head, got, room) == 0 ? -ELIBBAD : 0;
}

import {
  EINVAL, ENOMEM, ET_EXEC, Elf64Ehdr, Elf64Phdr, MAP_ANONYMOUS, MAP_FIXED, MAP_FIXED_NOREPLACE, MAP_NORESERVE, MAP_POPULATE, MAP_PRIVATE,
  PF_R, PF_W, PF_X, PROT_EXEC, PROT_NONE, PROT_READ, PROT_WRITE, PT_GNU_STACK, PT_LOAD, __NR_mmap, __NR_munmap, syscall6,
} from "../../assembly/index";
import { int80 } from "../natives";
import { codeMapped } from "../gate/plan";
import { POPULATED_DATA } from "../prefault";
import { areFaultsDear } from "../session/session";
import { PAGE, pageEnd, pageOffset, pageStart } from "./pages";

const PHDR_SIZE: usize = offsetof<Elf64Phdr>();
/** Where the kernel puts position-independent programs, before randomization: two thirds of the address space. */
export const PROGRAM_BASE: usize = 0x5555_5555_4000;
const TASK_SIZE: u64 = 0x7fff_ffff_f000;
/** The same as POPULATED_DATA for what is only read: its pages are there already. */
const POPULATED_CODE: usize = 256 << 10;

/** As much is free where programs with an interpreter go: nothing else of a new process is within a TiB. */
const SURELY_FREE: usize = 1 << 30;

/** An ELF file in memory: addresses as they are, after the bias. */
// @ts-ignore: decorator
@unmanaged
export class LoadedElf {
  /** What was added to the file's own addresses. */
  bias: usize;
  entry: usize;
  /** Its program headers, 0 if no segment holds them. */
  phdrs: usize;
  phdrCount: usize;
  startCode: usize;
  endCode: usize;
  startData: usize;
  endData: usize;
  /** Behind its last byte. */
  end: usize;
  executableStack: bool;
  /** Whether there is a program header that says so. */
  saysStack: bool;
  /** Whether it is code of 32 bits: known beforehand. */
  ia32: bool;
}

/** What decides where a program goes. */
export enum Place {
  /** Where the kernel likes: interpreters, and programs that need none. */
  anywhere,
  /** `base`, where programs with an interpreter go. */
  atBase,
  /** Below 4 GiB, where the kernel likes for programs of 32 bits. */
  low,
}

/**
 * Maps the segments of the program open as `fd` as fs/binfmt_elf.c does. Addresses of the file are its own if it is ET_EXEC,
 * else relative to `base` (Place.atBase) or to where there is room. 0 or -errno; what was mapped then stays.
 */
export function loadElf(fd: i32, header: Elf64Ehdr, phdrs: usize, place: Place, base: usize, to: LoadedElf): i64 {
  const count = <usize>header.e_phnum;
  const sane = checkSegments(phdrs, count);
  if (sane < 0) return sane;
  let bias: usize = 0;
  let flags: u64 = MAP_PRIVATE | MAP_FIXED_NOREPLACE;
  if (header.e_type != ET_EXEC) {
    const found = findSpace(phdrs, count, place, base);
    if (found < 0) return found;
    bias = <usize>found - lowestPage(phdrs, count);
    flags = MAP_PRIVATE | MAP_FIXED;
  }
  to.bias = bias;
  to.entry = <usize>header.e_entry + bias;
  to.phdrs = 0;
  to.phdrCount = count;
  to.startCode = usize.MAX_VALUE;
  to.endCode = 0;
  to.startData = 0;
  to.endData = 0;
  to.end = 0;
  to.executableStack = false;
  to.saysStack = false;
  for (let i: usize = 0; i < count; i++) {
    const phdr = changetype<Elf64Phdr>(phdrs + i * PHDR_SIZE);
    if (phdr.p_type == PT_GNU_STACK) {
      to.executableStack = (phdr.p_flags & PF_X) != 0;
      to.saysStack = true;
    }
    if (phdr.p_type != PT_LOAD) continue;
    const mapped = mapSegment(fd, phdr, bias, flags);
    if (mapped < 0) return mapped;
    flags = MAP_PRIVATE | MAP_FIXED;
    measure(phdr, header, bias, to);
  }
  // Only now: what patches need has to be where no segment will be.
  if (!to.ia32) for (let i: usize = 0; i < count; i++) noteCode(fd, changetype<Elf64Phdr>(phdrs + i * PHDR_SIZE), bias);
  return 0;
}

function noteCode(fd: i32, phdr: Elf64Phdr, bias: usize): void {
  if (phdr.p_type != PT_LOAD || (phdr.p_flags & (PF_X | PF_W)) != PF_X || phdr.p_filesz == 0) return;
  const address = <usize>phdr.p_vaddr + bias;
  codeMapped(pageStart(address), pageEnd(address + <usize>phdr.p_filesz), fd, phdr.p_offset - pageOffset(address));
}

function lowestPage(phdrs: usize, count: usize): usize {
  let lowest: usize = usize.MAX_VALUE;
  for (let i: usize = 0; i < count; i++) {
    const phdr = changetype<Elf64Phdr>(phdrs + i * PHDR_SIZE);
    if (phdr.p_type == PT_LOAD) lowest = min(lowest, pageStart(<usize>phdr.p_vaddr));
  }
  return lowest;
}

function checkSegments(phdrs: usize, count: usize): i64 {
  for (let i: usize = 0; i < count; i++) {
    const phdr = changetype<Elf64Phdr>(phdrs + i * PHDR_SIZE);
    if (phdr.p_type != PT_LOAD) continue;
    if (phdr.p_filesz > phdr.p_memsz || phdr.p_memsz > TASK_SIZE || phdr.p_vaddr > TASK_SIZE - phdr.p_memsz) return -EINVAL;
  }
  return 0;
}

/** Where all segments of a position-independent file have room: the kernel is asked, and gets the space back, unless it is certain. */
function findSpace(phdrs: usize, count: usize, place: Place, base: usize): i64 {
  let highest: usize = 0;
  let alignment: usize = PAGE;
  for (let i: usize = 0; i < count; i++) {
    const phdr = changetype<Elf64Phdr>(phdrs + i * PHDR_SIZE);
    if (phdr.p_type != PT_LOAD) continue;
    highest = max(highest, <usize>phdr.p_vaddr + <usize>phdr.p_memsz);
    if (isPowerOfTwo(<usize>phdr.p_align)) alignment = max(alignment, <usize>phdr.p_align);
  }
  if (highest == 0) return -EINVAL;
  let size = pageEnd(highest) - lowestPage(phdrs, count);
  let hint: usize = 0;
  let flags: u64 = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  if (place == Place.low) {
    const low = findSpaceLow(size + alignment - PAGE);
    return low < 0 ? low : (low + alignment - 1) & ~(alignment - 1);
  }
  if (place == Place.atBase) {
    hint = base & ~(alignment - 1);
    if (size <= SURELY_FREE) return hint;
    flags |= MAP_FIXED_NOREPLACE;
  } else size += alignment - PAGE;
  const at = syscall6(__NR_mmap, hint, size, PROT_NONE, flags, -1, 0);
  if (at < 0) return at;
  syscall6(__NR_munmap, at, size, 0, 0, 0, 0);
  return (at + alignment - 1) & ~(alignment - 1);
}

/** i386's call, and its flags MAP_PRIVATE, MAP_ANONYMOUS and MAP_NORESERVE. */
const MMAP2: i32 = 192;
const LOW_FLAGS: u32 = 0x4022;

/** Where `size` bytes are free below 4 GiB, as the kernel chooses; -errno if they are not. */
export function findSpaceLow(size: usize): i64 {
  const at = int80(MMAP2, 0, <u32>size, <u32>PROT_NONE, LOW_FLAGS, u32.MAX_VALUE, 0);
  if (at >= 0) syscall6(__NR_munmap, at, size, 0, 0, 0, 0);
  return at;
}

function isPowerOfTwo(value: usize): bool {
  return value != 0 && (value & (value - 1)) == 0;
}

function protection(flags: u32): u64 {
  return ((flags & PF_R) != 0 ? PROT_READ : 0) | ((flags & PF_W) != 0 ? PROT_WRITE : 0) | ((flags & PF_X) != 0 ? PROT_EXEC : 0);
}

function mapSegment(fd: i32, phdr: Elf64Phdr, bias: usize, flags: u64): i64 {
  const address = <usize>phdr.p_vaddr + bias;
  const start = pageStart(address);
  const fileEnd = address + <usize>phdr.p_filesz;
  const end = address + <usize>phdr.p_memsz;
  const prot = protection(phdr.p_flags);
  let zeroFrom = start;
  if (phdr.p_filesz != 0) {
    const offset = phdr.p_offset - pageOffset(address);
    const bytes = pageEnd(fileEnd) - start;
    const at = syscall6(__NR_mmap, start, bytes, prot, flags | populated(bytes, prot), fd, offset);
    if (at < 0) return at;
    if (<usize>at != start) return -ENOMEM;
    zeroFrom = pageEnd(fileEnd);
    if (end > fileEnd && (phdr.p_flags & PF_W) != 0) memory.fill(fileEnd, 0, zeroFrom - fileEnd);
  }
  if (pageEnd(end) <= zeroFrom) return 0;
  // What the file does not fill can be written, whatever the segment says.
  const zeroProt = PROT_READ | PROT_WRITE | (prot & PROT_EXEC);
  const anonymous = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
  const zeroed = syscall6(__NR_mmap, zeroFrom, pageEnd(end) - zeroFrom, zeroProt, anonymous, -1, 0);
  return zeroed < 0 ? zeroed : 0;
}

/** Most of a small segment is used soon: its pages come with it. Of what is only read the kernel brings in several by one fault. */
function populated(bytes: usize, prot: u64): u64 {
  if ((prot & PROT_WRITE) != 0) return bytes <= POPULATED_DATA ? MAP_POPULATE : 0;
  return bytes <= POPULATED_CODE && areFaultsDear() ? MAP_POPULATE : 0;
}

function measure(phdr: Elf64Phdr, header: Elf64Ehdr, bias: usize, to: LoadedElf): void {
  const start = <usize>phdr.p_vaddr + bias;
  const fileEnd = start + <usize>phdr.p_filesz;
  if (phdr.p_offset <= header.e_phoff && header.e_phoff < phdr.p_offset + phdr.p_filesz) {
    to.phdrs = <usize>(header.e_phoff - phdr.p_offset) + start;
  }
  if ((phdr.p_flags & PF_X) != 0) {
    to.startCode = min(to.startCode, start);
    to.endCode = max(to.endCode, fileEnd);
  }
  to.startData = max(to.startData, start);
  to.endData = max(to.endData, fileEnd);
  to.end = max(to.end, start + <usize>phdr.p_memsz);
}


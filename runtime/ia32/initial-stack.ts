// What a program of 32 bits begins with: a stack below 4 GiB, with what the kernel put on the process's first stack, in words of 32 bits.
// Source: create_elf_tables of fs/binfmt_elf.c, and arch/x86/include/asm/elf.h.
import {
  AT_BASE_PLATFORM, AT_EXECFN, AT_NULL, AT_PLATFORM, AT_RANDOM, AT_SYSINFO_EHDR, ENOMEM, MAP_ANONYMOUS, MAP_FIXED_NOREPLACE,
  MAP_GROWSDOWN, MAP_NORESERVE, MAP_PRIVATE, PROT_EXEC, PROT_READ, PROT_WRITE, __NR_mmap, syscall6,
} from "../../assembly/index";
import { InitialStack, auxiliary } from "../exec/initial-stack";
import { PAGE, pageEnd } from "../exec/pages";

/** Not in the headers of x86-64. */
const AT_SYSINFO: u64 = 32;
const WIDE: usize = sizeof<usize>();
const WORD: usize = 4;
/** What such a program is told about the processor. */
const PLATFORM = "i686";
const RANDOM_BYTES: usize = 16;
/** The end of what programs of 32 bits reach, but for a page: IA32_PAGE_OFFSET. */
export const STACK_TOP: usize = 0xffffe000;
/** What is mapped beyond what is on it at first; the rest comes as it grows. */
const ROOM: usize = 132 << 10;

/** Where things are on the new stack. */
// @ts-ignore: decorator
@unmanaged
export class Ia32Stack {
  sp: usize;
  argStart: usize;
  argEnd: usize;
  envEnd: usize;
  auxv: usize;
  auxvBytes: usize;
}

/**
 * Makes the stack below `top` from what is on the first one; `vdso` and `vsyscall` are addresses for its auxiliary vector. 0 or -errno.
 */
export function buildIa32Stack(from: InitialStack, top: usize, vdso: usize, vsyscall: usize, executable: bool, to: Ia32Stack): i64 {
  const environment = (from.auxv - from.envp) / WIDE - 1;
  const entries = from.auxvBytes / (2 * WIDE) + 1;
  const words = 1 + from.argc + 1 + environment + 1 + 2 * entries;
  const name = auxiliary(from, AT_EXECFN);
  const strings = stringsBytes(from.argv, from.argc) + stringsBytes(from.envp, environment) + lengthOf(name) + WIDE;
  const size = pageEnd(strings + words * WORD + RANDOM_BYTES + 64 + ROOM);
  const prot = PROT_READ | PROT_WRITE | (executable ? PROT_EXEC : 0);
  const flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_GROWSDOWN | MAP_FIXED_NOREPLACE;
  const mapped = syscall6(__NR_mmap, top - size, size, prot, flags, -1, 0);
  if (mapped < 0) return mapped;
  if (<usize>mapped != top - size) return -ENOMEM;

  // As in a native process: a word of zero, the file's name, environment, arguments, downwards.
  let at = top - WIDE - lengthOf(name);
  memory.copy(at, name, lengthOf(name));
  const ownName = at;
  at -= stringsBytes(from.envp, environment);
  const envStart = at;
  at -= stringsBytes(from.argv, from.argc);
  to.argStart = at;
  to.argEnd = envStart;
  to.envEnd = ownName;
  at = (at - lengthOfPlatform()) & ~<usize>15;
  const platform = at;
  for (let i = 0; i < PLATFORM.length; i++) store<u8>(platform + <usize>i, <u8>PLATFORM.charCodeAt(i));
  at -= RANDOM_BYTES;
  const random = at;
  memory.copy(random, auxiliary(from, AT_RANDOM), RANDOM_BYTES);

  to.sp = (at - words * WORD) & ~<usize>15;
  at = to.sp;
  store<u32>(at, <u32>from.argc);
  at = writeStrings(at + WORD, from.argv, from.argc, to.argStart);
  at = writeStrings(at, from.envp, environment, envStart);
  to.auxv = at;
  at = writeEntry(at, AT_SYSINFO, vsyscall);
  for (let entry = from.auxv; load<u64>(entry) != AT_NULL; entry += 2 * WIDE) {
    const type = load<u64>(entry);
    let value = load<usize>(entry, WIDE);
    if (type == AT_BASE_PLATFORM) continue;
    if (type == AT_SYSINFO_EHDR) value = vdso;
    else if (type == AT_PLATFORM) value = platform;
    else if (type == AT_RANDOM) value = random;
    else if (type == AT_EXECFN) value = ownName;
    at = writeEntry(at, type, value);
  }
  to.auxvBytes = writeEntry(at, AT_NULL, 0) - to.auxv;
  return 0;
}

function writeEntry(at: usize, type: u64, value: usize): usize {
  store<u32>(at, <u32>type);
  store<u32>(at, <u32>value, WORD);
  return at + 2 * WORD;
}

/** Copies `count` strings one behind the other to `strings`, and pointers to them, with 0 at the end, to `at`. Behind those. */
function writeStrings(at: usize, list: usize, count: usize, strings: usize): usize {
  for (let i: usize = 0; i < count; i++) {
    const text = load<usize>(list + i * WIDE);
    const bytes = lengthOf(text);
    memory.copy(strings, text, bytes);
    store<u32>(at, <u32>strings);
    strings += bytes;
    at += WORD;
  }
  store<u32>(at, 0);
  return at + WORD;
}

/** Bytes of a string, its NUL included. */
function lengthOf(text: usize): usize {
  let end = text;
  while (load<u8>(end) != 0) end++;
  return end + 1 - text;
}

function lengthOfPlatform(): usize {
  return <usize>PLATFORM.length + 1;
}

function stringsBytes(list: usize, count: usize): usize {
  let bytes: usize = 0;
  for (let i: usize = 0; i < count; i++) bytes += lengthOf(load<usize>(list + i * WIDE));
  return bytes;
}

assert(STACK_TOP % PAGE == 0);

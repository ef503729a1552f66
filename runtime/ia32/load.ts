// The last steps to a program of 32 bits, which is mapped: its vDSO, its stack, and what the kernel is told about its memory.
import {
  GRND_INSECURE, GRND_NONBLOCK, MAP_ANONYMOUS, MAP_FIXED, MAP_PRIVATE, PROT_EXEC, PROT_READ, PROT_WRITE, PrctlMmMap,
  READ_IMPLIES_EXEC, __NR_getrandom, __NR_mmap, __NR_mprotect, __NR_personality, syscall6,
} from "../../assembly/index";
import { InitialStack } from "../exec/initial-stack";
import { LoadedElf, findSpaceLow } from "../exec/load-elf";
import { tell } from "../exec/memory-map";
import { PAGE, pageEnd } from "../exec/pages";
import { unsettleForGood } from "../gate/settle";
import { keepRange } from "../memory/own";
import { ia32Vdso, ia32Vsyscall } from "../natives";
import { buildIa32Stack, Ia32Stack, STACK_TOP } from "./initial-stack";
import { becomeIa32, ia32VdsoBytes, inIa32Vdso } from "./program";

/** Where position-independent programs go: ELF_ET_DYN_BASE. */
export const IA32_PROGRAM_BASE: usize = 0x400000;
/** Of the page numbers that are random where it goes, vm.mmap_rnd_compat_bits by default: 8 bits. */
export const IA32_PROGRAM_SPREAD: usize = 256 * PAGE;
/** arch_randomize_brk's, and the stack's: __STACK_RND_MASK pages. */
const HEAP_SPREAD: u32 = 0x02000000;
const STACK_SPREAD: u32 = 0x7ff;

/** What the kernel takes, or 0 where addresses are not random. */
function draw(random: bool): u64 {
  const word = new StaticArray<u64>(1);
  if (random) syscall6(__NR_getrandom, changetype<usize>(word), sizeof<u64>(), GRND_INSECURE | GRND_NONBLOCK, 0, 0, 0);
  return word[0];
}

/**
 * Makes the process one of 32 bits. `low`: the program has no interpreter and no place of its own. `random`: addresses are. The stack
 * pointer to begin with, or -errno.
 */
export function beginIa32Program(stack: InitialStack, program: LoadedElf, low: bool, random: bool): i64 {
  unsettleForGood();
  const vdso = mapVdso();
  if (vdso < 0) return vdso;
  // Such a file says nothing about its stack: all that can be read can be executed.
  if (!program.saysStack) {
    const persona = syscall6(__NR_personality, 0xffffffff, 0, 0, 0, 0, 0);
    if (persona >= 0) syscall6(__NR_personality, persona | READ_IMPLIES_EXEC, 0, 0, 0, 0, 0);
  }
  const word = draw(random);
  const top = STACK_TOP - <usize>(<u32>word & STACK_SPREAD) * PAGE;
  const own = new Ia32Stack();
  const built = buildIa32Stack(stack, top, <usize>vdso, inIa32Vdso(ia32Vsyscall()), program.executableStack || !program.saysStack, own);
  if (built < 0) return built;
  const map = new PrctlMmMap();
  map.start_code = min(program.startCode, program.endCode);
  map.end_code = program.endCode;
  map.start_data = program.startData;
  map.end_data = program.endData;
  map.start_stack = own.sp;
  map.arg_start = own.argStart;
  map.arg_end = own.argEnd;
  map.env_start = own.argEnd;
  map.env_end = own.envEnd;
  map.auxv = own.auxv;
  map.auxv_size = <u32>own.auxvBytes;
  map.exe_fd = 0xffffffff;
  const spread = random ? pageEnd(<usize>(<u32>(word >> 32) % HEAP_SPREAD)) : 0;
  if (!low || !tell(map, IA32_PROGRAM_BASE + spread)) tell(map, pageEnd(program.end) + spread);
  return own.sp;
}

/** The vDSO, and the page behind it. */
function mapVdso(): i64 {
  const at = findSpaceLow(2 * PAGE);
  if (at < 0) return at;
  const flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
  const mapped = syscall6(__NR_mmap, at, 2 * PAGE, PROT_READ | PROT_WRITE, flags, -1, 0);
  if (mapped < 0) return mapped;
  memory.copy(<usize>at, ia32Vdso(), ia32VdsoBytes());
  becomeIa32(<usize>at);
  const closed = syscall6(__NR_mprotect, at, PAGE, PROT_READ | PROT_EXEC, 0, 0, 0);
  keepRange(<usize>at + PAGE, <usize>at + 2 * PAGE);
  return closed < 0 ? closed : at;
}

import {
  GRND_INSECURE, GRND_NONBLOCK, PR_SET_MM, PR_SET_MM_MAP, PrctlMmMap, __NR_getrandom, __NR_prctl, syscall6,
} from "../../assembly/index";
import { keepPadsOut, touchesFarPads } from "../gate/pads";
import { callOfOwn } from "../trap-net/own-call";
import { InitialStack, stringsEnd } from "./initial-stack";
import { LoadedElf, PROGRAM_BASE } from "./load-elf";
import { PAGE, pageEnd } from "./pages";

const WORD: usize = sizeof<usize>();
/** Left free behind a program, for what has to be near its code. */
const GAP: usize = 24 << 20;
/** The kernel's arch_randomize_brk takes the heap as far away as this. */
const HEAP_SPREAD: u64 = 1 << 30;
/** What of the heap's way up no landing pad lies in. Pads farther up go where the heap comes to them. */
const HEAP_ROOM: usize = 1 << 20;
/** Bits of a page number that are random where a program goes: vm.mmap_rnd_bits by default. */
const PROGRAM_SPREAD: u64 = 1 << 28;
/** The top of the stack of a process whose addresses are not random. */
const FIXED_STACK_TOP: usize = 0x7fff_ffff_f000;

/** Whether the kernel made this process's addresses random: then its stack does not end at the top. */
function isRandomized(lastString: usize): bool {
  let end = lastString;
  while (load<u8>(end) != 0) end++;
  return end + 1 + WORD != FIXED_STACK_TOP;
}

/** Random distances of one process image, in bytes and whole pages; zero where addresses are not random. */
// @ts-ignore: decorator
@unmanaged
export class Spread {
  /** From where programs go at the lowest. */
  program: usize;
  /** From the end of the program to its heap. */
  heap: usize;
}

/** Draws the distances as the kernel does; `lastString` is the one at the top of the stack. */
export function drawSpread(lastString: usize): Spread {
  const spread = new Spread();
  spread.program = 0;
  spread.heap = 0;
  if (!isRandomized(lastString)) return spread;
  const words = new StaticArray<u64>(2);
  const at = changetype<usize>(words);
  if (syscall6(__NR_getrandom, at, 2 * WORD, GRND_INSECURE | GRND_NONBLOCK, 0, 0, 0) < 0) {
    syscall6(__NR_getrandom, at, 2 * WORD, GRND_NONBLOCK, 0, 0, 0);
  }
  spread.program = <usize>(words[0] & (PROGRAM_SPREAD - 1)) * PAGE;
  spread.heap = PAGE + <usize>(words[1] & (HEAP_SPREAD / PAGE - 1)) * PAGE;
  return spread;
}

/**
 * Tells the kernel what of this process is the program's: its heap begins behind it, and /proc shows its arguments,
 * environment and auxiliary vector. `low`: the program was mapped among the libraries, its heap is put where programs go.
 */
export function describeMemory(stack: InitialStack, program: LoadedElf, low: bool, spread: usize): void {
  const environment = (stack.auxv - stack.envp) / WORD - 1;
  const map = new PrctlMmMap();
  map.start_code = min(program.startCode, program.endCode);
  map.end_code = program.endCode;
  map.start_data = program.startData;
  map.end_data = program.endData;
  map.start_stack = stack.sp;
  map.arg_start = load<usize>(stack.argv);
  map.arg_end = stringsEnd(stack.argv, stack.argc, map.arg_start);
  map.env_start = map.arg_end;
  map.env_end = stringsEnd(stack.envp, environment, map.env_start);
  map.auxv = stack.auxv;
  map.auxv_size = <u32>stack.auxvBytes;
  map.exe_fd = 0xffffffff;
  if (low && tell(map, clearOfPads(PROGRAM_BASE + PAGE + spread))) return;
  tell(map, clearOfPads(pageEnd(program.end) + GAP + spread));
}

/** Where the heap can begin, from `heap` on: sites that were patched when the program was mapped have their pads. Later ones stay away. */
function clearOfPads(heap: usize): usize {
  for (let i = 0; i < 8 && touchesFarPads(heap, heap + HEAP_ROOM); i++) heap += HEAP_ROOM;
  keepPadsOut(heap, heap + HEAP_ROOM);
  return heap;
}

/** Has the kernel take all that for this process's, the heap beginning at `heap`. False if it refuses. */
export function tell(map: PrctlMmMap, heap: usize): bool {
  map.start_brk = heap;
  map.brk = heap;
  return callOfOwn(__NR_prctl, PR_SET_MM, PR_SET_MM_MAP, changetype<usize>(map), offsetof<PrctlMmMap>(), 0, 0) == 0;
}

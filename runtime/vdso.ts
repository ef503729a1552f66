// The vDSO's functions. The image takes the vDSO's place in the auxiliary vector and exports the same names; each leads to the
// kernel's own function, or to the stack of personalities where one answers the call.
import {
  syscall6, MAP_ANONYMOUS, MAP_FIXED, MAP_PRIVATE, PROT_EXEC, PROT_READ, PROT_WRITE, __NR_mmap, __NR_mprotect,
  __NR_clock_getres, __NR_clock_gettime, __NR_getcpu, __NR_getrandom, __NR_gettimeofday, __NR_time,
} from "../assembly/index";
import { imageBase, isHandled, keepsVdso, vdsoFunctions, vdsoKernel, vdsoRefusal, vdsoTargets } from "./natives";
import { forgetVdsoPlace } from "./vdso-place";

const NAMES: usize = 6;

function nameOf(i: usize): string {
  switch (<i32>i) {
    case 0: return "__vdso_clock_gettime";
    case 1: return "__vdso_gettimeofday";
    case 2: return "__vdso_time";
    case 3: return "__vdso_getcpu";
    case 4: return "__vdso_clock_getres";
    default: return "__vdso_getrandom";
  }
}

function numberOf(i: usize): i32 {
  switch (<i32>i) {
    case 0: return __NR_clock_gettime;
    case 1: return __NR_gettimeofday;
    case 2: return __NR_time;
    case 3: return __NR_getcpu;
    case 4: return __NR_clock_getres;
    default: return __NR_getrandom;
  }
}

/** A function's bytes in native/library.S, and where in it the way to the layers begins. */
const FUNCTION_BYTES: usize = 32;
const ASK: usize = 8;

/** Finds the kernel's functions in the vDSO at `base` (0: there is none) and leads the image's to them. Call after `openLibrary`. */
export function linkVdso(base: usize): void {
  for (let i: usize = 0; i < NAMES; i++) {
    const nr = numberOf(i);
    const own = base == 0 ? 0 : findSymbol(base, nameOf(i));
    store<usize>(vdsoKernel() + i * 8, own);
    let target = isHandled(nr) && !keepsVdso(nr) ? 0 : own;
    // getrandom's function has more arguments than the call.
    if (target == 0) target = nr == __NR_getrandom ? vdsoRefusal() : vdsoFunctions() + i * FUNCTION_BYTES + ASK;
    store<usize>(vdsoTargets() + i * 8, target);
  }
  if (base == 0) return;
  mappedFrom = base - DATA_BYTES;
  mappedTo = base + CODE_BYTES;
}

/** At least what the kernel maps before the vDSO's code, the clocks' data, and what its code takes. */
const DATA_BYTES: usize = 65536;
const CODE_BYTES: usize = 8192;
let mappedFrom: usize = 0;
let mappedTo: usize = 0;

/** Memory in [start, end) changes: where that is the vDSO, no layer calls its functions any more. */
export function forgetVdso(start: usize, end: usize): void {
  forgetVdsoPlace(start, end);
  if (start >= mappedTo || end <= mappedFrom) return;
  for (let i: usize = 0; i < NAMES; i++) store<usize>(vdsoKernel() + i * 8, 0);
}

const PT_LOAD: u32 = 1;
const PT_DYNAMIC: u32 = 2;
const DT_HASH: i64 = 4;
const DT_STRTAB: i64 = 5;
const DT_SYMTAB: i64 = 6;
const DT_GNU_HASH: i64 = 0x6ffffef5;

/**
 * Makes [to, to + length) a copy of the image's code, each of whose functions of the vDSO leads to the image's: what a program has that
 * moves its vDSO. 0 or -errno.
 */
export function copyVdso(to: usize, length: usize): i64 {
  const flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
  const at = syscall6(__NR_mmap, to, length, PROT_READ | PROT_WRITE, flags, -1, 0);
  if (at < 0) return at;
  memory.copy(to, imageBase(), length);
  for (let i: usize = 0; i < NAMES; i++) {
    const target = findSymbol(imageBase(), nameOf(i));
    const copy = to + (target - imageBase());
    if (target == 0 || copy + 14 > to + length) continue;
    // jmp *0(%rip), and the address
    store<u16>(copy, 0x25ff);
    store<u32>(copy, 0, 2);
    store<u64>(copy, target, 6);
  }
  return syscall6(__NR_mprotect, to, length, PROT_READ | PROT_EXEC, 0, 0, 0);
}

/** The address of a function of the ELF image mapped at `base`, or 0. */
function findSymbol(base: usize, name: string): usize {
  const headers = base + load<usize>(base, 32);
  const count = <usize>load<u16>(base, 56);
  let bias: usize = 0;
  let dynamic: usize = 0;
  let found = false;
  for (let i: usize = 0; i < count; i++) {
    const header = headers + i * 56;
    if (load<u32>(header) == PT_LOAD && !found) {
      bias = base + load<usize>(header, 8) - load<usize>(header, 16);
      found = true;
    } else if (load<u32>(header) == PT_DYNAMIC) dynamic = base + load<usize>(header, 8);
  }
  if (!found || dynamic == 0) return 0;
  let strings: usize = 0;
  let symbols: usize = 0;
  let symbolCount: u32 = 0;
  for (let entry = dynamic; load<i64>(entry) != 0; entry += 16) {
    const tag = load<i64>(entry);
    const value = bias + load<usize>(entry, 8);
    if (tag == DT_STRTAB) strings = value;
    else if (tag == DT_SYMTAB) symbols = value;
    else if (tag == DT_HASH) symbolCount = load<u32>(value, 4);
    else if (tag == DT_GNU_HASH && symbolCount == 0) symbolCount = gnuSymbolCount(value);
  }
  if (strings == 0 || symbols == 0) return 0;
  for (let i: u32 = 1; i < symbolCount; i++) {
    const symbol = symbols + <usize>i * 24;
    if (load<u16>(symbol, 6) != 0 && equals(strings + <usize>load<u32>(symbol), name)) return bias + load<usize>(symbol, 8);
  }
  return 0;
}

/** How many symbols a DT_GNU_HASH table speaks of: behind the last chain's end. */
function gnuSymbolCount(table: usize): u32 {
  const buckets = load<u32>(table);
  const first = load<u32>(table, 4);
  const bucketsAt = table + 16 + <usize>load<u32>(table, 8) * 8;
  let last: u32 = 0;
  for (let i: u32 = 0; i < buckets; i++) last = max(last, load<u32>(bucketsAt + <usize>i * 4));
  if (last < first) return first;
  const chains = bucketsAt + <usize>buckets * 4;
  while ((load<u32>(chains + <usize>(last - first) * 4) & 1) == 0) last++;
  return last + 1;
}

function equals(text: usize, name: string): bool {
  for (let i = 0; i < name.length; i++) if (<i32>load<u8>(text + <usize>i) != name.charCodeAt(i)) return false;
  return load<u8>(text + <usize>name.length) == 0;
}

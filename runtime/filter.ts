// What a seccomp filter says to a call: classic BPF over struct seccomp_data.
// Source: Documentation/networking/filter.rst and kernel/seccomp.c.
import { SeccompData, SockFilter, SockFprog, SECCOMP_RET_ALLOW, SECCOMP_RET_LOG } from "../assembly/index";

const LARGEST: i32 = 4096;
const FULL_ACTION: u32 = 0xffff0000;

/** The memory of a filter that runs. */
export function newCells(): StaticArray<u32> {
  return new StaticArray<u32>(16);
}

/** Whether the filter lets the call in `data` be made. */
export function filterAllows(program: SockFprog, data: SeccompData, cells: StaticArray<u32> = newCells()): bool {
  const action = filterAnswer(program, data, cells) & FULL_ACTION;
  return action == SECCOMP_RET_ALLOW || action == SECCOMP_RET_LOG;
}

/** The filter's answer; 0, to kill, for what is no filter. */
export function filterAnswer(program: SockFprog, data: SeccompData, cells: StaticArray<u32> = newCells()): u32 {
  const count = <i32>program.len;
  let a: u32 = 0;
  let x: u32 = 0;
  for (let pc = 0; pc >= 0 && pc < min(count, LARGEST); pc++) {
    const step = changetype<SockFilter>(program.filter + <usize>pc * offsetof<SockFilter>());
    const code = <u32>step.code;
    const k = step.k;
    switch (code & 7) {
      case 0: a = loaded(code, k, a, data, cells); break;
      case 1: x = (code & 0xe0) == 0x60 ? cells[k & 15] : (code & 0xe0) == 0x80 ? offsetof<SeccompData>() as u32 : k; break;
      case 2: cells[k & 15] = a; break;
      case 3: cells[k & 15] = x; break;
      case 4: a = computed(code & 0xf0, a, (code & 8) != 0 ? x : k); break;
      case 5: {
        if ((code & 0xf0) == 0) pc += <i32>k;
        else pc += <i32>(holds(code & 0xf0, a, (code & 8) != 0 ? x : k) ? step.jt : step.jf);
        break;
      }
      case 6: return (code & 0x18) == 0x10 ? a : k;
      default: {
        if ((code & 0xf8) == 0x80) a = x;
        else x = a;
      }
    }
  }
  return 0;
}

function loaded(code: u32, k: u32, a: u32, data: SeccompData, cells: StaticArray<u32>): u32 {
  switch (code & 0xe0) {
    case 0x20: return k <= <u32>offsetof<SeccompData>() - 4 ? load<u32>(changetype<usize>(data) + <usize>k) : 0;
    case 0x60: return cells[k & 15];
    case 0x80: return <u32>offsetof<SeccompData>();
    case 0x00: return k;
    default: return a;
  }
}

function computed(operation: u32, a: u32, b: u32): u32 {
  switch (operation) {
    case 0x00: return a + b;
    case 0x10: return a - b;
    case 0x20: return a * b;
    case 0x30: return b == 0 ? 0 : a / b;
    case 0x40: return a | b;
    case 0x50: return a & b;
    case 0x60: return b < 32 ? a << b : 0;
    case 0x70: return b < 32 ? a >> b : 0;
    case 0x80: return -a;
    case 0xa0: return a ^ b;
    default: return a;
  }
}

function holds(test: u32, a: u32, b: u32): bool {
  switch (test) {
    case 0x10: return a == b;
    case 0x20: return a > b;
    case 0x30: return a >= b;
    default: return (a & b) != 0;
  }
}

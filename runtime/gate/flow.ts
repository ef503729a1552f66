// Which bytes of a function are instructions for certain: those that it comes to from its beginning, going on behind each instruction and
// to where a jump leads. What it comes to by a table of jumps alone is not found.
import { isHalted } from "./halts";
import { instructionLength } from "./instruction-length";
import { isPatchedAt } from "./sites";
import { CALL_BYTES } from "./thunk";

const LONGEST: usize = 15;
/** Of a function, in bytes, and of jumps that are still to be followed. */
const LARGEST: usize = 64 << 10;
const MOST_PENDING: i32 = 1024;

/** One function. */
export class Flow {
  begin: usize = 0;
  end: usize = 0;
  /** It came to what is no instruction that is known, or over the function's end: data behind a call that does not return, perhaps. */
  strange: bool = false;
  /** A bit for each byte: an instruction begins there. */
  private begins: StaticArray<u8> = new StaticArray<u8>(<i32>(LARGEST >> 3));
  private pending: StaticArray<u32> = new StaticArray<u32>(MOST_PENDING);
  private count: i32 = 0;

  /** Follows the function at [begin, end). False if it is too large. */
  follow(begin: usize, end: usize): bool {
    if (begin == this.begin && end == this.end) return true;
    this.begin = 0;
    if (end - begin > LARGEST) return false;
    memory.fill(changetype<usize>(this.begins), 0, (end - begin + 7) >> 3);
    this.begin = begin;
    this.end = end;
    this.strange = false;
    this.count = 0;
    this.branch(begin);
    while (this.count > 0) this.followFrom(begin + <usize>this.pending[--this.count]);
    return true;
  }

  /** Whether an instruction begins at `at`. */
  isBegin(at: usize): bool {
    const offset = at - this.begin;
    return (this.begins[<i32>(offset >> 3)] >> <u8>(offset & 7) & 1) != 0;
  }

  /** Whether `at` is inside an instruction, and no other begins there. */
  isInside(at: usize): bool {
    if (this.isBegin(at)) return false;
    for (let from = at - 1; from >= this.begin && from + LONGEST > at; from--) {
      if (this.isBegin(from) && from + lengthAt(from) > at) return true;
    }
    return false;
  }

  private followFrom(at: usize): void {
    while (at < this.end && !this.isBegin(at)) {
      const known = isKnownSite(at);
      const length = known ? CALL_BYTES : instructionLength(at);
      const next = at + length;
      if (length == 0 || next > this.end) {
        this.strange = true;
        return;
      }
      const offset = at - this.begin;
      this.begins[<i32>(offset >> 3)] |= 1 << <u8>(offset & 7);
      if (!known && this.turn(opcodeOf(at), next)) return;
      at = next;
    }
  }

  /** Follows a jump. Whether nothing behind the instruction, whose opcode is at `opcode`, is executed after it. */
  private turn(opcode: usize, next: usize): bool {
    const byte = load<u8>(opcode);
    const second = load<u8>(opcode, 1);
    if ((byte & 0xf0) == 0x70 || (byte & 0xfc) == 0xe0) this.branch(next + <usize><i64>load<i8>(next - 1)); // jcc, loop, jrcxz
    else if (byte == 0x0f && (second & 0xf0) == 0x80) this.branch(next + <usize><i64>load<i32>(next - 4)); // jcc
    switch (byte) {
      case 0xeb: // jmp
        this.branch(next + <usize><i64>load<i8>(next - 1));
        return true;
      case 0xe9:
        this.branch(next + <usize><i64>load<i32>(next - 4));
        return true;
      case 0xe8: { // call: over data, where it stays in the function
        const to = next + <usize><i64>load<i32>(next - 4);
        if (to <= this.begin || to >= this.end) return false;
        this.branch(to);
        return true;
      }
      case 0xc2: // ret
      case 0xc3:
      case 0xcc: // int3
      case 0xf4: // hlt
        return true;
      case 0x0f: return second == 0x0b; // ud2
      case 0xff: return (second >> 3 & 6) == 4; // jmp r/m
      default: return false;
    }
  }

  private branch(to: usize): void {
    if (to < this.begin || to >= this.end || this.isBegin(to)) return;
    if (this.count == MOST_PENDING) this.strange = true;
    else this.pending[this.count++] = <u32>(to - this.begin);
  }
}

/** Length of the instruction at `at` as the file has it; 0 if it is none that is known. */
export function lengthAt(at: usize): usize {
  return isKnownSite(at) ? CALL_BYTES : instructionLength(at);
}

/** Whether a `syscall` was here that leads to the runtime by other bytes now. */
function isKnownSite(at: usize): bool {
  const byte = load<u8>(at);
  return ((byte == 0xe9 || byte == 0x48) && isPatchedAt(at)) || (byte == 0xf4 && isHalted(at));
}

/** Behind the prefixes of an instruction. */
function opcodeOf(at: usize): usize {
  for (;; at++) {
    switch (load<u8>(at)) {
      case 0x26:
      case 0x2e:
      case 0x36:
      case 0x3e:
      case 0x64:
      case 0x65:
      case 0x66:
      case 0x67:
      case 0xf0:
      case 0xf2:
      case 0xf3: break;
      default: return (load<u8>(at) & 0xf0) == 0x40 ? at + 1 : at;
    }
  }
  return at;
}

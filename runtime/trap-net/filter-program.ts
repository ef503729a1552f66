import { SockFilter, SockFprog } from "../../assembly/index";

// <linux/bpf_common.h>: class, size and mode of the few instructions that are needed.
const LOAD_WORD: u16 = 0x20;
const LOAD_NUMBER: u16 = 0x00;
const ADD_NUMBER: u16 = 0x04;
const AND_NUMBER: u16 = 0x54;
const SHIFT_LEFT: u16 = 0x64;
const KEEP: u16 = 0x07;
const JUMP_EQUAL: u16 = 0x15;
const JUMP_EQUAL_KEPT: u16 = 0x1d;
const JUMP_AT_LEAST: u16 = 0x35;
const RETURN_NUMBER: u16 = 0x06;

// Offsets in struct seccomp_data.
export const NUMBER: u32 = 0;
export const ARCHITECTURE: u32 = 4;
export const POINTER_LOW: u32 = 8;
export const POINTER_HIGH: u32 = 12;
/** The lower half of an argument; the upper one follows. */
export function argument(index: u32): u32 {
  return 16 + 8 * index;
}

/** A seccomp filter, classic BPF, written instruction by instruction. A jump says how many instructions it leaves out. */
export class FilterProgram {
  private count: usize = 0;

  /** Instructions go to `start`; there has to be room. */
  constructor(private start: usize) {}

  /** Loads a word of struct seccomp_data. */
  load(offset: u32): void {
    this.add(LOAD_WORD, 0, 0, offset);
  }

  set(value: u32): void {
    this.add(LOAD_NUMBER, 0, 0, value);
  }

  plus(value: u32): void {
    this.add(ADD_NUMBER, 0, 0, value);
  }

  shiftLeft(bits: u32): void {
    this.add(SHIFT_LEFT, 0, 0, bits);
  }

  /** Keeps what is loaded, for `equalKept`. */
  keep(): void {
    this.add(KEEP, 0, 0, 0);
  }

  and(mask: u32): void {
    this.add(AND_NUMBER, 0, 0, mask);
  }

  /** Whether what is loaded is `value`. */
  equal(value: u32, ifSo: u8, ifNot: u8): void {
    this.add(JUMP_EQUAL, ifSo, ifNot, value);
  }

  /** Whether what is loaded is what was kept. */
  equalKept(ifSo: u8, ifNot: u8): void {
    this.add(JUMP_EQUAL_KEPT, ifSo, ifNot, 0);
  }

  /** Whether what is loaded is `value` or more. */
  atLeast(value: u32, ifSo: u8, ifNot: u8): void {
    this.add(JUMP_AT_LEAST, ifSo, ifNot, value);
  }

  /** Ends with the filter's answer, SECCOMP_RET_… */
  answer(value: u32): void {
    this.add(RETURN_NUMBER, 0, 0, value);
  }

  /** Adds the instructions of another filter. */
  append(other: SockFprog): void {
    const bytes = <usize>other.len * offsetof<SockFilter>();
    memory.copy(this.start + this.count * offsetof<SockFilter>(), other.filter, bytes);
    this.count += <usize>other.len;
  }

  /** What seccomp(2) wants. */
  finish(to: SockFprog): void {
    to.len = <u16>this.count;
    to.filter = this.start;
  }

  private add(code: u16, ifSo: u8, ifNot: u8, value: u32): void {
    const at = changetype<SockFilter>(this.start + this.count++ * offsetof<SockFilter>());
    at.code = code;
    at.jt = ifSo;
    at.jf = ifNot;
    at.k = value;
  }
}

/** How an instruction without immediates computes: operand types, result type, and a C expression of `a` and `b`. */
export interface NumericOpcode { operands: ("u32" | "u64")[]; result: "u32" | "u64"; c: string }

type Width = 32 | 64;
const unsigned = (bits: Width) => `u${bits}` as const;

/** Every integer instruction without immediates, by opcode. Those that can trap are calls of helpers in c-prologue. */
export const numericOpcodes: ReadonlyMap<number, NumericOpcode> = new Map([
  ...comparisons(0x45, 32), ...comparisons(0x50, 64),
  ...arithmetic(0x67, 32), ...arithmetic(0x79, 64),
  ...conversions(),
]);

function comparisons(first: number, bits: Width): [number, NumericOpcode][] {
  const u = unsigned(bits);
  const s = `i${bits}`;
  const both = (test: string, signed: boolean): NumericOpcode =>
    ({ operands: [u, u], result: "u32", c: signed ? `(${s})a ${test} (${s})b` : `a ${test} b` });
  const rows: NumericOpcode[] = [
    { operands: [u], result: "u32", c: "a == 0" },
    both("==", false), both("!=", false),
    both("<", true), both("<", false), both(">", true), both(">", false),
    both("<=", true), both("<=", false), both(">=", true), both(">=", false),
  ];
  return rows.map((row, i) => [first + i, row]);
}

function arithmetic(first: number, bits: Width): [number, NumericOpcode][] {
  const u = unsigned(bits);
  const s = `i${bits}`;
  const mask = bits - 1;
  const one = (c: string): NumericOpcode => ({ operands: [u], result: u, c });
  const two = (c: string): NumericOpcode => ({ operands: [u, u], result: u, c });
  const rows = [
    one(`uw_clz${bits}(a)`), one(`uw_ctz${bits}(a)`), one(`uw_popcnt${bits}(a)`),
    two("a + b"), two("a - b"), two("a * b"),
    two(`uw_div_s${bits}(a, b)`), two(`uw_div_u${bits}(a, b)`),
    two(`uw_rem_s${bits}(a, b)`), two(`uw_rem_u${bits}(a, b)`),
    two("a & b"), two("a | b"), two("a ^ b"),
    two(`a << (b & ${mask})`), two(`(${u})((${s})a >> (b & ${mask}))`), two(`a >> (b & ${mask})`),
    two(`(a << (b & ${mask})) | (a >> (-b & ${mask}))`), two(`(a >> (b & ${mask})) | (a << (-b & ${mask}))`),
  ];
  return rows.map((row, i) => [first + i, row]);
}

function conversions(): [number, NumericOpcode][] {
  const row = (opcode: number, from: "u32" | "u64", result: "u32" | "u64", c: string): [number, NumericOpcode] =>
    [opcode, { operands: [from], result, c }];
  return [
    row(0xa7, "u64", "u32", "(u32)a"),
    row(0xac, "u32", "u64", "(u64)(i64)(i32)a"),
    row(0xad, "u32", "u64", "(u64)a"),
    row(0xc0, "u32", "u32", "(u32)(i32)(i8)a"),
    row(0xc1, "u32", "u32", "(u32)(i32)(i16)a"),
    row(0xc2, "u64", "u64", "(u64)(i64)(i8)a"),
    row(0xc3, "u64", "u64", "(u64)(i64)(i16)a"),
    row(0xc4, "u64", "u64", "(u64)(i64)(i32)a"),
  ];
}

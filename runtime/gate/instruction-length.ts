// How long an instruction of 64-bit mode is. Told by the opcode and the encoding of its operand: whether the opcode takes such an
// operand is not looked at, nor whether the processor has it.

/** Of an instruction: bytes beyond are never read. */
const LONGEST: usize = 15;

/**
 * What follows an opcode, as a digit: 0 to 4 bytes; 5, 6 and 7, an immediate, `mov`'s immediate and an address, whose sizes are the
 * prefixes' to say. From 8 on, a ModR/M operand comes before: 9 is one with a byte behind it, d one with an immediate.
 */
const BY_PREFIX: u32 = 5;
const MOV_BY_PREFIX: u32 = 6;
const ADDRESS: u32 = 7;
const MODRM: u32 = 8;
/** `test` with an immediate, or another of that group without. */
const TEST_GROUP: u32 = 0xb;
/** No opcode, or one that is told apart otherwise. */
const OTHER: u32 = 0xe;
const PREFIX: u32 = 0xf;

/** Sixteen opcodes a row, in the order of the digits. */
const opcodes: usize = memory.data<u64>([
  0x888815ee888815ee, 0x888815ee888815ee, 0x888815fe888815fe, 0x888815fe888815fe,
  0xffffffffffffffff, 0x0000000000000000, 0xeee8ffff5d190000, 0x1111111111111111,
  0x9de988888888888e, 0x0000000000e00000, 0x7777000015000000, 0x1111111166666666,
  0x9920ee9d302001e0, 0x8888eee088888888, 0x1111111144e10000, 0xf0ff00bb00000088,
]);
/** Behind 0f. */
const moreOpcodes: usize = memory.data<u64>([
  0x8888e00000e0e809, 0x8888888888888888, 0x1111eeee88888888, 0x000000e0eeeeeeee,
  0x8888888888888888, 0x8888888888888888, 0x8888888888888888, 0x99998880e8ee8888,
  0x4444444444444444, 0x8888888888888888, 0x0008988800089888, 0x88888888e8988888,
  0x8898999800000000, 0x8888888888888888, 0x8888888888888888, 0x8888888888888888,
]);
/** Those of the same map that have a VEX or EVEX prefix. */
const vectorOpcodes: usize = memory.data<u64>([
  0xeeeeeeeeeeeeeeee, 0x88888888eeeeeeee, 0xeeeeeeee88888888, 0xeeeeeeeeeeeeeeee,
  0xe88e8888ee88eeee, 0x8888888888888888, 0x8888888888888888, 0x9999888088888888,
  0xeeeeeeeeeeeeeeee, 0x8888eeee88eeeeee, 0xeeeeeeeeeeeeee8e, 0xeeeeeeeeeeeeeeee,
  0xee9e999eeeeeeeee, 0x8888888888888888, 0x8888888888888888, 0x8888888888888888,
]);

/** Prefixes seen. */
const OPERAND_SIZE: u32 = 1;
const ADDRESS_SIZE: u32 = 2;
const REPNE: u32 = 4;
const REP: u32 = 8;
const LOCK: u32 = 16;
const REX: u32 = 32;
const REX_W: u32 = 64;
const NOT_BEFORE_VECTOR: u32 = OPERAND_SIZE | REPNE | REP | LOCK | REX;

/** Length in bytes, 0 for one that is not known or too long. Reads no byte that is not the instruction's. */
export function instructionLength(at: usize): usize {
  const end = at + LONGEST;
  let prefixes: u32 = 0;
  let next = at;
  let opcode = load<u8>(next++);
  let kind = digit(opcodes, opcode);
  while (kind == PREFIX) {
    if (next == end) return 0;
    prefixes = withPrefix(prefixes, opcode);
    opcode = load<u8>(next++);
    kind = digit(opcodes, opcode);
  }
  if (kind == OTHER) {
    if (opcode != 0x0f) return vectorLength(at, next, opcode, prefixes);
    if (next == end) return 0;
    opcode = load<u8>(next++);
    kind = digit(moreOpcodes, opcode);
    if (kind == OTHER) {
      kind = otherKind(opcode, prefixes);
      if (kind == OTHER) return 0;
      if (opcode == 0x38 || opcode == 0x3a) next++;
    }
  } else if (kind == TEST_GROUP) {
    if (next == end) return 0;
    const isTest = (load<u8>(next) & 0x30) == 0;
    kind = !isTest ? MODRM : opcode == 0xf6 ? MODRM + 1 : MODRM + BY_PREFIX;
  }
  return wholeLength(at, next, kind, prefixes);
}

function digit(table: usize, opcode: u8): u32 {
  return <u32>(load<u64>(table + (<usize>(opcode >> 4) << 3)) >> (<u64>(~opcode & 15) << 2)) & 15;
}

/** REX counts only directly before the opcode, and of repne and rep the last. */
function withPrefix(prefixes: u32, prefix: u8): u32 {
  const before = prefixes & ~(REX | REX_W);
  if ((prefix & 0xf0) == 0x40) return before | (prefix & 8 ? REX | REX_W : REX);
  switch (prefix) {
    case 0x66: return before | OPERAND_SIZE;
    case 0x67: return before | ADDRESS_SIZE;
    case 0xf0: return before | LOCK;
    case 0xf2: return (before & ~REP) | REPNE;
    case 0xf3: return (before & ~REPNE) | REP;
    default: return before;
  }
}

/** Behind 0f, what the opcode alone does not say. */
function otherKind(opcode: u8, prefixes: u32): u32 {
  switch (opcode) {
    case 0x38: return MODRM;
    case 0x3a: return MODRM + 1;
    case 0x78: // vmread, or extrq and insertq with two bytes
      if (prefixes & REP) return OTHER;
      return prefixes & (OPERAND_SIZE | REPNE) ? MODRM + 2 : MODRM;
    case 0xb8: // popcnt
      return prefixes & REP ? MODRM : OTHER;
    default:
      return OTHER;
  }
}

/** Of an instruction with a VEX, EVEX or XOP prefix, or of the `pop` that shares a byte with XOP. */
function vectorLength(at: usize, next: usize, prefix: u8, prefixes: u32): usize {
  const end = at + LONGEST;
  let payload: usize = 0;
  switch (prefix) {
    case 0xc5: payload = 1; break;
    case 0x8f:
    case 0xc4: payload = 2; break;
    case 0x62: payload = 3; break;
    default: return 0;
  }
  if (next == end) return 0;
  const first = load<u8>(next);
  if (prefix == 0x8f && (first & 0x38) == 0) return wholeLength(at, next, MODRM, prefixes);
  if ((prefixes & NOT_BEFORE_VECTOR) != 0 || next + payload >= end) return 0;
  let kind = OTHER;
  switch (prefix) {
    case 0xc5:
      kind = digit(vectorOpcodes, load<u8>(next, 1));
      break;
    case 0xc4:
      kind = kindOfMap(first & 0x1f, next + payload);
      break;
    case 0x62:
      // One bit is always set and one never.
      if ((first & 8) != 0 || (load<u8>(next, 1) & 4) == 0) return 0;
      kind = kindOfEvexMap(first & 7, next + payload);
      break;
    default:
      kind = kindOfXopMap(first & 0x1f);
  }
  return kind == OTHER ? 0 : wholeLength(at, next + payload + 1, kind, prefixes);
}

function kindOfMap(map: u8, opcode: usize): u32 {
  switch (map) {
    case 1: return digit(vectorOpcodes, load<u8>(opcode));
    case 2: return MODRM;
    case 3: return MODRM + 1;
    default: return OTHER;
  }
}

function kindOfEvexMap(map: u8, opcode: usize): u32 {
  if (map == 5 || map == 6) return MODRM;
  const kind = kindOfMap(map, opcode);
  // vzeroupper has none but a VEX prefix.
  return kind == 0 ? OTHER : kind;
}

function kindOfXopMap(map: u8): u32 {
  switch (map) {
    case 8: return MODRM + 1;
    case 9: return MODRM;
    case 10: return MODRM + 4;
    default: return OTHER;
  }
}

/** Of the instruction at `at`, behind whose opcode is `next`. */
function wholeLength(at: usize, next: usize, kind: u32, prefixes: u32): usize {
  const operand = kind & MODRM ? operandLength(next, at + LONGEST) : 0;
  const length = next - at + operand + trailingLength(kind & ~MODRM, prefixes);
  return length <= LONGEST ? length : 0;
}

/** Of a ModR/M operand with its displacement; too long where it is not read since it would end behind the longest instruction. */
function operandLength(modrm: usize, end: usize): usize {
  if (modrm >= end) return LONGEST;
  const byte = load<u8>(modrm);
  if (byte >= 0xc0) return 1;
  // A digit for each register, without the index byte's displacement.
  const lengths: u64 = byte & 0x80 ? 0x55556555 : byte & 0x40 ? 0x22223222 : 0x11112511;
  const length = <usize>(lengths >> (<u64>(~byte & 7) << 2)) & 7;
  if ((byte & 0xc7) != 4) return length;
  if (modrm + 1 >= end) return LONGEST;
  return (load<u8>(modrm, 1) & 7) == 5 ? length + 4 : length;
}

function trailingLength(kind: u32, prefixes: u32): usize {
  if (kind < BY_PREFIX) return kind;
  if (kind == ADDRESS) return prefixes & ADDRESS_SIZE ? 4 : 8;
  if (prefixes & REX_W) return kind == MOV_BY_PREFIX ? 8 : 4;
  return prefixes & OPERAND_SIZE ? 2 : 4;
}

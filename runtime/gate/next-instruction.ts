// The instruction behind a `syscall`, where it is one of those that can be executed from any place.

/** Length in bytes, 0 for an instruction that is not known to be movable. */
export function movableLength(at: usize): usize {
  let length: usize = 0;
  let wide = false;
  let byte = load<u8>(at);
  if ((byte & 0xf0) == 0x40) {
    wide = (byte & 8) != 0;
    byte = load<u8>(at, 1);
    length = 1;
  }
  const opcode = at + length;
  switch (byte) {
    case 0x3d: // cmp $imm32, %eax
    case 0xa9: // test $imm32, %eax
      return length + 5;
    case 0x83: // cmp $imm8, r/m
      return isRegister(opcode) && extension(opcode) == 7 ? length + 3 : 0;
    case 0x85: // test r, r/m
    case 0x31: // xor r, r/m
    case 0x39: // cmp r, r/m
    case 0x3b:
    case 0x89: // mov r, r/m
    case 0x8b: {
      const operand = operandLength(opcode + 1);
      return operand == 0 ? 0 : length + 1 + operand;
    }
    case 0xc3: // ret
      return length == 0 ? 1 : 0;
    default:
      // mov $imm32, r32
      return (byte & 0xf8) == 0xb8 && !wide ? length + 5 : 0;
  }
}

/** Whether the instruction ends the straight line. */
export function isReturn(at: usize): bool {
  return load<u8>(at) == 0xc3;
}

function isRegister(opcode: usize): bool {
  return (load<u8>(opcode, 1) & 0xc0) == 0xc0;
}

function extension(opcode: usize): u8 {
  return (load<u8>(opcode, 1) >> 3) & 7;
}

/** Bytes of a ModR/M operand; 0 if it is relative to the instruction pointer. */
function operandLength(modrm: usize): usize {
  const byte = load<u8>(modrm);
  const mod = byte >> 6;
  const rm = byte & 7;
  if (mod == 3) return 1;
  if (mod == 0 && rm == 5) return 0;
  let length: usize = 1;
  if (rm == 4) {
    if (mod == 0 && (load<u8>(modrm, 1) & 7) == 5) return 0;
    length++;
  }
  if (mod == 1) return length + 1;
  return mod == 2 ? length + 4 : length;
}

// Generated from src/abi/syscalls.ts by `npm run generate`; do not edit.

/** How much of its registers a call looks at, two bits for each from the first on: 0 for nothing, 1 for 32 bits, 2 for 64. */
export function argumentWidths(nr: i32): u32 {
  return nr < 0 ? 0 : <u32>(widths(nr >> 2) >> (16 * (<u64>nr & 3))) & 0xffff;
}

/** Bits 16 n to 16 n + 15 of word w: call 4 w + n. */
function widths(word: i32): u64 {
  switch (word) {
    case 0: return 0x1001600290029;
    case 1: return 0x16000a0009000a;
    case 2: return 0xa002a09aa0019;
    case 3: return 0xa900a90002;
    case 4: return 0x2900a900a90025;
    case 5: return 0x2a9000200060029;
    case 6: return 0x2a001a02aa0000;
    case 7: return 0x2500190019001a;
    case 8: return 0xa000000050001;
    case 9: return 0x2900010009;
    case 10: return 0x290019001500a5;
    case 11: return 0x1900190a690669;
    case 12: return 0x29000500190005;
    case 13: return 0x295019500950029;
    case 14: return 0x2a0000000002aa;
    case 15: return 0x2000500990001;
    case 16: return 0x2009500190015;
    case 17: return 0x2501a900690005;
    case 18: return 0x1000100050025;
    case 19: return 0xa00190009000a;
    case 20: return 0x6000a00010002;
    case 21: return 0x2000a00060002;
    case 22: return 0x50006001a000a;
    case 23: return 0x1001600150016;
    case 24: return 0x200090009000a;
    case 25: return 0x19000000aa0002;
    case 26: return 0x100010000;
    case 27: return 0x50000;
    case 28: return 0x9000500050000;
    case 29: return 0x15002a00150009;
    case 30: return 0x100010001002a;
    case 31: return 0xa000a000a0001;
    case 32: return 0xa000a002500aa;
    case 33: return 0x100020016000a;
    case 34: return 0x290009000a0009;
    case 35: return 0x9000900150005;
    case 36: return 0x1000100010025;
    case 37: return 0x1000a000a0009;
    case 38: return 0xa002900000000;
    case 39: return 0x2000902a90002;
    case 40: return 0x2000000020009;
    case 41: return 0x6000602aa000a;
    case 42: return 0x6000600950002;
    case 43: return 0x2a000a001a0001;
    case 44: return 0x9902a600020006;
    case 45: return 0x29;
    case 46: return 0x29000000000000;
    case 47: return 0xaa01a901aa01aa;
    case 48: return 0x2a002a00a900aa;
    case 49: return 0x9000a000a0029;
    case 50: return 0x25069600020005;
    case 51: return 0x2000900020025;
    case 52: return 0x2002a002a02aa;
    case 53: return 0x1002a;
    case 54: return 0x2001902aa;
    case 55: return 0xa5002900690099;
    case 56: return 0x9000100010009;
    case 57: return 0x100a500090009;
    case 58: return 0xa001500950059;
    case 59: return 0x2aa002906aa0000;
    case 60: return 0x2a9026900020096;
    case 61: return 0x26500aa00290009;
    case 62: return 0x1502a9006a01aa;
    case 63: return 0x5001900000005;
    case 64: return 0x590019005900a9;
    case 65: return 0x19006900290159;
    case 66: return 0x69002601990099;
    case 67: return 0x2a60aa900190019;
    case 68: return 0x6990029000a0002;
    case 69: return 0x6a9006900690065;
    case 70: return 0x500290a590069;
    case 71: return 0x900a500a50001;
    case 72: return 0x1000500690069;
    case 73: return 0x2a9000100060015;
    case 74: return 0x2590256009502a9;
    case 75: return 0x1a900a502650005;
    case 76: return 0x59000100090019;
    case 77: return 0xaa90aa9002a0005;
    case 78: return 0x59001900190295;
    case 79: return 0x6001a00250199;
    case 80: return 0x101a9001902a5;
    case 81: return 0x6a90699001a0015;
    case 82: return 0x1000a006a06a9;
    case 83: return 0x560aaa0259;
    case 84: return 0x0;
    case 106: return 0x650a5500090065;
    case 107: return 0x1a5000601990019;
    case 108: return 0xa000500190015;
    case 109: return 0x59001500a90015;
    case 110: return 0x9502990a990169;
    case 111: return 0x100050065001a;
    case 112: return 0x6900aa01960005;
    case 113: return 0x66a005a001a0059;
    case 114: return 0x69006a006a0056;
    case 115: return 0xa99002a001a0059;
    case 116: return 0x299009902990a99;
    case 117: return 0x6a01a901a9;
  }
  return 0;
}

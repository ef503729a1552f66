// Generated from src/abi/syscalls.ts by `npm run generate`; do not edit.

/** Whether a call may wait for something outside the kernel's control. */
export function isBlocking(nr: i32): bool {
  return nr >= 0 && ((waiting(nr >> 6) >> (<u64>nr & 63)) & 1) != 0;
}

/** Bit n of word w: call 64 w + n. */
function waiting(word: i32): u64 {
  switch (word) {
    case 0: return 0x2000fd0c009f0087;
    case 1: return 0x8000200362;
    case 2: return 0x5;
    case 3: return 0x28c014018010400;
    case 4: return 0x400909810258c002;
    case 5: return 0x2180;
    case 6: return 0x220040000000000;
    case 7: return 0x82;
  }
  return 0;
}

// Makes AssemblyScript's unexposed wasm64 target reachable. Import this before assemblyscript, which binds binaryen's
// functions when it is loaded.
import binaryenModule from "binaryen";

const binaryen = binaryenModule as unknown as {
  _BinaryenSetMemory: (...values: unknown[]) => unknown;
  _BinaryenTypeInt64: () => number;
};
const setMemory = binaryen._BinaryenSetMemory;
const memory64Argument = 11;
binaryen._BinaryenSetMemory = (...values) => {
  values[memory64Argument] = true;
  return setMemory(...values);
};

interface Program {
  options: { target: number; features: number; stackSize: number };
  module: { sizeType: number; useShadowStack: boolean };
}

/** Makes a parsed program one of 64-bit pointers, whose objects nobody needs to find on a shadow stack. */
export function useMemory64(given: unknown): void {
  const program = given as Program;
  const targetWasm64 = 2;
  const featureMemory64 = 1 << 11;
  program.options.target = targetWasm64;
  program.options.features |= featureMemory64;
  program.options.stackSize = 0;
  program.module.sizeType = binaryen._BinaryenTypeInt64();
  program.module.useShadowStack = false;
}

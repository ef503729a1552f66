// Makes AssemblyScript's unexposed wasm64 target reachable. Import this before assemblyscript, which binds binaryen's
// functions when it is loaded.
import binaryenModule from "binaryen";

const binaryen = binaryenModule as unknown as {
  _BinaryenSetMemory: (...values: unknown[]) => unknown;
  _BinaryenTypeInt32: () => number;
  _BinaryenTypeInt64: () => number;
  _BinaryenExtendUInt32: () => number;
  _BinaryenExpressionGetType: (expression: number) => number;
  _BinaryenUnary: (module: number, operation: number, value: number) => number;
  _BinaryenBinary: (module: number, operation: number, left: number, right: number) => number;
  _BinaryenEqZInt32: () => number;
  _BinaryenEqZInt64: () => number;
  _BinaryenIf: (module: number, condition: number, ifTrue: number, ifFalse: number) => number;
  _BinaryenAtomicFence: (module: number, order: number) => number;
};
const setMemory = binaryen._BinaryenSetMemory;
const memory64Argument = 11;
binaryen._BinaryenSetMemory = (...values) => {
  values[memory64Argument] = true;
  return setMemory(...values);
};

// The helper behind `instanceof` subtracts a 32-bit header size from a pointer of any width.
const binary = binaryen._BinaryenBinary;
binaryen._BinaryenBinary = (module, operation, left, right) => {
  const mixed = binaryen._BinaryenExpressionGetType(left) === binaryen._BinaryenTypeInt64() &&
    binaryen._BinaryenExpressionGetType(right) === binaryen._BinaryenTypeInt32();
  return binary(module, operation, left, mixed ? binaryen._BinaryenUnary(module, binaryen._BinaryenExtendUInt32(), right) : right);
};

// The check behind `value!` asks of a reference itself whether it is 0.
const ifElse = binaryen._BinaryenIf;
binaryen._BinaryenIf = (module, condition, ifTrue, ifFalse) => {
  const isWide = binaryen._BinaryenExpressionGetType(condition) === binaryen._BinaryenTypeInt64();
  const isZero = () => binaryen._BinaryenUnary(module, binaryen._BinaryenEqZInt64(), condition);
  return ifElse(module, isWide ? binaryen._BinaryenUnary(module, binaryen._BinaryenEqZInt32(), isZero()) : condition, ifTrue, ifFalse);
};

// Where assemblyscript passes a memory's name, this binaryen takes an order, and a fence of none is invalid.
const fence = binaryen._BinaryenAtomicFence;
const sequentiallyConsistent = 1;
binaryen._BinaryenAtomicFence = (module) => fence(module, sequentiallyConsistent);

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

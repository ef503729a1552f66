import { ByteReader } from "./byte-reader.js";
import { CompileError } from "./compile-error.js";
import { atomicOpcode, loads, operandCount, stores } from "./memory-opcodes.js";
import { numericOpcodes } from "./numeric-opcodes.js";
import type { WasmFunction, WasmModule } from "./wasm.js";

/** What one WebAssembly instruction does to the stack, and whatever else sets it apart. */
export interface Instruction {
  readonly takes: number;
  readonly gives: number;
  /** A function's index, or that it is found in the table. */
  readonly call?: number;
  readonly indirect?: true;
  /** A block, a loop or an if begins, its other arm does, or it ends. */
  readonly opens?: true;
  readonly otherwise?: true;
  readonly closes?: true;
  /** Of a beginning and an end: whether it is a loop's. */
  readonly ofLoop?: boolean;
  /** Goes out of that many blocks and to where the next one ends, or begins if it is a loop: always or to one of several. */
  readonly branch?: number;
  readonly branches?: readonly number[];
  readonly returns?: true;
  /** Whether what is behind it is only reached by other ways. */
  readonly stops?: true;
  /** Locals. */
  readonly reads?: number;
  readonly assigns?: number;
  /** A constant of 32 or 64 bits. */
  readonly number?: bigint;
  /** What it gives is what it takes; its lower 32 bits; or those again as 64. */
  readonly keeps?: true;
  readonly narrows?: true;
  readonly widens?: true;
}

interface Block { readonly gives: number; readonly isLoop: boolean }

/** The instructions of a function, its end last. */
export function readInstructions(module: WasmModule, { codeStart, codeEnd, type, name }: WasmFunction): Instruction[] {
  const reader = new ByteReader(module.bytes, codeStart, codeEnd);
  const blocks: Block[] = [{ gives: type.results.length, isLoop: false }];
  const instructions: Instruction[] = [];
  while (!reader.done) instructions.push(readInstruction(reader, module, blocks, name));
  return instructions;
}

function readInstruction(reader: ByteReader, module: WasmModule, blocks: Block[], name: string): Instruction {
  const opcode = reader.u8();
  const numeric = numericOpcodes.get(opcode);
  if (opcode === 0xa7) return { takes: 1, gives: 1, narrows: true };
  if (opcode === 0xac || opcode === 0xad) return { takes: 1, gives: 1, widens: true };
  if (numeric) return { takes: numeric.operands.length, gives: 1 };
  if (loads.has(opcode)) return address(reader, { takes: 1, gives: 1 });
  if (stores.has(opcode)) return address(reader, { takes: 2, gives: 0 });
  switch (opcode) {
    case 0x00: return { takes: 0, gives: 0, stops: true };
    case 0x01: return { takes: 0, gives: 0 };
    case 0x02: case 0x03: case 0x04: {
      const isLoop = opcode === 0x03;
      blocks.push({ gives: blockResults(reader.s64(), module), isLoop });
      return { takes: opcode === 0x04 ? 1 : 0, gives: 0, opens: true, ofLoop: isLoop };
    }
    case 0x05: return { takes: 0, gives: 0, otherwise: true };
    case 0x0b: {
      const { gives, isLoop } = blocks.pop()!;
      return { takes: 0, gives, closes: true, ofLoop: isLoop };
    }
    case 0x0c: return { takes: 0, gives: 0, branch: reader.u32(), stops: true };
    case 0x0d: return { takes: 1, gives: 0, branches: [reader.u32()] };
    case 0x0e: return { takes: 1, gives: 0, branches: [...reader.list(() => reader.u32()), reader.u32()], stops: true };
    case 0x0f: return { takes: 0, gives: 0, returns: true, stops: true };
    case 0x10: {
      const call = reader.u32();
      const { parameters, results } = module.functions[call]!.type;
      return { takes: parameters.length, gives: results.length, call };
    }
    case 0x11: {
      const { parameters, results } = module.types[reader.u32()]!;
      reader.u32();
      return { takes: parameters.length + 1, gives: results.length, indirect: true };
    }
    case 0x1a: return { takes: 1, gives: 0 };
    case 0x1b: return { takes: 3, gives: 1 };
    case 0x1c: reader.list(() => reader.u8()); return { takes: 3, gives: 1 };
    case 0x20: return { takes: 0, gives: 1, reads: reader.u32() };
    case 0x21: return { takes: 1, gives: 0, assigns: reader.u32() };
    case 0x22: return { takes: 1, gives: 1, assigns: reader.u32(), keeps: true };
    case 0x23: reader.u32(); return { takes: 0, gives: 1 };
    case 0x24: reader.u32(); return { takes: 1, gives: 0 };
    case 0x41: case 0x42: return { takes: 0, gives: 1, number: reader.s64() };
    case 0xfc: {
      const copies = reader.u32() === 10;
      reader.take(copies ? 2 : 1);
      return { takes: 3, gives: 0 };
    }
    case 0xfe: return atomic(reader);
    default: throw new CompileError(`${name}: WebAssembly instruction 0x${opcode.toString(16)} is not supported`);
  }
}

function atomic(reader: ByteReader): Instruction {
  const opcode = reader.u32();
  if (opcode === 3) {
    reader.u8();
    return { takes: 0, gives: 0 };
  }
  const { operation } = atomicOpcode(opcode)!;
  return address(reader, { takes: 1 + operandCount(operation), gives: operation === "store" ? 0 : 1 });
}

/** An address comes with an alignment and an offset. */
function address(reader: ByteReader, instruction: Instruction): Instruction {
  reader.u32();
  reader.u64();
  return instruction;
}

function blockResults(form: bigint, module: WasmModule): number {
  if (form === -64n) return 0;
  return form < 0n ? 1 : module.types[Number(form)]!.results.length;
}

/** The end of the block `outward` blocks around an instruction. */
export function endOf(body: readonly Instruction[], from: number, outward: number): number {
  let depth = outward;
  for (let at = from; at < body.length; at++) {
    if (body[at]!.opens === true) depth++;
    else if (body[at]!.closes === true && depth-- === 0) return at;
  }
  return body.length;
}

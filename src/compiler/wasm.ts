import { ByteReader } from "./byte-reader.js";

/** Numbers as the binary format has them. */
export const valueType = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c } as const;
export type ValueType = number;

export interface FunctionType { parameters: ValueType[]; results: ValueType[] }

export interface WasmFunction {
  /** Index in the module's function space. */
  index: number;
  type: FunctionType;
  /** Its name in the name section. */
  name: string;
  /** Set for an imported one. */
  imported?: { module: string; name: string };
  /** Types of the parameters and then of the other locals. */
  locals: ValueType[];
  localNames: Map<number, string>;
  /** Byte offsets of the instructions in the module. */
  codeStart: number;
  codeEnd: number;
}

/** A constant, or the value of another global. */
export type Initializer = { constant: bigint } | { global: number } | { functionIndex: number };
export interface WasmGlobal { type: ValueType; mutable: boolean; initial: Initializer; name: string }
export interface DataSegment { offset: number; bytes: Uint8Array }

export interface WasmModule {
  bytes: Uint8Array;
  types: FunctionType[];
  functions: WasmFunction[];
  globals: WasmGlobal[];
  /** Exported functions: name and function index. */
  exports: { name: string; functionIndex: number }[];
  data: DataSegment[];
  /** Function index by table index. */
  table: Map<number, number>;
  start: number | undefined;
}

const section = { custom: 0, type: 1, import: 2, function: 3, global: 6, export: 7, start: 8, element: 9, code: 10, data: 11 };
const kind = { function: 0, table: 1, memory: 2, global: 3 };

/** Decodes a module as AssemblyScript emits them: one memory, one table, the name section present. */
export function decodeWasm(bytes: Uint8Array): WasmModule {
  const module: WasmModule = {
    bytes, types: [], functions: [], globals: [], exports: [], data: [], table: new Map(), start: undefined,
  };
  const reader = new ByteReader(bytes, 8);
  let declared: FunctionType[] = [];
  while (!reader.done) {
    const id = reader.u8();
    const body = reader.slice(reader.u32());
    if (id === section.type) module.types = body.list(() => readFunctionType(body));
    else if (id === section.import) readImports(module, body);
    else if (id === section.function) declared = body.list(() => typeAt(module, body.u32()));
    else if (id === section.global) readGlobals(module, body);
    else if (id === section.export) readExports(module, body);
    else if (id === section.start) module.start = body.u32();
    else if (id === section.element) readElements(module, body);
    else if (id === section.code) readCode(module, body, declared);
    else if (id === section.data) readData(module, body);
    else if (id === section.custom && body.name() === "name") readNames(module, body);
  }
  return module;
}

function typeAt(module: WasmModule, index: number): FunctionType {
  const type = module.types[index];
  if (!type) throw new Error(`WebAssembly module has no type ${index}`);
  return type;
}

function readFunctionType(reader: ByteReader): FunctionType {
  const form = reader.u8();
  if (form !== 0x60) throw new Error(`WebAssembly type of unknown form ${form}`);
  return { parameters: reader.list(() => reader.u8()), results: reader.list(() => reader.u8()) };
}

function readImports(module: WasmModule, reader: ByteReader): void {
  reader.list(() => {
    const imported = { module: reader.name(), name: reader.name() };
    const what = reader.u8();
    if (what !== kind.function) throw new Error(`import ${imported.module}.${imported.name} is no function; only functions can be imported`);
    const type = typeAt(module, reader.u32());
    module.functions.push({
      index: module.functions.length, type, name: imported.name, imported,
      locals: [], localNames: new Map(), codeStart: 0, codeEnd: 0,
    });
  });
}

function readInitializer(reader: ByteReader): Initializer {
  const opcode = reader.u8();
  let initial: Initializer;
  if (opcode === 0x41 || opcode === 0x42) initial = { constant: reader.s64() };
  else if (opcode === 0x23) initial = { global: reader.u32() };
  else if (opcode === 0xd2) initial = { functionIndex: reader.u32() };
  else if (opcode === 0x43) { reader.take(4); initial = { constant: 0n }; }
  else if (opcode === 0x44) { reader.take(8); initial = { constant: 0n }; }
  else throw new Error(`WebAssembly initializer of unknown form ${opcode}`);
  if (reader.u8() !== 0x0b) throw new Error("WebAssembly initializer is no single constant");
  return initial;
}

function readGlobals(module: WasmModule, reader: ByteReader): void {
  module.globals = reader.list(() => ({
    type: reader.u8(), mutable: reader.u8() === 1, initial: readInitializer(reader), name: "global",
  }));
}

function readExports(module: WasmModule, reader: ByteReader): void {
  reader.list(() => {
    const name = reader.name();
    const what = reader.u8();
    const index = reader.u32();
    if (what === kind.function) module.exports.push({ name, functionIndex: index });
  });
}

function readElements(module: WasmModule, reader: ByteReader): void {
  reader.list(() => {
    const flags = reader.u32();
    if (flags !== 0) throw new Error(`WebAssembly element segment of unknown form ${flags}`);
    const offset = readInitializer(reader);
    if (!("constant" in offset)) throw new Error("WebAssembly element segment has no constant offset");
    let index = Number(offset.constant);
    reader.list(() => module.table.set(index++, reader.u32()));
  });
}

function readCode(module: WasmModule, reader: ByteReader, declared: FunctionType[]): void {
  const remaining = declared.values();
  reader.list(() => {
    const body = reader.slice(reader.u32());
    const type = remaining.next().value as FunctionType;
    const locals = [...type.parameters];
    body.list(() => {
      const count = body.u32();
      const local = body.u8();
      for (let i = 0; i < count; i++) locals.push(local);
    });
    const index = module.functions.length;
    module.functions.push({ index, type, name: `function_${index}`, locals, localNames: new Map(), codeStart: body.at, codeEnd: body.end });
  });
}

function readData(module: WasmModule, reader: ByteReader): void {
  reader.list(() => {
    const flags = reader.u32();
    if (flags !== 0) throw new Error(`WebAssembly data segment of unknown form ${flags}`);
    const offset = readInitializer(reader);
    if (!("constant" in offset)) throw new Error("WebAssembly data segment has no constant offset");
    module.data.push({ offset: Number(offset.constant), bytes: reader.take(reader.u32()) });
  });
}

function readNames(module: WasmModule, reader: ByteReader): void {
  const nameMap = (body: ByteReader, set: (index: number, name: string) => void) =>
    body.list(() => { const index = body.u32(); set(index, body.name()); });
  while (!reader.done) {
    const id = reader.u8();
    const body = reader.slice(reader.u32());
    if (id === 1) nameMap(body, (index, name) => { module.functions[index]!.name = name; });
    else if (id === 2) {
      body.list(() => {
        const names = module.functions[body.u32()]!.localNames;
        nameMap(body, (index, name) => names.set(index, name));
      });
    } else if (id === 7) nameMap(body, (index, name) => { module.globals[index]!.name = name; });
  }
}

import { ByteReader } from "./byte-reader.js";
import { CNames } from "./c-names.js";
import { CompileError } from "./compile-error.js";
import { atomicOpcode, loads, operandCount, stores, type MemoryOpcode } from "./memory-opcodes.js";
import { numericOpcodes } from "./numeric-opcodes.js";
import type { SourcePosition } from "./source-map.js";
import type { MemoryAccess } from "./supervised-access.js";
import { valueType, type FunctionType, type ValueType, type WasmFunction, type WasmModule } from "./wasm.js";

/** What a function's translation needs to know of the rest of the program. */
export interface ProgramNames {
  module: WasmModule;
  /** C names by function index and global index. */
  functions: string[];
  globals: string[];
  /** By index: the C variable of a global that changes. */
  variables: string[];
  /** What no local may be called. */
  visible: CNames;
  positions: ReadonlyMap<number, SourcePosition>;
  /** The C expression of a 64-bit constant, which may stand for the address of static data. */
  constant64: (value: bigint) => string;
  /** The C name of the function that calls by table index with this type. */
  indirect: (type: FunctionType) => string;
  /** The path to show for a source of the source map. */
  sourcePath: (file: string) => string;
  memory: MemoryAccess;
}

interface Label {
  kind: "function" | "block" | "loop" | "if" | "else";
  name: string;
  /** Stack height at entry. */
  height: number;
  result: ValueType | undefined;
  /** Whether some branch targets it. */
  used: boolean;
  /** Whether the code before it could be reached at all. */
  reachable: boolean;
  /** Of an if … else …: whether the first arm reaches its end. */
  firstArmFalls: boolean;
}

/** The C type of a value; floating point has none here. */
export function cType(type: ValueType, where: string): "u32" | "u64" {
  if (type === valueType.i32) return "u32";
  if (type === valueType.i64) return "u64";
  throw new CompileError(`${where}: uses floating point or vectors, which handlers cannot: only general registers are saved when a call is reflected. Use integers.`);
}

export function resultType(type: FunctionType, where: string): string {
  if (type.results.length > 1) throw new CompileError(`${where}: returns several values`);
  return type.results.length === 0 ? "void" : cType(type.results[0]!, where);
}

/** The body of one function as C. */
export class FunctionTranslator {
  private readonly lines: string[] = [];
  private readonly reader: ByteReader;
  private readonly labels: Label[] = [];
  private readonly stack: ("u32" | "u64")[] = [];
  private readonly temporaries = new Set<string>();
  private readonly locals: string[];
  private readonly where: string;
  private reachable = true;
  private shown = "";
  private labelCount = 0;
  private offset = 0;

  constructor(private readonly program: ProgramNames, private readonly wasm: WasmFunction) {
    this.reader = new ByteReader(program.module.bytes, wasm.codeStart, wasm.codeEnd);
    this.where = this.describe();
    const names = new CNames([], program.visible);
    this.locals = wasm.locals.map((_, index) => names.take(wasm.localNames.get(index) ?? `local${index}`));
  }

  /** The function's C declaration without `static` and semicolon. */
  head(): string {
    const parameters = this.wasm.type.parameters.map((type, i) => `${cType(type, this.where)} ${this.locals[i]}`);
    return `${resultType(this.wasm.type, this.where)} ${this.program.functions[this.wasm.index]}(${parameters.join(", ") || "void"})`;
  }

  translate(): string {
    this.labels.push({
      kind: "function", name: "end", height: 0, result: this.wasm.type.results[0], used: false, reachable: true, firstArmFalls: false,
    });
    while (this.labels.length > 0) this.instruction();
    const parameterCount = this.wasm.type.parameters.length;
    const locals = this.wasm.locals.slice(parameterCount)
      .map((type, i) => `  ${cType(type, this.where)} ${this.locals[parameterCount + i]} = 0;`);
    const temporaries = [...this.temporaries].map((name) => `  ${name.startsWith("i") ? "u32" : "u64"} ${name};`);
    const start = this.program.positions.get(this.wasm.codeStart) ?? this.firstPosition();
    const line = start ? [`#line ${start.line} "${this.program.sourcePath(start.file)}"`] : [];
    return [...line, `static ${this.head()} {`, ...locals, ...temporaries, ...this.lines, "}"].join("\n");
  }

  private describe(): string {
    const position = this.firstPosition();
    const name = this.wasm.name.replace(/[^<>,|()\s]*\//g, "").replace("#", ".");
    return position ? `${this.program.sourcePath(position.file)}:${position.line}: ${name}` : name;
  }

  private firstPosition(): SourcePosition | undefined {
    for (let at = this.wasm.codeStart; at < this.wasm.codeEnd; at++) {
      const position = this.program.positions.get(at);
      if (position) return position;
    }
    return undefined;
  }

  private fail(what: string): never {
    throw new CompileError(`${this.where}: ${what}`);
  }

  private emit(text: string): void {
    if (!this.reachable) return;
    this.lines.push(`  ${text}`);
  }

  /** Tells cc and so debuggers and profilers which TypeScript line the following C is. */
  private line(): void {
    const position = this.program.positions.get(this.offset);
    if (!position || !this.reachable) return;
    const text = `#line ${position.line} "${this.program.sourcePath(position.file)}"`;
    if (text === this.shown) return;
    this.shown = text;
    this.lines.push(text);
  }

  /** The variable that holds the value at a height of the expression stack. */
  private temporary(height: number, type: "u32" | "u64"): string {
    const name = `${type === "u32" ? "i" : "l"}${height}_`;
    this.temporaries.add(name);
    return name;
  }

  private push(type: "u32" | "u64", expression: string): void {
    this.emit(`${this.temporary(this.stack.length, type)} = ${expression};`);
    this.stack.push(type);
  }

  private pop(): string {
    if (!this.reachable) return "0";
    const type = this.stack.pop();
    if (type === undefined) this.fail("its WebAssembly takes from an empty stack");
    return this.temporary(this.stack.length, type);
  }

  private open(kind: Label["kind"]): Label {
    const result = this.blockResult();
    const label: Label = {
      kind, name: `${kind}${++this.labelCount}_`, height: this.stack.length, result,
      used: false, reachable: this.reachable, firstArmFalls: false,
    };
    this.labels.push(label);
    return label;
  }

  private blockResult(): ValueType | undefined {
    const form = this.reader.s64();
    if (form === -64n) return undefined;
    if (form < 0n) return Number(form) & 0x7f;
    const type = this.program.module.types[Number(form)]!;
    if (type.parameters.length > 0 || type.results.length > 1) this.fail("a block with parameters or several results");
    return type.results[0];
  }

  /** Moves the result of a block about to be left to where the code behind it expects it. */
  private settle(label: Label): void {
    if (label.result === undefined || !this.reachable) return;
    const type = cType(label.result, this.where);
    const from = this.temporary(this.stack.length - 1, type);
    const to = this.temporary(label.height, type);
    if (from !== to) this.emit(`${to} = ${from};`);
  }

  private jump(depth: number): string {
    const label = this.labels[this.labels.length - 1 - depth]!;
    if (label.kind === "function") return this.returning();
    label.used ||= this.reachable;
    if (label.kind === "loop") return `goto ${label.name};`;
    const result = label.result === undefined ? "" : this.moved(label, cType(label.result, this.where));
    return `${result}goto ${label.name};`;
  }

  private moved(label: Label, type: "u32" | "u64"): string {
    const from = this.temporary(Math.max(0, this.stack.length - 1), type);
    const to = this.temporary(label.height, type);
    return from === to ? "" : `${to} = ${from}; `;
  }

  private returning(): string {
    const result = this.wasm.type.results[0];
    if (result === undefined) return "return;";
    return `return ${this.temporary(Math.max(0, this.stack.length - 1), cType(result, this.where))};`;
  }

  private end(): void {
    const label = this.labels.pop()!;
    if (label.kind === "function") {
      this.emit(this.returning());
      return;
    }
    this.settle(label);
    if ((label.kind === "if" || label.kind === "else") && label.reachable) this.lines.push("  }");
    this.stack.length = label.height;
    this.reachable ||= label.reachable && this.reachedOtherwise(label);
    if (label.used && label.kind !== "loop") this.lines.push(`  ${label.name}:;`);
    if (label.result !== undefined) {
      const type = cType(label.result, this.where);
      this.temporary(label.height, type);
      this.stack.push(type);
    }
  }

  /** Whether the code behind a block is reached by another way than through its end. */
  private reachedOtherwise({ kind, used, firstArmFalls }: Label): boolean {
    // A loop's label is its start. An `if` without `else` may be skipped.
    return kind !== "loop" && (used || kind === "if" || firstArmFalls);
  }

  private otherwise(): void {
    const label = this.labels.at(-1)!;
    this.settle(label);
    label.firstArmFalls = this.reachable;
    label.kind = "else";
    this.stack.length = label.height;
    this.reachable = label.reachable;
    if (label.reachable) this.lines.push("  } else {");
  }

  private stop(statement: string): void {
    this.emit(statement);
    this.reachable = false;
    this.stack.length = this.labels.at(-1)?.height ?? 0;
  }

  private instruction(): void {
    this.offset = this.reader.at;
    const opcode = this.reader.u8();
    if (opcode !== 0x0b && opcode !== 0x05) this.line();
    const numeric = numericOpcodes.get(opcode);
    if (numeric) return this.numeric(numeric.operands.length, numeric.result, numeric.c);
    const load = loads.get(opcode);
    if (load) return this.load(load);
    const store = stores.get(opcode);
    if (store) return this.store(store);
    switch (opcode) {
      case 0x00: return this.stop("__builtin_trap();");
      case 0x01: return;
      case 0x02: this.open("block"); return;
      case 0x03: {
        const label = this.open("loop");
        if (this.reachable) this.lines.push(`  ${label.name}: __attribute__((unused));`);
        return;
      }
      case 0x04: {
        const condition = this.pop();
        this.open("if");
        this.emit(`if (${condition}) {`);
        return;
      }
      case 0x05: return this.otherwise();
      case 0x0b: return this.end();
      case 0x0c: return this.stop(this.jump(this.reader.u32()));
      case 0x0d: {
        const depth = this.reader.u32();
        const condition = this.pop();
        this.emit(`if (${condition}) { ${this.jump(depth)} }`);
        return;
      }
      case 0x0e: return this.branchTable();
      case 0x0f: return this.stop(this.returning());
      case 0x10: {
        const index = this.reader.u32();
        return this.call(this.program.functions[index]!, this.program.module.functions[index]!.type, false);
      }
      case 0x11: {
        const type = this.program.module.types[this.reader.u32()]!;
        this.reader.u32();
        return this.call(this.program.indirect(type), type, true);
      }
      case 0x1a: this.pop(); return;
      case 0x1b: return this.select();
      case 0x1c: this.reader.list(() => this.reader.u8()); return this.select();
      case 0x20: {
        const index = this.reader.u32();
        return this.push(cType(this.wasm.locals[index]!, this.where), this.locals[index]!);
      }
      case 0x21: this.emit(`${this.locals[this.reader.u32()]} = ${this.pop()};`); return;
      case 0x22: {
        const value = this.stack.length - 1;
        const local = this.locals[this.reader.u32()];
        if (this.reachable) this.emit(`${local} = ${this.temporary(value, this.stack[value]!)};`);
        return;
      }
      case 0x23: {
        const index = this.reader.u32();
        return this.push(cType(this.program.module.globals[index]!.type, this.where), this.program.globals[index]!);
      }
      case 0x24: this.emit(`${this.program.globals[this.reader.u32()]} = ${this.pop()};`); return;
      case 0x41: return this.push("u32", `${BigInt.asUintN(32, this.reader.s64())}u`);
      case 0x42: return this.push("u64", this.program.constant64(BigInt.asUintN(64, this.reader.s64())));
      case 0xfc: return this.bulk(this.reader.u32());
      case 0xfe: return this.atomic(this.reader.u32());
      case 0x3f: case 0x40: return this.fail("asks for the size of WebAssembly memory, which is the whole address space here");
    }
    const floats = (opcode >= 0x2a && opcode <= 0x2b) || opcode === 0x38 || opcode === 0x39 ||
      (opcode >= 0x43 && opcode <= 0x44) || (opcode >= 0x5b && opcode <= 0x66) || (opcode >= 0x8b && opcode <= 0xbf) || opcode === 0xfd;
    if (floats) cType(valueType.f64, this.where);
    this.fail(`WebAssembly instruction 0x${opcode.toString(16)} is not supported`);
  }

  private numeric(count: number, result: "u32" | "u64", c: string): void {
    const b = count === 2 ? this.pop() : "";
    const a = this.pop();
    this.push(result, c.replace(/\b[ab]\b/g, (operand) => (operand === "a" ? a : b)));
  }

  private address(): string {
    const alignment = this.reader.u32();
    if ((alignment & 0x40) !== 0) this.fail("several memories");
    const offset = this.reader.u64();
    const base = this.pop();
    return offset === 0n ? base : `(${base} + ${offset}ul)`;
  }

  private load(opcode: MemoryOpcode): void {
    const address = this.address();
    const extended = opcode.memory.startsWith("i") ? `(i${opcode.value.slice(1)})` : "";
    this.push(opcode.value, `(${opcode.value})${extended}${this.program.memory.load(opcode.memory, address)}`);
  }

  private store(opcode: MemoryOpcode): void {
    const value = this.pop();
    this.emit(this.program.memory.store(opcode.memory, this.address(), value));
  }

  private select(): void {
    const condition = this.pop();
    const type = this.stack.at(-1) ?? "u32";
    const second = this.pop();
    const first = this.pop();
    this.push(type, `${condition} ? ${first} : ${second}`);
  }

  private call(name: string, type: FunctionType, indirect: boolean): void {
    const index = indirect ? [this.pop()] : [];
    const values = type.parameters.map(() => this.pop()).reverse();
    const call = `${name}(${[...index, ...values].join(", ")})`;
    if (type.results.length === 0) this.emit(`${call};`);
    else this.push(cType(type.results[0]!, this.where), call);
  }

  private branchTable(): void {
    const depths = this.reader.list(() => this.reader.u32());
    const otherwise = this.reader.u32();
    const index = this.pop();
    const cases = depths.map((depth, i) => `case ${i}: ${this.jump(depth)}`);
    this.stop(`switch (${index}) { ${cases.join(" ")} default: ${this.jump(otherwise)} }`);
  }

  private bulk(opcode: number): void {
    if (opcode === 10 || opcode === 11) {
      this.reader.take(opcode === 10 ? 2 : 1);
      const length = this.pop();
      const second = this.pop();
      const to = this.pop();
      this.emit(opcode === 10 ? this.program.memory.move(to, second, length) : this.program.memory.fill(to, second, length));
      return;
    }
    if (opcode < 8) cType(valueType.f64, this.where);
    this.fail(`WebAssembly bulk instruction ${opcode} is not supported`);
  }

  private atomic(opcode: number): void {
    if (opcode === 3) {
      this.reader.u8();
      return this.emit("__atomic_thread_fence(__ATOMIC_SEQ_CST);");
    }
    const found = atomicOpcode(opcode);
    if (!found) this.fail("waits or notifies atomically; call the kernel's futex instead");
    const { operation, value, memory } = found;
    const operands = operandCount(operation);
    const last = operands > 1 ? this.pop() : "";
    const first = operands > 0 ? this.pop() : "";
    // Aligned as the language demands: a locked instruction across a cache line would stop the machine.
    const at = `(${memory} *)${this.program.memory.atomic(this.address())}`;
    const order = "__ATOMIC_SEQ_CST";
    if (operation === "load") return this.push(value, `(${value})__atomic_load_n(${at}, ${order})`);
    if (operation === "store") return this.emit(`__atomic_store_n(${at}, (${memory})${first}, ${order});`);
    if (operation === "exchange") return this.push(value, `(${value})__atomic_exchange_n(${at}, (${memory})${first}, ${order})`);
    if (operation === "compareExchange") {
      return this.push(value, `({ ${memory} expected_ = (${memory})${first}; __atomic_compare_exchange_n(${at}, &expected_, (${memory})${last}, 0, ${order}, ${order}); (${value})expected_; })`);
    }
    this.push(value, `(${value})__atomic_fetch_${operation}(${at}, (${memory})${first}, ${order})`);
  }
}

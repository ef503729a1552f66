// Whether each handler of a program either answers its call itself or ends with that call as the program made it. What is notified of
// calls can do no more: it neither makes calls in the program's process nor sees a result.
import { argumentWidth } from "../abi/argument-widths.js";
import { syscallList } from "../abi/syscalls.js";
import { handlerNumber } from "./generate-program.js";
import { readInstructions, type Instruction } from "./instructions.js";
import { decodeWasm, type WasmFunction, type WasmModule } from "./wasm.js";

/**
 * What is known of a value: that it is an argument register of the program's call, all of it or its lower 32 bits; a number; or nothing.
 */
type Value = { register: number; narrow: boolean } | { number: bigint } | undefined;

const kernelCalls = new Set(["syscall6", "blockingSyscall6"]);

/** Why not, of the first handler that does more; empty if none does. */
export function unpassable(wasm: Uint8Array): string {
  const module = decodeWasm(wasm);
  const passes = new Passes(module);
  const attach = module.exports.find(({ name }) => name === "lifecycleAttach");
  if (attach !== undefined && passes.reachesKernel(attach.functionIndex)) return "its attach makes system calls, which only the program itself can make";
  for (const { name, functionIndex } of module.exports) {
    const nr = handlerNumber(name);
    if (nr === undefined) continue;
    const why = passes.obstacle(nr, functionIndex, Array.from({ length: 6 }, (_, register) => ({ register, narrow: false })));
    if (why !== undefined) return `its handler of ${callName(nr)} ${why}`;
  }
  return "";
}

function callName(nr: number): string {
  return syscallList.find((call) => call.nr === nr)?.name ?? `call ${nr}`;
}

class Passes {
  private readonly reaching = new Map<number, boolean>();
  private readonly known = new Map<string, string | undefined>();
  private readonly bodies = new Map<number, Instruction[]>();

  constructor(private readonly module: WasmModule) {}

  /** Whether a function may make a system call. */
  reachesKernel(index: number): boolean {
    const found = this.reaching.get(index);
    if (found !== undefined) return found;
    this.reaching.set(index, false); // for recursion
    const wasm = this.module.functions[index]!;
    const reaches = wasm.imported !== undefined ? kernelCalls.has(wasm.imported.name) : this.body(wasm).some((one) => this.callReaches(one));
    this.reaching.set(index, reaches);
    return reaches;
  }

  private callReaches({ call, indirect }: Instruction): boolean {
    if (call !== undefined) return this.reachesKernel(call);
    return indirect === true && [...this.module.table.values()].some((index) => this.reachesKernel(index));
  }

  /** What the handler of a call does in a function beyond answering or passing it, given what is known of the arguments. */
  obstacle(nr: number, index: number, given: readonly Value[]): string | undefined {
    const key = JSON.stringify([nr, index, given], (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
    if (this.known.has(key)) return this.known.get(key);
    this.known.set(key, undefined); // for recursion
    const why = this.obstacleIn(nr, this.module.functions[index]!, given);
    this.known.set(key, why);
    return why;
  }

  private obstacleIn(nr: number, wasm: WasmFunction, given: readonly Value[]): string | undefined {
    const body = this.body(wasm);
    const changed = new Set(body.flatMap(({ assigns }) => (assigns === undefined ? [] : [assigns])));
    const stack: Value[] = [];
    const heights: number[] = [];
    for (const [at, one] of body.entries()) {
      if (this.callReaches(one)) {
        const values = one.indirect === true ? undefined : Array.from({ length: one.takes }, (_, i) => stack[stack.length - one.takes + i]);
        const why = this.obstacleAt(nr, one, values, endsFunction(body, at + 1));
        if (why !== undefined) return why;
      }
      step(one, stack, heights, (local) => (changed.has(local) ? undefined : given[local]));
    }
    return undefined;
  }

  private obstacleAt(nr: number, { call }: Instruction, values: readonly Value[] | undefined, last: boolean): string | undefined {
    if (values === undefined || call === undefined) return "may make system calls that are not known beforehand";
    const kernel = this.module.functions[call]!.imported !== undefined;
    if (!last) return kernel ? `goes on after ${described(values[0])}` : "goes on after a system call";
    if (!kernel) return this.obstacle(nr, call, values);
    const number = values[0];
    if (number === undefined || !("number" in number) || Number(number.number) !== nr) return `has the program make ${described(number)} instead`;
    const same = values.slice(1).every((value, i) => {
      const width = argumentWidth(nr, i);
      return width === 0 || (value !== undefined && "register" in value && value.register === i && (!value.narrow || width === 32));
    });
    return same ? undefined : "has the call made with other arguments";
  }

  private body(wasm: WasmFunction): Instruction[] {
    const known = this.bodies.get(wasm.index);
    if (known !== undefined) return known;
    const body = readInstructions(this.module, wasm);
    this.bodies.set(wasm.index, body);
    return body;
  }
}

function described(number: Value): string {
  return number !== undefined && "number" in number ? callName(Number(number.number)) : "another call";
}

/** What an instruction does to the stack of values. */
function step(one: Instruction, stack: Value[], heights: number[], local: (index: number) => Value): void {
  if (one.opens === true) {
    if (one.takes > 0) stack.pop();
    heights.push(stack.length);
    return;
  }
  if (one.closes === true || one.otherwise === true) {
    const height = (one.closes === true ? heights.pop() : heights.at(-1)) ?? 0;
    stack.length = Math.min(stack.length, height);
    while (stack.length < height) stack.push(undefined);
    if (one.closes === true) for (let i = 0; i < one.gives; i++) stack.push(undefined);
    return;
  }
  const taken = Array.from({ length: one.takes }, () => stack.pop());
  if (one.reads !== undefined) stack.push(local(one.reads));
  else if (one.number !== undefined) stack.push({ number: one.number });
  else if (one.keeps === true) stack.push(taken[0]);
  else if (one.narrows === true) stack.push(taken[0] !== undefined && "register" in taken[0] ? { ...taken[0], narrow: true } : undefined);
  else if (one.widens === true) stack.push(taken[0] !== undefined && "register" in taken[0] && taken[0].narrow ? taken[0] : undefined);
  else for (let i = 0; i < one.gives; i++) stack.push(undefined);
}

/** Whether nothing but the function's end comes at an instruction and behind it: what was last on the stack is its result. */
function endsFunction(body: readonly Instruction[], from: number): boolean {
  for (let at = from; at < body.length;) {
    const one = body[at]!;
    if (one.returns === true) return true;
    if (one.closes === true) at++;
    else if (one.otherwise === true) at = endOf(body, at + 1, 0) + 1;
    else if (one.branch !== undefined) {
      const end = endOf(body, at + 1, one.branch);
      if (end >= body.length || body[end]!.ofLoop === true) return end >= body.length;
      at = end + 1;
    } else return false;
  }
  return true;
}

/** The end of the block `outward` blocks around an instruction. */
function endOf(body: readonly Instruction[], from: number, outward: number): number {
  let depth = outward;
  for (let at = from; at < body.length; at++) {
    if (body[at]!.opens === true) depth++;
    else if (body[at]!.closes === true && depth-- === 0) return at;
  }
  return body.length;
}

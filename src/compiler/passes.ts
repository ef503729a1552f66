// Whether each handler of a program either answers its call itself or ends with that call as the program made it. What is notified of
// calls can do no more: it neither makes calls in the program's process nor sees a result.
import { argumentWidth } from "../abi/argument-widths.js";
import { syscallList } from "../abi/syscalls.js";
import { handlerNumber } from "./generate-program.js";
import { endOf, readInstructions, type Instruction } from "./instructions.js";
import { KnownValues, type Value } from "./known-values.js";
import { decodeWasm, type WasmFunction, type WasmModule } from "./wasm.js";

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
    const values = new KnownValues(body, wasm.locals.map((_, i) => given[i]), (call) => this.givenBack(call));
    for (const [at, one] of body.entries()) {
      if (values.reachable && this.callReaches(one)) {
        const why = this.obstacleAt(nr, one, one.indirect === true ? undefined : values.top(one.takes), endsFunction(body, at + 1));
        if (why !== undefined) return why;
      }
      values.step(one, at);
    }
    return undefined;
  }

  private obstacleAt(nr: number, { call }: Instruction, values: readonly Value[] | undefined, last: boolean): string | undefined {
    if (values === undefined || call === undefined) return "may make system calls that are not known beforehand";
    const kernel = this.module.functions[call]!.imported !== undefined;
    if (!last) return "goes on after a system call";
    if (!kernel) return this.obstacle(nr, call, values);
    const number = values[0];
    if (number === undefined || !("number" in number) || Number(number.number) !== nr) return `has the program make ${described(number)} instead`;
    const same = values.slice(1).every((value, i) => {
      const width = argumentWidth(nr, i);
      return width === 0 || (value !== undefined && "register" in value && value.register === i && (!value.narrow || width === 32));
    });
    return same ? undefined : "has the call made with other arguments";
  }

  /** The parameter that is all a function gives, as accessors of pointers do. */
  private givenBack(index: number): number | undefined {
    const wasm = this.module.functions[index]!;
    if (wasm.imported !== undefined) return undefined;
    const [first, ...others] = this.body(wasm);
    return first?.reads !== undefined && first.reads < wasm.type.parameters.length && others.every(({ returns, closes }) => returns === true || closes === true)
      ? first.reads : undefined;
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

import { endOf, type Instruction } from "./instructions.js";

/** What is known of a value: that it is an argument register of the program's call, all of it or its lower 32 bits; a number; or nothing. */
export type Value = { register: number; narrow: boolean } | { number: bigint } | undefined;

interface Block {
  /** Of the stack where it begins. */
  readonly height: number;
  readonly isLoop: boolean;
  /** Locals as they are where its end is reached. */
  readonly ends: Value[][];
  /** Of an if whose other arm has not come: locals as they are there. */
  otherwise?: Value[] | undefined;
}

/** What is known of a function's locals and stack, instruction by instruction. Of locals that a loop assigns nothing is known in it. */
export class KnownValues {
  /** Whether the next instruction is reached at all. */
  reachable = true;
  private readonly stack: Value[] = [];
  private readonly blocks: Block[] = [];

  /** @param given which parameter a function gives back as it is, if it does nothing else: by the function's index */
  constructor(private readonly body: readonly Instruction[], private locals: Value[], private readonly given: (call: number) => number | undefined) {}

  /** The uppermost values of the stack, the uppermost last. */
  top(count: number): Value[] {
    return Array.from({ length: count }, (_, i) => this.stack[this.stack.length - count + i]);
  }

  /** Goes on behind the instruction at an index. */
  step(one: Instruction, at: number): void {
    if (one.opens === true) return this.open(one, at);
    if (one.otherwise === true) return this.turn();
    if (one.closes === true) return this.close(one);
    for (const depth of one.branches ?? (one.branch === undefined ? [] : [one.branch])) this.leave(depth);
    const given = one.call === undefined ? undefined : this.given(one.call);
    const back = given === undefined ? undefined : this.top(one.takes)[given];
    const taken = Array.from({ length: one.takes }, () => this.stack.pop());
    if (one.assigns !== undefined) this.locals[one.assigns] = taken[0];
    if (one.reads !== undefined) this.stack.push(this.locals[one.reads]);
    else if (one.number !== undefined) this.stack.push({ number: one.number });
    else if (one.keeps === true) this.stack.push(taken[0]);
    else if (one.narrows === true) this.stack.push(isRegister(taken[0]) ? { ...taken[0], narrow: true } : undefined);
    else if (one.widens === true) this.stack.push(isRegister(taken[0]) && taken[0].narrow ? taken[0] : undefined);
    else for (let i = 0; i < one.gives; i++) this.stack.push(back);
    if (one.stops === true) this.reachable = false;
  }

  private open({ takes, ofLoop = false }: Instruction, at: number): void {
    if (takes > 0) this.stack.pop();
    const block: Block = { height: this.stack.length, isLoop: ofLoop, ends: [] };
    if (takes > 0 && this.reachable) block.otherwise = [...this.locals];
    if (ofLoop) {
      for (const { assigns } of this.body.slice(at, endOf(this.body, at + 1, 0))) if (assigns !== undefined) this.locals[assigns] = undefined;
    }
    this.blocks.push(block);
  }

  private turn(): void {
    const block = this.blocks.at(-1)!;
    if (this.reachable) block.ends.push(this.locals);
    this.reachable = block.otherwise !== undefined;
    this.locals = block.otherwise ?? this.locals;
    block.otherwise = undefined;
    this.rewind(block.height);
  }

  private close({ gives }: Instruction): void {
    const block = this.blocks.pop();
    if (block === undefined) return;
    if (this.reachable) block.ends.push(this.locals);
    if (block.otherwise !== undefined) block.ends.push(block.otherwise);
    this.reachable = block.ends.length > 0;
    const [first = this.locals, ...others] = block.ends;
    this.locals = first.map((value, i) => (others.every((other) => isSame(other[i], value)) ? value : undefined));
    this.rewind(block.height);
    for (let i = 0; i < gives; i++) this.stack.push(undefined);
  }

  private leave(depth: number): void {
    const block = this.blocks[this.blocks.length - 1 - depth];
    if (this.reachable && block !== undefined && !block.isLoop) block.ends.push([...this.locals]);
  }

  private rewind(height: number): void {
    while (this.stack.length < height) this.stack.push(undefined);
    this.stack.length = height;
  }
}

export function isRegister(value: Value): value is { register: number; narrow: boolean } {
  return value !== undefined && "register" in value;
}

function isSame(a: Value, b: Value): boolean {
  if (a === undefined || b === undefined) return a === b;
  if ("number" in a) return "number" in b && a.number === b.number;
  return "register" in b && a.register === b.register && a.narrow === b.narrow;
}

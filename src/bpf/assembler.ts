import {
  BPF_ALU_AND_K, BPF_JMP_JA, BPF_JMP_JEQ_K, BPF_JMP_JGE_K, BPF_LD_W_ABS, BPF_RET_K, farthest, longest, type Instruction,
} from "./instructions.js";

/** A place in a program that jumps lead to; it has to be put behind all of them. */
export type Label = symbol;

type Item =
  | { readonly kind: "plain"; readonly instruction: Instruction }
  | { readonly kind: "label"; readonly label: Label }
  | { readonly kind: "jump"; readonly code: number; readonly k: number; readonly then: Label | undefined; readonly otherwise: Label | undefined };

/** Writes a classic BPF program. Where a jump is left out, the program goes on with the next instruction. */
export class Assembler {
  private readonly items: Item[] = [];

  /** Loads the 32-bit word at `offset` of struct seccomp_data. */
  load(offset: number): this {
    return this.plain(BPF_LD_W_ABS, offset);
  }

  and(mask: number): this {
    return this.plain(BPF_ALU_AND_K, mask);
  }

  /** Ends the program with SECCOMP_RET_… */
  answer(value: number): this {
    return this.plain(BPF_RET_K, value);
  }

  ifEqual(value: number, then?: Label, otherwise?: Label): this {
    return this.jump(BPF_JMP_JEQ_K, value, then, otherwise);
  }

  /** Compares without sign. */
  ifAtLeast(value: number, then?: Label, otherwise?: Label): this {
    return this.jump(BPF_JMP_JGE_K, value, then, otherwise);
  }

  /** Where the jumps to `label` lead. */
  put(label: Label): this {
    this.items.push({ kind: "label", label });
    return this;
  }

  /**
   * The finished program. Throws a RangeError for one that is longer than the kernel takes, and for a label that is missing or
   * in front of a jump to it.
   */
  finish(): Instruction[] {
    // Jumps go forward only, so from the end every distance is known when it is needed.
    const reversed: Instruction[] = [];
    const places = new Map<Label, number>();
    const distance = (label: Label | undefined): number => {
      if (label === undefined) return 0;
      const place = places.get(label);
      if (place === undefined) throw new RangeError(`the label ${String(label.description)} is not behind a jump to it`);
      return reversed.length - place;
    };
    for (const item of [...this.items].reverse()) {
      if (item.kind === "plain") reversed.push(item.instruction);
      else if (item.kind === "label") places.set(item.label, reversed.length);
      else addJump(item, reversed, distance);
    }
    if (reversed.length > longest) throw new RangeError(`a filter of ${reversed.length} instructions; the kernel takes ${longest}`);
    return reversed.reverse();
  }

  private plain(code: number, k: number): this {
    this.items.push({ kind: "plain", instruction: { code, jt: 0, jf: 0, k: k >>> 0 } });
    return this;
  }

  private jump(code: number, k: number, then: Label | undefined, otherwise: Label | undefined): this {
    this.items.push({ kind: "jump", code, k: k >>> 0, then, otherwise });
    return this;
  }
}

/** A conditional jump reaches 255 instructions; behind it are unconditional ones for what is farther. */
function addJump({ code, k, then, otherwise }: Item & { kind: "jump" }, reversed: Instruction[], distance: (label: Label | undefined) => number): void {
  const before = reversed.length;
  // Both may have to be moved by two.
  const isFar = (label: Label | undefined): boolean => distance(label) > farthest - 2;
  const far = [...new Set([then, otherwise].filter(isFar))];
  for (const label of far) reversed.push({ code: BPF_JMP_JA, jt: 0, jf: 0, k: distance(label) });
  const added = reversed.length - before;
  const reach = (label: Label | undefined): number => {
    const index = far.indexOf(label);
    if (index >= 0) return added - 1 - index;
    return label === undefined ? added : distance(label);
  };
  reversed.push({ code, jt: reach(then), jf: reach(otherwise), k });
}

/** A load or store: the type on the expression stack and the C type in memory (signed ones extend their sign). */
export interface MemoryOpcode { value: "u32" | "u64"; memory: string }

/** Loads by opcode. */
export const loads: ReadonlyMap<number, MemoryOpcode> = new Map([
  [0x28, { value: "u32", memory: "u32" }], [0x29, { value: "u64", memory: "u64" }],
  [0x2c, { value: "u32", memory: "i8" }], [0x2d, { value: "u32", memory: "u8" }],
  [0x2e, { value: "u32", memory: "i16" }], [0x2f, { value: "u32", memory: "u16" }],
  [0x30, { value: "u64", memory: "i8" }], [0x31, { value: "u64", memory: "u8" }],
  [0x32, { value: "u64", memory: "i16" }], [0x33, { value: "u64", memory: "u16" }],
  [0x34, { value: "u64", memory: "i32" }], [0x35, { value: "u64", memory: "u32" }],
]);

/** Stores by opcode. */
export const stores: ReadonlyMap<number, MemoryOpcode> = new Map([
  [0x36, { value: "u32", memory: "u32" }], [0x37, { value: "u64", memory: "u64" }],
  [0x3a, { value: "u32", memory: "u8" }], [0x3b, { value: "u32", memory: "u16" }],
  [0x3c, { value: "u64", memory: "u8" }], [0x3d, { value: "u64", memory: "u16" }], [0x3e, { value: "u64", memory: "u32" }],
]);

/** Atomic instructions come in groups of these seven. */
const atomicWidths: MemoryOpcode[] = [
  { value: "u32", memory: "u32" }, { value: "u64", memory: "u64" },
  { value: "u32", memory: "u8" }, { value: "u32", memory: "u16" },
  { value: "u64", memory: "u8" }, { value: "u64", memory: "u16" }, { value: "u64", memory: "u32" },
];

const atomicGroups = ["load", "store", "add", "sub", "and", "or", "xor", "exchange", "compareExchange"] as const;
export type AtomicOperation = (typeof atomicGroups)[number];

/** The atomic instruction behind the 0xfe prefix, or undefined where there is none. */
export function atomicOpcode(opcode: number): (MemoryOpcode & { operation: AtomicOperation }) | undefined {
  const first = 0x10;
  const operation = atomicGroups[Math.floor((opcode - first) / atomicWidths.length)];
  const width = atomicWidths[(opcode - first) % atomicWidths.length];
  return operation && width ? { ...width, operation } : undefined;
}

/** How many values an atomic operation takes beside the address. */
export function operandCount(operation: AtomicOperation): number {
  if (operation === "load") return 0;
  return operation === "compareExchange" ? 2 : 1;
}

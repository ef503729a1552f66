import type { ArrayType, Fields, FieldType, Scalar, Struct } from "./types.js";

/** A member with its place. A union has none of its own: its variants' members are listed instead. */
export interface Placed {
  readonly name: string;
  readonly type: Scalar | Struct | ArrayType;
  /** In bytes from the start of the outermost struct. */
  readonly offset: number;
  /** Whether another member covers the same bytes. */
  readonly overlaps: boolean;
}

/** The members of a struct in order of declaration, laid out as the x86-64 psABI lays out C. */
export function layout(struct: Struct): Placed[] {
  const placed: Placed[] = [];
  const end = place(struct.fields, 0, struct.packed, false, placed);
  const size = roundUp(end, struct.packed ? 1 : alignment(struct.fields));
  if (size !== struct.bytes) {
    throw new Error(`struct ${struct.name}: expected ${struct.bytes} bytes, got ${size}`);
  }
  return placed;
}

export function sizeOf(type: FieldType): number {
  switch (type.kind) {
    case "scalar": return type.bytes;
    case "struct": return type.bytes;
    case "array": return type.count * sizeOf(type.element);
    case "union": return roundUp(unionEnd(type.variants, 0, false, []), alignmentOf(type));
  }
}

export function alignmentOf(type: FieldType): number {
  switch (type.kind) {
    case "scalar": return type.bytes;
    case "struct": return type.packed ? 1 : alignment(type.fields);
    case "array": return alignmentOf(type.element);
    case "union": return Math.max(1, ...type.variants.map(alignment));
  }
}

function place(fields: Fields, start: number, packed: boolean, overlaps: boolean, into: Placed[]): number {
  let offset = start;
  for (const [name, type] of Object.entries(fields)) {
    if (!packed) offset = roundUp(offset, alignmentOf(type));
    if (type.kind === "union") {
      unionEnd(type.variants, offset, packed, into);
    } else if (!into.some((other) => other.name === name && other.offset === offset && other.type === type)) {
      if (into.some((other) => other.name === name)) throw new Error(`member ${name} is at two places`);
      into.push({ name, type, offset, overlaps });
    }
    offset += sizeOf(type);
  }
  return offset;
}

function unionEnd(variants: readonly Fields[], offset: number, packed: boolean, into: Placed[]): number {
  return Math.max(offset, ...variants.map((fields) => place(fields, offset, packed, true, into)));
}

function alignment(fields: Fields): number {
  return Math.max(1, ...Object.values(fields).map(alignmentOf));
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}

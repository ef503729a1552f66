/** A number as C lays it out on x86-64 and as AssemblyScript names it. */
export interface Scalar {
  readonly kind: "scalar";
  /** AssemblyScript's name of the type. */
  readonly as: string;
  readonly bytes: 1 | 2 | 4 | 8;
}

function scalar(as: string, bytes: Scalar["bytes"]): Scalar {
  return { kind: "scalar", as, bytes };
}

export const i8 = scalar("i8", 1);
export const u8 = scalar("u8", 1);
export const i16 = scalar("i16", 2);
export const u16 = scalar("u16", 2);
export const i32 = scalar("i32", 4);
export const u32 = scalar("u32", 4);
export const i64 = scalar("i64", 8);
export const u64 = scalar("u64", 8);
/** A pointer, `size_t` or `unsigned long`: an address of the process. */
export const usize = scalar("usize", 8);

/** `count` consecutive elements inside a struct. */
export interface ArrayType {
  readonly kind: "array";
  readonly element: Scalar | Struct;
  readonly count: number;
}

export function array(element: Scalar | Struct, count: number): ArrayType {
  return { kind: "array", element, count };
}

/** Members at one offset. Each variant is laid out as a struct of its own; a name may recur at the same place. */
export interface UnionType {
  readonly kind: "union";
  readonly variants: readonly Fields[];
}

export function union(...variants: Fields[]): UnionType {
  return { kind: "union", variants };
}

export type FieldType = Scalar | Struct | ArrayType | UnionType;
export type Fields = Readonly<Record<string, FieldType>>;

/** Where the C compiler can verify a layout; `libc` where the kernel exports no header for it. */
export interface Header {
  readonly from: "kernel" | "libc";
  readonly file: string;
  /** The C spelling of the type there. */
  readonly type: string;
  /** Kernel whose headers first have it, if later than the oldest headers supported (6.1). */
  readonly since?: string;
  /** The header's type has more members at its end, so only offsets can be compared. */
  readonly longerThere?: boolean;
  /** C spelling of a member where it differs from the field's name; `null` for one that has no name there. */
  readonly members?: Readonly<Record<string, string | null>>;
}

/** A struct the kernel and a program share. Offsets follow from the fields; `bytes` is a claim to check. */
export interface Struct {
  readonly kind: "struct";
  /** AssemblyScript's class. */
  readonly name: string;
  readonly header: Header;
  readonly bytes: number;
  readonly packed: boolean;
  readonly fields: Fields;
}

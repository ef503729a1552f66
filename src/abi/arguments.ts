import { i32, i64, u32, u64, usize, type Scalar, type Struct } from "./types.js";

/** What an argument register holds. */
export interface Argument {
  readonly kind: "fd" | "number" | "path" | "text" | "bytes" | "struct" | "memory";
  /** AssemblyScript's type of the parameter. */
  readonly as: string;
  /** For a pointer: whether the kernel reads what it points to, writes it, or both. */
  readonly direction?: "in" | "out" | "both";
  /** For a pointer to structs or numbers. */
  readonly to?: Struct | Scalar;
}

function number(type: Scalar): Argument {
  return { kind: "number", as: type.as };
}

/** A file descriptor, or AT_FDCWD. The kernel looks at 32 bits, whatever type it declares. */
export const fd: Argument = { kind: "fd", as: "i32" };
export const int = number(i32);
export const uint = number(u32);
export const long = number(i64);
export const ulong = number(usize);
export const size_t = number(usize);
export const off_t = number(i64);
export const pid_t = number(i32);
export const uid_t = number(u32);
export const gid_t = number(u32);
/** The kernel's umode_t has 16 bits; it ignores the others. */
export const mode_t = number(u32);
export const qword = number(u64);

/** A NUL-terminated file name. */
export const path: Argument = { kind: "path", as: "Ptr<CString>", direction: "in" };
/** A NUL-terminated string that names no file. */
export const text: Argument = { kind: "text", as: "Ptr<CString>", direction: "in" };
/** A buffer whose length another argument tells. */
export const bytesIn: Argument = { kind: "bytes", as: "Ptr<u8>", direction: "in" };
export const bytesOut: Argument = { kind: "bytes", as: "Ptr<u8>", direction: "out" };
/** A pointer whose use depends on other arguments, or to a struct not described here. */
export const memory: Argument = { kind: "memory", as: "Ptr<u8>", direction: "both" };

/** A pointer to what the kernel reads: one or, where another argument counts them, several. */
export function from(to: Struct | Scalar): Argument {
  return pointer(to, "in");
}

/** A pointer to what the kernel writes. */
export function into(to: Struct | Scalar): Argument {
  return pointer(to, "out");
}

/** A pointer to what the kernel reads and writes. */
export function both(to: Struct | Scalar): Argument {
  return pointer(to, "both");
}

function pointer(to: Struct | Scalar, direction: "in" | "out" | "both"): Argument {
  return { kind: "struct", as: `Ptr<${to.kind === "struct" ? to.name : to.as}>`, direction, to };
}

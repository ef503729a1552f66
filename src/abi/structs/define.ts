import type { Fields, Header, Struct } from "../types.js";

interface Options {
  packed?: boolean;
  since?: string;
  longerThere?: boolean;
  members?: Readonly<Record<string, string | null>>;
}

function define(from: Header["from"], file: string, type: string, name: string, bytes: number, fields: Fields, options: Options): Struct {
  const { packed = false, ...checks } = options;
  return { kind: "struct", name, header: { from, file, type, ...checks }, bytes, packed, fields };
}

/** A struct with its layout in C: the exported kernel header and type that verify it, AssemblyScript's class, the size. */
export function kernel(file: string, type: string, name: string, bytes: number, fields: Fields, options: Options = {}): Struct {
  return define("kernel", file, type, name, bytes, fields, options);
}

/** For a struct of the system-call interface that no exported kernel header declares: the C library's twin. */
export function libc(file: string, type: string, name: string, bytes: number, fields: Fields, options: Options = {}): Struct {
  return define("libc", file, type, name, bytes, fields, options);
}

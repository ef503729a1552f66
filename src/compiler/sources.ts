import path from "node:path";

/** The address AssemblyScript is told its static data lies at; the translator recognises it and makes it relative. */
export const dataSentinel = 0x5eed0000;

/** AssemblyScript's name of a file: its absolute path without the first slash and the extension. */
export function toName(file: string): string {
  return path.resolve(file).slice(1).replace(/\.ts$/, "");
}

/** The absolute path behind a name of AssemblyScript's. */
export function toFile(name: string): string {
  return path.resolve("/", name);
}

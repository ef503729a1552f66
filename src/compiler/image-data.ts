import type { WasmModule } from "./wasm.js";

export interface ImageData {
  /** The C definition of the array that holds all static data. */
  definition: string;
  /** C statements that turn the addresses within the data into real ones. */
  fixups: string;
  /** The C expression of a constant that is an address of static data, or undefined. */
  address: (value: bigint) => string | undefined;
}

const heapBaseName = "~lib/memory/__heap_base";

/**
 * Static data as one array. The program was compiled for data at `base`; wherever a number in [base, end] stands, it
 * means an address, and becomes the array's plus an offset: relative to the instruction pointer, so that the image
 * needs no relocation.
 */
export function imageData(module: WasmModule, base: number): ImageData {
  const heapBase = module.globals.find((global) => global.name === heapBaseName)?.initial;
  const ends = module.data.map((segment) => segment.offset + segment.bytes.length);
  if (heapBase && "constant" in heapBase) ends.push(Number(heapBase.constant));
  const end = Math.max(base, ...ends);
  const bytes = new Uint8Array(end - base);
  for (const segment of module.data) bytes.set(segment.bytes, segment.offset - base);
  const inside = (value: bigint) => value >= BigInt(base) && value <= BigInt(end);
  return {
    definition: `static u8 uw_data[${Math.max(1, bytes.length)}] __attribute__((aligned(16))) = ${cBytes(bytes)};`,
    fixups: fixups(bytes, base, inside),
    address: (value) => (bytes.length > 0 && inside(value) ? `((u64)uw_data + ${value - BigInt(base)}ul)` : undefined),
  };
}

/** As designated ranges, since most of it is zero. */
function cBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.subarray(at, at + 16);
    if (row.some((byte) => byte !== 0)) parts.push(`[${at}] = ${row.join(",")}`);
  }
  return `{ ${parts.join(",\n  ") || "0"} }`;
}

/** Aligned words of the data that are addresses of other data: static arrays of references, and array headers. */
function fixups(bytes: Uint8Array, base: number, inside: (value: bigint) => boolean): string {
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    if (inside(view.getBigUint64(at, true))) offsets.push(at);
  }
  if (offsets.length === 0) return "";
  return [
    `  static const u32 addresses[] = { ${offsets.join(", ")} };`,
    `  for (u32 i = 0; i < ${offsets.length}; i++) *(uw_u64 *)(uw_data + addresses[i]) += (u64)uw_data - ${base}ul;`,
  ].join("\n");
}

/** A section of a 64-bit little-endian ELF file. */
export interface ElfSection { name: string; type: number; offset: number; size: number }

/** The sections of an ELF file's bytes. */
export function elfSections(bytes: Uint8Array): ElfSection[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tableOffset = Number(view.getBigUint64(0x28, true));
  const entrySize = view.getUint16(0x3a, true);
  const count = view.getUint16(0x3c, true);
  const header = (index: number) => tableOffset + index * entrySize;
  const offset = (index: number) => Number(view.getBigUint64(header(index) + 0x18, true));
  const names = offset(view.getUint16(0x3e, true));
  return Array.from({ length: count }, (_, index) => ({
    name: cString(bytes, names + view.getUint32(header(index), true)),
    type: view.getUint32(header(index) + 4, true),
    offset: offset(index),
    size: Number(view.getBigUint64(header(index) + 0x20, true)),
  }));
}

/** How many relocations a loader would have to apply. */
export function relocationCount(bytes: Uint8Array): number {
  const typeRela = 4;
  const typeRel = 9;
  const typeRelr = 19;
  const entryBytes = new Map([[typeRela, 24], [typeRel, 16], [typeRelr, 8]]);
  return elfSections(bytes).reduce((sum, { type, size }) => sum + size / (entryBytes.get(type) ?? Infinity), 0);
}

/** Where in an ELF file its first instruction is. */
export function entryOffset(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entry = Number(view.getBigUint64(0x18, true));
  const tableOffset = Number(view.getBigUint64(0x20, true));
  const loaded = 1;
  for (let i = 0; i < view.getUint16(0x38, true); i++) {
    const header = tableOffset + i * view.getUint16(0x36, true);
    const [offset, address, size] = [0x08, 0x10, 0x20].map((at) => Number(view.getBigUint64(header + at, true))) as [number, number, number];
    if (view.getUint32(header, true) === loaded && entry >= address && entry < address + size) return entry - address + offset;
  }
  throw new Error("the ELF file has no entry");
}

function cString(bytes: Uint8Array, from: number): string {
  return new TextDecoder().decode(bytes.subarray(from, bytes.indexOf(0, from)));
}

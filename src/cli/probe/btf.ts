// Source: Documentation/bpf/btf.rst, include/uapi/linux/btf.h.
const magic = 0xeb9f;
const headerBytes = { length: 4, typesAt: 8, typesBytes: 12, stringsAt: 16 };
const functionKind = 12;

/** Bytes behind a type's own twelve, by its kind: for each member, parameter, value or variable, or once. */
const memberBytes = new Map([[4, 12], [5, 12], [6, 8], [13, 8], [15, 12], [19, 12]]);
const moreBytes = new Map([[1, 4], [3, 12], [14, 4], [17, 4]]);

/** The number of a function among the types that a kernel describes itself by (BTF); undefined if there is none. */
export function btfFunction(bytes: Uint8Array, name: string): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0, true) !== magic) return undefined;
  const header = view.getUint32(headerBytes.length, true);
  const strings = header + view.getUint32(headerBytes.stringsAt, true);
  let at = header + view.getUint32(headerBytes.typesAt, true);
  const end = at + view.getUint32(headerBytes.typesBytes, true);
  const wanted = new TextEncoder().encode(`${name}\0`);
  for (let number = 1; at < end; number++) {
    const info = view.getUint32(at + 4, true);
    const kind = (info >> 24) & 0x1f;
    const nameAt = strings + view.getUint32(at, true);
    if (kind === functionKind && wanted.every((byte, i) => bytes[nameAt + i] === byte)) return number;
    at += 12 + (memberBytes.get(kind) ?? 0) * (info & 0xffff) + (moreBytes.get(kind) ?? 0);
  }
  return undefined;
}

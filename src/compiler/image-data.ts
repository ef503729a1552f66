import type { WasmModule } from "./wasm.js";

export interface ImageData {
  /** The C definition of the arrays that hold all static data. */
  definition: string;
  /** C statements that turn the addresses within the data into real ones. */
  fixups: string;
  /** The C expression of a constant that is an address of static data, or undefined. */
  address: (value: bigint) => string | undefined;
}

const heapBaseName = "~lib/memory/__heap_base";
/** Gaps of fewer bytes are padding. */
const smallestZeroArea = 256;

/** Objects of as many bytes are kept apart, so that the small ones share pages. */
const largeObject = 4096;

type ArrayName = "uw_data" | "uw_zero" | "uw_large";
/** A part of the static data, in one of the arrays. */
interface Area { start: number; end: number; array: ArrayName; at: number }

/**
 * Static data as three arrays, of what has a value and of what is zero at first, small and large: a process touches few pages,
 * and those it writes are not copies of the file's. The program was compiled for data at `base`; wherever a number in [base, end] stands, it means an
 * address, and becomes an array's plus an offset: relative to the instruction pointer, so that the image needs no relocation.
 */
export function imageData(module: WasmModule, base: number): ImageData {
  const heapBase = module.globals.find((global) => global.name === heapBaseName)?.initial;
  const ends = module.data.map((segment) => segment.offset + segment.bytes.length);
  if (heapBase && "constant" in heapBase) ends.push(Number(heapBase.constant));
  const end = Math.max(base, ...ends);
  const areas = areasOf(module, base, end);
  const bytes = new Uint8Array(sizeOf(areas, "uw_data"));
  for (const segment of module.data) {
    const area = areaOf(areas, segment.offset);
    if (area?.array === "uw_data") bytes.set(segment.bytes, area.at + segment.offset - area.start);
  }
  const place = (value: bigint) => {
    if (value < BigInt(base) || value > BigInt(end)) return undefined;
    const area = areaOf(areas, Number(value));
    return area && { array: area.array, offset: area.at + Number(value) - area.start };
  };
  const zeroArray = (array: ArrayName, section: string) => {
    const size = sizeOf(areas, array);
    return size === 0 ? [] : [`static u8 ${array}[${size}] __attribute__((aligned(16)${section}));`];
  };
  return {
    definition: [
      `static u8 uw_data[${Math.max(1, bytes.length)}] __attribute__((aligned(16), section(".data.static"))) = ${cBytes(bytes)};`,
      ...zeroArray("uw_zero", ""),
      ...zeroArray("uw_large", ', section(".bss.large")'),
    ].join("\n"),
    fixups: fixups(bytes, place),
    address: (value) => {
      const found = place(value);
      return found && `((u64)${found.array} + ${found.offset}ul)`;
    },
  };
}

/** The objects between base and end, each a segment, where they lie in their arrays: the smaller of those that are zero first. */
function areasOf(module: WasmModule, base: number, end: number): Area[] {
  const areas: Area[] = [];
  const add = (start: number, stop: number, zero: boolean) => {
    const array = !zero ? "uw_data" : stop - start < largeObject ? "uw_zero" : "uw_large";
    const last = areas.at(-1);
    if (array === "uw_data" && last?.array === array) last.end = stop;
    else areas.push({ start, end: stop, array, at: 0 });
  };
  let from = base;
  for (const { offset, bytes } of [...module.data].sort((a, b) => a.offset - b.offset)) {
    if (bytes.length === 0) continue;
    // What no segment fills is an object without a value, or padding.
    if (offset - from >= smallestZeroArea) add(from, offset, true);
    add(offset, offset + bytes.length, bytes.every((byte) => byte === 0));
    from = offset + bytes.length;
  }
  if (from < end) add(from, end, true);
  const sizes = { uw_data: 0, uw_zero: 0, uw_large: 0 };
  const size = ({ array, start, end }: Area) => (array === "uw_data" ? 0 : end - start);
  for (const area of [...areas].sort((a, b) => size(a) - size(b))) {
    // Alignment is the objects' own and goes up to 16.
    area.at = ((sizes[area.array] + 15) & ~15) + (area.start & 15);
    sizes[area.array] = area.at + area.end - area.start;
  }
  return areas;
}

function sizeOf(areas: readonly Area[], array: ArrayName): number {
  return Math.max(0, ...areas.filter((area) => area.array === array).map((area) => area.at + area.end - area.start));
}

/** The area of an address; one behind the last byte counts as its. */
function areaOf(areas: readonly Area[], value: number): Area | undefined {
  return areas.find((area) => value >= area.start && value < area.end) ?? areas.find((area) => value === area.end);
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

type Place = { array: ArrayName; offset: number };

/** Aligned words of the data that are addresses of other data: static arrays of references, and array headers. */
function fixups(bytes: Uint8Array, place: (value: bigint) => Place | undefined): string {
  const view = new DataView(bytes.buffer);
  const rows = new Map<ArrayName, string[]>();
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const found = place(view.getBigUint64(at, true));
    if (found) rows.set(found.array, [...(rows.get(found.array) ?? []), `{ ${at}, ${found.offset} }`]);
  }
  return [...rows].map(([array, pairs]) => [
    `  static const struct { u32 at, offset; } in_${array}[] = { ${pairs.join(", ")} };`,
    `  for (u32 i = 0; i < ${pairs.length}; i++) *(uw_u64 *)(uw_data + in_${array}[i].at) = (u64)${array} + in_${array}[i].offset;`,
  ].join("\n")).join("\n");
}

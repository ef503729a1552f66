import { layout, sizeOf, type Placed } from "../abi/layout.js";
import type { Scalar, Struct } from "../abi/types.js";

/** Members of a struct by name; a nested struct is an object, 64-bit numbers are given as numbers where they are exact. */
export interface StructValue { [member: string]: number | bigint | StructValue }

/** The memory of the program under test, as a guest would use it: what is allocated stays until the test ends. */
export class GuestMemory {
  private next: number;

  constructor(private readonly buffer: () => ArrayBuffer, start: number, private readonly end: number) {
    this.next = start;
  }

  get view(): DataView {
    return new DataView(this.buffer());
  }

  /** Address of `bytes` bytes, zeroed, aligned to 16. */
  allocate(bytes: number): number {
    const at = this.next;
    this.next += (bytes + 15) & ~15;
    if (this.next > this.end) throw new RangeError(`the guest's memory is used up: ${bytes} bytes more do not fit`);
    new Uint8Array(this.buffer(), at, bytes).fill(0);
    return at;
  }

  /** Address of a copy of these bytes. */
  bytes(bytes: Uint8Array): number {
    const at = this.allocate(bytes.length);
    new Uint8Array(this.buffer(), at, bytes.length).set(bytes);
    return at;
  }

  /** Address of a NUL-terminated copy of this text. */
  text(text: string): number {
    return this.bytes(Buffer.from(`${text}\0`));
  }

  /** Address of a struct with these members, the others 0. */
  struct(struct: Struct, value: StructValue = {}): number {
    const at = this.allocate(struct.bytes);
    this.write(at, struct, value);
    return at;
  }

  /** Copies bytes up to the end of the memory; how many are left. */
  copy(to: number, from: number, length: number): bigint {
    const there = Math.max(0, Math.min(length, this.buffer().byteLength - Math.max(to, from)));
    new Uint8Array(this.buffer()).copyWithin(to, from, from + there);
    return BigInt(length - there);
  }

  /** Changes these members of a struct. */
  write(at: number, struct: Struct, value: StructValue): void {
    for (const [name, member] of Object.entries(value)) this.put(at, memberOf(struct, name), member);
  }

  /** The members of a struct, without those that are arrays. */
  read(at: number, struct: Struct): Record<string, number> & Record<string, unknown> {
    const entries = layout(struct).filter(({ type }) => type.kind !== "array")
      .map(({ name, type, offset }) => [name, type.kind === "struct" ? this.read(at + offset, type) : this.number(at + offset, type as Scalar)]);
    return Object.fromEntries(entries) as Record<string, number>;
  }

  /** A copy of `length` bytes. */
  readBytes(at: number, length: number): Buffer {
    return Buffer.from(new Uint8Array(this.buffer().slice(at, at + length)));
  }

  /** The text up to the next NUL. */
  readText(at: number): string {
    const all = Buffer.from(this.buffer(), at);
    return all.subarray(0, all.indexOf(0)).toString();
  }

  readNumber(at: number, type: Scalar): number {
    return this.number(at, type);
  }

  private put(at: number, { type, offset }: Placed, value: StructValue[string]): void {
    if (typeof value === "object") return this.write(at + offset, type as Struct, value);
    const bits = BigInt.asUintN(64, BigInt(value));
    const little = Buffer.alloc(8);
    little.writeBigUInt64LE(bits);
    new Uint8Array(this.buffer(), at + offset, sizeOf(type)).set(little.subarray(0, sizeOf(type)));
  }

  private number(at: number, type: Scalar): number {
    const little = this.readBytes(at, type.bytes);
    const signed = type.as.startsWith("i");
    if (type.bytes === 8) return Number(signed ? little.readBigInt64LE() : little.readBigUInt64LE());
    return signed ? little.readIntLE(0, type.bytes) : little.readUIntLE(0, type.bytes);
  }
}

function memberOf(struct: Struct, name: string): Placed {
  const member = layout(struct).find((placed) => placed.name === name);
  if (!member) throw new Error(`struct ${struct.name} has no member ${name}`);
  return member;
}

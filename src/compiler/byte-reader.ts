/** Reads WebAssembly's binary encodings from a byte array. */
export class ByteReader {
  constructor(readonly bytes: Uint8Array, public at = 0, readonly end = bytes.length) {}

  get done(): boolean { return this.at >= this.end; }

  u8(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined || this.at > this.end) throw new Error(`WebAssembly module ends early at byte ${this.at}`);
    return byte;
  }

  /** Unsigned LEB128 of at most 32 bits. */
  u32(): number { return Number(this.u64()); }

  /** Unsigned LEB128. */
  u64(): bigint {
    let result = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.u8();
      result |= BigInt(byte & 0x7f) << shift;
      if ((byte & 0x80) === 0) return result;
    }
  }

  /** Signed LEB128. */
  s64(): bigint {
    let result = 0n;
    for (let shift = 7n, start = 0n; ; start += 7n, shift += 7n) {
      const byte = this.u8();
      result |= BigInt(byte & 0x7f) << start;
      if ((byte & 0x80) === 0) return BigInt.asIntN(Number(shift), result);
    }
  }

  /** The next `length` bytes, as a view. */
  take(length: number): Uint8Array {
    const from = this.at;
    this.at += length;
    if (this.at > this.end) throw new Error(`WebAssembly module ends early at byte ${from}`);
    return this.bytes.subarray(from, this.at);
  }

  name(): string { return new TextDecoder().decode(this.take(this.u32())); }

  /** A reader of the next `length` bytes, which are skipped here. Its positions count from the same start. */
  slice(length: number): ByteReader {
    const from = this.at;
    this.take(length);
    return new ByteReader(this.bytes, from, this.at);
  }

  list<T>(item: () => T): T[] {
    const items: T[] = [];
    for (let left = this.u32(); left > 0; left--) items.push(item());
    return items;
  }
}

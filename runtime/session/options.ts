/** No value was given, which is not the same as an empty one. */
const NONE: u32 = 0xffffffff;

/**
 * Options of the command line one behind the other: length of the name (u32), length of the value (u32, NONE without one),
 * then both.
 */
export class Options {
  constructor(public start: usize, public bytes: usize) {}

  /** Adds one; there has to be room behind. A `value` at 0 is none. */
  add(name: usize, nameLength: usize, value: usize, valueLength: usize): void {
    const at = this.start + this.bytes;
    store<u32>(at, <u32>nameLength);
    store<u32>(at, value == 0 ? NONE : <u32>valueLength, 4);
    memory.copy(at + 8, name, nameLength);
    if (value != 0) memory.copy(at + 8 + nameLength, value, valueLength);
    this.bytes = this.next(at) - this.start;
  }

  get end(): usize {
    return this.start + this.bytes;
  }

  /** The option behind the one at `at`. */
  next(at: usize): usize {
    return this.name(at) + this.nameLength(at) + this.valueLength(at);
  }

  name(at: usize): usize {
    return at + 8;
  }

  nameLength(at: usize): usize {
    return <usize>load<u32>(at);
  }

  /** 0 if there is none. */
  value(at: usize): usize {
    return load<u32>(at, 4) == NONE ? 0 : at + 8 + this.nameLength(at);
  }

  valueLength(at: usize): usize {
    const length = load<u32>(at, 4);
    return length == NONE ? 0 : <usize>length;
  }
}

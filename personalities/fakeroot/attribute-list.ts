// The extended attributes of a file, one behind the other in one piece of memory:
// name length (4 bytes), value length (4), name, value; each rounded up to 4 bytes.
import { compareBytes } from "unweld";
import { Record } from "./records";
import { heap } from "./session";

const ENTRY_HEADER: usize = 8;
/** As much as a file can have: the room file systems with small inodes give. */
export const MOST_BYTES: usize = 4080;
/** Length of the value of an attribute that the real file has and the guest has removed. */
const REMOVED: u32 = 0xffffffff;

/** A copy of a file's attributes, to read or to change; it goes away with the call. */
export class AttributeList {
  constructor(public start: usize, public length: usize) {}

  /** A copy of those of a record. */
  static of(record: Record): AttributeList {
    const length = <usize>record.attributesBytes;
    const start = changetype<usize>(new StaticArray<u8>(<i32>length));
    if (length != 0) memory.copy(start, heap.data(record.attributes), length);
    return new AttributeList(start, length);
  }

  /** The entry of this name; 0 if there is none. */
  find(name: usize, length: usize): usize {
    for (let at = this.first(); at != 0; at = this.next(at)) {
      if (this.nameLength(at) == length && compareBytes(this.name(at), name, length) == 0) return at;
    }
    return 0;
  }

  findText(name: string): usize {
    const bytes = String.UTF8.encode(name);
    return this.find(changetype<usize>(bytes), <usize>bytes.byteLength);
  }

  first(): usize {
    return this.length == 0 ? 0 : this.start;
  }

  next(at: usize): usize {
    const after = at + this.sizeOf(at);
    return after >= this.start + this.length ? 0 : after;
  }

  name(at: usize): usize {
    return at + ENTRY_HEADER;
  }

  nameLength(at: usize): usize {
    return load<u32>(at);
  }

  value(at: usize): usize {
    return at + ENTRY_HEADER + this.nameLength(at);
  }

  valueLength(at: usize): usize {
    return this.isRemoved(at) ? 0 : <usize>load<u32>(at, 4);
  }

  isRemoved(at: usize): bool {
    return load<u32>(at, 4) == REMOVED;
  }

  /** The list without an entry. */
  without(at: usize): AttributeList {
    const start = changetype<usize>(new StaticArray<u8>(<i32>this.length));
    const size = this.sizeOf(at);
    const before = at - this.start;
    memory.copy(start, this.start, before);
    memory.copy(start + before, at + size, this.length - before - size);
    return new AttributeList(start, this.length - size);
  }

  /** The list with one entry more. */
  with(name: usize, nameLength: usize, value: usize, valueLength: usize, removed: bool): AttributeList {
    const size = rounded(ENTRY_HEADER + nameLength + valueLength);
    const start = changetype<usize>(new StaticArray<u8>(<i32>(this.length + size)));
    memory.copy(start, this.start, this.length);
    const at = start + this.length;
    store<u32>(at, <u32>nameLength);
    store<u32>(at, removed ? REMOVED : <u32>valueLength, 4);
    memory.copy(at + ENTRY_HEADER, name, nameLength);
    memory.copy(at + ENTRY_HEADER + nameLength, value, valueLength);
    return new AttributeList(start, this.length + size);
  }

  /** Copies the list to shared memory and has the record point there; false if there is no room. */
  storeIn(record: Record): bool {
    record.attributes = 0;
    record.attributesBytes = 0;
    if (this.length == 0) return true;
    if (this.length > MOST_BYTES) return false;
    const block = heap.allocate(this.length);
    if (block == 0) return false;
    memory.copy(heap.data(block), this.start, this.length);
    record.attributes = block;
    record.attributesBytes = <u32>this.length;
    return true;
  }

  private sizeOf(at: usize): usize {
    return rounded(ENTRY_HEADER + this.nameLength(at) + this.valueLength(at));
  }
}

function rounded(bytes: usize): usize {
  return (bytes + 3) & ~<usize>3;
}

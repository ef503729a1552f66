import { SharedHeap } from "./shared-heap";

// A hash table in shared memory. A record is an immutable block of the heap; the table holds words that name blocks, and
// every change is one compare-and-swap of such a word. So a reader never waits, and a process killed at any instruction
// leaves either the old record or the new one.
//
// A word: settled flag (1 bit), part of the key's hash (15), part of the block's version (16), block (32).
// A reader that finds the word unchanged after it has copied a record has copied one that was whole: a block comes back
// to the same word only with another version.

const BUCKET: usize = 64;
const SLOTS: usize = 7;
/** Offset of a bucket's link to another one: a block of the heap. */
const LINK: usize = 56;
/** Consecutive keys lie in one page of buckets, four to a bucket. */
const PAGE_SHIFT: u64 = 6;
const KEYS_A_BUCKET_SHIFT: u64 = 2;
const KEYS_A_PAGE: usize = 256;

/** Of a page of buckets, which holds the keys of KEYS_A_PAGE: the system's page. */
const PAGE_BYTES: usize = KEYS_A_PAGE / 4 * BUCKET;

/** In the head: how many records there are; then a bit for each page of buckets that was ever used. */
const COUNT: usize = 0;
const USED: usize = 64;
const KEY_BYTES: usize = 16;

const SETTLED: u64 = 1 << 63;

/** What putting a record came to. */
export namespace Put {
  /** Another process changed the record meanwhile: look it up again. */
  export const RETRY: i32 = 0;
  export const DONE: i32 = 1;
  /** No room for another record. */
  export const FULL: i32 = -1;
}

/** A record as it was found, in the finder's own memory: the record's bytes follow at `payload`. */
// @ts-ignore: decorator
@unmanaged
export class Found {
  /** Address of the word that names the record, and the word itself. */
  slot: usize;
  word: u64;
  key0: u64;
  key1: u64;

  get payload(): usize {
    return changetype<usize>(this) + offsetof<Found>();
  }
}

/** A table from 128-bit keys to records of a fixed size. */
export class SharedTable {
  private head: usize = 0;
  private base: usize = 0;
  private pageMask: u64 = 0;
  private limit: u64 = 0;
  private heap: SharedHeap | null = null;

  /** `payloadBytes`: size of a record, a multiple of 8. */
  constructor(private payloadBytes: usize) {}

  /** Shared memory for what is looked at first: heads of several tables lie together, so that a process touches few pages. */
  static headBytes(entries: usize): usize {
    return USED + ((pages(entries) + 511) & ~<usize>511) / 8;
  }

  /** Shared memory for the words of a table of `entries` records; the records themselves are in the heap. */
  static bytes(entries: usize): usize {
    return pages(entries) * PAGE_BYTES;
  }

  /** Begins to use the table at `head` and `base`, which is aligned to a page; both are zero in the session's first process. */
  attach(head: usize, base: usize, entries: usize, heap: SharedHeap): void {
    this.head = head;
    this.base = base;
    this.pageMask = pages(entries) - 1;
    this.limit = entries;
    this.heap = heap;
  }

  /** How many records there are, about: a process killed at a bad moment leaves it one off. */
  // @ts-ignore: decorator
  @inline
  get count(): u64 {
    return load<u64>(this.head + COUNT);
  }

  /** Copies the key's record to `found`; false if there is none. */
  find(key0: u64, key1: u64, found: Found): bool {
    const hash = hashOf(key0, key1);
    // Most files have no record, nor have their neighbours.
    if (!this.isUsed(hash & this.pageMask)) return false;
    const tag = tagOf(key0, hash);
    for (let bucket = this.bucket(key0, hash); ;) {
      for (let i: usize = 0; i < SLOTS;) {
        const slot = bucket + i * 8;
        const word = atomic.load<u64>(slot);
        if ((word >> 48) == (SETTLED >> 48 | tag)) {
          this.copy(<u32>word, found);
          // Changed while it was read: look at the slot again.
          if (atomic.load<u64>(slot) != word) continue;
          if (found.key0 == key0 && found.key1 == key1) {
            found.slot = slot;
            found.word = word;
            return true;
          }
        }
        i++;
      }
      const link = <u32>atomic.load<u64>(bucket + LINK);
      if (link == 0) return false;
      bucket = this.overflow(link);
    }
    return false;
  }

  /** Replaces the record that `found` is a copy of by the bytes now at `found.payload`. */
  replace(found: Found): i32 {
    const block = this.record(found);
    if (block == 0) return Put.FULL;
    const word = this.wordFor(block, found.key0, found.key1) | SETTLED;
    if (atomic.cmpxchg<u64>(found.slot, found.word, word) != found.word) {
      this.release(block);
      return Put.RETRY;
    }
    this.release(<u32>found.word);
    found.word = word;
    return Put.DONE;
  }

  /** Adds the record at `found.payload` under `found`'s key, for which no record was found. */
  insert(found: Found): i32 {
    if (this.count >= this.limit) return Put.FULL;
    const block = this.record(found);
    if (block == 0) return Put.FULL;
    const word = this.wordFor(block, found.key0, found.key1);
    const slot = this.claim(found.key0, found.key1, word);
    if (slot == 0) {
      this.release(block);
      return Put.FULL;
    }
    const alone = this.withdrawOthers(found.key0, found.key1, slot);
    if (alone && atomic.cmpxchg<u64>(slot, word, word | SETTLED) == word) {
      atomic.add<u64>(this.head + COUNT, 1);
      found.slot = slot;
      found.word = word | SETTLED;
      return Put.DONE;
    }
    atomic.cmpxchg<u64>(slot, word, 0);
    this.release(block);
    return Put.RETRY;
  }

  /** Removes the record that `found` is a copy of; false if it has changed since. */
  remove(found: Found): bool {
    if (atomic.cmpxchg<u64>(found.slot, found.word, 0) != found.word) return false;
    this.release(<u32>found.word);
    atomic.sub<u64>(this.head + COUNT, 1);
    return true;
  }

  /**
   * Copies the next record in no particular order to `found`, beginning with `cursor` 0. Returns the cursor to go on
   * with, or 0 when there are no more. Records that come and go meanwhile may be missed.
   */
  next(cursor: u64, found: Found): u64 {
    const buckets = (this.pageMask + 1) << PAGE_SHIFT;
    // The position's upper part counts buckets, its lower part slots of a bucket and those linked to it.
    for (let index = cursor >> 32; index < buckets; index++) {
      if (!this.isUsed(index >> PAGE_SHIFT)) {
        index |= (<u64>1 << PAGE_SHIFT) - 1;
        continue;
      }
      const position = index == cursor >> 32 ? <u32>cursor : 0;
      const after = this.nextOf(this.base + <usize>index * BUCKET, position, found);
      if (after != 0) return index << 32 | <u64>after;
    }
    return 0;
  }

  private nextOf(first: usize, position: u32, found: Found): u32 {
    let at: u32 = 0;
    for (let bucket = first; ;) {
      for (let i: usize = 0; i < SLOTS; i++, at++) {
        if (at < position) continue;
        const slot = bucket + i * 8;
        for (let word = atomic.load<u64>(slot); (word & SETTLED) != 0; word = atomic.load<u64>(slot)) {
          this.copy(<u32>word, found);
          if (atomic.load<u64>(slot) != word) continue;
          found.slot = slot;
          found.word = word;
          return at + 1;
        }
      }
      const link = <u32>atomic.load<u64>(bucket + LINK);
      if (link == 0) return 0;
      bucket = this.overflow(link);
    }
    return 0;
  }

  /** Puts the word of a record not yet valid into the first free slot; 0 if none can be had. */
  private claim(key0: u64, key1: u64, word: u64): usize {
    const hash = hashOf(key0, key1);
    // First: who is killed in between leaves a page that is looked at in vain.
    const page = hash & this.pageMask;
    if (!this.isUsed(page)) atomic.or<u64>(this.usedWord(page), <u64>1 << (page & 63));
    for (let bucket = this.bucket(key0, hash); ;) {
      for (let i: usize = 0; i < SLOTS; i++) {
        const slot = bucket + i * 8;
        if (atomic.load<u64>(slot) == 0 && atomic.cmpxchg<u64>(slot, 0, word) == 0) return slot;
      }
      const link = this.linkOf(bucket);
      if (link == 0) return 0;
      bucket = this.overflow(link);
    }
    return 0;
  }

  /**
   * Takes away what others are about to add under the same key; their insert fails then. False if there is a valid record
   * by now. Both of two that insert at once may fail: each tries again.
   */
  private withdrawOthers(key0: u64, key1: u64, own: usize): bool {
    const hash = hashOf(key0, key1);
    const tag = tagOf(key0, hash);
    const heap = this.heap!;
    for (let bucket = this.bucket(key0, hash); ;) {
      for (let i: usize = 0; i < SLOTS;) {
        const slot = bucket + i * 8;
        const word = atomic.load<u64>(slot);
        if (slot != own && word != 0 && (word >> 48 & 0x7fff) == tag) {
          const at = heap.data(<u32>word);
          const same = atomic.load<u64>(at) == key0 && atomic.load<u64>(at + 8) == key1;
          if (atomic.load<u64>(slot) != word) continue;
          if (same && (word & SETTLED) != 0) return false;
          if (same && atomic.cmpxchg<u64>(slot, word, 0) != word) continue;
        }
        i++;
      }
      const link = <u32>atomic.load<u64>(bucket + LINK);
      if (link == 0) return true;
      bucket = this.overflow(link);
    }
    return true;
  }

  /** The bucket behind a full one, made if need be; 0 if there is no memory for it. */
  private linkOf(bucket: usize): u32 {
    const link = <u32>atomic.load<u64>(bucket + LINK);
    if (link != 0) return link;
    const heap = this.heap!;
    const made = heap.allocate(BUCKET + 56);
    if (made == 0) return 0;
    memory.fill(this.overflow(made), 0, BUCKET);
    const before = <u32>atomic.cmpxchg<u64>(bucket + LINK, 0, made);
    if (before == 0) return made;
    heap.free(made, BUCKET + 56);
    return before;
  }

  /** Where a linked bucket lies in its block of 128 bytes: on a cache line of its own. */
  // @ts-ignore: decorator
  @inline
  private overflow(block: u32): usize {
    return this.heap!.data(block) + 56;
  }

  /** A new block with the key and the bytes of `found`; 0 if there is no memory for it. */
  private record(found: Found): u32 {
    const heap = this.heap!;
    const block = heap.allocate(KEY_BYTES + this.payloadBytes);
    if (block == 0) return 0;
    const at = heap.data(block);
    atomic.store<u64>(at, found.key0);
    atomic.store<u64>(at + 8, found.key1);
    for (let i: usize = 0; i < this.payloadBytes; i += 8) atomic.store<u64>(at + KEY_BYTES + i, load<u64>(found.payload + i));
    return block;
  }

  private release(block: u32): void {
    this.heap!.free(block, KEY_BYTES + this.payloadBytes);
  }

  /** Copies key and record; whole only if the word is unchanged afterwards. */
  private copy(block: u32, found: Found): void {
    const at = this.heap!.data(block);
    found.key0 = atomic.load<u64>(at);
    found.key1 = atomic.load<u64>(at + 8);
    const to = found.payload;
    for (let i: usize = 0; i < this.payloadBytes; i += 8) store<u64>(to + i, atomic.load<u64>(at + KEY_BYTES + i));
  }

  private wordFor(block: u32, key0: u64, key1: u64): u64 {
    const version = <u64>(this.heap!.version(block) & 0xffff);
    return tagOf(key0, hashOf(key0, key1)) << 48 | version << 32 | <u64>block;
  }

  // @ts-ignore: decorator
  @inline
  private usedWord(page: u64): usize {
    return this.head + USED + <usize>(page >> 6) * 8;
  }

  // @ts-ignore: decorator
  @inline
  private isUsed(page: u64): bool {
    return (atomic.load<u64>(this.usedWord(page)) >> (page & 63) & 1) != 0;
  }

  // @ts-ignore: decorator
  @inline
  private bucket(key0: u64, hash: u64): usize {
    const index = (hash & this.pageMask) << PAGE_SHIFT | (key0 >> KEYS_A_BUCKET_SHIFT & 63);
    return this.base + <usize>index * BUCKET;
  }
}

assert(PAGE_BYTES == 4096 && (<usize>1 << PAGE_SHIFT) == PAGE_BYTES / BUCKET);

/** Twice as much room as `entries` consecutive keys need, so that few pages are shared. */
function pages(entries: usize): usize {
  let count: usize = 1;
  while (count * KEYS_A_PAGE < entries * 2) count <<= 1;
  return count;
}

/** Of all but the key's lowest bits, which choose the place within a page. */
function hashOf(key0: u64, key1: u64): u64 {
  let hash = (key0 >> 8) * 0x9e3779b97f4a7c15 ^ key1 * 0xc2b2ae3d27d4eb4f;
  hash = (hash ^ hash >> 32) * 0xd6e8feb86659fd93;
  return hash ^ hash >> 29;
}

function tagOf(key0: u64, hash: u64): u64 {
  return (hash >> 49 ^ key0) & 0x7fff;
}

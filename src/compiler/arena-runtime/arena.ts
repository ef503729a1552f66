// Objects are never freed one by one: those of module load stay for ever, those of a call end with it.

/** Address of this thread's `{ next: usize, end: usize }`; the memory it hands out follows the pair. */
@external("native", "arena")
declare function arena(): usize;

/** Ends the call; 0 stands for no line of a source. */
@external("native", "abort")
declare function nativeAbort(line: u32): void;

function outOfMemory(): void {
  nativeAbort(0);
  unreachable();
}

/** Room for objects made while modules load; they live as long as the process. Few bytes are the rule, beside other small data. */
const LOAD_BYTES: usize = 2048;
const SPILL_BYTES: usize = 16384;
const spillArea: usize = memory.data(16384, 16);
let loadNext: usize = memory.data(2048, 16);
let loadEnd: usize = loadNext + LOAD_BYTES;
let loaded: bool = false;

/** What the language expects in front of an object's fields: OBJECT in AssemblyScript's rt/common. */
const HEADER: usize = offsetof<Header>();
const ALIGN: usize = 15;
/** Bytes of the pair itself. */
const PAIR: usize = 16;

@unmanaged
class Header {
  mmInfo: usize;
  gcInfo: u32;
  gcInfo2: u32;
  rtId: u32;
  rtSize: u32;
}

function take(size: usize): usize {
  const bytes = (size + ALIGN) & ~ALIGN;
  if (!loaded) {
    if (bytes > loadEnd - loadNext && loadEnd != spillArea + SPILL_BYTES) {
      loadNext = spillArea;
      loadEnd = spillArea + SPILL_BYTES;
    }
    if (bytes > loadEnd - loadNext) unreachable();
    const at = loadNext;
    loadNext = at + bytes;
    return at;
  }
  const pair = arena();
  let next = load<usize>(pair);
  if (next == 0) next = pair + PAIR;
  if (bytes > load<usize>(pair, 8) - next) outOfMemory();
  store<usize>(pair, next + bytes);
  return next;
}

/** Ends module load: from here on objects come from the thread's arena. */
// @ts-ignore: decorator
@global @unsafe
export function __endLoad(): void { loaded = true; }

// Memory that is no object: what the language's sort keeps aside.
// @ts-ignore: decorator
@global @unsafe
export function __alloc(size: usize): usize { return take(size); }

// @ts-ignore: decorator
@global @unsafe
export function __free(_block: usize): void {}

/** Forgets every object of this thread's calls. */
export function arenaReset(): void {
  const pair = arena();
  store<usize>(pair, pair + PAIR);
}

/** How full the arena is, to return to with `arenaRelease` when a nested call ends. */
export function arenaMark(): usize {
  const pair = arena();
  const next = load<usize>(pair);
  return next == 0 ? pair + PAIR : next;
}

/** Forgets what was made since `mark`. */
export function arenaRelease(mark: usize): void { store<usize>(arena(), mark); }

// @ts-ignore: decorator
@global @unsafe
export function __new(size: usize, id: u32): usize {
  if (size > <usize>(<u32>-1) - HEADER - ALIGN) outOfMemory();
  const block = take(HEADER + size);
  // The arena is used again and again, and the language relies on zeroed fields.
  memory.fill(block, 0, HEADER + size);
  const header = changetype<Header>(block);
  header.rtId = id;
  header.rtSize = <u32>size;
  return block + HEADER;
}

// @ts-ignore: decorator
@global @unsafe
export function __renew(old: usize, size: usize): usize {
  const header = changetype<Header>(old - HEADER);
  if (size <= <usize>header.rtSize) {
    header.rtSize = <u32>size;
    return old;
  }
  const grown = __new(size, header.rtId);
  memory.copy(grown, old, <usize>header.rtSize);
  return grown;
}

// @ts-ignore: decorator
@global @unsafe
export function __link(_parent: usize, _child: usize, _multiple: bool): void {}

// @ts-ignore: decorator
@global @unsafe
export function __pin(object: usize): usize { return object; }

// @ts-ignore: decorator
@global @unsafe
export function __unpin(_object: usize): void {}

// @ts-ignore: decorator
@global @unsafe
function __visit(_object: usize, _cookie: u32): void {}

// @ts-ignore: decorator
@global @unsafe
export function __collect(): void {}

import type { MemoryOpcode } from "./memory-opcodes.js";

// In a supervisor an address may be its own, one of the private range that each process of the session has a copy of, or one of
// the program's memory, which the kernel has to be asked for (native/supervised/prelude.h, runtime/supervisor/guest-memory.ts).

const widths = [["u8", 1], ["u16", 2], ["u32", 4], ["u64", 8], ["i8", 1], ["i16", 2], ["i32", 4]] as const;

const access = widths.map(([type, bytes]) => `
static inline __attribute__((always_inline)) ${type} uw_load_${type}(u64 at) {
  if (__builtin_expect(uw_is_near(at), 1)) return *(uw_${type} *)uwn_physical(at);
  return (${type})uw_foreignLoad(at, ${bytes});
}
static inline __attribute__((always_inline)) void uw_store_${type}(u64 at, ${type} value) {
  if (__builtin_expect(uw_is_near(at), 1)) *(uw_${type} *)uwn_physical(at) = value;
  else uw_foreignStore(at, (u64)value, ${bytes});
}`).join("");

/** C definitions of what the functions below name. */
export const supervisedHelpers = `
u64 uw_foreignLoad(u64 at, u32 bytes);
void uw_foreignStore(u64 at, u64 value, u32 bytes);
void uw_foreignMove(u64 to, u64 from, u64 bytes);
void uw_foreignFill(u64 to, u32 byte, u64 bytes);
void uw_foreignAtomic(void);
static inline __attribute__((always_inline)) int uw_is_near(u64 at) { return at - (u64)__ehdr_start < UW_WINDOW_BYTES || uw_current == 0; }
static inline __attribute__((always_inline)) u64 uw_near(u64 at) {
  if (__builtin_expect(!uw_is_near(at), 0)) uw_foreignAtomic();
  return uwn_physical(at);
}
static inline __attribute__((always_inline)) void uw_move(u64 to, u64 from, u64 n) {
  if (uw_is_near(to) && uw_is_near(from)) uw_memmove(uwn_physical(to), uwn_physical(from), n);
  else uw_foreignMove(to, from, n);
}
static inline __attribute__((always_inline)) void uw_fill(u64 to, u32 byte, u64 n) {
  if (uw_is_near(to)) uw_memset(uwn_physical(to), byte, n);
  else uw_foreignFill(to, byte, n);
}
${access}
`;

/** How memory is reached, as C expressions and statements. */
export interface MemoryAccess {
  load(type: MemoryOpcode["memory"], address: string): string;
  store(type: MemoryOpcode["memory"], address: string, value: string): string;
  move(to: string, from: string, bytes: string): string;
  fill(to: string, byte: string, bytes: string): string;
  /** What an atomic instruction works on: the address as it is in this process. */
  atomic(address: string): string;
  /** A global of the program. */
  global(type: string, name: string): string;
}

/** In the program's own process: any address is what it is. */
export const direct: MemoryAccess = {
  load: (type, address) => `*(uw_${type} *)${address}`,
  store: (type, address, value) => `*(uw_${type} *)${address} = (${type})${value};`,
  move: (to, from, bytes) => `uw_memmove(${to}, ${from}, ${bytes});`,
  fill: (to, byte, bytes) => `uw_memset(${to}, ${byte}, ${bytes});`,
  atomic: (address) => address,
  global: (_, name) => name,
};

/** In a supervisor. */
export const supervised: MemoryAccess = {
  load: (type, address) => `uw_load_${type}(${address})`,
  store: (type, address, value) => `uw_store_${type}(${address}, (${type})${value});`,
  move: (to, from, bytes) => `uw_move(${to}, ${from}, ${bytes});`,
  fill: (to, byte, bytes) => `uw_fill(${to}, ${byte}, ${bytes});`,
  atomic: (address) => `uw_near(${address})`,
  global: (type, name) => `(*(uw_${type} *)((u64)&${name} + uw_shift))`,
};

/** What precedes every translated program: types, and the instructions that C's operators do not give. */
export const prologue = `typedef unsigned char u8; typedef unsigned short u16; typedef unsigned int u32; typedef unsigned long u64;
typedef signed char i8; typedef short i16; typedef int i32; typedef long i64;
`;

/** Accesses: any address, any alignment, any type behind it. */
const accessTypes = ["u8", "u16", "u32", "u64", "i8", "i16", "i32"]
  .map((type) => `typedef ${type} uw_${type} __attribute__((may_alias, aligned(1)));\n`)
  .join("");

/**
 * Helpers of instructions. A division by zero must trap even where its result is unused, and the smallest number by
 * -1 must not fault where WebAssembly defines the result.
 */
const arithmetic = [32, 64].map((bits) => {
  const builtin = bits === 64 ? "l" : "";
  const smallest = bits === 64 ? "0x8000000000000000ul" : "0x80000000u";
  const u = `u${bits}`;
  const i = `i${bits}`;
  const define = (name: string, parameters: string, body: string) =>
    `static inline __attribute__((always_inline)) ${u} uw_${name}${bits}(${parameters}) { ${body} }\n`;
  const one = `${u} a`;
  const two = `${u} a, ${u} b`;
  const zero = "if (b == 0) __builtin_trap();";
  return [
    define("clz", one, `return a == 0 ? ${bits} : (${u})__builtin_clz${builtin}(a);`),
    define("ctz", one, `return a == 0 ? ${bits} : (${u})__builtin_ctz${builtin}(a);`),
    define("popcnt", one, `return (${u})__builtin_popcount${builtin}(a);`),
    define("div_u", two, `${zero} return a / b;`),
    define("rem_u", two, `${zero} return a % b;`),
    define("div_s", two, `${zero} if (b == (${u})-1 && a == ${smallest}) __builtin_trap(); return (${u})((${i})a / (${i})b);`),
    define("rem_s", two, `${zero} return b == (${u})-1 ? 0 : (${u})((${i})a % (${i})b);`),
  ].join("");
}).join("");

const bulk = `static inline __attribute__((always_inline)) void uw_copy_up(u64 to, u64 from, u64 n) {
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(n) : : "memory");
}
static void uw_memmove(u64 to, u64 from, u64 n) {
  if (to - from >= n) { uw_copy_up(to, from, n); return; }
  while (n >= 8) { n -= 8; *(uw_u64 *)(to + n) = *(uw_u64 *)(from + n); }
  while (n > 0) { n--; *(uw_u8 *)(to + n) = *(uw_u8 *)(from + n); }
}
static inline __attribute__((always_inline)) void uw_memset(u64 to, u32 byte, u64 n) {
  __asm__ volatile("rep stosb" : "+D"(to), "+c"(n) : "a"(byte) : "memory");
}
`;

/**
 * gcc may call these four on its own account, whatever it is told. Weak, so that native code may bring better ones.
 */
const libc = `#define UW_LIBC __attribute__((weak, used, visibility("hidden")))
UW_LIBC void *memcpy(void *to, const void *from, u64 n) { uw_copy_up((u64)to, (u64)from, n); return to; }
UW_LIBC void *memmove(void *to, const void *from, u64 n) { uw_memmove((u64)to, (u64)from, n); return to; }
UW_LIBC void *memset(void *to, int byte, u64 n) { uw_memset((u64)to, (u32)byte, n); return to; }
UW_LIBC int memcmp(const void *a, const void *b, u64 n) {
  for (u64 i = 0; i < n; i++) {
    int difference = ((const u8 *)a)[i] - ((const u8 *)b)[i];
    if (difference != 0) return difference;
  }
  return 0;
}
`;

export const helpers = accessTypes + arithmetic + bulk + libc;

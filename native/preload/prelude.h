/* What a preloaded library's translated program imports from module "native", and how a function of libc's name comes to it. */
#define UWN static inline __attribute__((always_inline))

/* The address space is a program's, whose libc may be any: what is taken from it may be missing. */
extern int *__errno_location(void) __attribute__((weak));
extern void *dlsym(void *, const char *) __attribute__((weak));
extern int pthread_key_create(unsigned *, void (*)(void *)) __attribute__((weak));
extern int pthread_setspecific(unsigned, const void *) __attribute__((weak));
extern char **environ __attribute__((weak));

UWN u64 uwn_syscall6(u64 nr, u64 a0, u64 a1, u64 a2, u64 a3, u64 a4, u64 a5) {
  register u64 r10 __asm__("r10") = a3;
  register u64 r8 __asm__("r8") = a4;
  register u64 r9 __asm__("r9") = a5;
  u64 result;
  __asm__ volatile("syscall" : "=a"(result) : "a"(nr), "D"(a0), "S"(a1), "d"(a2), "r"(r10), "r"(r8), "r"(r9) : "rcx", "r11", "memory");
  return result;
}
#define uwn_blockingSyscall6 uwn_syscall6

/* A thread's block: where to go when a handler cannot go on, the thread's area at 1024, its arena at 2048. Made at its first call. */
enum { BLOCK_BYTES = 65536, ARENA = 2048 };
static __thread char *uwp_block;
UWN u64 uwn_thread(void) { return (u64)uwp_block; }
UWN u64 uwn_threadArea(void) { return uwn_thread() + 1024; }
UWN u64 uwn_arena(void) { return uwn_thread() + ARENA; }
UWN void uwn_countPassed(void) {}
UWN u64 uwn_timestamp(void) { u32 low, high; __asm__ volatile("rdtsc" : "=a"(low), "=d"(high)); return (u64)high << 32 | low; }
/* The process's vDSO is its libc's to use. */
static const u64 uwp_no_functions[8];
UWN u64 uwn_vdsoKernel(void) { return (u64)uwp_no_functions; }
UWN u64 uwn_vdsoCall(u32 index, u64 a0, u64 a1, u64 a2) { return 0; }
UWN u64 uwn_vdsoRandom(u64 buffer, u64 count, u32 flags, u64 state, u64 state_bytes) { return 0; }
__attribute__((noreturn)) static void uwn_abort(u32 line) { __builtin_longjmp(*(void ***)uwp_block, 1); }

/* What the program of a supervisor imports from module "native". */
#define UWN static inline __attribute__((always_inline))
#define UW_OWN(type, name) extern type name __attribute__((visibility("hidden")))
/* From the image on: what is the supervisor's own. */
#define UW_WINDOW_BYTES 0x10000000000ul
/* From uw_private on: static data, then the blocks of threads. One copy a process. */
#define UW_PRIVATE_BYTES 0x8000000ul
#define UW_BLOCKS 0x100000ul
#define UW_STACK_BYTES 32768ul

UW_OWN(char, __ehdr_start[]);
UW_OWN(char, uw_private[]);
UW_OWN(char, uw_private_end[]);
UW_OWN(char, uw_own_block[]);
UW_OWN(char, uw_stack[]);
UW_OWN(char, uw_handler_end[]);
UW_OWN(u64, uw_nr);
UW_OWN(u64, uw_waiting);
UW_OWN(u64, uw_result);
UW_OWN(u64, uw_shift);
UW_OWN(u64, uw_block);
UW_OWN(u64, uw_current);

UWN u64 uwn_physical(u64 at) { return at + (at - (u64)uw_private < UW_PRIVATE_BYTES ? uw_shift : 0); }
UWN u64 uwn_hostCall(u64 nr, u64 a0, u64 a1, u64 a2, u64 a3, u64 a4, u64 a5) {
  register u64 r10 __asm__("r10") = a3;
  register u64 r8 __asm__("r8") = a4;
  register u64 r9 __asm__("r9") = a5;
  u64 result;
  __asm__ volatile("syscall" : "=a"(result) : "a"(nr), "D"(a0), "S"(a1), "d"(a2), "r"(r10), "r"(r8), "r"(r9) : "rcx", "r11", "memory");
  return result;
}
/*
 * Calls of personalities are the program's (runtime/supervisor/guest-call.ts). A handler that ends with one jumps here, since all
 * arguments fit in registers: what it returns to is then the handler's end, and the call's result is the handler's.
 */
u64 uw_guestCall(u64 nr, u64 a0, u64 a1, u64 a2, u64 a3, u64 a4, u64 a5, u32 waits, u32 last);
#define UW_CALL(name, waits) \
  static __attribute__((noinline, unused)) u64 name(u64 a0, u64 a1, u64 a2, u64 a3, u64 a4, u64 a5) { \
    return uw_guestCall(uw_nr, a0, a1, a2, a3, a4, a5, waits, __builtin_return_address(0) == uw_handler_end); \
  }
UW_CALL(uw_call, 0)
UW_CALL(uw_call_that_waits, 1)
UWN u64 uwn_syscall6(u64 nr, u64 a0, u64 a1, u64 a2, u64 a3, u64 a4, u64 a5) {
  uw_nr = nr;
  return uw_call(a0, a1, a2, a3, a4, a5);
}
UWN u64 uwn_blockingSyscall6(u64 nr, u64 a0, u64 a1, u64 a2, u64 a3, u64 a4, u64 a5) {
  uw_nr = nr;
  return uw_call_that_waits(a0, a1, a2, a3, a4, a5);
}
UWN u64 uwn_threadArea(void) { return uw_block + 1024; }
UWN u64 uwn_arena(void) { return uw_block + 2048; }
UWN void uwn_countPassed(void) {}
UWN u64 uwn_timestamp(void) { u32 low, high; __asm__ volatile("rdtsc" : "=a"(low), "=d"(high)); return (u64)high << 32 | low; }
void uw_handlerFailed(u32 line);
UWN void uwn_abort(u32 line) { uw_handlerFailed(line); }

UWN u64 uwn_windowBase(void) { return (u64)__ehdr_start; }
UWN u64 uwn_windowBytes(void) { return UW_WINDOW_BYTES; }
UWN u64 uwn_privateBase(void) { return (u64)uw_private; }
UWN u64 uwn_privateBytes(void) { return UW_PRIVATE_BYTES; }
UWN u64 uwn_staticBytes(void) { return uw_private_end - uw_private; }
UWN u64 uwn_blocksOffset(void) { return UW_BLOCKS; }
UWN u64 uwn_ownBlock(void) { return (u64)uw_own_block; }
UWN u64 uwn_stackTop(void) { return (u64)uw_stack + UW_STACK_BYTES; }
UWN u64 uwn_waitingAt(void) { return uw_waiting; }
UWN void uwn_setWaitingAt(u64 sp) { uw_waiting = sp; }
UWN u64 uwn_handlerResult(void) { return uw_result; }
UWN u64 uwn_currentTask(void) { return uw_current; }
/* From here on a task's memory and its process's copy are meant; with 0 this process's own. */
UWN void uwn_mean(u64 task, u64 shift, u64 block) { uw_current = task; uw_shift = shift; uw_block = block; }
/* Defined with the image's own text (src/compiler/passes.ts). */
extern const char uw_unpassable[] __attribute__((visibility("hidden")));
UWN u64 uwn_unpassable(void) { return (u64)uw_unpassable; }

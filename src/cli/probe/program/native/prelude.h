#include "../../../../../native/prelude.h"
static inline __attribute__((always_inline)) void uwn_abort(u32 line) { (void)line; __builtin_trap(); }

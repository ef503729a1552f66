/* Core files that a guest's children leave behind. */
#ifndef CORE_FILE_H
#define CORE_FILE_H
#include "guest.h"

/* Has the kernel write one named core where the guest is. */
static inline void leave_core_files(void)
{
	char pattern[256] = "";
	struct rlimit limit;

	slurp("/proc/sys/kernel/core_pattern", pattern, sizeof pattern);
	getrlimit(RLIMIT_CORE, &limit);
	need(!strcmp(pattern, "core\n"), "a core file named core in the working directory");
	limit.rlim_cur = limit.rlim_max;
	need(limit.rlim_max > 1 << 28 && setrlimit(RLIMIT_CORE, &limit) == 0, "core files");
}
#endif

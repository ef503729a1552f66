/*
 * Results that look like errors and are none, and the reverse.
 *
 * Covers: WB-013
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	int ends[2];

	show_raw(raw(SYS_getpriority, PRIO_PROCESS, 0));
	need(setpriority(PRIO_PROCESS, 0, 7) == 0, "a nice value");
	show_raw(raw(SYS_getpriority, PRIO_PROCESS, 0));
	need(pipe(ends) == 0, "a pipe");
	pid_t group = getpgrp();
	show(fcntl(ends[0], F_SETOWN, -group));
	fact(raw(SYS_fcntl, ends[0], F_GETOWN) == -group, "F_GETOWN of a group is its negative");
	fact(fcntl(ends[0], F_GETOWN) == -group, "libc agrees");
	show_raw(raw(SYS_lseek, ends[0], 0, SEEK_SET));
	/* The address is above 2^46 and positive; an error only from the last page down. */
	show_raw(raw(SYS_mmap, -4096L, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
	int mem = open("/proc/self/mem", O_RDONLY);
	fact(lseek(mem, -8192, SEEK_SET) == -8192 && errno == 0, "a seek of /proc/self/mem may end at -8192");
	return verdict();
}

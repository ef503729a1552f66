/*
 * The vsyscall page's three entries answer as the calls they stand for.
 *
 * Covers: WB-019
 */
#include "guest.h"

int main(void)
{
	long (*vgettimeofday)(struct timeval *, void *) = (void *)0xffffffffff600000;
	long (*vtime)(long *) = (void *)0xffffffffff600400;
	long (*vgetcpu)(unsigned *, unsigned *, void *) = (void *)0xffffffffff600800;
	char maps[65536];
	FILE *file = fopen("/proc/self/maps", "re");
	bool present = false;

	need(file != NULL, "/proc/self/maps");
	while (fgets(maps, sizeof maps, file))
		present |= strstr(maps, "[vsyscall]") != NULL;
	fclose(file);
	say("vsyscall page: %s", present ? "present" : "absent");
	if (!present)
		return 0;
	struct timeval tv = { 0, 0 };
	unsigned cpu = 9999;
	long seconds = vtime(NULL);
	fact(seconds >= time(NULL) - 2 && seconds <= time(NULL) + 2, "time");
	fact(vgettimeofday(&tv, NULL) == 0 && tv.tv_sec >= seconds, "gettimeofday");
	fact(vgetcpu(&cpu, NULL, NULL) == 0 && cpu < 9999, "getcpu");
	return verdict();
}

/*
 * The vDSO's functions and the system calls agree, and never give the other's error.
 *
 * Covers: WB-134, WB-150
 * Builds: default m32
 */
#include "guest.h"

static long long ns(struct timespec ts)
{
	return ts.tv_sec * 1000000000ll + ts.tv_nsec;
}

static bool monotonic(clockid_t clock)
{
	struct timespec a = { 0 }, b;
	bool good = true;

	for (int i = 0; i < 50000; i++) {
		if (i % 2)
			clock_gettime(clock, &b);
		else
			raw(SYS_clock_gettime, clock, &b);
		good &= ns(b) >= ns(a);
		a = b;
	}
	return good;
}

int main(void)
{
	struct timespec a, b, c;
	struct timeval tv;
	unsigned cpu, node;

	fact(monotonic(CLOCK_MONOTONIC), "CLOCK_MONOTONIC never goes back between the two");
	fact(monotonic(CLOCK_BOOTTIME), "nor CLOCK_BOOTTIME");
	fact(monotonic(CLOCK_MONOTONIC_RAW), "nor CLOCK_MONOTONIC_RAW");
	raw(SYS_clock_gettime, CLOCK_REALTIME, &a);
	gettimeofday(&tv, NULL);
	raw(SYS_clock_gettime, CLOCK_REALTIME, &b);
	c = (struct timespec){ tv.tv_sec, tv.tv_usec * 1000 };
	fact(ns(a) / 1000 <= ns(c) / 1000 && ns(c) <= ns(b), "gettimeofday lies between");
	time_t seconds = time(NULL);
	fact(seconds >= a.tv_sec - 1 && seconds <= b.tv_sec + 1, "time");
	clock_getres(CLOCK_MONOTONIC, &a);
	raw(SYS_clock_getres, CLOCK_MONOTONIC, &b);
	fact(ns(a) == ns(b), "clock_getres");
	fact(raw(SYS_getcpu, &cpu, &node, 0) == 0 && cpu < 4096 && sched_getcpu() >= 0, "getcpu");
	show(clock_gettime(999, &a));
	show_raw(raw(SYS_clock_gettime, 999, &a));
	show(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a));
	show(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &a));
	show_raw(raw(SYS_clock_gettime, CLOCK_REALTIME, 8));
	show_raw(raw(SYS_gettimeofday, 8, 0));
	show_raw(raw(SYS_time, 8));
	return verdict();
}

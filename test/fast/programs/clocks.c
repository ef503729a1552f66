/*
 * Clocks and getcpu as system calls, after so many that whoever answers them has begun to: bad arguments, no time stamp counter, no vDSO,
 * signals, threads, children, programs.
 */
#include "../../../guests/guest.h"
#include <sys/auxv.h>

static long ns(struct timespec ts)
{
	return ts.tv_sec * 1000000000l + ts.tv_nsec;
}

static bool runs(int clock)
{
	struct timespec a, b;
	bool good = raw(SYS_clock_gettime, clock, &a) == 0;

	for (int i = 0; i < 200; i++) {
		good &= raw(SYS_clock_gettime, clock, &b) == 0 && ns(b) >= ns(a);
		a = b;
	}
	return good;
}

static void all_clocks(const char *where)
{
	bool good = true;
	struct timeval tv;

	for (int clock = 0; clock < 8; clock++)
		good &= runs(clock);
	good &= runs(CLOCK_TAI);
	good &= raw(SYS_gettimeofday, &tv, 0) == 0 && tv.tv_usec < 1000000;
	good &= labs(raw(SYS_time, 0) - tv.tv_sec) < 5;
	say("%s: %d", where, good);
}

static void bad_arguments(void)
{
	struct timespec ts = { 5, 6 };
	struct { int minutes, dst; } tz = { 7, 7 };
	void *constant = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char *edge = (char *)mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) + 4088;
	unsigned cpu = 9999, node = 9999;

	mprotect(edge + 8, 4096, PROT_NONE);
	for (int clock = -40; clock < 40; clock++) {
		if (clock < 0 && clock > -10)
			continue;
		/* Clocks that come with hardware or newer kernels are there or not. */
		say("clock %d: %ld %ld %ld %ld", clock, raw(SYS_clock_gettime, clock, &ts), raw(SYS_clock_gettime, clock, 8), raw(SYS_clock_getres, clock, 0), raw(SYS_clock_getres, clock, 8));
		say("and %ld %ld", raw(SYS_clock_gettime, clock, constant), raw(SYS_clock_gettime, clock, edge));
	}
	raw(SYS_clock_getres, CLOCK_MONOTONIC, &ts);
	say("resolution %ld", ns(ts));
	raw(SYS_clock_getres, CLOCK_REALTIME_COARSE, &ts);
	say("resolution of the coarse clock %ld", ns(ts));
	show_raw(raw(SYS_gettimeofday, 0, 0));
	show_raw(raw(SYS_gettimeofday, 0, &tz));
	say("zone %d %d", tz.minutes, tz.dst);
	show_raw(raw(SYS_gettimeofday, 8, 0));
	show_raw(raw(SYS_gettimeofday, 0, 8));
	show_raw(raw(SYS_gettimeofday, constant, 0));
	show_raw(raw(SYS_gettimeofday, edge, 0));
	show_raw(raw(SYS_time, 8));
	show_raw(raw(SYS_time, constant));
	show_raw(raw(SYS_getcpu, 0, 0, 0));
	show_raw(raw(SYS_getcpu, &cpu, &node, 8));
	say("a processor and a node: %d", cpu < 9999 && node < 9999);
	show_raw(raw(SYS_getcpu, 8, &node, 0));
	show_raw(raw(SYS_getcpu, &cpu, 8, 0));
	show_raw(raw(SYS_getcpu, constant, 0, 0));
}

static volatile sig_atomic_t ticks;
static sigjmp_buf back;

static void on_tick(int signal)
{
	struct timespec ts;

	raw(SYS_clock_gettime, CLOCK_MONOTONIC, &ts);
	if (++ticks % 3 == 0)
		siglongjmp(back, 1);
}

static void under_fire(void)
{
	struct timespec a = { 0 }, b;
	volatile bool good = true;

	handle(SIGALRM, on_tick, 0);
	alarm_ms(1, 1);
	sigsetjmp(back, 1);
	while (ticks < 100) {
		good &= raw(SYS_clock_gettime, CLOCK_MONOTONIC, &b) == 0;
		good &= b.tv_nsec >= 0 && b.tv_nsec < 1000000000;
	}
	alarm_ms(0, 0);
	signal(SIGALRM, SIG_DFL);
	fact(good, "signals do no harm");
}

static void *thread(void *where)
{
	all_clocks(where);
	return NULL;
}

static void in_thread(const char *where)
{
	pthread_t id;

	need(pthread_create(&id, NULL, thread, (void *)where) == 0, "a thread");
	pthread_join(id, NULL);
}

static void without_counter(void)
{
	int mode = 0;

	show(prctl(PR_SET_TSC, PR_TSC_SIGSEGV));
	all_clocks("without the counter");
	show(prctl(PR_GET_TSC, &mode));
	say("mode %d", mode);
	in_thread("a thread without");
	pid_t child = fork();
	if (!child) {
		all_clocks("a child without");
		execl("/proc/self/exe", "clocks", "again", NULL);
		_exit(9);
	}
	show_status("it", await(child));
	show(prctl(PR_SET_TSC, PR_TSC_ENABLE));
	all_clocks("with it again");
}

static void without_vdso(void)
{
	char line[512];
	FILE *maps = fopen("/proc/self/maps", "r");
	unsigned long from[8], to[8];
	int count = 0;

	while (count < 8 && fgets(line, sizeof line, maps))
		if (strstr(line, "[vvar") || strstr(line, "[vdso]"))
			sscanf(line, "%lx-%lx", &from[count], &to[count]), count++;
	fclose(maps);
	need(count > 0, "a vDSO");
	for (int i = 0; i < count; i++)
		munmap((void *)from[i], to[i] - from[i]);
	bool good = true;
	struct timespec ts;
	for (int i = 0; i < 200; i++)
		good &= raw(SYS_clock_gettime, CLOCK_MONOTONIC, &ts) == 0 && raw(SYS_time, 0) > 0 && raw(SYS_getcpu, 0, 0, 0) == 0;
	fact(good, "calls are made without a vDSO too");
}

int main(int argc, char **argv)
{
	all_clocks(argc > 1 ? "a program without the counter" : "at first");
	if (argc > 1)
		return verdict();
	bad_arguments();
	in_thread("a thread");
	under_fire();
	without_counter();
	pid_t child = fork();
	if (!child) {
		all_clocks("a child");
		without_vdso();
		_exit(verdict());
	}
	show_status("it", await(child));
	return verdict();
}

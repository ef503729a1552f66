/*
 * Two thousand detached threads come and go; their memory does not pile up.
 *
 * Covers: WB-008, WB-063
 * Builds: default m32
 */
#include "guest.h"

static atomic_int finished;

static void *work(void *argument)
{
	raw(SYS_getppid);
	finished++;
	return NULL;
}

static long mappings(void)
{
	char line[4096];
	long count = 0;
	FILE *file = fopen("/proc/self/maps", "re");

	while (fgets(line, sizeof line, file))
		count++;
	fclose(file);
	return count;
}

static void round_of(int count)
{
	pthread_attr_t attr;
	int target = finished + count;

	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	for (int i = 0; i < count; i++) {
		pthread_t thread;
		while (pthread_create(&thread, &attr, work, NULL) != 0)
			sched_yield();
		while (i % 50 == 49 && finished < target - count + i + 1)
			sched_yield();
	}
	while (finished < target)
		sched_yield();
	sleep_ms(50);
}

int main(void)
{
	round_of(200);
	long before = mappings();
	round_of(2000);
	say("finished: %d", finished);
	fact(mappings() < before + 100, "the mappings do not pile up");
	return verdict();
}

/*
 * Ten thousand short threads: each is created, makes calls, ends and is joined; the tid word is cleared.
 *
 * Covers: WB-055, WB-056, WB-063
 * Builds: default m32
 */
#include "guest.h"

static atomic_int wrong;

static void *work(void *argument)
{
	long tid = raw(SYS_gettid);

	wrong += tid == getpid() || raw(SYS_getppid) < 0;
	return (void *)((long)argument * 3);
}

int main(void)
{
	for (long i = 0; i < 10000; i += 4) {
		pthread_t threads[4];
		for (long j = 0; j < 4; j++)
			need(pthread_create(&threads[j], NULL, work, (void *)(i + j)) == 0, "a thread");
		for (long j = 0; j < 4; j++) {
			void *result;
			pthread_join(threads[j], &result);
			wrong += result != (void *)((i + j) * 3);
		}
	}
	say("wrong: %d", wrong);
	int left = -1;
	/* A thread is joined when its memory is given up, a little before it has ended. */
	for (int i = 0; i < 2000 && left != 1; i++) {
		char text[4096];
		slurp("/proc/self/status", text, sizeof text);
		char *threads = strstr(text, "Threads:");
		left = threads ? atoi(threads + 8) : -1;
		if (left != 1)
			sleep_ms(1);
	}
	say("threads left: %d", left);
	return wrong != 0;
}

/*
 * SIGSYS sent to a process whose threads come and go: a handler gets it, in whatever thread, and the program goes on.
 *
 * Covers: WB-040
 * Builds: default m32
 */
#include "guest.h"

static atomic_int came, over;

static void on_signal(int signal)
{
	came++;
}

static void *sends(void *argument)
{
	while (!over) {
		kill(getpid(), SIGSYS);
		sched_yield();
	}
	return NULL;
}

static void *begins(void *argument)
{
	return raw(SYS_getppid) == getppid() ? argument : NULL;
}

int main(void)
{
	pthread_t sender, thread;
	bool good = true;

	signal(SIGSYS, on_signal);
	pthread_create(&sender, NULL, sends, NULL);
	for (int i = 0; i < 3000; i++) {
		void *result = NULL;
		if (pthread_create(&thread, NULL, begins, &good) == 0)
			pthread_join(thread, &result);
		good &= result == &good;
	}
	over = 1;
	pthread_join(sender, NULL);
	fact(good, "all threads made their calls");
	fact(came > 0, "the handler was called");
	return verdict();
}

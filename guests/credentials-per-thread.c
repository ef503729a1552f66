/*
 * A raw setresuid changes one thread; the library's setuid changes all, by its own signal.
 *
 * Covers: WB-083
 * Builds: default m32
 */
#include "guest.h"

static pthread_barrier_t barrier;
static atomic_int agreeing;

static void *other(void *argument)
{
	uint32_t r, e, s;

	pthread_barrier_wait(&barrier);
	pthread_barrier_wait(&barrier);
	raw(SYS_getresuid, &r, &e, &s);
	agreeing += e == (uint32_t)(long)argument;
	pthread_barrier_wait(&barrier);
	pthread_barrier_wait(&barrier);
	raw(SYS_getresuid, &r, &e, &s);
	agreeing += e == (raw(SYS_geteuid));
	return (void *)(long)e;
}

int main(void)
{
	pthread_t threads[4];
	uint32_t before = geteuid();
	void *seen;

	pthread_barrier_init(&barrier, NULL, 5);
	for (int i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, other, (void *)(long)before);
	pthread_barrier_wait(&barrier);
	show_raw(raw(SYS_setresuid, -1, 65534, -1));
	say("this thread: %d", (int)raw(SYS_geteuid));
	pthread_barrier_wait(&barrier);
	pthread_barrier_wait(&barrier);
	say("other threads unchanged: %d", agreeing);
	show_raw(raw(SYS_setresuid, -1, before, -1));
	show(setresuid(-1, 65534, -1));
	pthread_barrier_wait(&barrier);
	bool all = true;
	for (int i = 0; i < 4; i++) {
		pthread_join(threads[i], &seen);
		all &= (long)seen == 65534;
	}
	fact(all, "setresuid of the library reaches all threads");
	show(setuid(0) == 0 || errno == EPERM);
	return verdict();
}

/*
 * Futexes: wait and wake, bitsets, requeue, timeouts, priority inheritance, and waiting for one of many.
 *
 * Covers: WB-065
 */
#include "guest.h"
#include <linux/futex.h>

static _Atomic uint32_t word, other;
static _Atomic int woken;

static void *wait_here(void *argument)
{
	raw(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, 0);
	woken++;
	return NULL;
}

static void start(pthread_t *threads, int count)
{
	for (int i = 0; i < count; i++)
		pthread_create(&threads[i], NULL, wait_here, NULL);
	/* All of them wait when a requeue to the same word finds that many. */
	for (int tries = 0; tries < 5000 && raw(SYS_futex, &word, FUTEX_CMP_REQUEUE_PRIVATE, 0, 1000, &word, 0) < count; tries++)
		sleep_ms(1);
}

static pthread_mutex_t mutex;

static void *lock_it(void *argument)
{
	pthread_mutex_lock(&mutex);
	pthread_mutex_unlock(&mutex);
	return NULL;
}

int main(void)
{
	pthread_t threads[8];
	struct timespec soon = { 0, 20000000 }, past = { 1, 0 };

	show_raw(raw(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 1, 0));
	show_raw(raw(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, &soon));
	show_raw(raw(SYS_futex, &word, FUTEX_WAIT_BITSET_PRIVATE, 0, &past, 0, 1));
	show_raw(raw(SYS_futex, &word, FUTEX_WAIT_BITSET_PRIVATE, 0, &soon, 0, 0));
	show_raw(raw(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 10));
	show_raw(raw(SYS_futex, (char *)&word + 1, FUTEX_WAKE_PRIVATE, 1));
	show_raw(raw(SYS_futex, 8, FUTEX_WAIT, 0, 0));
	show_raw(raw(SYS_futex, &word, 99, 0, 0));
	start(threads, 8);
	show_raw(raw(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 3));
	show_raw(raw(SYS_futex, &word, FUTEX_CMP_REQUEUE_PRIVATE, 1, 100, &other, 0));
	show_raw(raw(SYS_futex, &word, FUTEX_CMP_REQUEUE_PRIVATE, 1, 100, &other, 5));
	show_raw(raw(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 100));
	show_raw(raw(SYS_futex, &other, FUTEX_WAKE_PRIVATE, 100));
	for (int i = 0; i < 8; i++)
		pthread_join(threads[i], NULL);
	say("woken %d", woken);

	pthread_mutexattr_t attributes;
	pthread_mutexattr_init(&attributes);
	show(pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT));
	show(pthread_mutex_init(&mutex, &attributes));
	pthread_mutex_lock(&mutex);
	for (int i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, lock_it, NULL);
	sleep_ms(20);
	pthread_mutex_unlock(&mutex);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	say("a mutex with priority inheritance went round");
	show_raw(raw(SYS_futex, &other, FUTEX_UNLOCK_PI_PRIVATE, 0));

	struct { uint64_t value, address; uint32_t flags, reserved; } waiters[2] = { { 1, (long)&word, 2 | 128, 0 }, { 0, (long)&other, 2 | 128, 0 } };
	show_raw(raw(449, waiters, 2, 0, 0, 0)); /* futex_waitv: a value that differs */
	show_raw(raw(449, waiters, 0, 0, 0, 0));
	return verdict();
}

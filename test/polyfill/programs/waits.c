/*
 * epoll_pwait2, futex_wait, futex_wake, futex_requeue and futex_waitv: arguments good and bad, time that passes, signals, and
 * threads that wake each other.
 */
#include "../../../guests/guest.h"
#include <linux/futex.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

#ifndef FUTEX2_SIZE_U32
#define FUTEX2_SIZE_U32 2
#endif
#define PRIVATE 128

static volatile int caught;

static void on_signal(int signal)
{
	caught++;
}

static struct timespec from_now(int clock, long ms)
{
	struct timespec ts;

	clock_gettime(clock, &ts);
	ts.tv_nsec += ms % 1000 * 1000000;
	ts.tv_sec += ms / 1000 + ts.tv_nsec / 1000000000;
	ts.tv_nsec %= 1000000000;
	return ts;
}

static long passed(struct timespec since)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (ts.tv_sec - since.tv_sec) * 1000000000l + ts.tv_nsec - since.tv_nsec;
}

static long epoll2(int fd, struct epoll_event *events, int most, const struct timespec *timeout, const void *mask, size_t size)
{
	return raw(441, fd, events, most, timeout, mask, size);
}

static void epolls(void)
{
	int fd = epoll_create1(0), event = eventfd(0, 0), other = open("/dev/null", O_RDONLY);
	struct epoll_event one = { EPOLLIN, { .u64 = 7 } }, got[4];
	struct timespec none = { 0, 0 }, odd = { 0, 30000001 }, bad[] = { { -1, 0 }, { 0, -1 }, { 0, 1000000000 }, { 1, -5 } }, long_time = { 5000000, 1 };
	uint64_t mask = 0, all = ~0ull;

	need(!epoll_ctl(fd, EPOLL_CTL_ADD, event, &one), "epoll");
	for (int i = 0; i < 3; i++) {
		show_raw(epoll2(fd, got, 4, &none, NULL, 0));
		show_raw(epoll2(fd, got, 4, &none, &mask, 8));
		show_raw(epoll2(fd, got, 4, i == 1 ? &odd : &none, &mask, 7));
		show_raw(epoll2(fd, got, 0, i == 1 ? &odd : &none, NULL, 0));
		show_raw(epoll2(fd, got, -1, i == 1 ? &odd : &none, NULL, 0));
		show_raw(epoll2(fd, (void *)8, 4, i == 1 ? &odd : &none, NULL, 0));
		show_raw(epoll2(99, got, 4, i == 1 ? &odd : &none, NULL, 0));
		show_raw(epoll2(other, got, 4, i == 1 ? &odd : &none, NULL, 0));
		show_raw(epoll2(fd, got, 4, (void *)8, NULL, 0));
		show_raw(epoll2(fd, got, 4, i == 1 ? &odd : &none, (void *)8, 8));
		for (size_t b = 0; b < 4; b++)
			show_raw(epoll2(fd, got, 4, &bad[b], (void *)8, 8));
		if (i == 1) {
			uint64_t add = 1;
			need(write(event, &add, 8) == 8, "an event");
		}
	}
	show_raw(epoll2(fd, got, 4, NULL, NULL, 0));
	show_raw(epoll2(fd, got, 4, &long_time, NULL, 0));
	say("events %x data %llu", got[0].events, (long long)got[0].data.u64);
	uint64_t value;
	need(read(event, &value, 8) == 8, "an event");
	static const long times[] = { 0, 1, 400000, 1000000, 1500000, 20000000, 20300000 };
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		struct timespec since = from_now(CLOCK_MONOTONIC, 0), wait = { 0, times[i] };
		long result = epoll2(fd, got, 4, &wait, NULL, 0);
		fact(result == 0 && passed(since) >= times[i], "it waits as long as it is to");
		say("and leaves the time alone: %d", wait.tv_nsec == times[i]);
	}
	handle(SIGALRM, on_signal, SA_RESTART);
	for (int i = 0; i < 3; i++) {
		struct timespec wait = { 20, i };
		/* The first may come before the call. */
		alarm_ms(50, 50);
		show_raw(epoll2(fd, got, 4, i == 2 ? NULL : &wait, i ? &mask : NULL, 8));
		alarm_ms(0, 0);
		say("caught: %d", caught > 0);
		caught = 0;
	}
	sigset_t blocked;
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGALRM);
	sigprocmask(SIG_BLOCK, &blocked, NULL);
	for (int i = 0; i < 2; i++) {
		struct timespec wait = { 0, 300000000 + i };
		caught = 0;
		alarm_ms(20, 0);
		show_raw(epoll2(fd, got, 4, &wait, &all, 8));
		say("caught: %d", caught);
		wait.tv_sec = 20;
		show_raw(epoll2(fd, got, 4, &wait, &mask, 8));
		say("caught: %d", caught);
	}
	sigprocmask(SIG_UNBLOCK, &blocked, NULL);
	close(fd);
	close(event);
	close(other);
}

static uint32_t word, second, third;

static void *wake_later(void *how)
{
	sleep_ms(60);
	long which = (long)how;
	if (which == 0) {
		atomic_store((_Atomic uint32_t *)&word, 1);
		raw(454, &word, ~0u, 1, FUTEX2_SIZE_U32 | PRIVATE);
	} else if (which == 1) {
		atomic_store((_Atomic uint32_t *)&second, 1);
		raw(SYS_futex, &second, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
	} else {
		atomic_store((_Atomic uint32_t *)&third, 1);
		raw(454, &third, 2, 1, FUTEX2_SIZE_U32 | PRIVATE);
	}
	return NULL;
}

static void *sleeper(void *at)
{
	return (void *)raw(455, at, 0, 3, FUTEX2_SIZE_U32 | PRIVATE, NULL, 0);
}

static void words(void)
{
	struct timespec past = { 1, 0 }, bad = { 0, 1000000000 }, negative = { -1, 0 };
	static const unsigned flags[] = { 2, 2 | PRIVATE, 0, 1, 3, 2 | 64, 2 | 256, 0x80000002 };

	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
		say("wake %x: %ld", flags[i], raw(454, &word, 1, 1, flags[i]));
		say("wait %x: %ld", flags[i], raw(455, &word, 1, 1, flags[i], NULL, 0));
	}
	for (int nr = -1; nr < 3; nr++) {
		show_raw(raw(454, &word, 1, nr, 2));
		show_raw(raw(454, &word, 0, nr, 2));
		show_raw(raw(454, (char *)&word + 1, 1, nr, 2));
		show_raw(raw(454, (void *)8, 1, nr, 2));
		show_raw(raw(454, (void *)-8, 1, nr, 2 | PRIVATE));
		show_raw(raw(454, &word, 1ul << 32, nr, 2));
	}
	show_raw(raw(455, &word, 1ul << 32, 1, 2, NULL, 0));
	show_raw(raw(455, &word, 1, 1ul << 32, 2, NULL, 0));
	show_raw(raw(455, &word, 1, 0, 2, NULL, 0));
	show_raw(raw(455, (char *)&word + 2, 1, 1, 2, NULL, 0));
	show_raw(raw(455, (void *)8, 1, 1, 2, NULL, 0));
	show_raw(raw(455, &word, 0, 1, 2, &past, CLOCK_MONOTONIC));
	show_raw(raw(455, &word, 0, 1, 2, &past, CLOCK_REALTIME));
	show_raw(raw(455, &word, 0, 1, 2, &past, CLOCK_BOOTTIME));
	show_raw(raw(455, &word, 0, 1, 2, &past, -1));
	show_raw(raw(455, &word, 0, 1, 2, &bad, CLOCK_MONOTONIC));
	show_raw(raw(455, &word, 0, 1, 2, &negative, CLOCK_MONOTONIC));
	show_raw(raw(455, &word, 0, 1, 2, (void *)8, CLOCK_MONOTONIC));
	for (int clock = CLOCK_REALTIME; clock <= CLOCK_MONOTONIC; clock++) {
		struct timespec since = from_now(CLOCK_MONOTONIC, 0), end = from_now(clock, 40);
		show_raw(raw(455, &word, 0, ~0u, 2 | PRIVATE, &end, clock));
		fact(passed(since) >= 30000000, "it waits until then");
	}
	handle(SIGALRM, on_signal, 0);
	alarm_ms(40, 40);
	show_raw(raw(455, &word, 0, ~0u, 2 | PRIVATE, NULL, 0));
	alarm_ms(0, 0);
	pthread_t waker;
	pthread_create(&waker, NULL, wake_later, (void *)0);
	long result = raw(455, &word, 0, ~0u, 2 | PRIVATE, NULL, 0);
	say("woken: %ld", result == -EAGAIN ? 0 : result);
	pthread_join(waker, NULL);
	word = 0;

	/* Requeueing. */
	struct futex_waitv two[2] = { { 0, (uint64_t)&word, 2 | PRIVATE }, { 0, (uint64_t)&second, 2 | PRIVATE } };
	show_raw(raw(456, two, 0, 1, 1));
	show_raw(raw(456, two, 1, 1, 1));
	show_raw(raw(456, NULL, 0, 1, 1));
	show_raw(raw(456, (void *)8, 0, 1, 1));
	show_raw(raw(456, two, 0, -1, 1));
	show_raw(raw(456, two, 0, 1, -1));
	two[1].flags = 2;
	show_raw(raw(456, two, 0, 1, 1));
	two[1].flags = 2 | PRIVATE;
	two[1].__reserved = 1;
	show_raw(raw(456, two, 0, 1, 1));
	two[1].__reserved = 0;
	two[0].val = 5;
	show_raw(raw(456, two, 0, 1, 1));
	two[0].val = 1ul << 32;
	show_raw(raw(456, two, 0, 1, 1));
	two[0].val = 0;
	pthread_t sleepers[4];
	for (int i = 0; i < 4; i++)
		pthread_create(&sleepers[i], NULL, sleeper, &word);
	sleep_ms(150);
	show_raw(raw(454, &word, 4, 9, 2 | PRIVATE));
	show_raw(raw(454, &word, 1, 0, 2 | PRIVATE));
	show_raw(raw(456, two, 0, 1, 2));
	sleep_ms(30);
	show_raw(raw(454, &second, 1, 9, 2 | PRIVATE));
	show_raw(raw(454, &word, 1, 9, 2 | PRIVATE));
	for (int i = 0; i < 4; i++) {
		void *back;
		pthread_join(sleepers[i], &back);
		say("a sleeper: %ld", (long)back);
	}
}

static void vectors(void)
{
	static struct futex_waitv all[130];
	struct timespec past = { 1, 0 }, bad = { 0, -1 };

	word = second = third = 0;
	for (int i = 0; i < 130; i++)
		all[i] = (struct futex_waitv){ 0, (uint64_t)(i == 1 ? &second : i == 2 ? &third : &word), 2 | PRIVATE };
	static const unsigned counts[] = { 0, 1, 3, 128, 129, 0x80000001 };
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		say("%u waiters: %ld", counts[i], raw(449, all, counts[i], 0, &past, CLOCK_MONOTONIC));
		show_raw(raw(449, all, counts[i], 1, &past, CLOCK_MONOTONIC));
		show_raw(raw(449, NULL, counts[i], 0, &past, CLOCK_MONOTONIC));
		show_raw(raw(449, (void *)8, counts[i], 0, &past, CLOCK_MONOTONIC));
		show_raw(raw(449, all, counts[i], 0, &bad, CLOCK_MONOTONIC));
		show_raw(raw(449, all, counts[i], 0, &past, CLOCK_BOOTTIME));
		show_raw(raw(449, all, counts[i], 0, (void *)8, CLOCK_REALTIME));
	}
	for (unsigned count = 1; count < 4; count += 2) {
		int last = count - 1;
		struct futex_waitv kept = all[last];
		all[last].val = 9;
		show_raw(raw(449, all, count, 0, &past, CLOCK_REALTIME));
		all[last].val = 1ul << 33;
		show_raw(raw(449, all, count, 0, &past, CLOCK_REALTIME));
		all[last] = kept;
		all[last].flags = 3;
		show_raw(raw(449, all, count, 0, &past, CLOCK_REALTIME));
		all[last] = kept;
		all[last].__reserved = 1;
		show_raw(raw(449, all, count, 0, &past, CLOCK_REALTIME));
		all[last] = kept;
		all[last].uaddr++;
		show_raw(raw(449, all, count, 0, &past, CLOCK_REALTIME));
		all[last].uaddr = 8;
		show_raw(raw(449, all, count, 0, &past, CLOCK_REALTIME));
		all[last] = kept;
	}
	for (long which = 0; which < 3; which++) {
		pthread_t waker;
		struct timespec end = from_now(CLOCK_MONOTONIC, 20000);
		word = second = third = 0;
		pthread_create(&waker, NULL, wake_later, (void *)which);
		show_raw(raw(449, all, 3, 0, which == 1 ? NULL : &end, CLOCK_MONOTONIC));
		pthread_join(waker, NULL);
	}
	word = second = third = 0;
	for (int clock = CLOCK_REALTIME; clock <= CLOCK_MONOTONIC; clock++)
		for (unsigned count = 1; count < 4; count += 2) {
			struct timespec since = from_now(CLOCK_MONOTONIC, 0), end = from_now(clock, 40);
			show_raw(raw(449, all, count, 0, &end, clock));
			fact(passed(since) >= 30000000, "it waits until then");
		}
	handle(SIGALRM, on_signal, 0);
	for (unsigned count = 1; count < 4; count += 2) {
		alarm_ms(40, 40);
		show_raw(raw(449, all, count, 0, NULL, 0));
		alarm_ms(0, 0);
	}
}

int main(void)
{
	epolls();
	words();
	vectors();
	return verdict();
}

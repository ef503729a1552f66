/*
 * An interrupted nanosleep reports what remains; slept on, the whole is about what was asked.
 *
 * Covers: WB-030, WB-033
 * Builds: default m32
 */
#include "guest.h"

static volatile int handled;

static void on_alarm(int signal)
{
	handled++;
}

int main(void)
{
	struct timespec left = { 9, 9 };
	long begin = now_ms(), rounds = 0;

	handle(SIGALRM, on_alarm, 0);
	alarm_ms(20, 20);
	struct timespec want = { 0, 300000000 };
	while (raw(SYS_nanosleep, &want, &left) == -EINTR) {
		rounds++;
		if (left.tv_sec != 0 || left.tv_nsec > want.tv_nsec)
			break;
		want = left;
	}
	alarm_ms(0, 0);
	long passed = now_ms() - begin;
	fact(rounds > 1, "it was interrupted more than once");
	fact(passed >= 299 && passed < 3000, "the whole sleep is what was asked");
	alarm_ms(20, 0);
	left = (struct timespec){ 9, 9 };
	show_raw(raw(SYS_nanosleep, (&(struct timespec){ 5, 0 }), 8));
	show_raw(raw(SYS_nanosleep, (&(struct timespec){ 0, 1000000000 }), &left));
	show_raw(raw(SYS_nanosleep, 8, &left));
	return verdict();
}

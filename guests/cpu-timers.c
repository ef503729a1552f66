/*
 * Timers that count processor time fire, RLIMIT_CPU sends SIGXCPU, POSIX timers notify threads and signals.
 *
 * Covers: WB-053
 * Builds: default m32
 */
#include "guest.h"

static volatile sig_atomic_t seen[65];

static void on_any(int signal)
{
	seen[signal]++;
}

static void spin(int signal, long most_ms)
{
	for (long start = now_ms(); !seen[signal] && now_ms() - start < most_ms;)
		raw(SYS_getppid);
}

static void limited(void)
{
	struct rlimit limit = { 1, 3 };

	handle(SIGXCPU, on_any, 0);
	setrlimit(RLIMIT_CPU, &limit);
	spin(SIGXCPU, 15000);
	fact(seen[SIGXCPU] == 1, "SIGXCPU after a second of processor time");
}

static void notified(union sigval value)
{
	*(volatile int *)value.sival_ptr = 1;
}

int main(void)
{
	struct itimerval soon = { .it_value = { 0, 20000 } };
	volatile int in_thread = 0;
	timer_t timer;

	handle(SIGPROF, on_any, SA_RESTART);
	handle(SIGVTALRM, on_any, SA_RESTART);
	show(setitimer(ITIMER_PROF, &soon, NULL));
	spin(SIGPROF, 10000);
	fact(seen[SIGPROF] == 1, "SIGPROF");
	show(setitimer(ITIMER_VIRTUAL, &soon, NULL));
	spin(SIGVTALRM, 10000);
	fact(seen[SIGVTALRM] == 1, "SIGVTALRM");
	struct sigevent event = { .sigev_notify = SIGEV_THREAD, .sigev_notify_function = notified, .sigev_value.sival_ptr = (void *)&in_thread };
	show(timer_create(CLOCK_MONOTONIC, &event, &timer));
	show(timer_settime(timer, 0, &(struct itimerspec){ .it_value = { 0, 10000000 } }, NULL));
	for (int i = 0; i < 5000 && !in_thread; i++)
		sleep_ms(1);
	fact(in_thread, "a timer that notifies a thread");
	show(timer_delete(timer));
	show_status("it", in_child(limited));
	return verdict();
}

/*
 * Coroutines: makecontext and swapcontext with calls on every stack, signals in between, moved between threads.
 *
 * Covers: WB-010
 * Builds: default m32
 */
#include "guest.h"

enum { COUNT = 100 };
static ucontext_t back, routines[COUNT];
static char stacks[COUNT][16384];
static long sum;
static volatile sig_atomic_t ticks;

static void on_alarm(int signal)
{
	ticks++;
}

static void routine(int which)
{
	for (int i = 0; i < 50; i++) {
		sum += raw(SYS_getppid) == getppid();
		swapcontext(&routines[which], &back);
	}
}

static void *run(void *argument)
{
	for (int i = 0; i < 25; i++)
		for (int which = 0; which < COUNT; which++)
			swapcontext(&back, &routines[which]);
	return NULL;
}

int main(void)
{
	pthread_t thread;

	handle(SIGALRM, on_alarm, SA_RESTART);
	alarm_ms(1, 1);
	for (int i = 0; i < COUNT; i++) {
		getcontext(&routines[i]);
		routines[i].uc_stack.ss_sp = stacks[i];
		routines[i].uc_stack.ss_size = sizeof stacks[i];
		routines[i].uc_link = &back;
		makecontext(&routines[i], (void (*)(void))routine, 1, i);
	}
	run(NULL);
	pthread_create(&thread, NULL, run, NULL);
	pthread_join(thread, NULL);
	alarm_ms(0, 0);
	say("calls %ld", sum);
	return verdict();
}

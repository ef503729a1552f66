/*
 * Unwinding from a signal handler passes the blocked call it interrupted and reaches main.
 *
 * Covers: WB-148
 * Flags: -rdynamic -fno-omit-frame-pointer -fasynchronous-unwind-tables
 * Builds: default m32
 */
#include "guest.h"
#include <execinfo.h>
#include <unwind.h>

static volatile int deepest;
static volatile bool reached_main, reached_caller;
int main(void);

__attribute__((noinline)) void blocked_here(int fd)
{
	char byte;

	raw(SYS_read, fd, &byte, 1);
	__asm__ volatile("");
}

static void on_alarm(int signal)
{
	void *frames[64];

	deepest = backtrace(frames, 64);
	for (int i = 0; i < deepest; i++) {
		void *function = _Unwind_FindEnclosingFunction(frames[i]);
		reached_main |= function == (void *)main;
		reached_caller |= function == (void *)blocked_here;
	}
}

int main(void)
{
	int ends[2];
	void *frames[4];

	need(pipe(ends) == 0 && backtrace(frames, 4) > 0, "a pipe, and the unwinder loaded");
	handle(SIGALRM, on_alarm, 0);
	for (int i = 0; i < 5; i++) {
		reached_main = reached_caller = false;
		alarm_ms(20, 500);
		blocked_here(ends[0]);
		alarm_ms(0, 0);
		fact(reached_caller, "the function that made the call");
		fact(reached_main, "main");
	}
	return verdict();
}

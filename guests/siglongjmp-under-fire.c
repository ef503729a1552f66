/*
 * siglongjmp out of a handler that interrupts running calls at any instruction; nothing stays locked.
 *
 * Covers: WB-038, WB-040
 * Builds: default m32
 */
#include "guest.h"

static sigjmp_buf place;

static void on_alarm(int signal)
{
	siglongjmp(place, 1);
}

int main(void)
{
	volatile int left = 0;
	struct stat st;

	handle(SIGALRM, on_alarm, 0);
	for (volatile int i = 0; i < 1000; i++) {
		if (sigsetjmp(place, 1) == 0) {
			struct itimerval timer = { .it_value = { 0, 20 + i % 97 } };
			raw(SYS_setitimer, ITIMER_REAL, &timer, 0);
			for (;;) {
				raw(SYS_getppid);
				raw(SYS_newfstatat, AT_FDCWD, "/", &st, 0);
				raw(SYS_close, 9999);
			}
		} else {
			left++;
		}
	}
	say("left %d times", left);
	fact(stat("/", &st) == 0, "stat works afterwards");
	pid_t child = fork();
	if (child == 0)
		_exit(4);
	show_status("a child afterwards", await(child));
	return left != 1000;
}

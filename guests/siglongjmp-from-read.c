/*
 * A handler may leave a blocked call for good by siglongjmp, any number of times.
 *
 * Covers: WB-038
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
	int ends[2];
	volatile int left = 0, returned = 0;
	char byte;

	need(pipe(ends) == 0, "a pipe");
	handle(SIGALRM, on_alarm, 0);
	for (volatile int i = 0; i < 2000; i++) {
		if (sigsetjmp(place, 1) == 0) {
			struct itimerval timer = { .it_value = { 0, 50 + i % 150 } };
			setitimer(ITIMER_REAL, &timer, NULL);
			while (read(ends[0], &byte, 1) < 0)
				returned++;
		} else {
			left++;
		}
	}
	say("left read %d times, it returned %d times", left, returned);
	show_ok(getcwd(&(char[4096]){ 0 }[0], 4096) == NULL);
	pid_t child = fork();
	if (child == 0)
		_exit(3);
	show_status("a child afterwards", await(child));
	sigset_t now;
	sigprocmask(SIG_SETMASK, NULL, &now);
	fact(!sigismember(&now, SIGALRM), "SIGALRM is not left blocked");
	return verdict();
}

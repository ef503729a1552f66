/*
 * A poll or nanosleep that is stopped and continued keeps its deadline (restart_syscall).
 *
 * Covers: WB-033
 * Builds: default m32
 */
#include "guest.h"

static long took(pid_t pid, const char *what, int ends0)
{
	until_asleep(pid);
	kill(pid, SIGSTOP);
	int status;
	waitpid(pid, &status, WUNTRACED);
	sleep_ms(150);
	kill(pid, SIGCONT);
	show_status(what, await(pid));
	return 0;
}

int main(void)
{
	int ends[2];

	need(pipe(ends) == 0, "a pipe");
	for (int which = 0; which < 4; which++) {
		static const char *names[] = { "poll", "nanosleep", "clock_nanosleep", "futex wait" };
		pid_t pid = fork();
		if (pid == 0) {
			long begin = now_ms(), result = 0;
			struct timespec ts = { 0, 500000000 };
			int word = 0;
			if (which == 0)
				result = raw(SYS_poll, (&(struct pollfd){ ends[0], POLLIN, 0 }), 1, 500);
			else if (which == 1)
				result = raw(SYS_nanosleep, &ts, 0);
			else if (which == 2)
				result = raw(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, &ts, 0);
			else
				result = raw(SYS_futex, &word, 0, 0, &ts, 0, 0);
			long passed = now_ms() - begin;
			say("%s = %ld after at least 500 ms: %s, well before 5 s: %s", names[which], result,
			    passed >= 499 ? "yes" : "no", passed < 5000 ? "yes" : "no");
			_exit(0);
		}
		took(pid, names[which], ends[0]);
	}
	/* A handler without SA_RESTART ends it and reports what remains. */
	return verdict();
}

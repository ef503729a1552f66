/*
 * SIGSTOP, SIGCONT and SIGKILL act at once, wherever the process is.
 *
 * Covers: WB-049, WB-088
 * Builds: default m32
 */
#include "guest.h"

static void spin(void)
{
	struct stat st;

	for (;;) {
		raw(SYS_getppid);
		raw(SYS_newfstatat, AT_FDCWD, "/", &st, 0);
	}
}

int main(void)
{
	int ends[2], status;
	char byte;

	need(pipe(ends) == 0, "a pipe");
	for (int which = 0; which < 3; which++) {
		pid_t pid = fork();
		if (pid == 0) {
			sigset_t full;
			sigfillset(&full);
			sigprocmask(SIG_SETMASK, &full, NULL);
			if (which == 0)
				spin();
			if (which == 1)
				raw(SYS_read, ends[0], &byte, 1);
			for (;;)
				;
		}
		sleep_ms(20);
		kill(pid, SIGSTOP);
		waitpid(pid, &status, WUNTRACED);
		show_status("child", status);
		kill(pid, SIGCONT);
		waitpid(pid, &status, WCONTINUED);
		show_status("child", status);
		kill(pid, SIGKILL);
		show_status("child", await(pid));
	}
	/* Killed at random places, the rest of the family goes on. */
	for (int i = 0; i < 100; i++) {
		pid_t pid = fork();
		if (pid == 0)
			spin();
		for (volatile int delay = 0; delay < i * 3000; delay++)
			;
		kill(pid, SIGKILL);
		await(pid);
	}
	say("killed 100 children at random places");
	return verdict();
}

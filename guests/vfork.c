/*
 * vfork: the parent waits, memory and stack are shared, a failing exec in the child harms nobody.
 *
 * Covers: WB-058, WB-076
 * Builds: default m32 m32-static
 */
#include "guest.h"

static volatile int value;

static void on_usr1(int signal)
{
	value += 1000;
}

int main(int argc, char **argv)
{
	char *args[] = { argv[0], "stage", NULL }, *bad[] = { "/nonexistent/x", NULL };

	if (argc > 1)
		return 31;
	pid_t pid = vfork();
	if (pid == 0) {
		value = 5;
		_exit(30);
	}
	say("after vfork: %d", value);
	show_status("the child", await(pid));
	pid = vfork();
	if (pid == 0) {
		execv(argv[0], args);
		_exit(99);
	}
	show_status("the child that execs", await(pid));
	volatile int wrong = 0;
	for (volatile int i = 0; i < 200; i++) {
		value = 0;
		pid = vfork();
		if (pid == 0) {
			execv(bad[0], bad);
			value = errno;
			if (i & 1)
				execv(argv[0], args);
			_exit(31);
		}
		int status = await(pid);
		wrong += value != ENOENT || !WIFEXITED(status) || WEXITSTATUS(status) != 31;
	}
	say("wrong of 200 with a failing exec: %d", wrong);
	/* A child that is killed. */
	pid = vfork();
	if (pid == 0) {
		kill(getpid(), SIGKILL);
		_exit(1);
	}
	show_status("the killed child", await(pid));
	handle(SIGUSR1, on_usr1, 0);
	value = 0;
	pid = vfork();
	if (pid == 0) {
		raise(SIGUSR1);
		_exit(0);
	}
	await(pid);
	say("a handler that ran in the child left %d", value);
	return verdict() + wrong;
}

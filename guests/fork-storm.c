/*
 * A thousand forks one after another, calls on both sides; memory is copied, not shared.
 *
 * Covers: WB-110, WB-069
 * Builds: default m32 m32-static
 */
#include "guest.h"

int main(void)
{
	int wrong = 0;
	volatile int value = 0;

	show(waitpid(-1, NULL, WNOHANG));
	for (int i = 0; i < 1000; i++) {
		value = i;
		pid_t parent = getpid(), pid = fork();
		if (pid == 0) {
			value = -1;
			_exit(raw(SYS_getppid) == parent && raw(SYS_getpid) != parent ? i % 200 : 255);
		}
		value += raw(SYS_getpid) != parent;
		int status = await(pid);
		wrong += !WIFEXITED(status) || WEXITSTATUS(status) != i % 200 || value != i;
	}
	say("wrong: %d", wrong);
	show(waitpid(-1, NULL, 0));
	/* Forks of forks. */
	int depth = 0;
	for (; depth < 40; depth++)
		if (fork() != 0)
			break;
	int status = 40;
	if (depth < 40) {
		wait(&status);
		status = WEXITSTATUS(status);
	}
	if (depth == 0)
		say("the deepest says %d", status);
	_exit(depth == 0 ? wrong : status);
}

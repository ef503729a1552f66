/*
 * A thousand children by vfork that exec, fail to exec or exit: none is worse off than the first.
 *
 * Covers: WB-058
 * Builds: default m32
 */
#include "guest.h"

int main(int argc, char **argv)
{
	char *args[] = { argv[0], "stage", NULL }, *bad[] = { "/nonexistent/x", NULL };
	int wrong = 0;

	if (argc > 1)
		return 31;
	for (int i = 0; i < 1000; i++) {
		pid_t pid = vfork();
		if (pid == 0) {
			if (i % 3 == 0)
				execv(argv[0], args);
			if (i % 3 == 1)
				execv(bad[0], bad);
			_exit(31);
		}
		int status = await(pid);
		wrong += !WIFEXITED(status) || WEXITSTATUS(status) != 31;
	}
	say("wrong of 1000: %d", wrong);
	return verdict();
}

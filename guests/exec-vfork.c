/*
 * vfork and exec, again and again, also failing: the parent's memory and descriptors are as before.
 *
 * Covers: WB-058, WB-076
 * Builds: default, static, m32, m32-static
 */
#include "guest.h"

static int mappings(void)
{
	static char text[1 << 18];
	int lines = 0;

	slurp("/proc/self/maps", text, sizeof text);
	for (char *p = text; *p; p++)
		lines += *p == '\n';
	return lines;
}

static int descriptors(void)
{
	int open = 0;

	for (int fd = 0; fd < 1024; fd++)
		open += fcntl(fd, F_GETFD) >= 0;
	return open;
}

int main(int argc, char **argv)
{
	static char *good[] = { NULL, "stage", NULL };
	int failed = 0, exited = 0;

	if (argc > 1)
		return 7;
	good[0] = argv[0];
	for (int round = 0; round < 2; round++) {
		int before = mappings(), open = descriptors();
		for (int i = 0; i < 100; i++) {
			volatile int error = 0;
			pid_t pid = vfork();
			if (pid == 0) {
				if (i % 3 == 0) {
					execv("/nonexistent", good);
					error = errno;
					execv("/", good);
					error += errno;
				}
				execv(argv[0], good);
				_exit(1);
			}
			failed += error == ENOENT + EACCES;
			int status = await(pid);
			exited += WIFEXITED(status) && WEXITSTATUS(status) == 7;
		}
		if (round == 1) {
			fact(mappings() == before, "as many mappings as before");
			fact(descriptors() == open, "as many descriptors");
		}
	}
	say("failed first: %d, ran: %d", failed, exited);
	return verdict();
}

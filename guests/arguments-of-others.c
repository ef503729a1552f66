/*
 * Who learns that another process has executed a program, by a pipe that exec closes, reads that program's arguments.
 *
 * Covers: WB-145
 * Builds: default, static
 */
#include "guest.h"

#define TIMES 60

static const char expected[] = "other\0first\0second";

static void other(const char *program)
{
	char *argv[] = { "other", "first", "second", NULL };

	execv(program, argv);
	_exit(98);
}

/* Natively they may not be there yet. */
static bool are_right(pid_t pid)
{
	char path[64], text[256];
	ssize_t length = 0;

	snprintf(path, sizeof path, "/proc/%d/cmdline", pid);
	for (int tries = 0; tries < 1000 && length == 0; tries++)
		length = slurp(path, text, sizeof text);
	return length == sizeof expected && memcmp(text, expected, sizeof expected) == 0;
}

int main(int argc, char **argv)
{
	int right = 0;

	if (!strcmp(argv[0], "other"))
		return pause();
	for (int i = 0; i < TIMES; i++) {
		int ends[2];
		char byte;
		need(pipe2(ends, O_CLOEXEC) == 0, "a pipe");
		pid_t pid = fork();
		if (pid == 0)
			other(argv[0]);
		close(ends[1]);
		need(read(ends[0], &byte, 1) == 0, "an exec");
		close(ends[0]);
		right += are_right(pid);
		kill(pid, SIGKILL);
		await(pid);
	}
	fact(right == TIMES, "the arguments are the program's each time");
	return verdict();
}

/*
 * Addresses of code, stack and libraries differ from run to run, and do not with ADDR_NO_RANDOMIZE.
 *
 * Covers: WB-099
 * Builds: default m32
 */
#include "guest.h"
#include <sys/personality.h>

static void addresses(char *argv0, void *values[3])
{
	int ends[2];

	need(pipe(ends) == 0, "a pipe");
	pid_t pid = fork();
	if (pid == 0) {
		dup2(ends[1], 9);
		execv("/proc/self/exe", (char *[]){ argv0, "stage", NULL });
		_exit(99);
	}
	need(read(ends[0], values, 3 * sizeof *values) == 3 * sizeof *values, "a second stage");
	await(pid);
	close(ends[0]);
	close(ends[1]);
}

int main(int argc, char **argv)
{
	void *first[3], *second[3];

	if (argc > 1) {
		void *values[] = { main, &first, (void *)printf };
		return write(9, values, sizeof values) == sizeof values ? 0 : 1;
	}
	addresses(argv[0], first);
	addresses(argv[0], second);
	fact(first[0] != second[0], "code moves");
	fact(first[1] != second[1], "the stack moves");
	fact(first[2] != second[2], "libraries move");
	need(personality(ADDR_NO_RANDOMIZE) != -1, "ADDR_NO_RANDOMIZE");
	addresses(argv[0], first);
	addresses(argv[0], second);
	fact(first[0] == second[0], "code stays");
	fact(first[1] == second[1], "the stack stays");
	fact(first[2] == second[2], "libraries stay");
	say("personality %#x", personality(0xffffffff));
	return verdict();
}

/*
 * No mapping of a process that asked for none is writable and executable at once: as another process sees it.
 *
 * Covers: WB-100
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	static char text[1 << 20];
	int both = 0;

	int ends[2];
	char path[64], byte = 0;

	need(pipe(ends) == 0, "a pipe");
	pid_t pid = fork();
	if (pid == 0) {
		for (int i = 0; i < 1000; i++)
			raw(SYS_getppid);
		write(ends[1], &byte, 1);
		pause();
		_exit(0);
	}
	need(read(ends[0], &byte, 1) == 1, "a child");
	snprintf(path, sizeof path, "/proc/%d/maps", pid);
	need(slurp(path, text, sizeof text) > 0, "maps");
	kill(pid, SIGKILL);
	await(pid);
	for (char *line = text; *line; line = strchr(line, '\n') + 1) {
		char modes[8];
		sscanf(line, "%*s %7s", modes);
		both += modes[1] == 'w' && modes[2] == 'x';
	}
	fact(both == 0, "nothing is writable and executable");
	return verdict();
}

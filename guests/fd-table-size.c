/*
 * FDSize in /proc/self/status: the descriptor table of a program with three descriptors is the smallest there is.
 * The table keeps its size over execve, so it is that of a child that the descriptors of whoever started the guest did not enlarge.
 *
 * Covers: WB-117
 * Builds: default m32
 */
#include "guest.h"

int main(int argc, char **argv)
{
	char text[16384], *at;

	if (argc == 1) {
		pid_t child = fork();
		if (child == 0) {
			execl("/proc/self/exe", argv[0], "child", NULL);
			_exit(127);
		}
		return WEXITSTATUS(await(child));
	}

	need(slurp("/proc/self/status", text, sizeof text) > 0 && (at = strstr(text, "FDSize:")), "the field");
	say("%.*s", (int)strcspn(at, "\n"), at);
	return verdict();
}

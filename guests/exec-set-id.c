/*
 * A set-user-ID program of one's own: it runs, with the identity it has natively.
 *
 * Covers: WB-077
 * Builds: default, static, m32
 */
#include "guest.h"
#include <sys/auxv.h>

static void run_copy(void)
{
	execl("./copy", "copy", "stage", NULL);
	_exit(97);
}

int main(int argc, char **argv)
{
	char bytes[65536];

	if (argc > 1) {
		fact(geteuid() == getuid() && getegid() == getgid(), "the identity is one's own");
		say("AT_SECURE %lu, dumpable %d", getauxval(AT_SECURE), prctl(PR_GET_DUMPABLE));
		return verdict();
	}
	int from = open(argv[0], O_RDONLY | O_CLOEXEC), to = open("copy", O_CREAT | O_WRONLY | O_CLOEXEC, 0755);
	for (ssize_t n; (n = read(from, bytes, sizeof bytes)) > 0;)
		need(write(to, bytes, n) == n, "a copy");
	close(to);
	need(chmod("copy", 06755) == 0, "the mode");
	show_status("the copy", in_child(run_copy));
	return verdict();
}

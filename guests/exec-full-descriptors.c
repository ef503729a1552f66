/*
 * exec needs no descriptor: it works with none free, and with 0, 1 and 2 closed.
 *
 * Covers: WB-074
 * Builds: default, static, m32
 */
#include "guest.h"

static char *self;

static void full(void)
{
	struct rlimit limit = { 20, 64 };

	setrlimit(RLIMIT_NOFILE, &limit);
	while (open("/dev/null", O_RDONLY | O_CLOEXEC) >= 0)
		;
	say("none is free: %s", error_name(errno));
	execl(self, self, "full", NULL);
	say("execl: %s", error_name(errno));
}

static void closed(void)
{
	need(dup2(1, 9) == 9, "a descriptor");
	close(0);
	close(1);
	close(2);
	execl(self, self, "closed", NULL);
}

int main(int argc, char **argv)
{
	struct rlimit limit;

	self = argv[0];
	if (argc == 1) {
		show_status("full", in_child(full));
		show_status("closed", in_child(closed));
		return verdict();
	}
	int open = 0, first = -1;
	for (int fd = 0; fd < 64; fd++)
		if (fcntl(fd, F_GETFD) >= 0) {
			open++;
			first = first < 0 ? fd : first;
		}
	if (argv[1][0] == 'c')
		dup2(9, 1);
	getrlimit(RLIMIT_NOFILE, &limit);
	say("%s: %d open, the first %d, limit %ld", argv[1], open, first, argv[1][0] == 'f' ? (long)limit.rlim_cur : 0);
	return verdict();
}

/*
 * EMFILE comes at the limit of open files and not earlier.
 *
 * Covers: WB-119
 * Builds: default m32
 */
#include "guest.h"

static long opened(void)
{
	long count = 0;

	while (open("/", O_RDONLY | O_CLOEXEC) >= 0)
		count++;
	say("then %s", error_name(errno));
	raw(SYS_close_range, 3, ~0u, 0);
	return count;
}

static void with_limit(long limit)
{
	struct rlimit limits;

	getrlimit(RLIMIT_NOFILE, &limits);
	limits.rlim_cur = limit;
	show_result("setrlimit", setrlimit(RLIMIT_NOFILE, &limits), errno);
	say("limit %ld: %ld opened", limit, opened());
	pid_t pid = fork();
	if (pid == 0)
		_exit(0);
	show_status("a child", await(pid));
}

int main(void)
{
	with_limit(16);
	with_limit(64);
	with_limit(256);
	with_limit(1024);
	return verdict();
}

/*
 * dup2 and dup3 may put a file over any number up to the limit; nothing of the program's stops working.
 *
 * Covers: WB-116
 * Builds: default m32
 */
#include "guest.h"

int main(void)
{
	struct rlimit limit;

	getrlimit(RLIMIT_NOFILE, &limit);
	long end = limit.rlim_cur < 4096 ? limit.rlim_cur : 4096;
	long top = limit.rlim_max < 1 << 20 ? limit.rlim_max : 1 << 20;
	long good = 0, others = 0;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	for (long fd = 3; fd < end; fd++)
		good += raw(SYS_dup2, 1, fd) == fd;
	fact(good == end - 3, "dup2 over every low number");
	for (long fd = top - 1; fd >= top - 1000 && fd > end; fd--)
		others += raw(fd % 2 ? SYS_dup2 : SYS_dup3, 0, fd, 0) != fd;
	fact(others == 0, "dup2 and dup3 over the thousand highest");
	show_raw(raw(SYS_dup2, 1, limit.rlim_max) < 0);
	show_raw(raw(SYS_dup3, 1, 1, 0));
	show_raw(raw(SYS_dup3, 1, 5, 1));
	unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memcpy(page, GETPID_CODE, 8);
	fact(((long (*)(void))page)() == getpid(), "a fresh site");
	pid_t pid = fork();
	if (pid == 0)
		_exit(44);
	show_status("a child", await(pid));
	show(system("exit 45") >> 8);
	return verdict();
}

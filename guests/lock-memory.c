/*
 * mlockall with a small RLIMIT_MEMLOCK, MCL_FUTURE and MCL_ONFAULT: what is refused is refused, calls go on.
 *
 * Covers: WB-107
 * Builds: default m32
 */
#include "guest.h"

static void small_limit(void)
{
	struct rlimit limit = { 65536, 65536 };

	show(setrlimit(RLIMIT_MEMLOCK, &limit));
	if (getuid() == 0)
		show_raw(raw(SYS_setresuid, 65534, 65534, 65534));
	show(mlockall(MCL_CURRENT));
	show(mlockall(MCL_FUTURE));
	char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	fact(page != MAP_FAILED, "a page within the limit");
	show(mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= raw(SYS_getppid) == getppid();
	fact(good, "calls go on");
	pid_t pid = fork();
	if (pid == 0)
		_exit(raw(SYS_getppid) > 0 ? 49 : 50);
	show_status("a child", await(pid));
	show(munlockall());
}

/* All that there is may be locked, but no more than that. */
static void limit_of_all(void)
{
	struct rlimit limit = { 8 << 20, 8 << 20 };
	char *more;

	need(setrlimit(RLIMIT_MEMLOCK, &limit) == 0, "a limit");
	if (getuid() == 0)
		show_raw(raw(SYS_setresuid, 65534, 65534, 65534));
	show(mlockall(MCL_CURRENT));
	show(munlockall());
	show(mlockall(MCL_CURRENT | MCL_FUTURE));
	more = mmap(NULL, 16 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	show(more == MAP_FAILED ? -1 : 0);
	show(munlockall());
	more = mmap(NULL, 16 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	need(more != MAP_FAILED, "more memory");
	show(mlockall(MCL_CURRENT));
	show(mlockall(0));
	show(mlockall(MCL_ONFAULT));
	munmap(more, 16 << 20);
	show(mlockall(MCL_CURRENT | MCL_ONFAULT));
}

static void on_fault(void)
{
	show(mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT));
	show(raise(0));
	show(munlockall());
	show(mlock2((void *)((unsigned long)&show_status & -4096ul), 4096, MLOCK_ONFAULT));
}

int main(void)
{
	show_status("a small limit", in_child(small_limit));
	show_status("a limit of all there is", in_child(limit_of_all));
	show_status("on fault", in_child(on_fault));
	show(prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0));
	show(prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0));
	return verdict();
}

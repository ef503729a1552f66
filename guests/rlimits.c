/*
 * Programs lower their own limits: files, address space, stack, processes; calls go on or say why not.
 *
 * Covers: WB-089
 * Builds: default m32
 */
#include "guest.h"

static void files(void)
{
	struct rlimit limit = { 3, 3 };

	show(setrlimit(RLIMIT_NOFILE, &limit));
	show(open("/", O_RDONLY));
	show(dup(1));
	show_raw(raw(SYS_close, 9999));
	show_status("a child with three files", in_child((void (*)(void))getppid));
}

static void address_space(void)
{
	struct rlimit limit = { 64 << 20, 64 << 20 };

	show(setrlimit(RLIMIT_AS, &limit));
	show(mmap(NULL, 256 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
	bool good = true;
	for (int i = 0; i < 100; i++)
		good &= raw(SYS_getpid) == getpid();
	fact(good, "calls go on");
	pid_t pid = fork();
	if (pid == 0)
		_exit(0);
	show_status("a child", await(pid));
}

static void zero_files(void)
{
	struct rlimit limit = { 0, 0 };

	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memcpy(page, GETPID_CODE, 8);
	show(setrlimit(RLIMIT_NOFILE, &limit));
	fact(((long (*)(void))page)() == getpid(), "a fresh site with no descriptor to be had");
}

static void nothing(int signal)
{
}

static void locked_memory(void)
{
	struct rlimit limit = { 0, 0 };

	show(setrlimit(RLIMIT_MEMLOCK, &limit));
	show(setrlimit(RLIMIT_SIGPENDING, &limit));
	show(setrlimit(RLIMIT_DATA, &limit));
	handle(SIGUSR1, nothing, 0);
	show(raise(SIGUSR1));
	show_raw(raw(SYS_close, 9999));
}

static void lower_stack(void)
{
	struct rlimit limit = { 65536, 65536 }, now;

	show(setrlimit(RLIMIT_STACK, &limit));
	getrlimit(RLIMIT_STACK, &now);
	say("stack limit %ld", (long)now.rlim_cur);
	show_status("a child", in_child((void (*)(void))getppid));
}

int main(void)
{
	show_status("RLIMIT_NOFILE of 3", in_child(files));
	show_status("RLIMIT_NOFILE of 0", in_child(zero_files));
	show_status("RLIMIT_AS of 64 MiB", in_child(address_space));
	show_status("no locked memory, no pending signals, no data", in_child(locked_memory));
	show_status("RLIMIT_STACK of 64 KiB", in_child(lower_stack));
	return verdict();
}

/*
 * A program executes others, and they fork and make threads, where its limit on address space leaves less than it has itself; whoever
 * needs more than the limit is told so.
 *
 * Covers: WB-089
 * Builds: default static
 */
#include "guest.h"
#include <pthread.h>

static const rlim_t little = 20 << 20;

static void *thread(void *unused)
{
	(void)unused;
	return raw(SYS_getpid) == getpid() ? "" : NULL;
}

static int limited(void)
{
	struct rlimit limit;
	pthread_attr_t attributes;
	pthread_t task;
	void *result = NULL;

	getrlimit(RLIMIT_AS, &limit);
	fact(limit.rlim_cur == little, "the limit is inherited");
	show(mmap(NULL, little, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
	show(mmap(NULL, little / 4, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, 64 << 10);
	if (pthread_create(&task, &attributes, thread, NULL) == 0)
		pthread_join(task, &result);
	fact(result != NULL, "a thread makes calls");
	pid_t pid = fork();
	if (pid == 0)
		_exit(open("/", O_RDONLY) >= 0 ? 3 : 4);
	show_status("a child", await(pid));
	return verdict();
}

static void execute(rlim_t bytes)
{
	struct rlimit limit = { bytes, bytes };
	char *arguments[] = { "guest", "limited", NULL };

	/* More than that is there already. */
	mmap(NULL, 64 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	setrlimit(RLIMIT_AS, &limit);
	execv("/proc/self/exe", arguments);
	_exit(100 + errno);
}

int main(int argc, char **argv)
{
	if (argc > 1)
		return limited();
	fflush(stdout);
	pid_t pid = fork();
	if (pid == 0)
		execute(little);
	show_status("a program that has enough", await(pid));
	return verdict();
}

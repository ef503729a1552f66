/*
 * Daemons close everything: by close_range, by a loop to the limit, by closefrom; calls, forks and threads go on.
 *
 * Covers: WB-115
 * Builds: default m32
 */
#include "guest.h"

static void *call(void *argument)
{
	return raw(SYS_close, 9999) == -EBADF ? argument : NULL;
}

static void go_on(void)
{
	/* A site that was not met before. */
	unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memcpy(page, GETPID_CODE, 8);
	fact(((long (*)(void))page)() == getpid(), "a fresh site");
	pthread_t thread;
	void *result = NULL;
	need(pthread_create(&thread, NULL, call, page) == 0, "a thread");
	pthread_join(thread, &result);
	fact(result == page, "a thread");
	pid_t pid = fork();
	if (pid == 0)
		_exit(raw(SYS_getppid) > 0 ? 41 : 42);
	show_status("a child", await(pid));
	show(system("exit 43") >> 8);
	show(open("/", O_RDONLY));
}

static void by_range(void)
{
	show_raw(raw(SYS_close_range, 3, ~0u, 0));
	go_on();
}

static void by_range_later(void)
{
	int fd = open("/", O_RDONLY);
	show_raw(raw(SYS_close_range, 3, ~0u, 4));
	say("flags %d", fcntl(fd, F_GETFD));
	show_raw(raw(SYS_close_range, 3, ~0u, 2));
	show(fcntl(fd, F_GETFD));
	show_raw(raw(SYS_close_range, 5, 3, 0));
	show_raw(raw(SYS_close_range, 3, 5, 0xff));
	go_on();
}

static void by_loop(void)
{
	struct rlimit limit;
	getrlimit(RLIMIT_NOFILE, &limit);
	long closed = 0;
	long end = limit.rlim_max < 1 << 20 ? limit.rlim_max : 1 << 20;
	for (long fd = 3; fd < end; fd++)
		closed += raw(SYS_close, fd) == 0;
	say("closed %ld", closed);
	go_on();
}

static void by_closefrom(void)
{
	closefrom(3);
	go_on();
}

static void *unshare_by(void *fd)
{
	long result = raw(SYS_close_range, fd, fd, 2);

	return result == 0 && dup2(1, 7) == 7 ? fd : NULL;
}

static void by_one_unshared(void)
{
	long good = 0, alone = 0;

	close(7);
	for (long fd = 8; fd < 1100; fd++) {
		pthread_t thread;
		void *result = NULL;
		need(pthread_create(&thread, NULL, unshare_by, (void *)fd) == 0, "a thread");
		pthread_join(thread, &result);
		good += (long)result == fd;
		alone += fcntl(7, F_GETFD) < 0;
		close(7);
	}
	say("%ld ranges of one close, %ld of them in a table of their own", good, alone);
}

int main(void)
{
	show_status("close_range", in_child(by_range));
	show_status("close_range with flags", in_child(by_range_later));
	show_status("a loop of close", in_child(by_loop));
	show_status("close_range of one, unshared", in_child(by_one_unshared));
	show_status("closefrom", in_child(by_closefrom));
	return verdict();
}

/*
 * A time namespace: a child sees the shifted clocks from the vDSO and from calls alike, or it is refused as natively.
 *
 * Covers: WB-134, WB-150
 * Builds: default m32
 */
#include "guest.h"

static void inside(void)
{
	struct timespec before, after, by_call;

	clock_gettime(CLOCK_MONOTONIC, &before);
	show(unshare(0x80)); /* CLONE_NEWTIME */
	if (errno)
		return;
	int fd = open("/proc/self/timens_offsets", O_WRONLY);
	need(fd >= 0 && write(fd, "1 100000 0\n", 11) == 11, "an offset");
	pid_t pid = fork();
	if (pid == 0) {
		clock_gettime(CLOCK_MONOTONIC, &after);
		raw(SYS_clock_gettime, CLOCK_MONOTONIC, &by_call);
		fact(after.tv_sec - before.tv_sec >= 100000 && after.tv_sec - before.tv_sec < 100010, "the library's clock is shifted");
		fact(by_call.tv_sec - after.tv_sec >= 0 && by_call.tv_sec - after.tv_sec < 5, "the call's clock too");
		_exit(0);
	}
	show_status("a child", await(pid));
	execl("/proc/self/exe", "guest", "stage", NULL);
}

int main(int argc, char **argv)
{
	struct timespec a, b;

	if (argc > 1) {
		clock_gettime(CLOCK_MONOTONIC, &a);
		raw(SYS_clock_gettime, CLOCK_MONOTONIC, &b);
		fact(a.tv_sec >= 100000 && b.tv_sec - a.tv_sec >= 0 && b.tv_sec - a.tv_sec < 5, "the next program's clocks are shifted");
		return verdict();
	}
	show_status("it", in_child(inside));
	return verdict();
}

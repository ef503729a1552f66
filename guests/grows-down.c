/*
 * Stacks grow: the main one by faults far below rsp, and a mapping with MAP_GROWSDOWN, with calls in between.
 *
 * Covers: WB-097
 * Builds: default m32
 */
#include "guest.h"

static __attribute__((noinline)) long descend(long bytes)
{
	volatile char frame[16384];

	frame[0] = bytes;
	if (bytes <= 0)
		return raw(SYS_getpid) == getpid();
	long deeper = descend(bytes - 16384);
	return deeper + (raw(SYS_close, 9999) != -EBADF) + (frame[0] != (char)bytes);
}

int main(void)
{
	struct rlimit limit;

	getrlimit(RLIMIT_STACK, &limit);
	need(limit.rlim_cur >= 8 << 20, "a stack of 8 MiB");
	fact(descend(7 << 20) == 1, "seven mebibytes of main stack, a call in each frame");
	char *area = mmap(NULL, 1 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	munmap(area, 1 << 20);
	char *top = area + (1 << 20) - 8192;
	need(mmap(top, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_GROWSDOWN, -1, 0) == top, "a growing mapping");
	for (int i = 1; i <= 10; i++) {
		top[-4096 * i] = i;
		raw(SYS_getppid);
	}
	fact(top[-40960] == 10, "a mapping that grows down");
	show_raw(raw(SYS_write, 1, top - 4096 * 11, 0));
	return verdict();
}

/*
 * membarrier: what it offers, that it wants to be registered for, and that it orders two threads.
 *
 * Covers: WB-101
 * Builds: default m32
 */
#include "guest.h"
#include <linux/membarrier.h>

static volatile int x, y, rounds_done;
static _Atomic bool stop;

static void *other(void *argument)
{
	while (!stop) {
		raw(SYS_getppid);
		x++;
	}
	return NULL;
}

int main(void)
{
	pthread_t thread;
	long offered = raw(SYS_membarrier, MEMBARRIER_CMD_QUERY, 0, 0);

	say("offered %#lx", offered);
	show_raw(raw(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0));
	show_raw(raw(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0));
	pthread_create(&thread, NULL, other, NULL);
	long bad = 0;
	for (int i = 0; i < 2000; i++)
		bad += raw(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) != 0;
	fact(bad == 0, "two thousand barriers");
	stop = true;
	pthread_join(thread, NULL);
	show_raw(raw(SYS_membarrier, 12345, 0, 0));
	show_raw(raw(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, 0, 0));
	show_raw(raw(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE, 0, 0));
	show_raw(raw(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, 0, 0));
	return verdict();
}

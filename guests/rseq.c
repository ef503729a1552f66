/*
 * One rseq registration a thread: the library's is there, a second is EBUSY, wrong sizes are EINVAL.
 *
 * Covers: WB-065
 * Builds: default m32
 */
#include "guest.h"
#include <sys/rseq.h>

static void *other(void *argument)
{
	struct rseq *area = (void *)((char *)__builtin_thread_pointer() + __rseq_offset);

	*(bool *)argument = __rseq_size == 0 || area->cpu_id < 4096;
	return NULL;
}

int main(void)
{
	static struct rseq second __attribute__((aligned(32)));
	struct rseq *area = (void *)((char *)__builtin_thread_pointer() + __rseq_offset);
	pthread_t thread;
	bool good = false;

	fact(__rseq_size > 0, "the library registered");
	fact(area->cpu_id < 4096, "the kernel fills in the processor");
	show_raw(raw(SYS_rseq, &second, 32, 0, 0x53053053));
	show_raw(raw(SYS_rseq, area, 32, 0, 0x53053053));
	show_raw(raw(SYS_rseq, &second, 33, 0, 0x53053053));
	show_raw(raw(SYS_rseq, &second, 32, 8, 0x53053053));
	pthread_create(&thread, NULL, other, &good);
	pthread_join(thread, NULL);
	fact(good, "in another thread too");
	/* An own registration in place of the library's. */
	show_raw(raw(SYS_rseq, area, 32, 1 /* RSEQ_FLAG_UNREGISTER */, 0x53053053));
	show_raw(raw(SYS_rseq, &second, 32, 0, 0x53053053));
	raw(SYS_sched_yield);
	for (int i = 0; i < 1000 && (int)second.cpu_id < 0; i++)
		raw(SYS_getppid);
	fact(second.cpu_id < 4096, "the second is filled in");
	show_raw(raw(SYS_rseq, &second, 32, 1, 0x53053053));
	return verdict();
}

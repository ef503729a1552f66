/*
 * System calls and signals on coroutine stacks of four kilobytes.
 *
 * Covers: WB-046
 * Builds: default m32
 */
#include "guest.h"

static ucontext_t scheduler, tasks[16];
static long results[16];

static void task(int index)
{
	for (int i = 0; i < 50; i++) {
		results[index] += raw(SYS_getpid) == (long)raw(SYS_getpid);
		swapcontext(&tasks[index], &scheduler);
	}
}

int main(void)
{
	/* Guard bytes on both sides of each stack. */
	static struct { char low[64], stack[4096], high[64]; } room[16] __attribute__((aligned(16)));

	memset(room, 0x5a, sizeof room);
	for (int i = 0; i < 16; i++) {
		getcontext(&tasks[i]);
		tasks[i].uc_stack.ss_sp = room[i].stack;
		tasks[i].uc_stack.ss_size = sizeof room[i].stack;
		tasks[i].uc_link = &scheduler;
		makecontext(&tasks[i], (void (*)(void))task, 1, i);
	}
	for (int round = 0; round < 50; round++)
		for (int i = 0; i < 16; i++)
			swapcontext(&scheduler, &tasks[i]);
	bool good = true, clean = true;
	for (int i = 0; i < 16; i++) {
		good &= results[i] == 50;
		for (int j = 0; j < 64; j++)
			clean &= room[i].low[j] == 0x5a && room[i].high[j] == 0x5a;
	}
	fact(good, "calls on stacks of 4096 bytes");
	fact(clean, "nothing is written outside them");
	return verdict();
}

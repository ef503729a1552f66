/*
 * The gs base belongs to the program too: per thread, over calls, forks and in handlers.
 *
 * Covers: WB-062
 */
#include "guest.h"
#include <asm/prctl.h>

static uint64_t blocks[3][64];
static volatile uint64_t in_handler;

static uint64_t through_gs(void)
{
	uint64_t value;

	__asm__ volatile("mov %%gs:8, %0" : "=r"(value));
	return value;
}

static void on_usr1(int signal)
{
	in_handler = through_gs();
}

static void *other(void *argument)
{
	uint64_t start = 1;

	raw(SYS_arch_prctl, ARCH_GET_GS, &start);
	raw(SYS_arch_prctl, ARCH_SET_GS, blocks[1]);
	for (int i = 0; i < 100; i++) {
		raw(SYS_getppid);
		if (through_gs() != 222)
			return (void *)1;
	}
	*(uint64_t *)argument = start;
	return NULL;
}

int main(void)
{
	uint64_t base = 1, thread_start = 9;
	pthread_t thread;
	void *result;
	bool good = true;

	blocks[0][1] = 111;
	blocks[1][1] = 222;
	blocks[2][1] = 333;
	show_raw(raw(SYS_arch_prctl, ARCH_GET_GS, &base));
	say("at the start gs is %ld", base);
	show_raw(raw(SYS_arch_prctl, ARCH_SET_GS, blocks[0]));
	for (int i = 0; i < 100; i++) {
		raw(SYS_getppid);
		raw(SYS_close, 9999);
		good &= through_gs() == 111;
	}
	fact(good, "gs is kept over calls");
	raw(SYS_arch_prctl, ARCH_GET_GS, &base);
	fact(base == (uint64_t)blocks[0], "it reads back");
	pthread_create(&thread, NULL, other, &thread_start);
	pthread_join(thread, &result);
	fact(result == NULL && through_gs() == 111, "a thread has its own");
	fact(thread_start == (uint64_t)blocks[0], "and begins with its creator's");
	handle(SIGUSR1, on_usr1, 0);
	raise(SIGUSR1);
	fact(in_handler == 111, "a handler sees it");
	pid_t child = fork();
	if (child == 0) {
		raw(SYS_getppid);
		_exit(through_gs() == 111 ? 0 : 1);
	}
	show_status("a child that reads through gs", await(child));
	show_raw(raw(SYS_arch_prctl, ARCH_SET_GS, 0x8000000000000000));
	show_raw(raw(SYS_arch_prctl, ARCH_SET_GS, 0));
	raw(SYS_arch_prctl, ARCH_GET_GS, &base);
	say("in the end gs is %ld", base);
	return verdict();
}

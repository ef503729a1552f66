/*
 * rt_sigreturn from no frame at all is SIGSEGV.
 *
 * Covers: WB-051
 * Builds: default m32
 */
#include "guest.h"

static void nowhere(void)
{
	__asm__ volatile("mov $8192, %%esp; mov %0, %%eax; " CALL "; hlt" : : "i"(SYS_rt_sigreturn) : "memory");
}

static void with_handler(void)
{
	static char memory[65536];
	stack_t stack = { .ss_sp = memory, .ss_size = sizeof memory };
	void report(int signal)
	{
		say("handled signal %d", signal);
		_exit(5);
	}

	sigaltstack(&stack, NULL);
	handle(SIGSEGV, report, SA_ONSTACK);
	nowhere();
}

int main(void)
{
	show_status("the child", in_child(nowhere));
	show_status("the child with a handler", in_child(with_handler));
	return verdict();
}

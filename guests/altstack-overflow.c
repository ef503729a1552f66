/*
 * Overflow of the main stack is handled on the alternate stack; without one it kills.
 *
 * Covers: WB-043, WB-047, WB-097
 * Builds: default m32
 */
#include "guest.h"

static sigjmp_buf place;

__attribute__((noinline)) static int deeper(int n)
{
	volatile char room[4096];

	room[0] = (char)n;
	return n < 1000000 ? deeper(n + 1) + room[0] : n;
}

static void on_segv(int signal, siginfo_t *info, void *context)
{
	siglongjmp(place, info->si_code == SEGV_MAPERR || info->si_code == SEGV_ACCERR ? 1 : 2);
}

static void without(void)
{
	stack_t off = { .ss_flags = SS_DISABLE };

	sigaltstack(&off, NULL);
	deeper(0);
}

int main(void)
{
	static char memory[65536];
	stack_t stack = { .ss_sp = memory, .ss_size = sizeof memory };
	struct rlimit limit = { 1 << 20, 8 << 20 };

	setrlimit(RLIMIT_STACK, &limit);
	need(sigaltstack(&stack, NULL) == 0, "an alternate stack");
	handle_info(SIGSEGV, on_segv, SA_ONSTACK);
	for (volatile int i = 0; i < 3; i++) {
		int how = sigsetjmp(place, 1);
		if (how == 0)
			deeper(0);
		say("overflow %d was handled: %d", i, how);
	}
	show_status("a child without an alternate stack", in_child(without));
	return verdict();
}

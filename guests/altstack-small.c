/*
 * An alternate stack of SIGSTKSZ carries printf; one of MINSIGSTKSZ may be installed and queried.
 *
 * Covers: WB-043, WB-044
 * Builds: default m32
 */
#include "guest.h"
#include <sys/auxv.h>

static void print_much(int signal)
{
	char text[512];

	snprintf(text, sizeof text, "%f %s %d", 1.5, "text", signal);
	say("in a handler on a small stack: %s", text);
}

int main(void)
{
	size_t least = getauxval(AT_MINSIGSTKSZ);
	static char memory[65536];
	stack_t stack = { .ss_sp = memory, .ss_size = 2048 }, now;

	say("sigaltstack of 2048 bytes: %s", sigaltstack(&stack, NULL) == 0 || (errno == ENOMEM && least > 2048) ? "as the kernel allows" : "no");
	show_raw(raw(SYS_getppid) < 0);
	stack.ss_size = (least ? least : 2048) + 8192;
	show(sigaltstack(&stack, NULL));
	handle(SIGUSR1, print_much, SA_ONSTACK);
	for (int i = 0; i < 3; i++)
		raise(SIGUSR1);
	sigaltstack(NULL, &now);
	fact(now.ss_size == stack.ss_size, "its size reads back");
	/* Right below it nothing was written. */
	for (size_t i = stack.ss_size; i < sizeof memory; i++)
		if (memory[i] != 0) {
			fact(false, "nothing is written outside it");
			break;
		}
	return verdict();
}

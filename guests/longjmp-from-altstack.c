/*
 * glibc's checked longjmp asks sigaltstack below its own rsp whether leaving for a lower frame is legal.
 *
 * Covers: WB-007, WB-038
 * cc: -D_FORTIFY_SOURCE=2
 * Builds: default m32
 */
#include "guest.h"

static jmp_buf place;

static void leave(int signal)
{
	longjmp(place, signal);
}

int main(void)
{
	/* The alternate stack lies above the frame that is returned to. */
	static char memory[65536];
	stack_t stack = { .ss_sp = memory, .ss_size = sizeof memory };
	volatile int left = 0;

	need(sigaltstack(&stack, NULL) == 0, "an alternate stack");
	handle(SIGUSR1, leave, SA_ONSTACK | SA_NODEFER);
	for (volatile int round = 0; round < 100; round++) {
		if (setjmp(place) == 0)
			raise(SIGUSR1);
		else
			left++;
	}
	say("left the handler %d times", left);
	return left != 100;
}
